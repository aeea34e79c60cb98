using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Names;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Engagements;

/// <summary>Which party issued a text, and in which zone its "today" lies.</summary>
internal sealed class Issuers(PartyNames parties)
{
    private readonly IReadOnlyList<(string Key, string Code)> known =
        [.. Lexicon.Issuers.Select(i => (Domain.Text.Fold(i.Key), i.Value)).OrderByDescending(i => i.Item1.Length)];

    public (string? Party, string? Zone) Find(Readout readout, IReadOnlyList<Sentence> sentences)
    {
        var party = readout.IssuerParty ?? (readout.Issuer is { } issuer ? PartyOf(issuer) : null) ?? Attributed(sentences);
        return (party, readout.Zone ?? (party is null ? null : parties.Find(party)?.TimeZone));
    }

    /// <summary>"The below is attributable to State Department Spokesperson …".</summary>
    private string? Attributed(IReadOnlyList<Sentence> sentences) =>
        sentences.Take(4).FirstOrDefault(s => s.Tokens.Any(t => t.Is("attributable") || t.Is("attributed"))) is { } sentence ? PartyOf(sentence.Span.Of(sentence.Source)) : null;

    private string? PartyOf(string issuer)
    {
        var folded = Domain.Text.Fold(issuer);
        return known.FirstOrDefault(k => folded.Contains(k.Key, StringComparison.Ordinal)) is { Code: { } code } && parties.Find(code) is not null ? code
            : Sentences.In(issuer).SelectMany(parties.In).Select(m => m.Name.Code).FirstOrDefault();
    }
}
