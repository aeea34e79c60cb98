using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data.Seed;

namespace EngagementTracker.Tests.Readouts;

/// <summary>The real readouts, which lie beside the repository and not in it, and a reader that knows what <c>extract</c> knows.</summary>
internal static class ReadoutFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Lazy<Task<ReadoutReader>> Reader = new(async () => await NewReaderAsync());

    public static Task<ReadoutReader> ReaderAsync() => Reader.Value;

    public static async Task<ReadoutReader> NewReaderAsync() => new(new Gazetteer(await ReferenceData.PartiesAsync(), [], []));

    /// <summary>The file's whole path; the test is skipped where the file is not.</summary>
    public static string Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "readouts", name);
            if (File.Exists(file)) return file;
        }
        Assert.Skip($"../shared/readouts/{name} is not on this machine.");
        return "";
    }

    public static async Task<IReadOnlyList<ReadoutDocument>> DocumentsAsync(string name) => await LinesAsync<ReadoutDocument>(Shared(name));

    public static async Task<IReadOnlyList<ReadoutLabels>> LabelsAsync(string name) =>
        await LinesAsync<ReadoutLabels>(name.StartsWith("dev", StringComparison.Ordinal) ? Shared(name) : Path.Combine(AppContext.BaseDirectory, "Readouts", "Labels", name));

    private static async Task<IReadOnlyList<T>> LinesAsync<T>(string file) =>
        [.. (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<T>(l, Json)!)];
}

internal sealed record ReadoutDocument(string Id, string? Title, DateTimeOffset? PublishedUtc, string? Issuer, string Text)
{
    public Readout Readout => new(Text, Title, Issuer, PublishedUtc?.UtcDateTime);
}

/// <summary>What a person found in a readout (the labelling guidelines beside the texts).</summary>
internal sealed record ReadoutLabels(
    string Id, string Mode, DateOnly? EventDate, IReadOnlyList<string> Parties, IReadOnlyList<LabelledPerson> Participants,
    IReadOnlyList<string> CountriesDiscussed, IReadOnlyList<string> Topics, IReadOnlyList<LabelledCommitment> Commitments);

internal sealed record LabelledPerson(string Name, string? Title, string Party);

internal sealed record LabelledCommitment([property: JsonPropertyName("class")] string Kind, IReadOnlyList<string> By, string Quote);
