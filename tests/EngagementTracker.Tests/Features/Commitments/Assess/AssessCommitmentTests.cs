using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Features.Commitments.Assess;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.Assess;

public sealed class AssessCommitmentTests : IAsyncLifetime
{
    private Tracker tracker = null!;

    public async ValueTask InitializeAsync() => tracker = await Assessing.StartAsync();

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    [Fact]
    public async Task A_new_link_becomes_evidence_and_the_assessment_names_it()
    {
        Assert.Empty((await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip))).Problems);

        var assessment = Assert.Single(await tracker.AssessmentsAsync(Commitments.Stip));
        var evidence = Assert.Single(await EvidenceAsync());
        Assert.Equal([evidence.Id], assessment.EvidenceIds);
        Assert.Equal(("A report", "https://example.org/report"), (evidence.Title, evidence.Url));
        Assert.Equal((AssessmentState.InForce, Assessing.Period, await tracker.UserIdAsync("analyst")), (assessment.State, assessment.Period, assessment.AssessorId));
    }

    [Fact]
    public async Task A_rescore_stands_on_evidence_on_record_and_keeps_the_earlier_one()
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));
        var again = await tracker.FormAsync(Commitments.Stip, G7Score.Full, Completion.Complete);
        (again.LinkUrl, again.LinkTitle, again.EvidenceIds) = (null, null, [.. (await EvidenceAsync()).Select(e => e.Id)]);

        Assert.Empty((await tracker.AssessAsync("manager", again)).Problems);

        Assert.Equal([AssessmentState.Replaced, AssessmentState.InForce], (await tracker.AssessmentsAsync(Commitments.Stip)).Select(a => a.State));
        Assert.Single(await EvidenceAsync());
    }

    public static TheoryData<string, string, Action<AssessCommitmentForm>> Refusals => new()
    {
        { "Score", "no score", f => f.Score = null },
        { "Completion", "no completion", f => f.Completion = null },
        { "Confidence", "no confidence", f => f.Confidence = null },
        { "Reasoning", "no reasoning", f => f.Reasoning = " " },
        { "Reasoning", "too much reasoning", f => f.Reasoning = new string('x', Assessment.ReasoningLimit + 1) },
        { "EvidenceIds", "no evidence", f => (f.LinkUrl, f.LinkTitle) = (null, null) },
        { "EvidenceIds", "evidence of another commitment", f => f.EvidenceIds = [new EvidenceId(999)] },
        { "LinkUrl", "no web address", f => f.LinkUrl = "javascript:alert(1)" },
        { "LinkTitle", "a link without a word", f => f.LinkTitle = "" },
        { "Period", "a half year that has not begun", f => f.Period = new HalfYear(2027, 1) },
        { "Period", "a half year before it was made", f => f.Period = new HalfYear(2024, 2) },
        { "SecondAssessorId", "somebody unknown", f => f.SecondAssessorId = new UserId(999) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_is_missing_or_wrong_is_refused_in_words_at_its_field_and_nothing_is_saved(string field, string what, Action<AssessCommitmentForm> spoil)
    {
        var form = await tracker.FormAsync(Commitments.Stip);
        spoil(form);

        var problem = Assert.Single((await tracker.AssessAsync("analyst", form)).Problems);

        Assert.Equal((field, what), (problem.Field, what));
        Assert.Empty(await tracker.AssessmentsAsync(Commitments.Stip));
        Assert.Empty(await EvidenceAsync());
    }

    [Fact]
    public async Task That_nothing_was_found_needs_no_evidence()
    {
        var form = await tracker.FormAsync(Commitments.Stip, G7Score.NonCompliance, Completion.NoEvidence);
        (form.LinkUrl, form.LinkTitle) = (null, null);

        form.Reasoning = null;
        Assert.Equal("Write where you looked and found nothing.", Assert.Single((await tracker.AssessAsync("analyst", form)).Problems).Sentence);
        form.Reasoning = "Neither government’s site says anything.";
        Assert.Empty((await tracker.AssessAsync("analyst", form)).Problems);
    }

    [Fact]
    public async Task Scores_that_seldom_go_together_are_pointed_out_and_let_through()
    {
        var form = await tracker.FormAsync(Commitments.Stip, G7Score.Full, Completion.NotStarted);

        var found = await tracker.AsAsync<AssessCommitmentValidator, List<Problem>>(
            "analyst", v => Task.FromResult(v.Validate(form).Errors.Select(Problem.From).ToList()));

        Assert.True(Assert.Single(found).IsWarning);
        Assert.Empty((await tracker.AssessAsync("analyst", form)).Problems);
    }

    [Fact]
    public async Task Asked_for_a_second_is_somebody_else_who_assesses_and_may_read_it()
    {
        async Task<string> RefusalAsync(string asked) =>
            Assert.Single((await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip, second: asked))).Problems).Sentence;

        Assert.Equal("The second assessor is somebody else. Choose another, or nobody.", await RefusalAsync("analyst"));
        Assert.Equal("Achieng Otieno does not assess commitments. Choose another second assessor.", await RefusalAsync("officer"));
        await MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Commitments.Stip, Marking.Secret);
        var secret = await tracker.AssessAsync("manager", await tracker.FormAsync(Commitments.Stip, second: "analyst2"));
        Assert.Equal("The analyst2 may not read this record. Choose somebody else, or change its readers.", Assert.Single(secret.Problems).Sentence);
    }

    [Fact]
    public async Task Who_saw_an_older_version_is_told_so()
    {
        var form = await tracker.FormAsync(Commitments.Stip);
        await tracker.AssessAsync("manager", await tracker.FormAsync(Commitments.Stip));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => tracker.AssessAsync("analyst", form));
        Assert.Single(await EvidenceAsync());
    }

    [Fact]
    public async Task One_that_the_assessor_may_not_see_any_more_is_replaced_too()
    {
        await tracker.AssessAsync("manager", await tracker.FormAsync(Commitments.Stip));
        await MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Commitments.Stip, Marking.Secret);
        await MarkCommitment.MarkCommitmentTests.MarkAsync(tracker, "manager", Commitments.Stip, Marking.Unclassified);

        Assert.Empty((await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip))).Problems);

        Assert.Equal([AssessmentState.Replaced, AssessmentState.InForce], (await tracker.AssessmentsAsync(Commitments.Stip)).Select(a => a.State));
    }

    [Theory]
    [InlineData("""UPDATE "Assessments" SET "Score" = -1""", "only its state changes")]
    [InlineData("""UPDATE "Assessments" SET "Reasoning" = 'another'""", "only its state changes")]
    [InlineData("""DELETE FROM "Assessments" """, "only grows")]
    public async Task The_database_itself_refuses_to_change_what_somebody_found(string sql, string sentence)
    {
        await tracker.AssessAsync("analyst", await tracker.FormAsync(Commitments.Stip));

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    private Task<List<Evidence>> EvidenceAsync() => tracker.ReadAsync(db => db.Evidence.IgnoreQueryFilters().AsNoTracking().ToListAsync());
}
