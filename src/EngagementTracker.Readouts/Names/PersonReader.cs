using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EngagementTracker.Readouts.Engagements;
using EngagementTracker.Readouts.Lexicons;
using EngagementTracker.Readouts.Texts;

namespace EngagementTracker.Readouts.Names;

/// <summary>Reads people out of a sentence: "[Qatari] [Foreign Minister] [Sheikh] [Mohammed bin Abdulrahman Al-Thani]".</summary>
internal sealed partial class PersonReader(PartyNames parties)
{
    private static readonly FrozenSet<string> Joins = Lexicon.Group("title joins");
    private static readonly FrozenSet<string> OpenOffices = Lexicon.Group("open offices");

    public IReadOnlyList<PersonMention> In(Sentence sentence) => sentence.People ??= Find(sentence);

    private List<PersonMention> Find(Sentence sentence)
    {
        var mentions = parties.In(sentence).ToLookup(m => m.First);
        var people = new List<PersonMention>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (Read(sentence, i, mentions) is not { } person) continue;
            people.Add(person);
            i = person.End - 1;
        }
        return people;
    }

    private static PersonMention? Read(Sentence s, int first, ILookup<int, PartyMention> mentions)
    {
        var (i, party, titleFrom) = ReadParty(s, first, mentions);
        if (titleFrom < 0) titleFrom = i;
        var titleEnd = ReadTitle(s, i, mentions, out var hasHead);
        // "United Nations High Commissioner for Refugees" is a body's name and an office in one.
        hasHead |= titleFrom < i && s.Tokens[titleFrom..i].Any(t => Lexicon.TitleHeads.Contains(t.Key));
        if (!hasHead)
        {
            // A title needs a head; without one only a plain name can stand here.
            return i == first && ReadName(s, first, afterTitle: false) is { } bare ? Apposition(s, first, bare, mentions) : null;
        }

        var nameFrom = titleEnd;
        (nameFrom, var ofParty) = ReadOfParty(s, titleEnd, mentions);
        // "the Foreign Minister of Bangladesh, Dr. Momen", "The Acting Secretary (Mr. Dillon)", "Assistant Secretary, George V. Allen" on a line of its own.
        if (s.KeyAt(nameFrom) == "," ? IsNameAfterComma(s, nameFrom, party, ofParty) : s.KeyAt(nameFrom) == "(" && IsHonorificAt(s, nameFrom + 1)) nameFrom++;
        var name = ReadName(s, nameFrom, afterTitle: true);
        var end = name?.End ?? (ofParty is null ? titleEnd : nameFrom);
        if (name is not null && party is null && ofParty is null) (end, ofParty) = ReadOfParty(s, end, mentions);
        return new PersonMention(
            s, first, end, party ?? ofParty ?? PartyInside(s, titleFrom, titleEnd, mentions), TitleOf(s, titleFrom, titleEnd), name?.Text ?? "", name?.Span);
    }

    private static bool IsNameAfterComma(Sentence s, int comma, string? party, string? ofParty) =>
        ReadName(s, comma + 1, afterTitle: true) is { } name
        && (ofParty is not null || IsHonorificAt(s, comma + 1) || name.End == s.Count || (party is not null && name.Words > 1));

    // "Frédéric Bernard, head of cabinet of the President of the European Council, in Washington"
    private static PersonMention? Apposition(Sentence s, int first, NameFound name, ILookup<int, PartyMention> mentions)
    {
        var at = name.End;
        if (s.KeyAt(at) != ",") return name.Words > 1 ? new PersonMention(s, first, name.End, null, "", name.Text, name.Span) : null;
        at++;
        if (s.KeyAt(at) == "the") at++;
        var (titleFrom, party, bodyFrom) = ReadParty(s, at, mentions);
        var titleEnd = ReadTitle(s, titleFrom, mentions, out var hasHead);
        // "…, Chief of Staff for European Commission President Ursula von der Leyen": the inner name belongs to the title.
        var inner = ReadName(s, titleEnd, afterTitle: true);
        if (inner is not null && s.Tokens[titleFrom..titleEnd].Any(t => t.Key is "for" or "to")) (titleEnd, inner) = (inner.End, null);
        if (!hasHead || inner is not null)
            return name.Words > 1 ? new PersonMention(s, first, name.End, null, "", name.Text, name.Span) : null;
        if (bodyFrom >= 0) titleFrom = bodyFrom;
        var (end, ofParty) = ReadOfParty(s, titleEnd, mentions);
        return new PersonMention(
            s, first, end, party ?? ofParty ?? PartyInside(s, titleFrom, titleEnd, mentions), TitleOf(s, titleFrom, titleEnd), name.Text, name.Span);
    }

    /// <summary>The party in front of an office, and where the title begins if a body's name belongs to it (−1: after the party).</summary>
    private static (int Next, string? Party, int TitleFrom) ReadParty(Sentence s, int first, ILookup<int, PartyMention> mentions)
    {
        var i = first;
        string? party = null;
        var titleFrom = -1;
        if (s.KeyAt(i) == "the" && mentions[i + 1].Any()) i++;
        while (mentions[i].FirstOrDefault() is { End: > 0 } mention && mention.Name.Kind is not NameKind.Leader)
        {
            if (mention.Name.Kind is NameKind.Body && titleFrom < 0) titleFrom = i;
            // "UN World Food Programme": the agency, not the whole.
            party = party is null or "UN" ? mention.Name.Code : party;
            i = mention.End;
            if (s.At(i)?.IsPossessive == true) i++;
            if (s.KeyAt(i) == "(" && s.KeyAt(i + 2) == ")") i += 3;
        }
        return (i, party, titleFrom);
    }

    private static int ReadTitle(Sentence s, int first, ILookup<int, PartyMention> mentions, out bool hasHead)
    {
        hasHead = false;
        var end = first;
        for (var i = first; i < s.Count;)
        {
            var token = s[i];
            if (i > first && mentions[i].FirstOrDefault() is { End: > 0 } mention && mention.Name.Kind is not (NameKind.Leader or NameKind.Demonym)
                && (LeadsOn(s, mention.End) ? !(hasHead && s[i - 1].Is("and")) : IsAddressed(s, i) && s.At(mention.End)?.IsPossessive != true))
            {
                end = i = mention.End;
            }
            else if (IsTitleWord(token, hasHead) || (token.Key is "prince" or "princess" && s.KeyAt(i - 1) == "crown"))
            {
                hasHead |= Lexicon.TitleHeads.Contains(token.Key) || s.KeyAt(i - 1) == "crown";
                end = ++i;
            }
            else if (i > first && IsSubject(s, i)) end = ++i;
            else if (i > first && Joins.Contains(token.Key) && JoinsTitle(s, i, mentions)) i++;
            else if (token.Is("/") && s.At(i + 1) is { } next && Lexicon.TitleWords.Contains(next.Key)) i++;
            else if (token.Is("(") && s.KeyAt(i + 2) == ")" && i > first) i += 3;
            else if (token.Is(",") && hasHead && ListsOn(s, i)) i++;
            else break;
        }
        return end;
    }

    // "Minister of State for the Middle East, North Africa and North America"
    private static bool ListsOn(Sentence s, int comma)
    {
        for (var i = comma + 1; i <= comma + 3; i++)
        {
            if (s.At(i) is not { } token) return false;
            if (i > comma + 1 && (token.Is("and") || token.Is(","))) return true;
            if (!IsField(token)) return token.Is("and") && i == comma + 1 && IsField(s.At(i + 1));
        }
        return false;
    }

    /// <summary>A word that says of what, and is no office itself: "Affairs", "Africa".</summary>
    private static bool IsField(Token? token) =>
        token is { IsCapitalised: true } && Lexicon.TitleWords.Contains(token.Key) && !Lexicon.TitleHeads.Contains(token.Key);

    // "Prime Minister of Pakistan, Ambassador …": the country belongs to the inner office; "Foreign Minister of Qatar Al-Thani" gives the party.
    private static bool LeadsOn(Sentence s, int after) =>
        s.At(after) is { IsCapitalised: true } next && (Lexicon.TitleWords.Contains(next.Key) || Lexicon.TitleHeads.Contains(next.Key));

    /// <summary>Whether the party there is the one to, for or on which somebody is sent: "Ambassador to the United States".</summary>
    private static bool IsAddressed(Sentence s, int party) => s.KeyAt(s.KeyAt(party - 1) == "the" ? party - 2 : party - 1) is "to" or "for" or "on";

    private static bool JoinsTitle(Sentence s, int i, ILookup<int, PartyMention> mentions)
    {
        var next = i + 1;
        while (s.At(next) is { } join && Joins.Contains(join.Key) && next - i < 3) next++;
        if (s.At(next) is not { } word) return false;
        if (mentions[next].FirstOrDefault() is { End: > 0 } party)
            return (IsAddressed(s, next) && party.Name.Kind is not NameKind.Leader && s.At(party.End)?.IsPossessive != true) || (!s[i].Is("and") && LeadsOn(s, party.End));
        if (s[i].Is("and") && next == i + 1 && word.IsCapitalised && Lexicon.TitleHeads.Contains(word.Key)) return TitleHasTwoOffices(s, i);
        return IsTitleWord(word, true) ? word.IsCapitalised || s[i].Is("of") : IsSubject(s, next);
    }

    /// <summary>"Oceanian Affairs", "Minister of Unification Lee": an unknown word that its neighbours make part of an office.</summary>
    private static bool IsSubject(Sentence s, int at) =>
        s.At(at) is { IsCapitalised: true } && (s.KeyAt(at + 1) is "affairs" or "policy" or "issues"
            || (s.At(at + 1) is { IsCapitalised: true } && (s.KeyAt(at - 1) == "of" || (s.KeyAt(at - 1) == "the" && s.KeyAt(at - 2) == "of"))));

    // "Deputy Prime Minister and Minister of Foreign Affairs X" is one person; "the Secretary and Foreign Minister agreed" is two.
    private static bool TitleHasTwoOffices(Sentence s, int and)
    {
        var i = and + 1;
        while (s.At(i) is { } token && (IsTitleWord(token, true) || Joins.Contains(token.Key) || token.Is("/"))) i++;
        return s.At(i) is { IsCapitalised: true };
    }

    private static bool IsTitleWord(Token token, bool inside) =>
        token.IsWord && (Lexicon.TitleHeads.Contains(token.Key) || Lexicon.TitleWords.Contains(token.Key))
        && (token.IsCapitalised || inside || OpenOffices.Contains(token.Key) || token.Key is "interim" or "acting" or "incoming" or "head" or "foreign" or "prime");

    /// <summary>"of the Republic of Korea" after an office: not part of the title.</summary>
    private static (int Next, string? Party) ReadOfParty(Sentence s, int at, ILookup<int, PartyMention> mentions)
    {
        if (s.KeyAt(at) is not ("of" or "from")) return (at, null);
        var i = at + 1;
        if (s.KeyAt(i) == "the") i++;
        return mentions[i].FirstOrDefault() is { End: > 0 } mention ? (mention.End, mention.Name.Code) : (at, null);
    }

    private static string? PartyInside(Sentence s, int first, int end, ILookup<int, PartyMention> mentions)
    {
        for (var i = first; i < end; i++)
            if (mentions[i].FirstOrDefault() is { End: > 0 } mention && s.KeyAt(i - 1) is "of" or "the" && s.KeyAt(i - 2) is not ("for" or "to" or "on")) return mention.Name.Code;
        return null;
    }

    /// <summary>Without what stands in brackets: "(EEAS)", "(PRC)".</summary>
    private static string TitleOf(Sentence s, int first, int end) => Plain(Aside().Replace(s.SpanOf(first, end).Of(s.Source), "")).Trim(' ', ',', '/');

    /// <summary>With plain spaces where the text has odd ones or a line's end.</summary>
    private static string Plain(string text) => Gap().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\s*\([^)]*\)")]
    private static partial Regex Aside();

    private static bool IsHonorificAt(Sentence s, int at) => s.KeyAt(at) is { } key && Lexicon.Honorifics.Contains(key);

    private sealed record NameFound(int End, int Words, string Text, TextSpan Span);

    private static NameFound? ReadName(Sentence s, int first, bool afterTitle)
    {
        var i = first;
        while (s.At(i) is { } token && (Lexicon.Honorifics.Contains(token.Key) || (i > first && token.Text == ".") || (token.Key is "his" or "her" && IsHonorificAt(s, i + 1)))) i++;
        if (i > first && i < s.Count && s[i].Is("ambassador")) i++;
        if (afterTitle && s.KeyAt(i) == "ambassador") i++;
        var from = i;
        var (end, words) = (from, 0);
        while (s.At(i) is { } token)
        {
            if (Lexicon.Particles.Contains(token.Key) && s.At(i + 1) is { } after && (after.IsCapitalised || Lexicon.Particles.Contains(after.Key))
                && (words > 0 || token.IsCapitalised || afterTitle) && !token.Is("e")) i++;
            else if (token.IsCapitalised && token.Text.Length == 1 && s.KeyAt(i + 1) == ".") (i, end) = (i + 2, words > 0 ? end : from);
            else if (IsNameWord(token) || (words == 0 && afterTitle && EventDates.IsMonth(token.Key) && s.At(i + 1) is { } family && IsNameWord(family)) || IsArticleName(token)) (i, end, words) = (i + 1, i + 1, words + 1);
            else if (token.Is(",") && words > 0 && s.KeyAt(i + 1) is "jr" or "sr") (i, end) = (i + 2, s.KeyAt(i + 2) == "." && s.At(i + 3) is not null ? i + 3 : i + 2);
            else break;
        }
        if (words == 0) return null;
        if (s.At(end - 1)?.Key is "jr" or "sr" && s.KeyAt(end) == ".") end++;
        var span = s.SpanOf(from, end);
        return new NameFound(end, words, Plain(span.Of(s.Source)), span);
    }

    private static bool IsNameWord(Token token) =>
        token.IsCapitalised && !Lexicon.TitleHeads.Contains(token.Key) && !Lexicon.TitleWords.Contains(token.Key)
        && !Lexicon.Honorifics.Contains(token.Key) && !Lexicon.Openers.Contains(token.Key) && !Lexicon.NoNames.Contains(token.Key);

    /// <summary>"al-Busaidi": the article written small.</summary>
    private static bool IsArticleName(Token token) =>
        token.Text.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && at + 1 < token.Text.Length && Lexicon.Particles.Contains(token.Key[..at]) && char.IsUpper(token.Text[at + 1]);
}
