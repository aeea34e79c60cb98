using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Search;

/// <summary>A row of which an index of words says that it holds them.</summary>
public sealed class TextHit<TId>
    where TId : struct
{
    public TId Id { get; private set; }

    /// <summary>The same as a number, which the database compares.</summary>
    public long Number { get; private set; }
}

/// <summary>
/// The indexes of words, one for each kind of text and one for the names of parties, people and topics, kept by triggers (migrations Search
/// and SearchNames). They hold words and row numbers, no text, and know nothing of rights: a hit becomes something only by joining the table, whose rows the context's reader may see or not.
/// </summary>
public static class TextIndex
{
    private static readonly Dictionary<Type, Questions> Indexes = new()
    {
        [typeof(EngagementId)] = Questions.Of("EngagementWords", "Engagements"),
        [typeof(AccountId)] = Questions.Of("AccountWords", "Accounts"),
        [typeof(ClosedSectionId)] = Questions.Of("ClosedSectionWords", "ClosedSections"),
        [typeof(CommitmentId)] = Questions.Of("CommitmentWords", "Commitments"),
        [typeof(MentionId)] = Questions.Of("MentionWords", "Mentions"),
        [typeof(FollowUpId)] = Questions.Of("FollowUpWords", "FollowUps"),
        [typeof(EvidenceId)] = Questions.Of("EvidenceWords", "Evidence"),
        [typeof(PartyId)] = Questions.Of("PartyNames", "Parties"),
        [typeof(PersonId)] = Questions.Of("PersonNames", "People"),
        [typeof(TopicId)] = Questions.Of("TopicNames", "Topics"),
    };

    // From one word to the next above it: no word stands twice, however often it is in the texts.
    private static readonly string Words = string.Join(" UNION ", Indexes.Values.Where(i => i.Vocabulary is not null).Select(i =>
        $"SELECT Value FROM (WITH RECURSIVE Word(Value) AS (SELECT (SELECT term FROM {i.Vocabulary} WHERE term >= {{0}} LIMIT 1) UNION ALL SELECT (SELECT term FROM {i.Vocabulary} WHERE term >= Value || char(1) LIMIT 1) FROM Word WHERE Value < {{0}} || char(1114111)) SELECT Value FROM Word WHERE Value < {{0}} || char(1114111) LIMIT {{1}})"));

    internal static void Model(ModelBuilder builder)
    {
        foreach (var id in Indexes.Keys) builder.Entity(typeof(TextHit<>).MakeGenericType(id)).HasNoKey().ToView(null);
    }

    /// <summary>The newest rows that match.</summary>
    /// <param name="match">In the language of the index: <see cref="SearchMatch"/>.</param>
    /// <param name="before">Only rows with a lower number.</param>
    /// <param name="after">Only rows with a higher number.</param>
    public static IQueryable<TextHit<TId>> Hits<TId>(this TrackerDbContext db, string match, int most, long? before = null, long after = 0)
        where TId : struct
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<TextHit<TId>>().FromSqlRaw(Indexes[typeof(TId)].Match, match, before ?? long.MaxValue, most, after);
    }

    /// <summary>All rows, whatever their words, but those.</summary>
    public static IQueryable<TextHit<TId>> All<TId>(this TrackerDbContext db, string? without, long? before = null, long after = 0)
        where TId : struct
    {
        ArgumentNullException.ThrowIfNull(db);
        var index = Indexes[typeof(TId)];
        return without is null
            ? db.Set<TextHit<TId>>().FromSqlRaw(index.All, before ?? long.MaxValue, after)
            : db.Set<TextHit<TId>>().FromSqlRaw(index.Without, before ?? long.MaxValue, after, without);
    }

    /// <summary>Words in any of the texts that begin so, in no order.</summary>
    /// <param name="begins">As the indexes hold words: small letters without accents.</param>
    public static IQueryable<string> WordsBeginning(this TrackerDbContext db, string begins, int most)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.SqlQueryRaw<string>(Words, begins, most);
    }

    private sealed record Questions(string Match, string All, string Without, string? Vocabulary)
    {
        public static Questions Of(string words, string rows) => new(
            $"SELECT rowid AS Id, rowid AS Number FROM {words} WHERE {words} MATCH {{0}} AND rowid < {{1}} AND rowid > {{3}} ORDER BY rowid DESC LIMIT {{2}}",
            $"SELECT Id, Id AS Number FROM {rows} WHERE Id < {{0}} AND Id > {{1}}",
            $"SELECT Id, Id AS Number FROM {rows} WHERE Id < {{0}} AND Id > {{1}} AND Id NOT IN (SELECT rowid FROM {words} WHERE {words} MATCH {{2}})",
            words.EndsWith("Words", StringComparison.Ordinal) ? $"{words}Vocabulary" : null);
    }
}
