using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Merges;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>How many rows of one kind a merge moves, and how many of them are united with one that the kept record has.</summary>
public sealed record MergeLine(string Called, int Moved, int United);

/// <summary>An engagement in which both take part, and as what the kept one will stand there.</summary>
public sealed record MergeMeeting(string Reference, string Words);

/// <summary>What a merge would do, as far as the reader may read it; of what they may not read, nothing is told and everything is moved.</summary>
/// <param name="Aliases">The names that the kept one is given.</param>
/// <param name="SecondPrincipals">How many engagements had a principal of each.</param>
/// <param name="Problem">Why it cannot be done, and what to do.</param>
public sealed record MergePreview(
    IReadOnlyList<MergeLine> Lines, IReadOnlyList<string> Aliases, IReadOnlyList<MergeMeeting> Meetings, int MeetingsInAll, int SecondPrincipals, string? Problem)
{
    public const int MostMeetings = 10;

    public static async Task<MergePreview> ReadAsync(
        TrackerDbContext db, IMergeable kept, IMergeable away, long home, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(away);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var steps = await MergePlan.ReadAsync((SqliteConnection)db.Database.GetDbConnection(), kept, away, cancellation);
            var seen = await SeenAsync(db, steps, cancellation);
            var both = seen.Where(s => s is { Twin: not null, Reference.Table: "Participants" }).ToList();
            return new MergePreview(
                [
                    .. seen.GroupBy(s => s.Reference).Select(g => new MergeLine(
                        g.Count() == 1 ? g.Key.One : g.Key.Many, g.Count(s => s.Twin is null), g.Count(s => s.Twin is not null))),
                ],
                Merge.NewNames(kept, away), await MeetingsAsync(db, both, cancellation), both.Count,
                seen.Count(s => s.Changes is { Count: 2 }), ProblemOf(kept, away, home, steps.Count));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Why two cannot be merged, in words; nothing when they can.</summary>
    internal static string? ProblemOf(IMergeable kept, IMergeable away, long home, int steps)
    {
        var names = kept.Aliases.Count + Merge.NewNames(kept, away).Count;
        return kept.Kind == MergedKind.Party && (kept.Number == home || away.Number == home)
            ? "The home party stands on our side of every engagement, so it is not merged. Choose another party."
            : names > kept.MostAliases
            ? $"Together they have {names:N0} other names; at most {kept.MostAliases:N0} can be kept. Remove some on either page first."
            : steps > MergePlan.Most ? $"Too much hangs on {away.Name} to be moved at once. Keep {away.Name}, and merge {kept.Name} into it." : null;
    }

    private static async Task<List<MergeStep>> SeenAsync(TrackerDbContext db, List<MergeStep> steps, CancellationToken cancellation)
    {
        List<long> Of(MergeRoot root) => [.. steps.Where(s => s.Reference.Root == root).Select(s => s.RootId).Distinct()];
        var engagementIds = Of(MergeRoot.Engagement).ConvertAll(id => new EngagementId(id));
        var engagements = await db.Engagements.Where(e => engagementIds.Contains(e.Id)).Select(e => e.Id).ToHashSetAsync(cancellation);
        var commitmentIds = Of(MergeRoot.Commitment).ConvertAll(id => new Domain.Commitments.CommitmentId(id));
        var commitments = await db.Commitments.Where(c => commitmentIds.Contains(c.Id)).Select(c => c.Id).ToHashSetAsync(cancellation);
        var followUpIds = Of(MergeRoot.FollowUp).ConvertAll(id => new Domain.FollowUps.FollowUpId(id));
        var followUps = await db.FollowUps.Where(f => followUpIds.Contains(f.Id)).Select(f => f.Id).ToHashSetAsync(cancellation);
        var accountIds = steps.Where(s => s.Reference.Table == "Accounts").Select(s => new AccountId((long)s.Row["Id"]!)).ToList();
        var accounts = await db.Accounts.Where(a => accountIds.Contains(a.Id)).Select(a => a.Id).ToHashSetAsync(cancellation);
        var views = await db.SavedViews.Select(v => v.Id).ToHashSetAsync(cancellation);
        var feeds = await db.CalendarFeeds.Select(f => f.Id).ToHashSetAsync(cancellation);
        var owned = feeds.Select(f => f.Value).ToHashSet();
        return steps.FindAll(s => s.Reference.Root switch
        {
            MergeRoot.Engagement => engagements.Contains(new EngagementId(s.RootId))
                && (s.Reference.Table != "Accounts" || accounts.Contains(new AccountId((long)s.Row["Id"]!))),
            MergeRoot.Commitment => commitments.Contains(new Domain.Commitments.CommitmentId(s.RootId)),
            MergeRoot.FollowUp => followUps.Contains(new Domain.FollowUps.FollowUpId(s.RootId)),
            MergeRoot.View => views.Contains(new Domain.Views.SavedViewId(s.RootId)),
            MergeRoot.User => owned.Contains((long)s.Row["Id"]!),
            _ => true,
        });
    }

    private static async Task<IReadOnlyList<MergeMeeting>> MeetingsAsync(TrackerDbContext db, List<MergeStep> both, CancellationToken cancellation)
    {
        var ids = both.Select(s => new EngagementId(s.RootId)).ToList();
        var shown = await db.Engagements.Where(e => ids.Contains(e.Id)).OrderByDescending(e => e.When.Date).ThenByDescending(e => e.Id)
            .Take(MostMeetings).Select(e => new { e.Id, e.Reference }).ToListAsync(cancellation);
        return shown.ConvertAll(e =>
        {
            var step = both.Find(s => s.RootId == e.Id.Value)!;
            var (role, capacity) = ((ParticipantRole)(long)Result(step, "Role")!, Result(step, "Capacity") as string);
            return new MergeMeeting(e.Reference, $"{RoleWords(role)}{(capacity is null ? "" : $", {capacity}")}");
        });
    }

    private static object? Result(MergeStep step, string column) => step.TwinChanges.TryGetValue(column, out var taken) ? taken : step.Twin![column];

    private static string RoleWords(ParticipantRole role) => role == ParticipantRole.NoteTaker ? "note-taker" : $"{role}".ToLowerInvariant();
}

/// <summary>What a reader may know of what an undo left as it is.</summary>
internal static class MergeLeft
{
    /// <summary>The references of those that the reader may read.</summary>
    public static async Task<IReadOnlyList<string>> TellAsync(TrackerDbContext db, IReadOnlyList<MergeOwner> left, CancellationToken cancellation)
    {
        var names = left.Select(o => o.Record).ToList();
        var seen = (await db.Engagements.Where(e => names.Contains(e.Reference)).Select(e => e.Reference).ToListAsync(cancellation))
            .Concat(await db.Commitments.Where(c => names.Contains(c.Reference)).Select(c => c.Reference).ToListAsync(cancellation))
            .Concat(await db.FollowUps.Where(f => names.Contains(f.Reference)).Select(f => f.Reference).ToListAsync(cancellation)).ToList();
        var people = left.Where(o => o.Root == MergeRoot.Person).Select(o => new Domain.People.PersonId(o.Id)).ToList();
        seen.AddRange(await db.People.Where(p => people.Contains(p.Id)).Select(p => p.Name).ToListAsync(cancellation));
        var topics = left.Where(o => o.Root == MergeRoot.Topic).Select(o => new Domain.Topics.TopicId(o.Id)).ToList();
        seen.AddRange(await db.Topics.Where(t => topics.Contains(t.Id)).Select(t => t.Name).ToListAsync(cancellation));
        return [.. seen.Order(StringComparer.Ordinal)];
    }
}
