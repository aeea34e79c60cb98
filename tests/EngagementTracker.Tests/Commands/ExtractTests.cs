using System.Text.Json;

namespace EngagementTracker.Tests.Commands;

/// <summary>The verb <c>extract</c> as a process of its own.</summary>
public sealed class ExtractTests : IDisposable
{
    private const string Text = "Foreign Minister Amina Otieno spoke by phone today with U.S. Secretary of State John Miller. They agreed to meet in June.";

    private static readonly string[] Keys = ["id", "mode", "event_date", "parties", "participants", "countries_discussed", "topics", "commitments"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("extract");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task One_file_gives_one_object_with_the_keys_of_the_guidelines_in_their_order()
    {
        var file = await WriteAsync("call.txt", Text);

        var (code, output, errors) = await VerbProcess.RunAsync("extract", file, "--title", "Call with the Secretary", "--issuer", "Ministry of Foreign Affairs of Kenya", "--published", "2025-03-04T22:30:00Z", "--zone", "Africa/Nairobi");

        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(Keys, json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("call", "telephone", "2025-03-05"), (Value(json, "id"), Value(json, "mode"), Value(json, "event_date")));
        Assert.Equal(["KE", "US"], json.RootElement.GetProperty("parties").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal(["name", "title", "party"], json.RootElement.GetProperty("participants")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal("""{"class":"pledge","by":["KE","US"],"quote":"They agreed to meet in June"}""", json.RootElement.GetProperty("commitments")[0].GetRawText());
        Assert.Single(output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Lines_are_read_in_their_order_and_empty_ones_passed_over()
    {
        var file = await WriteAsync("calls.jsonl", $$"""
            {"id": "b", "title": "Call with Kenya", "published_utc": "2025-03-04T12:00:00+00:00", "issuer": "Office of the Spokesperson", "text": "{{Text}}"}

            {"id": "a", "text": ""}
            {"id": "c", "text": "{{Text}}", "more": 1}
            """);

        var (code, output, errors) = await VerbProcess.RunAsync("extract", "--jsonl", file);

        Assert.Equal((0, ""), (code, errors));
        var lines = output.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l)).ToList();
        Assert.Equal(["b", "a", "c"], lines.Select(l => Value(l, "id")));
        Assert.All(lines, l => Assert.Equal(Keys, l.RootElement.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(["2025-03-04", null, null], lines.Select(l => Value(l, "event_date")));
    }

    [Theory]
    [InlineData("{\"id\": \"b\", \"text\": ", "Line 2 is not a JSON object with id, title, published_utc, issuer and text")]
    [InlineData("[1]", "Line 2 is not a JSON object with id, title, published_utc, issuer and text")]
    [InlineData("null", "Line 2 has no id or no text.")]
    [InlineData("{\"id\": \"b\"}", "Line 2 has no id or no text.")]
    [InlineData("{\"id\": \"b\", \"text\": \"x\", \"published_utc\": \"soon\"}", "Line 2: published_utc “soon” is no instant. Write it with its offset: 2021-05-21T01:10:00Z.")]
    public async Task A_bad_line_is_named(string line, string says)
    {
        var file = await WriteAsync("bad.jsonl", $"{{\"id\": \"a\", \"text\": \"\"}}\n{line}\n");

        var (code, output, errors) = await VerbProcess.RunAsync("extract", "--jsonl", file);

        Assert.Equal(1, code);
        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.StartsWith(says, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData]
    [InlineData("--jsonl")]
    public async Task A_file_that_is_not_there_is_refused_in_one_line(params string[] options)
    {
        var file = Path.Combine(folder.FullName, "none");

        var (code, output, errors) = await VerbProcess.RunAsync(["extract", file, .. options]);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"{file} cannot be read: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--published", "tomorrow", "“tomorrow” is no instant.")]
    [InlineData("--zone", "Africa/Atlantis", "“Africa/Atlantis” is no time zone.")]
    public async Task A_bad_instant_or_zone_is_wrong_usage(string option, string value, string says)
    {
        var (code, output, errors) = await VerbProcess.RunAsync("extract", await WriteAsync("call.txt", Text), option, value);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_database_is_made()
    {
        var (file, before) = (await WriteAsync("call.txt", Text), Databases());

        await VerbProcess.RunAsync("extract", file);

        Assert.Equal(before, Databases());
        Assert.Equal(["call.txt"], folder.EnumerateFiles().Select(f => f.Name));
    }

    private static string[] Databases() =>
        [.. new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.Distinct().SelectMany(f => Directory.EnumerateFiles(f, "*.db*")).Order(StringComparer.Ordinal)];

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    private static string? Value(JsonDocument json, string key) => json.RootElement.GetProperty(key).GetString();
}
