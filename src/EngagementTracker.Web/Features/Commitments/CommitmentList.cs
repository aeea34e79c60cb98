using System.Linq.Expressions;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>The commitments on record, for the page and its CSV alike.</summary>
public static class CommitmentList
{
    public const string Initial = "-made";

    private const string Escape = "\\";

    private static readonly Sorting<CommitmentRow> Orders = new Sorting<CommitmentRow>(Initial)
        .By("reference", r => r.Reference)
        .By("class", r => r.Class)
        .By("counterpart", r => r.Counterpart, r => r.CounterpartCode)
        .By("deadline", r => r.DeadlineOrLast)
        .By("made", r => r.MadeOn);

    /// <param name="reader">Whose commitments "mine" are.</param>
    public static IQueryable<CommitmentRow> Rows(TrackerDbContext db, CommitmentFilter filter, UserId? reader, DueCalendar calendar) =>
        Orders.Apply(Unsorted(db, Found(db, filter, reader, calendar)), filter.Sort, r => r.Id);

    public static async Task<Page<CommitmentRow>> PageAsync(
        TrackerDbContext db, CommitmentFilter filter, UserId? reader, DueCalendar calendar, PagePlace place, CancellationToken cancellation = default)
    {
        // Where a party or a topic has very many commitments, it is quicker to go through the list's order to its first than to gather them all.
        var inOrder = (filter.Party is { Length: > 0 } party && await Threads.IsLongForPartyAsync(db, party, cancellation))
            || (filter.Topic is { Length: > 0 } topic && await Threads.IsLongForTopicAsync(db, topic, cancellation));
        var found = Found(db, filter, reader, calendar, inOrder);
        return await Orders.ToPageAsync(Unsorted(db, found), filter.Sort, r => r.Id, r => r.Number, place, found, cancellation);
    }

    private static IQueryable<CommitmentRow> Unsorted(TrackerDbContext db, IQueryable<Commitment> found)
    {
        Expression<Func<Commitment, Party, OfficialStanding?, Completion?, Gaps, bool, CommitmentRow>> row = (c, counterpart, said, shown, missing, stale) => new CommitmentRow
        {
            Id = c.Id,
            Number = (long)(object)c.Id,
            Reference = c.Reference,
            Version = c.Version,
            Wording = c.Wording,
            Class = c.Class,
            Owes = c.Direction,
            CounterpartCode = counterpart.Code,
            Counterpart = counterpart.Name,
            DeadlineKind = c.Deadline.Kind,
            DeadlineDate = c.Deadline.Date,
            DeadlineOrLast = c.Deadline.Date ?? new DateOnly(9999, 12, 31), // written out, as in the index; with EF.Constant the SQL would be made anew each time
            DeadlineEvent = c.Deadline.Event,
            Owner = db.Users.First(u => u.Id == c.OwnerId).DisplayName,
            MadeOn = c.MadeOn,
            UnitId = c.UnitId,
            Marking = c.Marking,
            State = c.State,
            Outcome = c.Outcome,
            EndedOn = c.EndedOn,
            Said = said,
            Shown = shown,
            Missing = missing,
            IsStale = stale,
        };
        var (c, party) = (row.Parameters[0], row.Parameters[1]);
        var filled = row.With(
            c, party, CommitmentSigns.Official(db).With(c), CommitmentSigns.Shown(db).With(c), CommitmentGaps.Of.With(c), CommitmentSigns.IsStale(db).With(c));
        return found.Join(db.Parties, x => x.CounterpartId, p => p.Id, Expression.Lambda<Func<Commitment, Party, CommitmentRow>>(filled, c, party));
    }

    /// <summary>Those that pass the filter, in no order.</summary>
    /// <param name="inOrder">Has the party and the topic asked of each commitment, in the order of a list, and not their commitments gathered.</param>
    public static IQueryable<Commitment> Found(TrackerDbContext db, CommitmentFilter filter, UserId? reader, DueCalendar calendar, bool inOrder = false)
    {
        var found = Standing(db.Commitments.AsNoTracking(), db, filter, calendar);
        if (filter.Party is { Length: > 0 } party)
        {
            found = inOrder
                ? found.Where(c => db.Parties.Any(known => known.Code == party && (known.Id == c.CounterpartId || c.Parties.Any(p => p.PartyId == known.Id))))
                : found.Where(c => KeysOf(db, party).Contains(c.Id));
        }
        if (filter.Topic is { Length: > 0 } topic)
            found = found.Under(db, db.Topics.Where(t => t.Slug == topic || db.Topics.Any(parent => parent.Id == t.ParentId && parent.Slug == topic)).Select(t => t.Id), inOrder);
        if (filter.ClassRead is { } ofClass) found = found.Where(c => (c.Class | 0) == ofClass); // asked of each in the list's order: by an index there would be a third of all to sort
        if (filter.OwesRead is { } owes) found = found.Where(c => c.Direction == owes);
        if (filter.DeadlineRead is { } kind) found = found.Where(c => c.Deadline.Kind == kind);
        if (filter.WordingRead is { } words)
        {
            var pattern = $"%{Literal(words)}%";
            found = found.Where(c => EF.Functions.Like(c.Wording, pattern, Escape));
        }
        if (filter.YearRead is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            found = found.Where(c => c.MadeOn >= first && c.MadeOn <= last);
        }
        if (filter.AgeRead is { } days) found = found.Where(calendar.Between<Commitment>(c => c.UnitId, c => c.MadeOn, today => today.AddDays(-days), null));
        else if (filter.Age == CommitmentFilter.Older)
            found = found.Where(calendar.Between<Commitment>(c => c.UnitId, c => c.MadeOn, null, today => today.AddDays(-CommitmentFilter.Ages[^1])));
        return filter.Owner switch
        {
            CommitmentFilter.Nobody => found.Where(c => c.OwnerId == null),
            CommitmentFilter.Reader => found.Where(c => c.OwnerId == reader),
            _ when filter.OwnerRead is { } owner => found.Where(c => c.OwnerId == owner),
            _ => found,
        };
    }

    private static IQueryable<CommitmentId> KeysOf(TrackerDbContext db, string party)
    {
        var known = db.Parties.Where(p => p.Code == party);
        return known.SelectMany(k => db.Set<CommitmentParty>().Where(p => p.PartyId == k.Id), (_, p) => p.CommitmentId)
            .Concat(known.SelectMany(k => db.Commitments.Where(c => c.CounterpartId == k.Id), (_, c) => c.Id));
    }

    private static IQueryable<Commitment> Standing(IQueryable<Commitment> found, TrackerDbContext db, CommitmentFilter filter, DueCalendar calendar)
    {
        if (filter.State == CommitmentFilter.NotClosed) found = found.Where(c => c.State != CommitmentState.Closed);
        else if (filter.StateRead is CommitmentState.Reported) found = found.Where(c => c.State == CommitmentState.Reported);
        else if (filter.StateRead is { } state) found = found.Where(c => (c.State | 0) == state); // as with the class
        if (filter.OutcomeRead is { } outcome) found = found.Where(c => c.Outcome == outcome);
        if (filter.DueRead is { } window)
        {
            var (from, until) = window.Bounds();
            // By the expression of the order, so that one index gives both; what has no date lies after the last day.
            found = found.Where(c => c.State != CommitmentState.Closed)
                .Where(calendar.Between<Commitment>(c => c.UnitId, c => c.Deadline.Date ?? new DateOnly(9999, 12, 31), from, until ?? (_ => new DateOnly(9999, 12, 31))));
        }
        if (filter.ScheduleRead is { } schedule) found = found.Where(ScheduleStandings.Is(schedule, calendar));
        if (filter.SaidRead is not null || filter.Said == CommitmentFilter.Nothing) found = found.Where(Is(CommitmentSigns.Official(db), filter.SaidRead));
        if (filter.EvidenceRead is not null || filter.Evidence == CommitmentFilter.Nothing) found = found.Where(Is(CommitmentSigns.Shown(db), filter.EvidenceRead));
        if (filter.Missing == CommitmentFilter.Anything) found = found.Where(CommitmentGaps.Any);
        else if (filter.MissingRead is { } gap) found = found.Where(CommitmentGaps.Lacks(gap));
        return filter.Stale == CommitmentFilter.Yes ? found.Where(CommitmentSigns.IsStale(db)) : found;
    }

    private static Expression<Func<Commitment, bool>> Is<TSign>(Expression<Func<Commitment, TSign>> sign, TSign value) =>
        Expression.Lambda<Func<Commitment, bool>>(Expression.Equal(sign.Body, Expression.Constant(value, typeof(TSign))), sign.Parameters);

    private static string Literal(string typed) => typed
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal);
}
