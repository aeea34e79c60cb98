using System.Text;
using EngagementTracker.Web.Api;

namespace EngagementTracker.Tests.Api;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public async Task No_cell_begins_as_a_formula(string wording)
    {
        var text = await WriteAsync(Line(wording));

        Assert.Contains($",\"'{wording}\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_its_mark_its_columns_and_dates_that_nobody_misreads()
    {
        var lines = (await WriteAsync(Line("Kenya “leads”, says \"he\"."))).Split("\r\n");

        Assert.Equal("\uFEFFReference,Wording,Class,Owes,Party,With,Deadline,Deadline date,Deadline event,Owner,Made on,State,Outcome,Ended on,Official standing,Evidence standing,Schedule standing,Missing,Stale,Marking", lines[0]);
        Assert.Equal("COM-2025-0001,\"Kenya “leads”, says \"\"he\"\".\",Pledge,Joint,US,United States,Stated date,2025-02-08,,,2025-01-27,Closed,Fulfilled,2025-02-09,Underway,Limited,Late,\"measure, owner\",no,Restricted", lines[1]);
    }

    [Fact]
    public async Task Without_rows_the_columns_remain() =>
        Assert.StartsWith("\uFEFFReference,Wording", await WriteAsync<CommitmentLine>(), StringComparison.Ordinal);

    [Fact]
    public async Task A_total_is_a_number_to_a_spreadsheet_below_nought_too_and_over_too_few_there_is_none()
    {
        var lines = (await WriteAsync(
            new AssessmentTotalLine("Party", "KE", "Kenya", 2, 3, -0.33m, 1, 33, null),
            new AssessmentTotalLine("Party", "US", "United States", 1, 1, null, 0, null, "1 of 3 needed"))).Split("\r\n");

        Assert.Equal("\uFEFFBy,Key,Name,Commitments,Assessments,Average G7 score,High completion,\"High completion, %\",Too few for an average", lines[0]);
        Assert.Equal("Party,KE,Kenya,2,3,-0.33,1,33,", lines[1]);
        Assert.Equal("Party,US,United States,1,1,,0,,1 of 3 needed", lines[2]);
    }

    private static CommitmentLine Line(string wording) => new(
        "COM-2025-0001", wording, "Pledge", "Joint", "US", "United States", "Stated date", new DateOnly(2025, 2, 8), null, null, new DateOnly(2025, 1, 27),
        "Closed", "Fulfilled", new DateOnly(2025, 2, 9), "Underway", "Limited", "Late", "measure, owner", "no", "Restricted");

    private static async Task<string> WriteAsync<TLine>(params TLine[] lines)
    {
        using var stream = new MemoryStream();
        await Csv.WriteAsync(stream, lines.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
