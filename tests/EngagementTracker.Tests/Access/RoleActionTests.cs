using System.Reflection;
using System.Runtime.CompilerServices;
using EngagementTracker.Domain.Access;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Access;

/// <summary>Which role may use which handler: the table, and every handler asked as every role and as nobody.</summary>
public sealed class RoleActionTests(RoleActionTests.Ministry ministry) : IClassFixture<RoleActionTests.Ministry>
{
    private const Roles Officer = Roles.Officer;
    private const Roles Analyst = Roles.Analyst;
    private const Roles Manager = Roles.Manager;
    private const Roles Administrator = Roles.Administrator;
    private const Roles Everybody = Officer | Analyst | Manager | Administrator;

    /// <summary>A handler that is not here fails; a new one is given its row with thought.</summary>
    private static readonly Dictionary<string, Row> Table = new()
    {
        ["LogCall"] = new(Officer | Manager),
        ["EditEngagement"] = new(Officer | Manager),
        ["InviteColleagues"] = new(Officer | Manager),
        ["AddAccount"] = new(Officer | Manager),
        ["ReviseCommitment"] = new(Officer | Analyst | Manager),
        ["AssignCommitment"] = new(Officer | Manager),
        ["TellProgress"] = new(Officer | Analyst | Manager),
        ["ReportOutcome"] = new(Officer | Analyst | Manager, Finer: "its owner or a manager: ReportOutcomeTests"),
        ["RecordMention"] = new(Officer | Analyst | Manager),
        ["ConfirmCommitment"] = new(Analyst | Manager),
        ["QuestionCommitment"] = new(Analyst | Manager),
        ["AcceptOutcome"] = new(Analyst | Manager, Finer: "never its reporter: RoleTransitionTests"),
        ["ReturnOutcome"] = new(Analyst | Manager, Finer: "never its reporter: RoleTransitionTests"),
        ["ReopenCommitment"] = new(Analyst | Manager),
        ["TakeBackDecision"] = new(Analyst | Manager, Finer: "whoever decided, at once: TakeBackTests"),
        ["TakeBackReview"] = new(Analyst | Manager, Finer: "whoever reviewed, at once: TakeBackTests"),
        ["AssessCommitment"] = new(Analyst | Manager),
        ["SecondAssessment"] = new(Analyst | Manager, Finer: "whoever was asked: SecondAssessmentTests"),
        ["SettleAssessment"] = new(Analyst | Manager, Finer: "neither of the two: SecondAssessmentTests"),
        ["TakeBackAssessment"] = new(Analyst | Manager, Finer: "its author: SecondAssessmentTests"),
        ["CountAlone"] = new(Analyst | Manager, Finer: "its author: SecondAssessmentTests"),
        ["AssignCommitments"] = new(Officer | Manager),
        ["HandOver"] = new(Officer | Manager, Finer: "the leaver or a manager: HandOverTests"),
        ["FileCommitments"] = new(Officer | Analyst | Manager),
        ["SaveView"] = new(Everybody),
        ["KeepDraft"] = new(Everybody, Finer: "its writer: KeepDraftTests"),
        ["DiscardDraft"] = new(Everybody, Finer: "its writer: KeepDraftTests"),
        ["TakeBackDraft"] = new(Everybody, Finer: "its writer: KeepDraftTests"),
        ["DeleteView"] = new(Everybody, Finer: "its owner: SavedViewTests"),
        ["WatchSearch"] = new(Everybody, Finer: "its owner: TellSearchTests"),
        ["TellSearch"] = new(Everybody, Finer: "its owner: TellSearchTests"),
        ["AddFollowUp"] = new(Officer | Analyst | Manager),
        ["EditFollowUp"] = new(Officer | Analyst | Manager),
        ["CompleteFollowUp"] = new(Officer | Analyst | Manager, Finer: "its owner or a manager: FollowUpHandlerTests"),
        ["ReopenFollowUp"] = new(Officer | Analyst | Manager, Finer: "its owner or a manager: FollowUpHandlerTests"),
        ["SnoozeFollowUp"] = new(Officer | Analyst | Manager, Finer: "its owner: TodayActionTests"),
        ["AskForUpdate"] = new(Officer | Analyst | Manager),
        ["Reschedule"] = new(Officer | Analyst | Manager),
        ["EditParty"] = new(Officer | Analyst | Manager),
        ["CreatePerson"] = new(Officer | Analyst | Manager),
        ["EditPerson"] = new(Officer | Analyst | Manager),
        ["MergeDoubles"] = new(Officer | Analyst | Manager),
        ["UndoMerge"] = new(Officer | Analyst | Manager),
        ["CreateTopic"] = new(Officer | Analyst | Manager),
        ["EditTopic"] = new(Officer | Analyst | Manager),
        ["CreateEvent"] = new(Officer | Analyst | Manager),
        ["EditEvent"] = new(Officer | Analyst | Manager),
        ["MoveEvent"] = new(Officer | Analyst | Manager),
        ["RemoveEvent"] = new(Officer | Analyst | Manager),
        ["AttachCommitments"] = new(Officer | Analyst | Manager),
        ["OpenFeed"] = new(Everybody),
        ["RevokeFeed"] = new(Everybody, Finer: "its owner: CalendarFeedTests"),
        ["CreateUser"] = new(Administrator),
        ["EditUser"] = new(Administrator, Finer: "not one's own clearance, nor the last administrator: EditUserTests"),
        ["ResetPassword"] = new(Administrator),
        ["CreateUnit"] = new(Administrator),
        ["EditUnit"] = new(Administrator, Finer: "not oneself as the head: EditUnitTests"),
        ["SetReminders"] = new(Administrator),
        ["TryMailAgain"] = new(Administrator),
        ["SendTestMail"] = new(Administrator),
        ["SetMails"] = new(Everybody),
        ["ChangePassword"] = new(Everybody),
        ["ProtectEngagement"] = new(Officer | Manager, Finer: "lowering: a manager or the head of its unit: ProtectEngagementTests"),
        ["MarkCommitment"] = new(Officer | Analyst | Manager, Finer: "lowering: a manager or the head of its unit: MarkCommitmentTests"),
        ["BreakGlass"] = new(Roles.None, Finer: "the head of a unit, whatever the role: BreakGlassTests"),
        ["SeeNotice"] = new(Everybody),
        ["SeeAllNotices"] = new(Everybody),
        ["VerifyAudit"] = new(Administrator),
        ["BackUpNow"] = new(Administrator),
        ["CheckPassword"] = new(Roles.None, Finer: "whoever has the password: CheckPasswordTests", ByRole: false),
        ["SetUp"] = new(Roles.None, Finer: "whoever has the link, once: SetUpTests", ByRole: false),
    };

    private static readonly Dictionary<string, Type> Handlers = typeof(Program).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsNested: false } && t.Name.EndsWith("Handler", StringComparison.Ordinal)
            && t.Namespace?.StartsWith("EngagementTracker.Web.Features.", StringComparison.Ordinal) == true)
        .ToDictionary(UseCases.NameOf);

    public static IEnumerable<TheoryDataRow<string, Roles>> Cases =>
        from name in Handlers.Keys.Order(StringComparer.Ordinal)
        where Table.GetValueOrDefault(name) is not { ByRole: false }
        from role in Enum.GetValues<Roles>()
        select new TheoryDataRow<string, Roles>(name, role);

    [Fact]
    public void Every_handler_has_a_row_and_every_row_a_handler() =>
        Assert.Equal(Handlers.Keys.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));

    /// <param name="role"><see cref="Roles.None"/> is nobody.</param>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_role_may_do_what_the_table_says_and_a_refusal_is_on_record(string name, Roles role)
    {
        Assert.True(Table.TryGetValue(name, out var row), $"Say in the table who may {name}.");
        await using var scope = ministry.As(role);
        var before = await ministry.LastEntryAsync();
        var outcome = await OutcomeAsync(scope.ServiceProvider.GetRequiredService(Handlers[name]));
        var after = await ministry.EntriesAfterAsync(before);

        if ((row.Roles & role) != Roles.None)
        {
            Assert.IsNotType<NotPermittedException>(outcome);
            return;
        }
        Assert.IsType<NotPermittedException>(outcome);
        var entry = Assert.Single(after);
        Assert.Equal((AuditAction.Refused, name), (entry.Action, entry.UseCase));
        Assert.Equal(role == Roles.None ? RecordName.Nobody : RecordName.Of(ministry.Somebody), entry.Record);
    }

    /// <summary>What comes of a call with nothing filled in: a refusal of the caller comes before any other trouble.</summary>
    private static async Task<Exception?> OutcomeAsync(object handler)
    {
        var method = handler.GetType().GetMethod("HandleAsync")!;
        try
        {
            await (Task)method.Invoke(handler, BindingFlags.DoNotWrapExceptions, null, [.. method.GetParameters().Select(p => Default(p.ParameterType))], null)!;
            return null;
        }
        catch (Exception trouble)
        {
            return trouble;
        }
    }

    private static object? Default(Type type) =>
        type == typeof(string) ? ""
        : type.IsValueType ? Activator.CreateInstance(type)
        : type.GetConstructor(Type.EmptyTypes) is { } make ? make.Invoke(null)
        : type.IsInterface || type.IsAbstract ? null
        : RuntimeHelpers.GetUninitializedObject(type);

    /// <param name="Finer">Who among them may, decided by the record: shown by the tests it names.</param>
    /// <param name="ByRole">Whether roles decide at all.</param>
    private sealed record Row(Roles Roles, string? Finer = null, bool ByRole = true);

    /// <summary>One database for all; in it, one account that is given each role in turn.</summary>
    public sealed class Ministry : IAsyncLifetime
    {
        private Tracker tracker = null!;

        public UserId Somebody { get; private set; }

        public async ValueTask InitializeAsync()
        {
            tracker = await Tracker.StartAsync(records: true);
            Somebody = await tracker.UserIdAsync("officer");
        }

        public AsyncServiceScope As(Roles role) => role == Roles.None ? tracker.AsNobody() : tracker.As(Somebody, role, new UnitId(1), Marking.Secret);

        public Task<long> LastEntryAsync() => tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().MaxAsync(a => a.Id));

        public Task<List<AuditEntry>> EntriesAfterAsync(long last) =>
            tracker.ReadAsync(db => db.AuditEntries.IgnoreQueryFilters().Where(a => a.Id > last).ToListAsync());

        public ValueTask DisposeAsync() => tracker.DisposeAsync();
    }
}
