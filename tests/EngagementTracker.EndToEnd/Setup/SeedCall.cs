using System.Text.RegularExpressions;

namespace EngagementTracker.EndToEnd.Setup;

/// <summary>The readout of the call of 27 January 2025, which lies beside the repository and not in it; without it, a short text of our own.</summary>
public sealed record SeedCall(string Text, bool IsOurOwn)
{
    private const string OwnText = """
        Our side today reaffirmed that it wants a closer partnership.
        Both sides pledged to collaborate on the mission's next steps.
        Their side is committed to supporting talks in the region.
        Our side spoke of its dedication to mediating wherever it is asked.
        Both agreed to expedite the negotiations on trade.
        """;

    /// <summary>Words by which the five promises are found, and who owes them.</summary>
    private static readonly (string Words, string Owes)[] Promises =
    [
        ("today reaffirmed", "We owe"), ("pledged to collaborate", "Both"), ("is committed to supporting", "They owe"),
        ("dedication to mediating", "We owe"), ("agreed to expedite", "Both"),
    ];

    public static IReadOnlyList<string> Topics { get; } = ["STIP", "MSS Haiti", "Eastern DRC", "Sudan", "South Sudan", "Somalia"];

    /// <summary>The sentences of the text that promise something, word for word.</summary>
    public IReadOnlyList<(string Sentence, string Owes)> Commitments =>
        [.. Promises.Select(p => (Regex.Match(Text, $@"[^.\n“]*{p.Words}[^.\n”]*\.").Value.Trim(), p.Owes))];

    public static async Task<SeedCall> ReadAsync()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "readouts", "seed-call.txt");
            if (File.Exists(file)) return new SeedCall((await File.ReadAllTextAsync(file)).Trim(), IsOurOwn: false);
        }
        TestContext.Current.TestOutputHelper?.WriteLine("../shared/readouts/seed-call.txt is not on this machine: a short text of our own is pasted instead.");
        return new SeedCall(OwnText, IsOurOwn: true);
    }
}
