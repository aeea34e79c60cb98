using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Commitments.AcceptOutcome;
using EngagementTracker.Web.Features.Commitments.ConfirmCommitment;
using EngagementTracker.Web.Features.Commitments.QuestionCommitment;
using EngagementTracker.Web.Features.Commitments.ReopenCommitment;
using EngagementTracker.Web.Features.Commitments.ReportOutcome;
using EngagementTracker.Web.Features.Commitments.ReturnOutcome;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Commitments;

/// <summary>Who may take a commitment from one state to another: every role at every transition.</summary>
public sealed class RoleTransitionTests
{
    private const string Record = Commitments.Stip;

    public enum Actor
    {
        OfficerWhoOwns,
        OfficerWhoDoesNot,
        Analyst,
        AnalystWhoOwns,
        Manager,
        Administrator,
        Nobody,
        AnalystWhoReported,
        ManagerWhoReported,
    }

    public enum Transition
    {
        Report,
        Accept,
        Return,
        Reopen,
        Confirm,
        Question,
    }

    /// <summary>Everything that is allowed; all else is refused.</summary>
    private static readonly Dictionary<Actor, Transition[]> Allowed = new()
    {
        [Actor.OfficerWhoOwns] = [Transition.Report],
        [Actor.OfficerWhoDoesNot] = [],
        [Actor.Analyst] = [Transition.Accept, Transition.Return, Transition.Reopen, Transition.Confirm, Transition.Question],
        [Actor.AnalystWhoOwns] = [Transition.Report, Transition.Accept, Transition.Return, Transition.Reopen, Transition.Confirm, Transition.Question],
        [Actor.Manager] = [Transition.Report, Transition.Accept, Transition.Return, Transition.Reopen, Transition.Confirm, Transition.Question],
        [Actor.Administrator] = [],
        [Actor.Nobody] = [],
        [Actor.AnalystWhoReported] = [Transition.Reopen, Transition.Confirm, Transition.Question],
        [Actor.ManagerWhoReported] = [Transition.Reopen, Transition.Confirm, Transition.Question],
    };

    public static IEnumerable<TheoryDataRow<Actor, Transition>> Cases =>
        from actor in Enum.GetValues<Actor>()
        from transition in Enum.GetValues<Transition>()
        where transition != Transition.Report || actor is not (Actor.AnalystWhoReported or Actor.ManagerWhoReported)
        select new TheoryDataRow<Actor, Transition>(actor, transition);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_role_takes_the_transitions_of_the_table_and_no_others(Actor actor, Transition transition)
    {
        await using var tracker = await Commitments.DemoAsync();
        await PrepareAsync(tracker, actor, transition);
        await using var scope = await ScopeAsync(tracker, actor);

        var refused = false;
        try
        {
            var answer = await TakeAsync(tracker, scope.ServiceProvider, transition);
            Assert.Empty(answer.Problems);
            Assert.NotNull(answer.Value);
        }
        catch (NotPermittedException)
        {
            refused = true;
        }

        Assert.Equal(!Allowed[actor].Contains(transition), refused);
        Assert.Equal(refused, await tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().OrderByDescending(a => a.Id)
            .Select(a => a.Action == Web.Data.Audit.AuditAction.Refused).FirstAsync()));
    }

    [Theory]
    [InlineData("""UPDATE "OutcomeReports" SET "Decision" = 0, "DecidedById" = "ReporterId", "DecidedUtc" = '2026-11-24 09:00:00'""", "CK_OutcomeReports_two_people")]
    [InlineData("""UPDATE "Commitments" SET "State" = 2, "ClosedById" = (SELECT "ReporterId" FROM "OutcomeReports") WHERE "State" = 1""", "somebody else than its reporter")]
    public async Task The_database_itself_refuses_the_reporters_acceptance(string sql, string why)
    {
        await using var tracker = await Commitments.DemoAsync();
        await tracker.ReportedAsync(Record, "manager");

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => tracker.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql)));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(CommitmentState.Reported, (await tracker.ReadAsync(Record)).State);
    }

    private static async Task PrepareAsync(Tracker tracker, Actor actor, Transition transition)
    {
        await tracker.OwnedByAsync(Record, actor is Actor.OfficerWhoOwns or Actor.AnalystWhoOwns ? await IdAsync(tracker, actor) : await tracker.UserIdAsync("officer"));
        if (actor == Actor.OfficerWhoDoesNot) await tracker.OwnedByAsync(Record, await tracker.UserIdAsync("analyst"));
        if (transition is Transition.Report or Transition.Confirm or Transition.Question) return;
        await tracker.ReportedAsync(Record, actor switch
        {
            Actor.AnalystWhoReported => "analyst",
            Actor.ManagerWhoReported => "manager",
            _ => "officer",
        });
        if (transition == Transition.Reopen) Assert.Empty((await tracker.AcceptAsync(actor == Actor.ManagerWhoReported ? "analyst" : "manager", Record)).Problems);
    }

    private static Task<UserId> IdAsync(Tracker tracker, Actor actor) => tracker.UserIdAsync(actor switch
    {
        Actor.OfficerWhoOwns or Actor.OfficerWhoDoesNot => "officer",
        Actor.Manager or Actor.ManagerWhoReported => "manager",
        Actor.Administrator => "admin",
        _ => "analyst",
    });

    private static async Task<AsyncServiceScope> ScopeAsync(Tracker tracker, Actor actor) => actor == Actor.Nobody ? tracker.AsNobody() : tracker.As(
        await IdAsync(tracker, actor),
        actor switch
        {
            Actor.OfficerWhoOwns or Actor.OfficerWhoDoesNot => Roles.Officer,
            Actor.Manager or Actor.ManagerWhoReported => Roles.Manager,
            Actor.Administrator => Roles.Administrator,
            _ => Roles.Analyst,
        },
        new UnitId(1), Marking.Secret);

    private static async Task<Answer<Commitment>> TakeAsync(Tracker tracker, IServiceProvider services, Transition transition)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var version = await tracker.VersionAsync(Record);
        var madeOn = (await tracker.ReadAsync(Record)).MadeOn;
        THandler The<THandler>() where THandler : notnull => services.GetRequiredService<THandler>();
        return transition switch
        {
            Transition.Report => await The<ReportOutcomeHandler>().HandleAsync(Report(version, madeOn), cancellation),
            Transition.Accept => await The<AcceptOutcomeHandler>().HandleAsync(new AcceptOutcomeForm { Reference = Record, Version = version }, cancellation),
            Transition.Return => await The<ReturnOutcomeHandler>().HandleAsync(new ReturnOutcomeForm { Reference = Record, Version = version, Reason = "A draft." }, cancellation),
            Transition.Reopen => await The<ReopenCommitmentHandler>().HandleAsync(new ReopenCommitmentForm { Reference = Record, Version = version, Reason = "Not ratified." }, cancellation),
            Transition.Confirm => await The<ConfirmCommitmentHandler>().HandleAsync(new ConfirmCommitmentForm { Reference = Record, Version = version }, cancellation),
            _ => await The<QuestionCommitmentHandler>().HandleAsync(new QuestionCommitmentForm { Reference = Record, Version = version, Question = "By when?" }, cancellation),
        };
    }

    private static ReportOutcomeForm Report(int version, DateOnly madeOn)
    {
        var form = new ReportOutcomeForm { Reference = Record, Version = version, MadeOn = madeOn, Outcome = Outcome.Fulfilled, Text = "It was signed." };
        form.Evidence.New.Add(new NewEvidence { Kind = EvidenceKind.Link, Url = "https://example.org/signed", Title = "The signed text" });
        return form;
    }
}
