using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Commitments.ReviseCommitment;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Commitments.ReviseCommitment;

public sealed class ReviseCommitmentTests
{
    [Fact]
    public async Task A_proposed_date_becomes_a_revision_and_what_stood_before_stays()
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await tracker.FormAsync(Commitments.Stip);
        form.DeadlineKind = DeadlineKind.Proposed;
        form.DeadlineDate = "in 2 weeks";

        Assert.Empty((await SendAsync(tracker, "manager", form)).Problems);

        var commitment = await tracker.ReadAsync(Commitments.Stip);
        var last = commitment.Revisions.MaxBy(r => r.Number)!;
        Assert.Equal(Deadline.Proposed(new DateOnly(2026, 12, 8)), commitment.Deadline);
        Assert.Equal(DeadlineKind.NoneStated, commitment.Revisions.MinBy(r => r.Number)!.Deadline.Kind);
        Assert.Equal((2, "Agreed by telephone.", await tracker.UserIdAsync("manager")), (last.Number, last.Reason, last.AuthorId));
        Assert.Equal((commitment.Wording, commitment.Class, commitment.Deadline), (last.Wording, last.Class, last.Deadline));
        Assert.Equal(form.Version + 1, commitment.Version);
    }

    [Fact]
    public async Task Who_owes_and_under_whom_it_is_filed_follow_the_parties()
    {
        await using var tracker = await Commitments.DemoAsync();
        var haiti = await PartyAsync(tracker, "HT");
        var form = await tracker.FormAsync(Commitments.Stip);
        Assert.Equal(Direction.Joint, form.Owes);
        form.Owes = Direction.Theirs;
        form.OtherObligors = [haiti];

        Assert.Empty((await SendAsync(tracker, "officer", form)).Problems);

        var commitment = await tracker.ReadAsync(Commitments.Stip);
        Assert.Equal((Direction.Theirs, haiti.Id), (commitment.Direction, commitment.CounterpartId));
        Assert.Equal([haiti.Id], commitment.Parties.Where(p => p.Role == CommitmentPartyRole.Obligor).Select(p => p.PartyId));
    }

    [Fact]
    public async Task The_terms_as_they_are_are_refused_for_every_commitment_of_the_demo()
    {
        await using var tracker = await Commitments.DemoAsync();
        foreach (var reference in await tracker.ReadAsync(db => db.Commitments.Select(c => c.Reference).ToListAsync()))
        {
            var before = (await tracker.ReadAsync(reference)).Revisions.Count;

            var answer = await SendAsync(tracker, "manager", await tracker.FormAsync(reference));

            Assert.StartsWith("Nothing differs", Assert.Single(answer.Problems).Sentence, StringComparison.Ordinal);
            Assert.Equal(before, (await tracker.ReadAsync(reference)).Revisions.Count);
        }
    }

    [Fact]
    public async Task Somebody_elses_earlier_change_is_not_overwritten()
    {
        await using var tracker = await Commitments.DemoAsync();
        var (first, second) = (await tracker.FormAsync(Commitments.Stip), await tracker.FormAsync(Commitments.Stip));
        first.Wording = "First.";
        second.Wording = "Second.";
        await SendAsync(tracker, "officer", first);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SendAsync(tracker, "manager", second));

        Assert.Equal("First.", (await tracker.ReadAsync(Commitments.Stip)).Wording);
    }

    [Fact]
    public async Task An_administrator_may_not_revise()
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await tracker.FormAsync(Commitments.Stip);

        await Assert.ThrowsAsync<NotPermittedException>(() => SendAsync(tracker, "admin", form));
    }

    [Theory]
    [InlineData("Reason", "Enter the reason")]
    [InlineData("Wording", "Enter the wording")]
    [InlineData("OtherObligors", "Add the party that owes")]
    [InlineData("DeadlineDate", "Enter the date")]
    [InlineData("DeadlineEvent", "Enter the event")]
    public async Task What_is_missing_is_named_at_its_field(string field, string begins)
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await tracker.FormAsync(Commitments.Stip);
        (form.Reason, form.Wording, form.OtherObligors) = (" ", "\n", []);
        form.DeadlineKind = field == "DeadlineEvent" ? DeadlineKind.Event : DeadlineKind.Stated;

        var problem = Assert.Single((await SendAsync(tracker, "manager", form)).Problems, p => p.Field == field);

        Assert.StartsWith(begins, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_side_is_not_one_of_theirs()
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await tracker.FormAsync(Commitments.Stip);
        form.OtherObligors = [await PartyAsync(tracker, "KE")];

        Assert.Equal("OtherObligors", Assert.Single((await SendAsync(tracker, "manager", form)).Problems).Field);
    }

    [Theory]
    [InlineData("31/2/2025", Severity.Error)]
    [InlineData("soon", Severity.Error)]
    [InlineData("26 Jan 2025", Severity.Warning)]
    public async Task An_unreadable_deadline_is_an_error_and_one_before_the_call_a_warning(string typed, Severity severity)
    {
        await using var tracker = await Commitments.DemoAsync();
        var form = await tracker.FormAsync(Commitments.Stip);
        (form.DeadlineKind, form.DeadlineDate) = (DeadlineKind.Stated, typed);

        var failure = Assert.Single((await tracker.AsAsync<IValidator<ReviseCommitmentForm>, FluentValidation.Results.ValidationResult>(
            "manager", v => Task.FromResult(v.Validate(form)))).Errors);

        Assert.Equal(("DeadlineDate", severity), (failure.PropertyName, failure.Severity));
        Assert.Equal(severity == Severity.Warning, (await SendAsync(tracker, "manager", form)).Problems.Count == 0);
    }

    private static Task<Answer<Commitment>> SendAsync(Tracker tracker, string user, ReviseCommitmentForm form) =>
        tracker.AsAsync<ReviseCommitmentHandler, Answer<Commitment>>(user, h => h.HandleAsync(form, TestContext.Current.CancellationToken));

    private static Task<PartyChoice> PartyAsync(Tracker tracker, string code) => tracker.ReadAsync(db =>
        db.Parties.Where(p => p.Code == code).Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).SingleAsync());
}
