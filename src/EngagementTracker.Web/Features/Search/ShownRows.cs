using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Search;

/// <summary>What is shown of a row that was found.</summary>
/// <param name="Name">The counterpart, the issuer of an account, or where a quote was said.</param>
/// <param name="On">The day of the engagement, or on which something was made or falls due.</param>
internal sealed record ShownRow(string Reference, EngagementKind? Kind, string Name, string Text, DateOnly? On, DateTime? At, Marking Marking)
{
    public FoundText ToText(TextKind kind, long key, string zone) =>
        new(kind, key, Reference, Title(kind), IsForItsPage(kind) ? null : Text, On ?? Domain.Zone.DayAt(At!.Value, zone), Marking);

    /// <summary>What no list shows either: who reads it when it is marked is put on record, and only its record's page does that.</summary>
    private bool IsForItsPage(TextKind kind) => kind is TextKind.Account or TextKind.Quote or TextKind.ClosedSection && Marking > Marking.Unclassified;

    private string Title(TextKind kind) => kind switch
    {
        TextKind.Engagement => Show.Title(Kind!.Value, Name),
        TextKind.Account => $"Account by {Name}",
        TextKind.ClosedSection => "Closed section",
        TextKind.Quote => $"Said in {Name}",
        TextKind.File => "Evidence",
        _ => Name,
    };
}

/// <summary>How a row of each kind is shown.</summary>
internal sealed class ShownRows(TrackerDbContext db)
{
    public Expression<Func<Engagement, ShownRow>> Engagement { get; } = e =>
        new ShownRow(e.Reference, e.Kind, db.Parties.First(p => p.Id == e.CounterpartId).Name, e.Summary, e.When.Date, null, e.Marking);

    public Expression<Func<Commitment, ShownRow>> Commitment { get; } = c => new ShownRow(
        c.Reference, null, db.Parties.First(p => p.Id == c.CounterpartId).Name,
        c.Wording + (c.Deliverable == null ? "" : " · " + c.Deliverable) + (c.Measure == null ? "" : " · " + c.Measure), c.MadeOn, null, c.Marking);

    public Expression<Func<FollowUp, ShownRow>> FollowUp { get; } = f =>
        new ShownRow(f.Reference, null, db.Parties.First(p => p.Id == f.CounterpartId).Name, f.Action, f.DueOn, null, f.Marking);

    public Expression<Func<Account, ShownRow>> Account { get; } = a => new ShownRow(
        db.Engagements.First(e => e.Id == a.EngagementId).Reference, null, a.Issuer, a.Body, db.Engagements.First(e => e.Id == a.EngagementId).When.Date, null, a.Marking);

    public Expression<Func<ClosedSection, ShownRow>> ClosedSection { get; } = s => new ShownRow(
        db.Engagements.First(e => e.Id == s.EngagementId).Reference, null, "", s.Body, db.Engagements.First(e => e.Id == s.EngagementId).When.Date, null, s.Marking);

    public Expression<Func<Mention, ShownRow>> Quote { get; } = m => new ShownRow(
        db.Commitments.First(c => c.Id == m.CommitmentId).Reference, null, db.Engagements.First(e => e.Id == m.EngagementId).Reference, m.Quote,
        db.Engagements.First(e => e.Id == m.EngagementId).When.Date, null,
        m.AccountId == null ? db.Engagements.First(e => e.Id == m.EngagementId).Marking : db.Accounts.First(a => a.Id == m.AccountId).Marking);

    public Expression<Func<Evidence, ShownRow>> File { get; } = p => new ShownRow(
        db.Commitments.First(c => c.Id == p.CommitmentId).Reference, null, "", p.Title + (p.FileName == null || p.FileName == p.Title ? "" : " · " + p.FileName), null, p.AddedUtc,
        db.Commitments.First(c => c.Id == p.CommitmentId).Marking);
}
