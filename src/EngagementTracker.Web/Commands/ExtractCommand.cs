using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementTracker.Domain;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data.Seed;

namespace EngagementTracker.Web.Commands;

/// <summary>Reads readouts to JSON, with the parties that every ministry knows. Needs no database.</summary>
internal static class ExtractCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A readout: plain text or HTML. With --jsonl: one JSON object a line.", HelpName = "FILE" };
        var jsonl = new Option<bool>("--jsonl") { Description = "Read objects with id, title, published_utc, issuer and text; print one object a line, in order." };
        var title = new Option<string>("--title") { Description = "The release's title.", HelpName = "TITLE" };
        var issuer = new Option<string>("--issuer") { Description = "Who issued it, as it names itself.", HelpName = "ISSUER" };
        var published = new Option<DateTime?>("--published")
        {
            Description = "The instant of publication with its offset, such as 2021-05-21T01:10:00Z.",
            HelpName = "INSTANT",
            CustomParser = result =>
            {
                if (Instant(result.Tokens[0].Value) is { } utc) return utc;
                result.AddError($"“{result.Tokens[0].Value}” is no instant. Write it with its offset: 2021-05-21T01:10:00Z.");
                return null;
            },
        };
        var zone = new Option<string>("--zone")
        {
            Description = "The issuer's time zone, such as Africa/Nairobi; found from the issuer unless given.",
            HelpName = "TZ",
        };
        zone.Validators.Add(result =>
        {
            if (!Zone.Exists(result.Tokens[0].Value)) result.AddError($"“{result.Tokens[0].Value}” is no time zone. Write one such as Africa/Nairobi.");
        });
        var extract = new Command("extract", "Reads a readout into a draft and prints it as JSON. Needs no database.") { file, jsonl, title, issuer, published, zone };
        extract.SetAction((parsed, cancellation) => parsed.GetValue(jsonl)
            ? EachAsync(parsed.GetValue(file)!, cancellation)
            : OneAsync(
                parsed.GetValue(file)!,
                text => new Readout(text, parsed.GetValue(title), parsed.GetValue(issuer), parsed.GetValue(published), parsed.GetValue(zone)), cancellation));
        return extract;
    }

    private static async Task<int> OneAsync(string file, Func<string, Readout> readout, CancellationToken cancellation)
    {
        try
        {
            var text = await File.ReadAllTextAsync(file, cancellation);
            Console.WriteLine(Print(await ReaderAsync(), Path.GetFileNameWithoutExtension(file), readout(text)));
            return 0;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"{file} cannot be read: {trouble.Message}");
        }
    }

    private static async Task<int> EachAsync(string file, CancellationToken cancellation)
    {
        var number = 0;
        try
        {
            var reader = await ReaderAsync();
            await foreach (var line in File.ReadLinesAsync(file, cancellation))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                var input = JsonSerializer.Deserialize<Line>(line, Json);
                if (input is not { Id: { } id, Text: { } text }) return await RefuseAsync($"Line {number} has no id or no text.");
                if (input.PublishedUtc is { } published && Instant(published) is null)
                    return await RefuseAsync($"Line {number}: published_utc “{published}” is no instant. Write it with its offset: 2021-05-21T01:10:00Z.");
                Console.WriteLine(Print(reader, id, new Readout(text, input.Title, input.Issuer, Instant(input.PublishedUtc))));
            }
            return 0;
        }
        catch (JsonException trouble)
        {
            return await RefuseAsync($"Line {number} is not a JSON object with id, title, published_utc, issuer and text; the fault is at byte {trouble.BytePositionInLine + 1}.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync($"{file} cannot be read: {trouble.Message}");
        }
    }

    private static async Task<ReadoutReader> ReaderAsync() => new(new Gazetteer(await ReferenceData.PartiesAsync(), [], []));

    private static string Print(ReadoutReader reader, string id, Readout readout) => JsonSerializer.Serialize(ExtractedReadout.Of(id, reader.Read(readout)), Json);

    private static DateTime? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.UtcDateTime : null;

    private static async Task<int> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }

    private sealed record Line(string? Id, string? Title, [property: JsonPropertyName("published_utc")] string? PublishedUtc, string? Issuer, string? Text);
}
