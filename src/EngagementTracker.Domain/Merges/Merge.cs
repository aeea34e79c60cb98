using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Merges;

public readonly record struct MergeId(long Value);

/// <summary>Two of one kind in the directory were found to be the same: one is kept, the other stands hidden behind it until it is undone.</summary>
public sealed class Merge
{
    public const int ReasonLimit = 500;

    private Merge() { }

    public MergeId Id { get; private set; }
    public MergedKind Kind { get; private set; }
    public long KeptNumber { get; private set; }
    public string KeptKey { get; private set; } = "";
    public long AwayNumber { get; private set; }
    public string AwayKey { get; private set; } = "";

    /// <summary>The name that the merged one had.</summary>
    public string AwayName { get; private set; } = "";

    /// <summary>The names that the kept one was given by it.</summary>
    public IReadOnlyList<string> AddedAliases { get; private set; } = [];

    public string Reason { get; private set; } = "";
    public UserId ById { get; private set; }
    public DateTime MergedUtc { get; private set; }
    public UserId? UndoneById { get; private set; }
    public DateTime? UndoneUtc { get; private set; }

    /// <summary>The names of one that the other does not have yet, in whatever spelling.</summary>
    public static IReadOnlyList<string> NewNames(IMergeable kept, IMergeable away)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(away);
        var known = kept.Names.Select(Text.Fold).ToHashSet();
        return [.. away.Names.Where(name => known.Add(Text.Fold(name)))];
    }

    /// <summary>Gives the kept one the names of the other, which is hidden. What refers to the other is moved by whoever calls.</summary>
    /// <exception cref="ArgumentException">They are the same, or of two kinds, or have too many names together, or the reason is empty or too long.</exception>
    public static Merge Unite(IMergeable kept, IMergeable away, string reason, UserId by, DateTime utc)
    {
        var added = NewNames(kept, away);
        if (kept.Kind != away.Kind || kept.Number == away.Number) throw new ArgumentException("Two of one kind are merged.", nameof(away));
        var merge = new Merge
        {
            Kind = kept.Kind,
            KeptNumber = kept.Number,
            KeptKey = kept.Key,
            AwayNumber = away.Number,
            AwayKey = away.Key,
            AwayName = away.Name,
            AddedAliases = added,
            Reason = Text.Required(reason, ReasonLimit, nameof(Reason)),
            ById = by,
            MergedUtc = utc,
        };
        kept.BeCalled([.. kept.Aliases, .. added]);
        away.StandBehind(kept.Number);
        return merge;
    }

    /// <summary>Takes the names from the kept one again, and brings the other back.</summary>
    /// <exception cref="InvalidOperationException">It is undone already.</exception>
    public void Undo(IMergeable kept, IMergeable away, UserId by, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(away);
        if (UndoneUtc is not null) throw new InvalidOperationException("A merge is undone once.");
        kept.BeCalled([.. kept.Aliases.Except(AddedAliases)]);
        away.StandBehind(null);
        (UndoneById, UndoneUtc) = (by, utc);
    }
}
