namespace EngagementTracker.Web.Data.Search;

/// <summary>How near one word is to another, both folded.</summary>
public static class Spelling
{
    /// <summary>How many slips somebody who means a word of so many letters makes at most: one from 4 on, two from 7 on, three from 10 on.</summary>
    public static int Slips(int letters) => Math.Clamp((letters + 2) / 3 - 1, 0, 3);

    /// <summary>How many letters are left out, put in, put for another or changed with their neighbour; <see langword="null"/> where more than so many.</summary>
    public static int? Distance(string one, string other, int most)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (Math.Abs(one.Length - other.Length) > most) return null;
        var (before, last, row) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray(), new int[other.Length + 1]);
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[^1] <= most ? last[^1] : null;
    }

    /// <summary>How many pieces of three letters the two have in common, their beginnings and ends included.</summary>
    public static int Shared(string one, string other) => Pieces(one).Intersect(Pieces(other)).Count();

    private static IEnumerable<string> Pieces(string word) => Enumerable.Range(0, word.Length).Select(i => $" {word} ".Substring(i, 3));
}
