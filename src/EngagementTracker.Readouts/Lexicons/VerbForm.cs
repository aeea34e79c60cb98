using System.Collections.Frozen;

namespace EngagementTracker.Readouts.Lexicons;

/// <summary>What a verb of reporting makes of what follows it.</summary>
internal enum VerbKind
{
    Restate,
    Say,
    Agree,
    Pledge,
    Plan,
    Anticipate,
    Ask,
    Plain,
}

internal enum Inflection
{
    Base,
    Present,
    Past,
    Gerund,
}

/// <summary>One form of a verb. A verb of two words ("look forward") is keyed by both with a hyphen.</summary>
internal sealed record VerbForm(string Lemma, VerbKind Kind, Inflection Inflection)
{
    public static FrozenDictionary<string, VerbForm> Table(IEnumerable<KeyValuePair<string, string>> verbs)
    {
        var table = new Dictionary<string, VerbForm>();
        foreach (var (lemma, rest) in verbs)
        {
            var parts = rest.Split(';', StringSplitOptions.TrimEntries);
            var kind = Enum.Parse<VerbKind>(parts[0], ignoreCase: true);
            var key = lemma.Replace(' ', '-');
            var irregular = parts.Length > 1 ? parts[1].Split(' ') : [];
            table.TryAdd(key, new VerbForm(lemma, kind, Inflection.Base));
            foreach (var form in irregular) table.TryAdd(form, new VerbForm(lemma, kind, InflectionOf(form, key)));
            if (!irregular.Any(f => IsGerund(f))) table.TryAdd(Stem(key) + "ing", new VerbForm(lemma, kind, Inflection.Gerund));
            if (!irregular.Any(f => InflectionOf(f, key) == Inflection.Past)) table.TryAdd(Stem(key) + "ed", new VerbForm(lemma, kind, Inflection.Past));
            if (!irregular.Any(f => InflectionOf(f, key) == Inflection.Present)) table.TryAdd(key + "s", new VerbForm(lemma, kind, Inflection.Present));
        }
        return table.ToFrozenDictionary();
    }

    private static string Stem(string key) => key.EndsWith('e') ? key[..^1] : key;

    private static Inflection InflectionOf(string form, string key) =>
        IsGerund(form) ? Inflection.Gerund
        : form.Split('-')[0].EndsWith('s') && form.StartsWith(key[..2], StringComparison.Ordinal) ? Inflection.Present
        : Inflection.Past;

    private static bool IsGerund(string form) => form.Split('-')[0].EndsWith("ing", StringComparison.Ordinal);
}
