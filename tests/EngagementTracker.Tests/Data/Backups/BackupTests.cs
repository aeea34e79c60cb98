using EngagementTracker.Tests.Features.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Backups;
using EngagementTracker.Web.Data.Files;

namespace EngagementTracker.Tests.Data.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("backup-test-").FullName;
    private Tracker tracker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Backup => Path.Combine(folder, "copy.db");

    public async ValueTask InitializeAsync() => tracker = await Tracker.StartAsync(records: true);

    public async ValueTask DisposeAsync()
    {
        await tracker.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_taken_under_load_holds_what_was_acknowledged_and_is_restored_row_by_row()
    {
        var evidence = await Tables.AddEvidenceAsync(tracker, "What was agreed.");
        using var enough = new CancellationTokenSource();
        var acknowledged = new List<string>();
        var warm = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 2).Select(w => Task.Run(async () =>
        {
            for (var call = 0; !enough.IsCancellationRequested; call++)
            {
                var reference = await LogAsync($"Envoy {w}-{call}");
                lock (acknowledged) acknowledged.Add(reference);
                warm.TrySetResult();
            }
        })).ToList();
        await warm.Task;
        var before = Snapshot(acknowledged);

        var manifest = await WriteAsync();

        await enough.CancelAsync();
        await Task.WhenAll(writers);
        var (copy, source) = (await Tables.RowsAsync(Backup), await Tables.RowsAsync(tracker.DatabaseFile));
        Assert.Equal(copy.Keys, source.Keys);
        Assert.Equal(manifest.Rows.ToDictionary(), copy.Where(t => t.Key != "sqlite_sequence").ToDictionary(t => t.Key, t => (long)t.Value.Count));
        // Calls are only added; so each row of the copy stands in the database still, but for the counters.
        Assert.All(copy, table => Assert.Empty(table.Key is "ReferenceCounters" or "sqlite_sequence" ? [] : table.Value.Except(source[table.Key])));
        Assert.Empty(before.Except(await Tables.TextsAsync(Backup, """SELECT "Reference" FROM "Engagements" """)));
        Assert.Equal([evidence], manifest.Evidence.Select(e => e.Sha256));
        await using (var connection = await ReadOnlyDatabase.OpenAsync(Backup, Cancellation))
        {
            Assert.Null(await RecordChecks.FaultAsync(connection, Cancellation));
            var finding = AuditVerifier.Verify(connection, [], cancellation: Cancellation);
            Assert.Equal((null, manifest.AuditHead), (finding.Sentence, finding.Head?.ToString()));
        }

        var restored = DatabaseFile.At(Path.Combine(folder, "restored", "tracker.db"));
        var (_, aside) = await Restoration.RestoreAsync(Backup, restored, DateTime.UtcNow, Cancellation);

        Assert.Null(aside);
        Assert.Equal(await File.ReadAllBytesAsync(Backup, Cancellation), await File.ReadAllBytesAsync(restored.Path, Cancellation));
        Assert.Equal(copy, await Tables.RowsAsync(restored.Path));
        Assert.Equal("What was agreed.", await File.ReadAllTextAsync(EvidenceStore.PathIn(restored.EvidenceFolder, evidence), Cancellation));
    }

    [Fact]
    public async Task The_old_database_is_kept_aside_with_its_log_and_the_program_goes_on_from_the_backup()
    {
        await WriteAsync();
        var last = await LogAsync("Envoy after the backup");
        tracker.Close();
        await using (var killed = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={tracker.DatabaseFile};Pooling=False"))
        {
            // What a killed program leaves: what was saved last stands in the log only.
            await killed.OpenAsync(Cancellation);
            SQLitePCL.raw.sqlite3_db_config(killed.Handle, 1006, 1, out _);
            await using var command = killed.CreateCommand();
            command.CommandText = """UPDATE "Engagements" SET "Summary" = 'Only in the log.' WHERE "Reference" = $last""";
            command.Parameters.AddWithValue("$last", last);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var (_, aside) = await Restoration.RestoreAsync(Backup, DatabaseFile.At(tracker.DatabaseFile), new DateTime(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc), Cancellation);

        Assert.Equal($"{tracker.DatabaseFile}.before-restore-20250203T090000Z", aside);
        Assert.Equal(["Only in the log."], await Tables.TextsAsync(aside!, $"""SELECT "Summary" FROM "Engagements" WHERE "Reference" = '{last}'"""));
        using (var upgrade = new SchemaUpgrade(new SqlitePragmas(), TimeProvider.System)) await upgrade.OpenAsync(tracker.ConnectionString, Cancellation);
        Assert.Equal(last, await LogAsync("Envoy in the restored database"));
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "a byte of the copy", "is not the file that its manifest describes: it is damaged, or was changed. Use another backup." },
        { "no manifest", "is not there. A backup is whole only with its manifest." },
        { "half a manifest", "cannot be understood. The backup is damaged." },
        { "another count", "does not hold what its manifest counts. Use another backup." },
        { "a folder elsewhere", "names files that are none of a backup. It is damaged." },
        { "a later format", "was written by a newer version of this program. Use that version." },
        { "evidence changed", "is missing or damaged. Use another backup, or put that file there." },
        { "evidence gone", "is missing or damaged. Use another backup, or put that file there." },
        { "no copy", "There is no backup" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_backup_is_refused_and_nothing_is_touched(string damage, string sentence)
    {
        var evidence = EvidenceStore.PathIn(Path.Combine(folder, "copy.db-evidence"), await Tables.AddEvidenceAsync(tracker, "What was agreed."));
        var manifest = BackupManifest.PathOf(Backup);
        await WriteAsync();
        void Replace(string text, string by) => File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(text, by, StringComparison.Ordinal));
        switch (damage)
        {
            case "a byte of the copy":
                var bytes = await File.ReadAllBytesAsync(Backup, Cancellation);
                bytes[^100] ^= 1;
                await File.WriteAllBytesAsync(Backup, bytes, Cancellation);
                break;
            case "no manifest": File.Delete(manifest); break;
            case "half a manifest": await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest, Cancellation))[..200], Cancellation); break;
            case "another count": Replace("\"Accounts\": 1", "\"Accounts\": 2"); break;
            case "a folder elsewhere": Replace("\"copy.db-evidence\"", "\"../etc\""); break;
            case "a later format": Replace("\"format\": 1", "\"format\": 2"); break;
            case "evidence changed": await File.WriteAllTextAsync(evidence, "Something else.", Cancellation); break;
            case "evidence gone": File.Delete(evidence); break;
            default: File.Delete(Backup); break;
        }
        var before = await Tables.RowsAsync(tracker.DatabaseFile);
        tracker.Close();

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(RestoreAsync);

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Tables.RowsAsync(tracker.DatabaseFile));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(tracker.DatabaseFile)!, "*restor*"));
    }

    [Fact]
    public async Task A_database_that_somebody_has_open_is_not_replaced()
    {
        await WriteAsync();
        var database = DatabaseFile.At(tracker.DatabaseFile);
        tracker.Close();
        using (DatabaseUse.Together(database))
            Assert.Equal($"A server has the database {database.Name} open. Stop it, then restore.", (await Assert.ThrowsAsync<InvalidDataException>(RestoreAsync)).Message);
        await using (var shell = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database.Path};Pooling=False"))
        {
            await shell.OpenAsync(Cancellation);
            await using var command = shell.CreateCommand();
            command.CommandText = """SELECT COUNT(*) FROM "Users" """;
            await command.ExecuteScalarAsync(Cancellation);
            Assert.Equal($"Another program has the database {database.Name} open. Close it there, then restore.", (await Assert.ThrowsAsync<InvalidDataException>(RestoreAsync)).Message);
        }
        await RestoreAsync();
    }

    [Fact]
    public async Task A_damaged_database_is_not_backed_up_but_can_be_replaced()
    {
        await WriteAsync();
        tracker.Close();
        await Tables.ChangeAsync(tracker.DatabaseFile, "PRAGMA journal_mode=DELETE");
        var bytes = await File.ReadAllBytesAsync(tracker.DatabaseFile, Cancellation);
        bytes.AsSpan(4096 * 20, 4096 * 40).Fill(0xA5);
        await File.WriteAllBytesAsync(tracker.DatabaseFile, bytes, Cancellation);

        await Assert.ThrowsAnyAsync<Exception>(() => BackupWriter.WriteAsync(DatabaseFile.At(tracker.DatabaseFile), $"{Backup}2", "evidence", DateTime.UtcNow, null, Cancellation));
        Assert.Equal(["copy.db", "copy.db.manifest.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());

        await RestoreAsync();
        Assert.Equal(["ok"], await Tables.TextsAsync(tracker.DatabaseFile, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Evidence_that_was_lost_is_named_and_does_not_prevent_the_backup()
    {
        var hash = await Tables.AddEvidenceAsync(tracker, "Lost.");
        File.Delete(EvidenceStore.PathIn(DatabaseFile.At(tracker.DatabaseFile).EvidenceFolder, hash));

        Assert.Equal([hash], (await WriteAsync()).MissingEvidence);
        Assert.Equal([hash], (await BackupCheck.CheckAsync(Backup, Cancellation)).MissingEvidence);
    }

    [Fact]
    public async Task A_backup_is_as_protected_as_its_database_and_takes_nobodys_place()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tracker.DatabaseFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await WriteAsync();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));

        Assert.Equal($"{Backup} is there already. Choose another name, or move it away.", (await Assert.ThrowsAsync<InvalidDataException>(WriteAsync)).Message);
    }

    private Task<BackupManifest> WriteAsync() =>
        BackupWriter.WriteAsync(DatabaseFile.At(tracker.DatabaseFile), Backup, "copy.db-evidence", new DateTime(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc), null, Cancellation);

    private Task RestoreAsync() => Restoration.RestoreAsync(Backup, DatabaseFile.At(tracker.DatabaseFile), new DateTime(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc), Cancellation);

    private async Task<string> LogAsync(string envoy)
    {
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Engagement.Participants[1] = new() { Person = form.Engagement.Participants[1].Person with { Name = envoy } };
        form.Commitments.Add(CallForms.Pledge("The United States will send the text."));
        return (await CallForms.LogAsync(tracker, form)).Value!.Reference;
    }

    private static List<string> Snapshot(List<string> list)
    {
        lock (list) return [.. list];
    }
}
