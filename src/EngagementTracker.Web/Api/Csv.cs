using CsvHelper;

namespace EngagementTracker.Web.Api;

/// <summary>A list as a file for a spreadsheet: UTF-8 with its mark, and no text that a spreadsheet would run as a formula.</summary>
public static class Csv
{
    private static readonly CsvWriterOptions Form = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>Streams the rows, whose type is a <see cref="CsvRecordAttribute"/> type.</summary>
    /// <param name="name">The file's name without its ending.</param>
    public static IResult File<T>(string name, IAsyncEnumerable<T> rows) =>
        Results.Stream(stream => WriteAsync(stream, rows), "text/csv; charset=utf-8", $"{name}.csv");

    public static async Task WriteAsync<T>(Stream stream, IAsyncEnumerable<T> rows, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(stream, Form, leaveOpen: true);
        await csv.WriteRecordsAsync(rows, cancellation);
    }
}
