using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Domain.Views;

namespace EngagementTracker.Web.Data.Merges;

/// <summary>What a row belongs to: whose version moves with it, in whose history the move stands, whose reading rights hold.</summary>
internal enum MergeRoot
{
    Engagement,
    Commitment,
    FollowUp,
    Person,
    Topic,
    User,
    View,
}

/// <summary>A column that refers to a person, a topic or a party.</summary>
/// <param name="Entity">How the audit trail calls a row of it.</param>
/// <param name="One">What a moved row is called in the preview, "engagement", and <paramref name="Many"/> of them.</param>
/// <param name="Twin">Two rows that agree in these columns, of which one refers to the kept record and one to the other, say the same, and become one.</param>
internal sealed record MergeReference(
    MergedKind Kind, string Table, string Column, string Entity, string One, string Many, MergeRoot Root, string RootColumn, params string[] Twin)
{
    /// <summary>All of them. MergeReferenceTests finds a foreign key that is not among them.</summary>
    public static IReadOnlyList<MergeReference> All { get; } =
    [
        new(MergedKind.Person, "Participants", "PersonId", nameof(Participant), "participation", "participations", MergeRoot.Engagement, "EngagementId", "EngagementId"),
        new(MergedKind.Person, "Offices", "PersonId", nameof(Office), "office", "offices", MergeRoot.Person, "PersonId", "Title", "PartyId", "From", "To"),

        new(MergedKind.Topic, "EngagementTopics", "TopicId", nameof(EngagementTopic), "engagement", "engagements", MergeRoot.Engagement, "EngagementId", "EngagementId"),
        new(MergedKind.Topic, "CommitmentTopics", "TopicId", nameof(CommitmentTopic), "commitment", "commitments", MergeRoot.Commitment, "CommitmentId", "CommitmentId"),
        new(MergedKind.Topic, "Topics", "ParentId", nameof(Topic), "topic below it", "topics below it", MergeRoot.Topic, "Id"),

        new(MergedKind.Party, "EngagementParties", "PartyId", nameof(EngagementParty), "engagement", "engagements", MergeRoot.Engagement, "EngagementId", "EngagementId"),
        new(MergedKind.Party, "Engagements", "CounterpartId", nameof(Engagement), "engagement filed under it", "engagements filed under it", MergeRoot.Engagement, "Id"),
        new(MergedKind.Party, "Participants", "PartyId", nameof(Participant), "participation", "participations", MergeRoot.Engagement, "EngagementId"),
        new(MergedKind.Party, "Accounts", "IssuerPartyId", nameof(Account), "account that it issued", "accounts that it issued", MergeRoot.Engagement, "EngagementId"),
        new(MergedKind.Party, "CommitmentParties", "PartyId", nameof(CommitmentParty), "part in commitments", "parts in commitments", MergeRoot.Commitment, "CommitmentId", "CommitmentId", "Role"),
        new(MergedKind.Party, "Commitments", "CounterpartId", nameof(Commitment), "commitment filed under it", "commitments filed under it", MergeRoot.Commitment, "Id"),
        new(MergedKind.Party, "FollowUps", "CounterpartId", nameof(FollowUp), "follow-up", "follow-ups", MergeRoot.FollowUp, "Id"),
        new(MergedKind.Party, "People", "PartyId", nameof(Person), "person", "people", MergeRoot.Person, "Id"),
        new(MergedKind.Party, "Offices", "PartyId", nameof(Office), "office", "offices", MergeRoot.Person, "PersonId"),
        new(MergedKind.Party, "CalendarFeeds", "PartyId", nameof(CalendarFeed), "calendar of yours", "calendars of yours", MergeRoot.User, "OwnerId"),
    ];

    /// <summary>A saved view holds the key in its address, so it is moved like the rest.</summary>
    public static MergeReference View(MergedKind kind) =>
        new(kind, "SavedViews", "Query", nameof(SavedView), "saved view", "saved views", MergeRoot.View, "Id");

    public static string TableOf(MergedKind kind) => kind switch
    {
        MergedKind.Person => "People",
        MergedKind.Topic => "Topics",
        _ => "Parties",
    };

    /// <summary>The name of the parameter of a list's address that keeps it to one of them.</summary>
    public static string ParameterOf(MergedKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The table of what a row belongs to, where it has a version.</summary>
    public static string? TableOf(MergeRoot root) => root switch
    {
        MergeRoot.Engagement => "Engagements",
        MergeRoot.Commitment => "Commitments",
        MergeRoot.FollowUp => "FollowUps",
        MergeRoot.Person => "People",
        MergeRoot.Topic => "Topics",
        _ => null,
    };

    /// <summary>Columns to read: all of what may be removed or weighed, and no long texts of what is only moved.</summary>
    public string Needed => Twin.Length > 0 || Table == "Participants" ? "*"
        : string.Join(", ", new[] { "Id", Column, RootColumn, Table == "Accounts" ? "Marking" : "Id" }.Distinct().Select(c => $"\"{c}\""));

    public Dictionary<string, object?> KeyOf(IReadOnlyDictionary<string, object?> row) =>
        (row.ContainsKey("Id") ? ["Id"] : Twin.Append(Column)).ToDictionary(c => c, c => row[c]);

    /// <summary>A value as the audit trail writes it, with the type of a key.</summary>
    public (string? Text, string? Type) InWords(string column, object? value) => (column, value) switch
    {
        ("Role", long role) => (Table == "Participants" ? $"{(ParticipantRole)role}" : $"{(CommitmentPartyRole)role}", null),
        ("Side", long side) => ($"{(Side)side}", null),
        _ => (SqlRows.Text(value), column switch
        {
            "PersonId" => "PersonId",
            "TopicId" or "ParentId" => "TopicId",
            "PartyId" or "CounterpartId" or "IssuerPartyId" => "PartyId",
            _ => null,
        }),
    };

    /// <summary>Whether it hangs on what is marked.</summary>
    public bool IsMarked => Root is MergeRoot.Engagement or MergeRoot.Commitment or MergeRoot.FollowUp;

    /// <summary>The marking of the row itself, if it has one of its own.</summary>
    public static Marking? MarkingOf(IReadOnlyDictionary<string, object?> row) => row.GetValueOrDefault("Marking") is long marking ? (Marking)marking : null;
}
