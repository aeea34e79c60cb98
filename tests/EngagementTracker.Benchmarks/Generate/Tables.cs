using Microsoft.Data.Sqlite;

namespace EngagementTracker.Benchmarks.Generate;

/// <summary>The tables that are filled, each with the columns that are given.</summary>
internal sealed class Tables(SqliteConnection connection) : IDisposable
{
    public RowWriter Engagements { get; } = new(connection, "Engagements", "Id", "Reference", "Kind", "Channel", "State", "Place", "Summary", "CounterpartId", "UnitId", "DrafterId", "LoggedUtc",
        "Version", "Date", "StartTime", "TimeZone", "HasClosedSection", "Marking");

    public RowWriter Parties { get; } = new(connection, "EngagementParties", "EngagementId", "PartyId", "Side", "ThreadDate");
    public RowWriter Topics { get; } = new(connection, "EngagementTopics", "EngagementId", "TopicId", "ThreadDate");
    public RowWriter Participants { get; } = new(connection, "Participants", "EngagementId", "PersonId", "PartyId", "Side", "Role", "Capacity", "ThreadDate");
    public RowWriter NeedToKnow { get; } = new(connection, "NeedToKnow", "EngagementId", "UnitId");
    public RowWriter Accounts { get; } = new(connection, "Accounts", "Id", "EngagementId", "Tier", "IssuerPartyId", "Issuer", "PublishedOn", "Body", "Marking");

    public RowWriter Commitments { get; } = new(connection, "Commitments", "Id", "Reference", "Wording", "Class", "Direction", "CounterpartId", "MadeOn", "OwnerId", "UnitId", "LoggedUtc", "Version",
        "DeadlineDate", "DeadlineEvent", "DeadlineKind", "EngagementId", "DrafterId", "Marking", "RevisionNumber", "ClosedById", "ClosedUtc", "Deliverable", "EndedOn", "Outcome", "ReportNumber", "Review",
        "State", "ScheduledUtc");

    public RowWriter CommitmentParties { get; } = new(connection, "CommitmentParties", "CommitmentId", "PartyId", "Role", "ThreadOpen", "ThreadDirection", "ThreadDue");

    public RowWriter Revisions { get; } = new(connection, "CommitmentRevisions", "CommitmentId", "Number", "Wording", "Class", "Obligors", "Beneficiaries", "Reason", "AuthorId", "RevisedUtc",
        "DeadlineDate", "DeadlineEvent", "DeadlineKind", "Deliverable");

    public RowWriter Mentions { get; } = new(connection, "Mentions", "CommitmentId", "EngagementId", "AccountId", "Kind", "Quote", "QuoteStart", "RecordedUtc");
    public RowWriter Progress { get; } = new(connection, "Progress", "CommitmentId", "AsOf", "Text", "Said", "EvidenceIds", "AuthorId", "RecordedUtc");
    public RowWriter Evidence { get; } = new(connection, "Evidence", "Id", "CommitmentId", "Kind", "Title", "Url", "AddedById", "AddedUtc");

    public RowWriter Reports { get; } = new(connection, "OutcomeReports", "CommitmentId", "Number", "Outcome", "EndedOn", "Text", "EvidenceIds", "ReporterId", "ReportedUtc", "Decision", "DecidedById",
        "DecidedUtc");

    public RowWriter FollowUps { get; } = new(connection, "FollowUps", "Id", "Reference", "Action", "OwnerId", "DueOn", "UnitId", "CounterpartId", "EngagementId", "CommitmentId", "DrafterId", "LoggedUtc",
        "DoneUtc", "DoneById", "Version", "Marking", "ScheduledUtc");

    public long LastFollowUp { get; set; } = 1_000;

    public List<(string Prefix, int Year, int Last)> Counters(SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, """SELECT "Prefix", "Year", "Last" FROM "ReferenceCounters" """);
        using var reader = command.ExecuteReader();
        List<(string, int, int)> counters = [];
        while (reader.Read()) counters.Add((reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)));
        return counters;
    }

    public void KeepCounters(SqliteTransaction transaction, IReadOnlyDictionary<(string Prefix, int Year), int> counters)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, """INSERT INTO "ReferenceCounters" VALUES (@prefix, @year, @last) ON CONFLICT DO UPDATE SET "Last" = excluded."Last" """);
        foreach (var ((prefix, year), last) in counters)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("@prefix", prefix);
            command.Parameters.AddWithValue("@year", year);
            command.Parameters.AddWithValue("@last", last);
            command.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        foreach (var table in (RowWriter[])[Engagements, Parties, Topics, Participants, NeedToKnow, Accounts, Commitments, CommitmentParties, Revisions, Mentions, Progress, Evidence, Reports, FollowUps])
            table.Dispose();
    }
}
