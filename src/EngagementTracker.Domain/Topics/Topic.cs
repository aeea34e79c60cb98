using System.Text.RegularExpressions;
using EngagementTracker.Domain.Merges;

namespace EngagementTracker.Domain.Topics;

public readonly record struct TopicId(long Value);

/// <summary>A subject from the ministry's own list, with aliases and perhaps a parent.</summary>
public sealed partial class Topic : IMergeable
{
    public const int NameLimit = 120;
    public const int AliasesLimit = 30;

    private Topic() { }

    public TopicId Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name as it stands in an address; never changed, so that links last.</summary>
    public string Slug { get; private set; } = "";

    public TopicId? ParentId { get; private set; }
    public IReadOnlyList<string> Aliases { get; private set; } = [];
    public string SearchKey { get; private set; } = "";
    public int Version { get; private set; }

    /// <summary>The same topic, which is kept; this one is hidden.</summary>
    public TopicId? MergedIntoId { get; private set; }

    /// <exception cref="ArgumentException">The name is empty, too long, or has no letter or digit to make an address of.</exception>
    public static Topic Create(string name, IReadOnlyList<string>? aliases = null, TopicId? parentId = null)
    {
        var topic = new Topic { Slug = SlugOf(name) };
        topic.Describe(name, aliases ?? [], parentId);
        return topic;
    }

    /// <exception cref="ArgumentException">The name is empty or too long, or the topic would be its own parent.</exception>
    public void Describe(string name, IReadOnlyList<string> aliases, TopicId? parentId)
    {
        if (parentId is not null && parentId == Id) throw new ArgumentException("A topic cannot be its own parent.", nameof(parentId));
        Name = Text.Required(name, NameLimit, nameof(Name));
        Aliases = AliasList.Clean(aliases, NameLimit, AliasesLimit);
        ParentId = parentId;
        SearchKey = Text.SearchKey([Name, .. Aliases]);
    }

    MergedKind IMergeable.Kind => MergedKind.Topic;
    long IMergeable.Number => Id.Value;
    string IMergeable.Key => Slug;
    IEnumerable<string> IMergeable.Names => [Name, .. Aliases];
    int IMergeable.MostAliases => AliasesLimit;
    void IMergeable.BeCalled(IReadOnlyList<string> aliases) => Describe(Name, aliases, ParentId);
    void IMergeable.StandBehind(long? kept) => MergedIntoId = kept is { } id ? new TopicId(id) : null;

    /// <exception cref="ArgumentException">The name has no letter or digit.</exception>
    public static string SlugOf(string name)
    {
        var slug = NotSlug().Replace(Text.Fold(name), "-").Trim('-');
        return slug.Length > 0 ? slug : throw new ArgumentException("A topic's name needs a letter or a digit.", nameof(name));
    }

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotSlug();
}
