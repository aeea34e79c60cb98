using EngagementTracker.Domain.Parties;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Names;

internal enum NameKind
{
    /// <summary>Its own name or acronym.</summary>
    Name,

    /// <summary>The adjective or the people.</summary>
    Demonym,
    Capital,

    /// <summary>A place, a people or a seat of government that stands for it.</summary>
    Place,
    Leader,

    /// <summary>A body that speaks for it under a name of its own.</summary>
    Body,
}

internal readonly record struct PartyName(string Code, NameKind Kind);

/// <summary>Where a sentence names a party: tokens from <paramref name="First"/> to the one before <paramref name="End"/>.</summary>
internal readonly record struct PartyMention(int First, int End, PartyName Name);

/// <summary>Knows the parties by all that they are called.</summary>
internal sealed class PartyNames
{
    public const string NoParty = "-";

    private readonly PhraseIndex<PartyName> index = new();
    private readonly Dictionary<string, KnownParty> byCode;

    public PartyNames(Gazetteer gazetteer)
    {
        byCode = gazetteer.Parties.ToDictionary(p => p.Code);
        Add(Lexicon.Bodies, NameKind.Body);
        Add(Lexicon.Places, NameKind.Place);
        foreach (var party in gazetteer.Parties)
        {
            foreach (var name in (string?[])[party.Name, party.OfficialName, IsAcronym(party.Code, party.Kind) ? party.Code : null, .. party.Aliases])
                if (name is not null) index.Add(name, new PartyName(party.Code, NameKind.Name));
        }
        foreach (var party in gazetteer.Parties)
        {
            if (party.Demonym is not { } demonym) continue;
            index.Add(demonym, new PartyName(party.Code, NameKind.Demonym));
            index.Add(demonym + "s", new PartyName(party.Code, NameKind.Demonym));
        }
        foreach (var party in gazetteer.Parties)
            if (party is { Kind: PartyKind.State, Capital: { } capital }) index.Add(capital, new PartyName(party.Code, NameKind.Capital));
        Add(Lexicon.Leaders, NameKind.Leader);
    }

    public KnownParty? Known(string code) => byCode.GetValueOrDefault(code);

    public string NameOf(string code) => Known(code)?.Name ?? code;

    public IReadOnlyList<PartyMention> In(Sentence sentence) => sentence.Parties ??= [.. Find(sentence)];

    private IEnumerable<PartyMention> Find(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var token = sentence[i];
            if (!token.IsWord) continue;
            if (token.IsCapitalised && index.At(sentence, i) is { } found)
            {
                if (found.Value.Code != NoParty) yield return new PartyMention(i, i + found.Length, found.Value);
                i += found.Length - 1;
                continue;
            }
            if (!token.Key.Contains('-', StringComparison.Ordinal)) continue;
            // "U.S.-Pakistan cooperation", "Turkey-Armenia normalization", "Saudi-led".
            foreach (var part in token.Text.Split('-'))
                if (part.Length > 1 && char.IsUpper(part[0]) && index.TryGet(Domain.Text.Fold(part), out var name) && name.Code != NoParty)
                    yield return new PartyMention(i, i + 1, name);
        }
    }

    private void Add(IEnumerable<KeyValuePair<string, string>> entries, NameKind kind)
    {
        foreach (var (name, code) in entries)
            if (code == NoParty || byCode.ContainsKey(code)) index.Add(name, new PartyName(code, kind));
    }

    // A two-letter country code is a word too often ("IN", "IT"); an organisation's acronym is its name.
    private static bool IsAcronym(string code, PartyKind kind) => kind == PartyKind.Organisation || code is "US" or "UK";
}
