using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Commitments.ReviseCommitment;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>Commitments to test with.</summary>
internal static class Commitments
{
    /// <summary>The demo's "Kenya and the United States conclude STIP": joint, no date stated, made on 27 January 2025.</summary>
    public const string Stip = "COM-2025-0001";

    public static Task<Tracker> DemoAsync() => Tracker.StartAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), records: true);

    public static Task<Commitment> ReadAsync(this Tracker tracker, string reference) => tracker.ReadAsync(db =>
        db.Commitments.AsNoTracking().Include(c => c.Parties).Include(c => c.Revisions).SingleAsync(c => c.Reference == reference));

    /// <summary>The form as the page opens it.</summary>
    public static Task<ReviseCommitmentForm> FormAsync(this Tracker tracker, string reference) => tracker.ReadAsync(async db =>
    {
        var commitment = await db.Commitments.AsNoTracking().Include(c => c.Parties).SingleAsync(c => c.Reference == reference);
        var parties = await db.Parties.Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).ToDictionaryAsync(p => p.Id);
        var form = ReviseCommitmentForm.Of(commitment, tracker.Ministry.HomeParty, parties);
        form.Reason = "Agreed by telephone.";
        return form;
    });

    /// <summary>One that is in no database.</summary>
    public static Commitment InMemory(PartyId home, CommitmentTerms terms)
    {
        var other = new PartyId(home.Value + 1);
        var facts = new EngagementFacts(
            EngagementKind.Call, Channel.Telephone, EngagementState.Held, new EventTime(new DateOnly(2025, 1, 27), "Africa/Nairobi"), null,
            "They spoke.", home, [other],
            [new(new PersonId(1), home, ParticipantRole.Principal, null), new(new PersonId(2), other, ParticipantRole.Principal, null)], []);
        var utc = new DateTime(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);
        var engagement = Engagement.Log("ENG-2025-0001", facts, new UnitId(1), new UserId(1), utc);
        return Commitment.Record("COM-2025-0001", terms, engagement, "They will.", null, null, new UserId(1), utc);
    }

    public static CurrentUser Reader()
    {
        var user = new CurrentUser();
        user.Become(new UserId(1), "Achieng Otieno", Roles.Officer, new UnitId(1), "Africa/Nairobi", Marking.Secret);
        return user;
    }
}
