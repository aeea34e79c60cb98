using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Mails;

/// <summary>What a mail may say of a record: its words where it is unclassified, and otherwise nothing but its reference.</summary>
internal static class RecordWords
{
    public const string Withheld = "Its words are not sent by mail. Open it in Engagement Tracker.";

    /// <summary><see langword="null"/> when the context's reader may not read the record, or it is not there.</summary>
    public static async Task<string?> OfAsync(TrackerDbContext db, string reference, CancellationToken cancellation)
    {
        if (reference.StartsWith(RecordName.View, StringComparison.Ordinal)) return "Open it in Engagement Tracker to see what it finds.";
        var found = reference.Split('-')[0] switch
        {
            Reference.Commitment => await db.Commitments.Where(c => c.Reference == reference)
                .Select(c => new Words(c.Marking, c.Wording)).SingleOrDefaultAsync(cancellation),
            Reference.FollowUp => await db.FollowUps.Where(f => f.Reference == reference)
                .Select(f => new Words(f.Marking, f.Action)).SingleOrDefaultAsync(cancellation),
            _ => await EngagementAsync(db, reference, cancellation),
        };
        return found is null ? null : found.Marking == Marking.Unclassified ? found.Text : Withheld;
    }

    private static async Task<Words?> EngagementAsync(TrackerDbContext db, string reference, CancellationToken cancellation)
    {
        var found = await db.Engagements.Where(e => e.Reference == reference)
            .Select(e => new { e.Marking, e.Kind, e.When, Party = db.Parties.First(p => p.Id == e.CounterpartId).Name }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new Words(found.Marking, $"{Show.Title(found.Kind, found.Party)}, {Show.When(found.When)}");
    }

    private sealed record Words(Marking Marking, string Text);
}
