using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Records;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Parties;

/// <summary>What is promised between us and a party. Our own side is concerned in everything.</summary>
internal sealed class PartyCommitments(TrackerDbContext db, DueCalendar calendar, PartyId party, PartyId home)
{
    /// <summary>How many commitments are weighed, the newest ones.</summary>
    public const int MostWeighed = 5_000;

    /// <summary>What we owe the party, or owe without anybody named and filed under it.</summary>
    public Task<CommitmentShare> OursAsync(int most, CancellationToken cancellation) => IsHome
        ? AllAsync(Direction.Ours, most, cancellation)
        : ShareAsync(most, cancellation, Named(Direction.Ours, CommitmentPartyRole.Beneficiary), db.Commitments
            .Where(c => c.CounterpartId == party && c.Direction == Direction.Ours).ToOpen());

    public Task<CommitmentShare> TheirsAsync(int most, CancellationToken cancellation) => IsHome
        ? AllAsync(Direction.Theirs, most, cancellation)
        : ShareAsync(most, cancellation, Named(Direction.Theirs, CommitmentPartyRole.Obligor));

    public Task<CommitmentShare> JointAsync(int most, CancellationToken cancellation) => IsHome
        ? AllAsync(Direction.Joint, most, cancellation)
        : ShareAsync(most, cancellation, Named(Direction.Joint, CommitmentPartyRole.Obligor), Named(Direction.Joint, CommitmentPartyRole.Beneficiary));

    /// <summary>What a third party owes to this one.</summary>
    public Task<CommitmentShare> OthersAsync(int most, CancellationToken cancellation)
    {
        var owed = db.Set<CommitmentParty>().Where(p => p.PartyId == party && p.Role == CommitmentPartyRole.Obligor);
        return IsHome
            ? Task.FromResult(new CommitmentShare([], 0, calendar))
            : ShareAsync(most, cancellation, db.OpenFor(party, Direction.Theirs, CommitmentPartyRole.Beneficiary)
                .Where(p => !owed.Any(o => o.CommitmentId == p.CommitmentId)).ToOpen());
    }

    public Task<int> ClosedAsync(CancellationToken cancellation)
    {
        if (IsHome) return db.Commitments.Where(c => c.State == CommitmentState.Closed).CountSomeAsync(cancellation);
        var named = db.Set<CommitmentParty>().Where(p => p.PartyId == party && EF.Property<int?>(p, Threads.Open) == 0).OrderBy(p => p.CommitmentId)
            .Select(p => p.CommitmentId).Distinct().Take(Threads.MostCounted + 1);
        var filed = db.Commitments.Where(c => c.CounterpartId == party && c.State == CommitmentState.Closed).OrderBy(c => c.Id)
            .Select(c => c.Id).Take(Threads.MostCounted + 1);
        return named.Union(filed).CountSomeAsync(cancellation);
    }

    /// <summary>What is to be weighed: what a third party owes is left out, and all but the newest.</summary>
    public static IQueryable<Commitment> Weighed(TrackerDbContext db, PartyId party, PartyId home)
    {
        var commitments = db.Commitments.AsNoTracking();
        if (party == home) return commitments.OrderByDescending(c => c.Id).Take(MostWeighed);
        var named = db.Set<CommitmentParty>().Where(p => p.PartyId == party).OrderByDescending(p => p.CommitmentId).Take(MostWeighed).Select(p => p.CommitmentId);
        var filed = commitments.Where(c => c.CounterpartId == party).OrderByDescending(c => c.Id).Take(MostWeighed).Select(c => c.Id);
        return commitments.Where(c => named.Union(filed).Contains(c.Id)
            && (c.Direction != Direction.Theirs || c.Parties.Any(p => p.PartyId == party && p.Role == CommitmentPartyRole.Obligor)));
    }

    private bool IsHome => party == home;

    private Task<CommitmentShare> AllAsync(Direction direction, int most, CancellationToken cancellation) =>
        ShareAsync(most, cancellation, db.Commitments.Where(c => c.Direction == direction).ToOpen());

    private IQueryable<OpenEntry> Named(Direction direction, CommitmentPartyRole role) => db.OpenFor(party, direction, role).ToOpen();

    private Task<CommitmentShare> ShareAsync(int most, CancellationToken cancellation, params IReadOnlyList<IQueryable<OpenEntry>> sources) =>
        sources.ToShareAsync(db, calendar, most, cancellation);
}
