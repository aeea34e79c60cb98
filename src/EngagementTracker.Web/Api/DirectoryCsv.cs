using CsvHelper;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Parties;
using EngagementTracker.Web.Features.People;
using EngagementTracker.Web.Features.Topics;
using EngagementTracker.Web.Ui.Display;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Api;

public static class DirectoryCsv
{
    public static void MapDirectoryCsv(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/parties.csv", ([AsParameters] PartyFilter filter, TrackerDbContext db) =>
            Csv.File("parties", PartyList.Rows(db, filter).AsAsyncEnumerable().Select(row => new PartyCsvLine(
                row.Code, row.Name, Show.Name(row.Kind), Some(row.Engagements), Some(row.Ours), Some(row.Theirs), row.LastContact))));
        routes.MapGet("/people.csv", ([AsParameters] PersonFilter filter, TrackerDbContext db, CurrentUser user, TimeProvider time) =>
            Csv.File("people", PersonList.Rows(db, filter, user.Today(time)).AsAsyncEnumerable().Select(row => new PersonCsvLine(
                row.Name, row.PartyCode, row.PartyName, string.Join("; ", row.Offices), Some(row.Engagements), row.LastMet))));
        routes.MapGet("/topics.csv", ([AsParameters] TopicFilter filter, TrackerDbContext db) =>
            Csv.File("topics", TopicList.Rows(db, filter).AsAsyncEnumerable().Select(row => new TopicCsvLine(
                row.Name, row.Parent, string.Join("; ", row.Aliases), Some(row.Engagements), Some(row.Commitments), row.LastDiscussed))));
    }

    private static string Some(int count) => Show.Some(count, Threads.MostInCell);
}

/// <summary>A party as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record PartyCsvLine(
    [property: CsvColumn("Code")] string Code,
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Kind")] string Kind,
    [property: CsvColumn("Engagements")] string Engagements,
    [property: CsvColumn("We owe")] string Ours,
    [property: CsvColumn("They owe")] string Theirs,
    [property: CsvColumn("Last contact"), CsvFormat("yyyy-MM-dd")] DateOnly? LastContact);

/// <summary>A person as a spreadsheet shows one.</summary>
[CsvRecord]
public sealed partial record PersonCsvLine(
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Party code")] string PartyCode,
    [property: CsvColumn("Party")] string Party,
    [property: CsvColumn("Office today")] string Offices,
    [property: CsvColumn("Engagements")] string Engagements,
    [property: CsvColumn("Last met"), CsvFormat("yyyy-MM-dd")] DateOnly? LastMet);

/// <summary>A topic as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record TopicCsvLine(
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Parent")] string? Parent,
    [property: CsvColumn("Other names")] string Aliases,
    [property: CsvColumn("Engagements")] string Engagements,
    [property: CsvColumn("Commitments")] string Commitments,
    [property: CsvColumn("Last discussed"), CsvFormat("yyyy-MM-dd")] DateOnly? LastDiscussed);
