using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.LogCall;

namespace EngagementTracker.Web.Features.Engagements.PasteReadout;

/// <summary>Makes proposals of the commitments that were found. What the writer decided upon an earlier reading stays decided.</summary>
internal sealed class CommitmentMapping(ReadoutDraft draft, ReadoutDirectory directory, Ministry ministry, Proposal proposal, Proposal? before)
{
    private List<string> Others => [.. draft.Parties.Select(p => p.Value).Where(p => p != ministry.HomeCode).Distinct()];

    public void Fill()
    {
        var decided = before?.Commitments.Where(c => c.Decision != Decision.Open || c.IsByHand).ToList() ?? [];
        foreach (var found in draft.Commitments)
        {
            var span = DraftWords.Trim(draft.Text, found.Span);
            if (span.Length is 0 or > Mention.QuoteLimit) continue;
            var quote = span.Of(draft.Text);
            var earlier = decided.Find(c => c.Quote == quote);
            if (earlier is not null) decided.Remove(earlier);
            proposal.Add(Decided(earlier, ToRow(found, span, quote), span, found));
        }
        foreach (var earlier in decided) Keep(earlier);
    }

    private ProposedCommitment Decided(ProposedCommitment? earlier, CommitmentForm row, TextSpan span, FoundCommitment found)
    {
        if (earlier is not null) (row = earlier.Row).QuoteStart = span.Start;
        return new ProposedCommitment(row, span)
        {
            Decision = earlier?.Decision ?? Decision.Open,
            Reason = found.Reason,
            Confidence = found.Confidence,
            By = string.Join(" and ", found.By.Select(directory.NameOf)),
            Restates = earlier?.Restates,
            IsSame = earlier?.IsSame ?? false,
        };
    }

    /// <summary>What was made by hand, or is found no more: where its words stand now, or as the writer's own words.</summary>
    private void Keep(ProposedCommitment earlier)
    {
        if (earlier.Decision == Decision.Dropped) return;
        var at = draft.Text.IndexOf(earlier.Quote, StringComparison.Ordinal);
        if (at >= 0) earlier.Row.QuoteStart = at;
        else (earlier.Row.Quote, earlier.Row.QuoteStart) = (null, null);
        proposal.Add(new ProposedCommitment(earlier.Row, at >= 0 ? new TextSpan(at, earlier.Quote.Length) : null)
        {
            // What was linked by its sentence is decided upon anew without it.
            Decision = earlier.IsSame ? Decision.Open : earlier.Decision,
            IsByHand = true,
            Reason = at >= 0 ? earlier.Reason : "Its sentence does not stand in the text any more; the wording is kept without a quote.",
            By = earlier.By,
        });
    }

    private CommitmentForm ToRow(FoundCommitment found, TextSpan span, string quote)
    {
        var (owes, others) = found.Class == CommitmentClass.Request ? Asked(found, quote) : Owing(found.By);
        return new CommitmentForm
        {
            Sentence = quote,
            Quote = quote,
            QuoteStart = span.Start,
            Class = found.Class,
            Owes = owes,
            OtherParties = others.Count < Others.Count ? [.. others.Select(directory.Party).OfType<PartyChoice>().Select(p => p.Id)] : [],
        };
    }

    /// <summary>Who makes a pledge or a reaffirmation owes it.</summary>
    private (Direction? Owes, List<string> Others) Owing(IReadOnlyList<string> by)
    {
        var others = Others.FindAll(by.Contains);
        return by.Contains(ministry.HomeCode) ? (others.Count > 0 ? Direction.Joint : Direction.Ours, others)
            : others.Count > 0 ? (Direction.Theirs, others)
            : (null, []);
    }

    /// <summary>A request is owed by whom it names of those who did not make it. When it names none of them, the writer says.</summary>
    private (Direction? Owes, List<string> Others) Asked(FoundCommitment found, string quote)
    {
        var words = $" {quote} ";
        var asked = Others.Append(ministry.HomeCode).Where(p => !found.By.Contains(p) && IsNamed(p, words)).ToList();
        return Owing(asked);
    }

    private bool IsNamed(string code, string words)
    {
        var party = directory.Gazetteer.Parties.FirstOrDefault(p => p.Code == code);
        if (party is null) return false;
        // "urged President Ruto": who speaks for a party is the party.
        var people = draft.Participants.Where(p => p.Party == code).Select(p => p.Name.Split(' ')[^1]);
        var names = party.Aliases.Append(party.Name).Append(party.OfficialName).Append(party.Demonym).OfType<string>().Concat(people);
        return names.Any(name => name.Length > 1 && IsWord(words, name));
    }

    /// <summary>In its own case: "US" is not "us".</summary>
    private static bool IsWord(string words, string name)
    {
        for (var at = words.IndexOf(name, StringComparison.Ordinal); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (!char.IsLetterOrDigit(words[at - 1]) && !char.IsLetterOrDigit(words[at + name.Length])) return true;
        }
        return false;
    }
}
