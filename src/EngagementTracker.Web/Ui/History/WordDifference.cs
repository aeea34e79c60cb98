using DiffPlex;

namespace EngagementTracker.Web.Ui.History;

public enum Fate
{
    Kept,
    Removed,
    Added,
}

/// <summary>Words that met the same fate.</summary>
public sealed record Run(Fate Fate, string Text);

/// <summary>What changed in a text, word by word.</summary>
public static class WordDifference
{
    private const int Context = 60;
    private static readonly char[] Between = [' ', '\n', '\r', '\t'];

    /// <summary>The texts as runs in reading order. A long run that was kept is cut to what stands beside the changes.</summary>
    public static IReadOnlyList<Run> Of(string old, string @new)
    {
        var found = Differ.Instance.CreateWordDiffs(old, @new, ignoreWhitespace: false, Between);
        string Words(IReadOnlyList<string> pieces, int start, int count) => string.Concat(pieces.Skip(start).Take(count));
        var runs = new List<Run>();
        var place = 0;
        foreach (var block in found.DiffBlocks)
        {
            runs.Add(new Run(Fate.Kept, Words(found.PiecesOld, place, block.DeleteStartA - place)));
            runs.Add(new Run(Fate.Removed, Words(found.PiecesOld, block.DeleteStartA, block.DeleteCountA)));
            runs.Add(new Run(Fate.Added, Words(found.PiecesNew, block.InsertStartB, block.InsertCountB)));
            place = block.DeleteStartA + block.DeleteCountA;
        }
        runs.Add(new Run(Fate.Kept, Words(found.PiecesOld, place, found.PiecesOld.Count - place)));
        return [.. runs.Select((run, i) => run.Fate == Fate.Kept ? run with { Text = Cut(run.Text, i == 0, i == runs.Count - 1) } : run).Where(r => r.Text.Length > 0)];
    }

    private static string Cut(string kept, bool isFirst, bool isLast) =>
        kept.Length <= 2 * Context + 1 ? kept
        : isFirst ? $"…{kept[^Context..]}"
        : isLast ? $"{kept[..Context]}…"
        : $"{kept[..Context]} … {kept[^Context..]}";
}
