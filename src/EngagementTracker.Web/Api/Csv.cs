using CsvHelper;
using EngagementTracker.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

/// <summary>A list as a file for a spreadsheet: UTF-8 with its mark, and no text that a spreadsheet would run as a formula.</summary>
public static class Csv
{
    private static readonly CsvWriterOptions Form = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>Streams the rows, whose type is a <see cref="CsvRecordAttribute"/> type.</summary>
    /// <param name="name">The file's name without its ending.</param>
    public static IResult File<T>(string name, IAsyncEnumerable<T> rows) =>
        new RecordedExport(Results.Stream(stream => WriteAsync(stream, rows), "text/csv; charset=utf-8", $"{name}.csv"));

    /// <summary>Nothing is sent before it is on record who took it.</summary>
    private sealed class RecordedExport(IResult file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await using (var db = await httpContext.RequestServices.GetRequiredService<IDbContextFactory<TrackerDbContext>>()
                .CreateDbContextAsync(httpContext.RequestAborted))
            {
                db.Begin("Export");
                await db.RecordExportAsync($"{httpContext.Request.Path}{httpContext.Request.QueryString}", httpContext.RequestAborted);
            }
            await file.ExecuteAsync(httpContext);
        }
    }

    public static async Task WriteAsync<T>(Stream stream, IAsyncEnumerable<T> rows, CancellationToken cancellation = default)
    {
        await using var csv = CsvWriter.Create(stream, Form, leaveOpen: true);
        await csv.WriteRecordsAsync(rows, cancellation);
    }
}
