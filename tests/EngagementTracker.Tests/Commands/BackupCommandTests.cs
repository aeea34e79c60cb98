using EngagementTracker.Tests.Setup;
using static EngagementTracker.Tests.Commands.VerbProcess;

namespace EngagementTracker.Tests.Commands;

/// <summary>The commands, and the server that is started in vain, as processes of their own.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("backup-verbs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_database_is_backed_up_restored_elsewhere_and_verified()
    {
        await using var tracker = await Tracker.StartAsync(records: true);
        await Tables.AddEvidenceAsync(tracker, "What was agreed.");
        var (backup, restored) = (Path.Combine(folder, "new", "copy.db"), Path.Combine(folder, "elsewhere", "tracker.db"));

        var (code, output, errors) = await RunAsync("backup", backup, "--database", tracker.DatabaseFile);
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches($@"^{backup}: \d+ rows of \d+ tables, 1 files of evidence, SHA-256 [0-9a-f]{{64}}\.\n$", output);
        (code, output, errors) = await RunAsync("restore", backup, "--database", restored);
        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith("There was no database before.\n", output, StringComparison.Ordinal);
        (code, output, errors) = await RunAsync("verify", "--database", restored);
        Assert.Equal((0, ""), (code, errors));

        Assert.Equal((1, "", $"{backup} is there already. Choose another name, or move it away.\n"), await RunAsync("backup", backup, "--database", tracker.DatabaseFile));
        await File.AppendAllTextAsync(backup, "more", TestContext.Current.CancellationToken);
        Assert.Equal(
            (1, "", $"{backup} is not the file that its manifest describes: it is damaged, or was changed. Use another backup.\n"), await RunAsync("restore", backup, "--database", restored));
        foreach (var evidence in Directory.GetFiles(Path.Combine(folder, "elsewhere", "tracker-evidence"), "*", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(evidence, "Otherwise.", TestContext.Current.CancellationToken);
            Assert.Equal((1, "", $"The file of evidence {evidence} is not the one that was taken in.\n"), await RunAsync("verify", "--database", restored));
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_by_each_verb_and_by_the_server()
    {
        await using var tracker = await Tracker.StartAsync();
        await Tables.ChangeAsync(tracker.DatabaseFile, """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '30.0.0')""");
        var refusal = (1, "", $"The database {tracker.DatabaseFile} was written by a newer version of this program (it has 29990101000000_Later). Use that version.\n");

        Assert.Equal(refusal, await RunAsync("verify", "--database", tracker.DatabaseFile));
        Assert.Equal(refusal, await RunAsync("backup", Path.Combine(folder, "copy.db"), "--database", tracker.DatabaseFile));
        Assert.Equal(refusal, await RunAsync($"--ConnectionStrings:Tracker=Data Source={tracker.DatabaseFile}", "--urls=http://127.0.0.1:0"));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("backup", "one", "two")]
    public async Task Wrong_usage_is_told_apart(params string[] arguments) => Assert.Equal(2, (await RunAsync(arguments)).Code);

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Help_is_given(string verb)
    {
        var (code, output, _) = await RunAsync(verb, "--help");
        Assert.Equal(0, code);
        Assert.Contains("<FILE>", output, StringComparison.Ordinal);
    }
}
