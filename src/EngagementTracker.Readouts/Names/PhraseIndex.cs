using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Names;

/// <summary>Finds known phrases in a sentence; the longest wins, and the first that was added of equals.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<string, List<(string[] Keys, bool IsAcronym, T Value)>> byFirst = [];

    public void Add(string phrase, T value)
    {
        var tokens = Sentences.In(phrase).SelectMany(s => s.Tokens).Where(t => t.Text != ".").ToArray();
        if (tokens.Length == 0) return;
        string[] keys = [.. tokens.Select(t => t.Key)];
        if (!byFirst.TryGetValue(keys[0], out var list)) byFirst[keys[0]] = list = [];
        if (list.Exists(e => e.Keys.SequenceEqual(keys))) return;
        list.Add((keys, tokens.Length == 1 && phrase.Length <= 5 && phrase.All(c => !char.IsLower(c)), value));
        list.Sort((a, b) => b.Keys.Length.CompareTo(a.Keys.Length));
    }

    /// <summary>The phrase that begins at a token, and the number of its tokens.</summary>
    public (T Value, int Length)? At(Sentence sentence, int index)
    {
        if (!byFirst.TryGetValue(sentence[index].Key, out var entries)) return null;
        foreach (var entry in entries)
        {
            // "us", "who" and "car" are words; US, WHO and CAR are not.
            if (entry.IsAcronym && sentence[index].Text.Any(char.IsLower)) continue;
            if (sentence.Has(index, entry.Keys)) return (entry.Value, entry.Keys.Length);
        }
        return null;
    }

    public bool TryGet(string key, out T value)
    {
        value = default!;
        if (!byFirst.TryGetValue(key, out var entries) || entries.FindIndex(e => e.Keys.Length == 1) is not (>= 0 and var at)) return false;
        value = entries[at].Value;
        return true;
    }
}
