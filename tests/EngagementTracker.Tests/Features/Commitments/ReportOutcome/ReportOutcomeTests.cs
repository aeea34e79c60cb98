using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Files;
using EngagementTracker.Web.Features.Commitments.ReportOutcome;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments.ReportOutcome;

public sealed class ReportOutcomeTests
{
    [Fact]
    public async Task What_its_owner_reports_waits_with_its_evidence()
    {
        await using var tracker = await Commitments.DemoAsync();

        Assert.Empty((await tracker.ReportAsync("officer", Commitments.Stip)).Problems);

        var commitment = await tracker.WholeAsync(Commitments.Stip);
        var (report, evidence) = (Assert.Single(commitment.Reports), Assert.Single(commitment.Evidence));
        Assert.Equal((CommitmentState.Reported, Outcome.Fulfilled, new DateOnly(2026, 11, 24)), (commitment.State, report.Outcome, report.EndedOn));
        Assert.Equal([evidence.Id], report.EvidenceIds);
        Assert.Equal(("https://example.org/signed", "example.org"), (evidence.Url, evidence.Title));
    }

    [Fact]
    public async Task A_file_is_kept_with_its_hash_and_given_only_to_who_may_read()
    {
        await using var tracker = await Commitments.DemoAsync();
        await using var scope = await tracker.AsAsync("officer");
        var file = await scope.ServiceProvider.GetRequiredService<EvidenceStore>()
            .TakeInAsync(Promises.TextFile("Signed."), "signed.txt", TestContext.Current.CancellationToken);
        var form = await tracker.ReportFormAsync(Commitments.Stip);
        form.Evidence.New.Add(new NewEvidence { Kind = EvidenceKind.File, File = file, Title = "The signed text" });

        Assert.Empty((await scope.ServiceProvider.GetRequiredService<ReportOutcomeHandler>().HandleAsync(form, TestContext.Current.CancellationToken)).Problems);

        var kept = (await tracker.WholeAsync(Commitments.Stip)).Evidence.Single(e => e.Kind == EvidenceKind.File);
        Assert.Equal(("The signed text", "text/plain", file.Sha256), (kept.Title, kept.ContentType, kept.Sha256));
        await using var content = await scope.ServiceProvider.GetRequiredService<EvidenceStore>().OpenAsync(kept.Sha256!, TestContext.Current.CancellationToken);
        Assert.NotNull(content);
    }

    [Fact]
    public async Task Whoever_does_not_own_it_is_refused_but_for_a_manager()
    {
        await using var tracker = await Commitments.DemoAsync();
        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.ReportAsync("analyst", Commitments.Stip));
        await Assert.ThrowsAsync<NotPermittedException>(() => tracker.ReportAsync("officer2", Commitments.Stip));
        Assert.Empty((await tracker.ReportAsync("manager", Commitments.Stip)).Problems);
    }

    [Fact]
    public async Task It_is_reported_once_until_somebody_decides()
    {
        await using var tracker = await Commitments.DemoAsync();
        await tracker.ReportAsync("officer", Commitments.Stip);

        var again = await tracker.ReportAsync("officer", Commitments.Stip);

        Assert.Equal("Its end is reported already, and waits to be accepted.", Assert.Single(again.Problems).Sentence);
    }

    [Fact]
    public async Task Without_an_ending_words_or_evidence_it_says_what_is_missing()
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await tracker.ReportFormAsync(Commitments.Stip);
        form.Evidence.New.Clear();
        (form.Outcome, form.Text, form.EndedOn) = (null, " ", "tomorrow");

        var answer = await tracker.AsAsync<ReportOutcomeHandler, Answer<Commitment>>("officer", h => h.HandleAsync(form));

        Assert.Equal(["Outcome", "EndedOn", "Text", "Evidence"], answer.Problems.Select(p => p.Field));
        Assert.All(answer.Problems, p => Assert.EndsWith(".", p.Sentence, StringComparison.Ordinal));
        Assert.Empty((await tracker.WholeAsync(Commitments.Stip)).Evidence);
    }

    [Fact]
    public async Task A_superseded_one_names_the_one_in_its_place()
    {
        await using var tracker = await Commitments.DemoAsync();
        var other = await tracker.ReadAsync(db => db.Commitments.Where(c => c.Reference != Commitments.Stip && c.CounterpartId == db.Parties.First(p => p.Code == "US").Id)
            .OrderByDescending(c => c.MadeOn).Select(c => c.Reference).FirstAsync());
        var form = await tracker.ReportFormAsync(Commitments.Stip, Outcome.Superseded);
        Task<Answer<Commitment>> SendAsync() => tracker.AsAsync<ReportOutcomeHandler, Answer<Commitment>>("officer", h => h.HandleAsync(form));
        Assert.Equal("SupersededBy", Assert.Single((await SendAsync()).Problems).Field);
        form.SupersededBy = Commitments.Stip;
        Assert.Equal("SupersededBy", Assert.Single((await SendAsync()).Problems).Field);

        form.SupersededBy = other;
        Assert.Empty((await SendAsync()).Problems);

        Assert.NotNull((await tracker.WholeAsync(Commitments.Stip)).LastReport!.SupersededById);
    }
}
