using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Data;

/// <summary>A database of an earlier version, brought to the present one.</summary>
public sealed class UpgradeTests
{
    /// <summary>As the first version wrote them: a call of 2025 with one commitment that was made in it and revised once.</summary>
    internal const string RecordsOfTheFirstVersion = """
        INSERT INTO "Units" ("Id", "Code", "Name", "TimeZone") VALUES (1, 'AMER', 'Americas Desk', 'Africa/Nairobi');
        INSERT INTO "Users" ("Id", "DisplayName", "Roles", "UnitId", "IsDisabled", "Version", "UserName", "NormalizedUserName", "EmailConfirmed",
            "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount") VALUES
            (1, 'Achieng Otieno', 1, 1, 0, 0, 'officer', 'OFFICER', 0, 0, 0, 1, 0), (2, 'Halima Abdi', 8, 1, 0, 0, 'admin', 'ADMIN', 0, 0, 0, 1, 0),
            (3, 'Naliaka Wekesa', 10, 1, 0, 0, 'analyst', 'ANALYST', 0, 0, 0, 1, 0);
        INSERT INTO "Parties" ("Id", "Code", "Kind", "Name", "OfficialName", "Aliases", "SearchKey", "Version")
            VALUES (1, 'US', 0, 'United States', 'United States of America', '[]', '', 0);
        INSERT INTO "Engagements" ("Id", "Reference", "Kind", "Channel", "State", "Date", "TimeZone", "Summary", "CounterpartId", "UnitId", "DrafterId",
            "LoggedUtc", "Version") VALUES
            (6, 'ENG-2025-0001', 0, 0, 0, '2025-01-20', 'Africa/Nairobi', 'Earlier', 1, 1, 1, '2025-01-20 09:00:00', 0),
            (7, 'ENG-2025-0002', 0, 0, 0, '2025-01-27', 'Africa/Nairobi', 'They spoke.', 1, 1, 1, '2025-01-27 09:00:00', 0);
        INSERT INTO "Commitments" ("Id", "Reference", "Wording", "Class", "Direction", "DeadlineKind", "CounterpartId", "MadeOn", "UnitId", "LoggedUtc",
            "Version") VALUES (5, 'COM-2025-0001', 'They will.', 0, 1, 0, 1, '2025-01-27', 1, '2025-01-27 09:00:00', 1);
        INSERT INTO "Mentions" ("Id", "CommitmentId", "EngagementId", "Kind", "Quote", "RecordedUtc") VALUES
            (1, 5, 7, 0, 'They will.', '2025-01-27 09:00:00'), (2, 5, 6, 1, 'They will.', '2025-01-27 09:00:00');
        INSERT INTO "CommitmentRevisions" ("Id", "CommitmentId", "Number", "Wording", "Class", "DeadlineKind", "Obligors", "Beneficiaries", "Reason",
            "AuthorId", "RevisedUtc") VALUES (1, 5, 1, 'They may.', 0, 0, '[1]', '[]', 'As first recorded.', 3, '2025-01-27 09:00:00'),
            (2, 5, 2, 'They will.', 0, 0, '[1]', '[]', 'Heard again.', 1, '2025-01-28 09:00:00');
        INSERT INTO "AuditEntries" ("Id", "AtUtc", "ActorId", "ActorName", "Record", "Entity", "Action", "Changes")
            VALUES (1, '2025-01-27 09:00:00', 1, 'Achieng Otieno', 'ENG-2025-0002', 'Engagement', 0, '[]');
        """;

    [Fact]
    public async Task What_the_first_version_wrote_is_whole_unclassified_and_read_by_who_read_it_before()
    {
        await using var tracker = await Tracker.UpgradedAsync("Initial", RecordsOfTheFirstVersion);

        var commitment = await tracker.ReadAsync(db => db.Commitments.Include(c => c.Revisions).Include(c => c.Mentions).SingleAsync());
        Assert.Equal(("COM-2025-0001", 7, 3, Marking.Unclassified), (commitment.Reference, commitment.EngagementId.Value, commitment.DrafterId.Value, commitment.Marking));
        Assert.Equal((2, 2), (commitment.Revisions.Count, commitment.Mentions.Count));
        var clearances = await tracker.ReadAsync(db => db.Users.OrderBy(u => u.Id).Select(u => u.Clearance).ToListAsync());
        Assert.Equal([Marking.Unclassified, null, Marking.Unclassified], clearances);
        Assert.Single(await tracker.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Theory]
    [InlineData("index", "IX_Engagements_Date")]
    [InlineData("index", "IX_Commitments_Open")]
    [InlineData("trigger", "EngagementWords_Participants_INSERT")]
    [InlineData("trigger", "AuditEntries_no_UPDATE")]
    [InlineData("trigger", "AuditEntries_no_DELETE")]
    [InlineData("trigger", "CommitmentRevisions_no_UPDATE")]
    [InlineData("trigger", "CommitmentRevisions_no_DELETE")]
    [InlineData("trigger", "Commitments_marking_UPDATE")]
    [InlineData("trigger", "FollowUps_marking_INSERT")]
    [InlineData("trigger", "Accounts_marking_UPDATE")]
    public async Task What_is_not_in_the_model_outlives_a_table_that_is_rebuilt(string type, string name)
    {
        await using var tracker = await Tracker.StartAsync();

        Assert.Equal(1, await tracker.ReadAsync(db => db.Database
            .SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM sqlite_schema WHERE "type" = {type} AND "name" = {name}""").SingleAsync()));
    }
}
