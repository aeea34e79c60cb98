using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.LogCall;

/// <summary>An engagement on record that looks like the one being logged.</summary>
public sealed record SameCall(string Reference, string Principals);

/// <summary>Puts a call on record with its people, topics, account, commitments and first follow-ups: whole, or not at all.</summary>
public sealed class LogCallHandler(
    IDbContextFactory<TrackerDbContext> contexts, LogCallValidator validator, CurrentUser user, Ministry ministry, TimeProvider time)
{
    /// <exception cref="NotPermittedException">The user may not log engagements.</exception>
    public async Task<Answer<Engagement>> HandleAsync(LogCallForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.LogEngagements, cancellation);
        form.Account.Floor = form.Engagement.Marking;
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Engagement>.Refused(errors);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!form.IsSeparate && await FindSameAsync(db, form.Engagement, cancellation) is { } same)
            return Answer<Engagement>.Refused(new Problem(
                nameof(form.IsSeparate), $"{same.Reference} is the same call: same day, same party, same principals. Open it, or say that this is a separate one."));
        if (await OwnerProblemsAsync(db, form, cancellation) is { Count: > 0 } unfit) return Answer<Engagement>.Refused(unfit);

        var now = time.GetUtcNow().UtcDateTime;
        var named = await NamedFacts.AddNewAsync(db, form.Engagement, cancellation);
        await db.SaveChangesAsync(cancellation); // gives the new ones their keys
        var facts = named.ToFacts(user.Today(time), ministry.HomeParty);
        var engagement = Engagement.Log(
            await db.NextReferenceAsync(Reference.Engagement, facts.When.Date.Year, cancellation), facts, user.UnitId, user.SignedInId, now,
            form.Engagement.Marking);
        db.Engagements.Add(engagement);
        engagement.WriteClosedSection(form.Engagement.ClosedText, form.Engagement.ClosedMarking);
        var account = form.Account.IsEmpty ? null : engagement.AddAccount(form.Account.ToFacts(user.Today(time), user.TimeZone));
        foreach (var (index, row) in form.Commitments.Index())
        {
            if (await AddCommitmentAsync(db, row, engagement, facts, account, now, cancellation) is { } sentence)
                return Answer<Engagement>.Refused(new Problem($"{nameof(form.Commitments)}[{index}].{nameof(row.DeadlineEvent)}", sentence));
        }
        await db.SaveChangesAsync(cancellation); // the engagement's key is named by what is told of earlier commitments
        foreach (var (index, mention) in form.Mentions.Index())
        {
            if (await SpeakOfAsync(db, mention, engagement, account, now, cancellation) is { } sentence)
                return Answer<Engagement>.Refused(new Problem($"{nameof(form.Mentions)}[{index}].{nameof(mention.Sentence)}", sentence));
        }
        if (form.Mentions.Count > 0) await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Engagement>.Saved(engagement);
    }

    /// <summary>Notes how a commitment on record came up; says why it cannot be noted, if so.</summary>
    private async Task<string?> SpeakOfAsync(
        TrackerDbContext db, MentionForm mention, Engagement engagement, Account? account, DateTime now, CancellationToken cancellation)
    {
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == mention.Reference, cancellation) is not { } commitment)
            return $"{mention.Reference} is not on record any more. Leave it unmarked.";
        if (commitment.MadeOn > engagement.When.Date)
            return $"{mention.Reference} was made on {Show.Day(commitment.MadeOn)}, after this call. Leave it unmarked, or correct the date of the call.";
        commitment.SpeakOf(engagement, mention.Kind, mention.Sentence, account, now, mention.SentenceStart);
        if (mention.Kind == MentionKind.ReportedOn)
        {
            commitment.Tell(
                engagement.When.Date, Text.CleanOrNull(mention.Sentence) ?? $"Reported as done in {engagement.Reference}.", null, OfficialStanding.Fulfilled,
                engagement.Id, [], user.SignedInId, now);
        }
        return null;
    }

    /// <summary>Looks for the same day, first party and principals, so that the page can offer what is on record before it is typed again.</summary>
    public async Task<SameCall?> FindSameAsync(EngagementForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindSameAsync(db, form, cancellation);
    }

    private async Task<SameCall?> FindSameAsync(TrackerDbContext db, EngagementForm form, CancellationToken cancellation)
    {
        if (form.DateOn(user.Today(time)) is not { } day || form.Parties.Count == 0) return null;
        var party = form.Parties[0].Id;
        var principals = form.Participants.Where(p => p.Role == ParticipantRole.Principal).Select(p => Text.Fold(p.Person.Name)).Order().ToList();
        if (principals.Count == 0) return null;
        var sameDay = await db.Engagements.AsNoTracking()
            .Where(e => e.When.Date == day && e.CounterpartId == party && e.Kind == form.Kind)
            .Select(e => new
            {
                e.Reference,
                Principals = e.Participants.Where(p => p.Role == ParticipantRole.Principal)
                    .Join(db.People, p => p.PersonId, p => p.Id, (_, person) => person.Name).ToList(),
            }).ToListAsync(cancellation);
        return sameDay.Where(e => e.Principals.Select(Text.Fold).Order().SequenceEqual(principals))
            .Select(e => new SameCall(e.Reference, string.Join(" and ", e.Principals))).FirstOrDefault();
    }

    private async Task<List<Problem>> OwnerProblemsAsync(TrackerDbContext db, LogCallForm form, CancellationToken cancellation)
    {
        if (form.Commitments.All(c => c.OwnerId is null)) return [];
        var readers = await Readers.ReadAsync(db, cancellation);
        string? Refusal(CommitmentForm row) => row.OwnerId is not { } owner ? null
            : readers.People.All(p => p.Reader.Id != owner) ? "The owner's account is disabled. Choose another owner."
            : readers.OwnerRefusal(owner, new Protection(form.MarkingOf(row), user.SignedInId, user.UnitId), []);
        return
        [
            .. form.Commitments.Index().Select(c => Refusal(c.Item) is { } sentence
                ? new Problem($"{nameof(form.Commitments)}[{c.Index}].{nameof(CommitmentForm.OwnerId)}", sentence) : null).OfType<Problem>(),
        ];
    }

    /// <summary>Says why its event cannot be used, if so.</summary>
    private async Task<string?> AddCommitmentAsync(
        TrackerDbContext db, CommitmentForm row, Engagement engagement, EngagementFacts facts, Account? account, DateTime now, CancellationToken cancellation)
    {
        IReadOnlyList<PartyId> ours = [ministry.HomeParty];
        IReadOnlyList<PartyId> named = [.. facts.TheirParties.Where(row.OtherParties.Contains)];
        var theirs = named.Count > 0 ? named : facts.TheirParties;
        var (obligors, beneficiaries) = row.Owes switch
        {
            Direction.Ours => (ours, theirs),
            Direction.Theirs => (theirs, ours),
            _ => ([.. ours, .. theirs], []),
        };
        var today = user.Today(time);
        var date = row.NeedsDate ? WrittenDate.Read(row.DeadlineDate!, today, Lean.Future, user.WorkingDays).Date : null;
        var (atEvent, problem) = row.DeadlineKind == DeadlineKind.Event ? await row.ToDeadlineAsync(db, today, cancellation) : (null, null);
        if (problem is not null) return problem;
        var terms = new CommitmentTerms(
            row.Sentence!, row.Class, ministry.HomeParty, obligors, beneficiaries, atEvent ?? Deadline.Of(row.DeadlineKind, date, null));
        var commitment = Commitment.Record(
            await db.NextReferenceAsync(Reference.Commitment, facts.When.Date.Year, cancellation), terms, engagement, Text.CleanOrNull(row.Quote) ?? row.Sentence!, account,
            row.OwnerId, user.SignedInId, now, row.Marking, row.QuoteStart);
        db.Commitments.Add(commitment);
        if (Text.CleanOrNull(row.FollowUp) is not { } action) return null;
        db.FollowUps.Add(FollowUp.Open(
            await db.NextReferenceAsync(Reference.FollowUp, today.Year, cancellation), action, row.OwnerId ?? user.SignedInId,
            WrittenDate.Read(row.FollowUpDue!, today, Lean.Future, user.WorkingDays).Date!.Value, engagement, commitment, user.SignedInId, now));
        return null;
    }
}
