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
    /// <summary>A file is counted to the end: a spreadsheet cannot add up "200+".</summary>
    private const int All = 1_000_000_000;

    public static void MapDirectoryCsv(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/parties.csv", ([AsParameters] PartyFilter filter, TrackerDbContext db) =>
            Csv.File("parties", PartyList.Rows(db, filter, All).AsAsyncEnumerable().Select(row => new PartyCsvLine(
                row.Code, row.Name, Show.Name(row.Kind), row.Engagements, row.Ours, row.Theirs, row.LastContact))));
        routes.MapGet("/people.csv", ([AsParameters] PersonFilter filter, TrackerDbContext db, CurrentUser user, TimeProvider time) =>
            Csv.File("people", PersonList.Rows(db, filter, user.Today(time), All).AsAsyncEnumerable().Select(row => new PersonCsvLine(
                row.Name, row.PartyCode, row.PartyName, string.Join("; ", row.Offices), row.Engagements, row.LastMet))));
        routes.MapGet("/topics.csv", ([AsParameters] TopicFilter filter, TrackerDbContext db) =>
            Csv.File("topics", TopicList.Rows(db, filter, All).AsAsyncEnumerable().Select(row => new TopicCsvLine(
                row.Name, row.Parent, string.Join("; ", row.Aliases), row.Engagements, row.Commitments, row.LastDiscussed))));
    }
}

/// <summary>A party as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record PartyCsvLine(
    [property: CsvColumn("Code")] string Code,
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Kind")] string Kind,
    [property: CsvColumn("Engagements")] int Engagements,
    [property: CsvColumn("We owe")] int Ours,
    [property: CsvColumn("They owe")] int Theirs,
    [property: CsvColumn("Last contact"), CsvFormat("yyyy-MM-dd")] DateOnly? LastContact);

/// <summary>A person as a spreadsheet shows one.</summary>
[CsvRecord]
public sealed partial record PersonCsvLine(
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Party code")] string PartyCode,
    [property: CsvColumn("Party")] string Party,
    [property: CsvColumn("Office today")] string Offices,
    [property: CsvColumn("Engagements")] int Engagements,
    [property: CsvColumn("Last met"), CsvFormat("yyyy-MM-dd")] DateOnly? LastMet);

/// <summary>A topic as a spreadsheet shows it.</summary>
[CsvRecord]
public sealed partial record TopicCsvLine(
    [property: CsvColumn("Name")] string Name,
    [property: CsvColumn("Parent")] string? Parent,
    [property: CsvColumn("Other names")] string Aliases,
    [property: CsvColumn("Engagements")] int Engagements,
    [property: CsvColumn("Commitments")] int Commitments,
    [property: CsvColumn("Last discussed"), CsvFormat("yyyy-MM-dd")] DateOnly? LastDiscussed);
