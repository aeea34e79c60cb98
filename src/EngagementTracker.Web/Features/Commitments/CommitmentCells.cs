using System.Collections.Concurrent;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>
/// The cells of a commitment in the list: markup without components, of which every circuit holds fifty rows. So ends that HTML can do without are left
/// out, and what a narrow page calls each cell stands in app.css.
/// </summary>
public static class CommitmentCells
{
    private static readonly MarkupString Nothing = new("");
    private static readonly ConcurrentDictionary<(OfficialStanding?, Completion?, ScheduleStanding), MarkupString> Standings = [];

    /// <summary>What was promised, by whom to whom, and by when.</summary>
    public static MarkupString Promise(CommitmentRow row, DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(calendar);
        return Html.Of(
            $"""<td><a href="/commitments/{row.Reference}">{row.Reference}</a>{Marked(row)}{State(row)}""" +
            $"""<td><div class="clip" dir="auto">{row.Wording}</div>{Signs(row)}""" +
            $"""<td>{Show.Name(row.Class)} {Tag(Show.Name(row.Owes), Show.Name(row.Owes).ToLowerInvariant())}""" +
            $"""<td><a href="/parties/{row.CounterpartCode}">{row.Counterpart}</a>""" +
            $"""<td>{Show.Deadline(row.DeadlineKind, row.DeadlineDate, row.DeadlineEvent)}{Due(row, calendar)}""");
    }

    /// <summary>The three standings, each with its name: what is said, what is shown and what the calendar says are never one.</summary>
    public static MarkupString Standing(CommitmentRow row, DueCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Standings.GetOrAdd((row.Said, row.Shown, row.ScheduleIn(calendar)), static of => Html.Of(
            $"""<td><dl><dt>Official<dd>{Tag(Show.Name(of.Item1), Tone(of.Item1))}<dt>Evidence<dd>{Tag(Evidence(of.Item2), Tone(of.Item2))}""" +
            $"""<dt>Schedule<dd>{Tag(Show.Name(of.Item3), Tone(of.Item3))}</dl>"""));
    }

    /// <summary>Whose it is, and since when.</summary>
    public static MarkupString Record(CommitmentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Html.Of($"""<td>{row.Owner ?? "Nobody"}<td>{Show.Day(row.MadeOn)}""");
    }

    public static string Evidence(Completion? shown) => shown is { } completion ? Show.Name(completion) : "Not assessed";

    private static MarkupString Marked(CommitmentRow row) => row.Marking == Marking.Unclassified ? Nothing
        : Html.Of($""" <span class="marking-tag {Show.Key(row.Marking)}">{Show.Name(row.Marking)}</span>""");

    private static MarkupString State(CommitmentRow row) => row.State == CommitmentState.Open ? Nothing
        : Html.Of($" {Tag(row.Outcome is { } outcome ? Show.Name(outcome) : Show.Name(row.State), row.State == CommitmentState.Reported ? "near" : "plain")}");

    private static MarkupString Signs(CommitmentRow row)
    {
        var stale = row.IsStale ? Tag($"Stale: reaffirmed {CommitmentSigns.StaleAfter} times, no progress", "near") : Nothing;
        return row.State == CommitmentState.Closed || row.Missing == Gaps.None ? stale
            : Html.Of($"""{stale}<span class="missing">Missing: {Show.Missing(row.Missing)}</span>""");
    }

    private static MarkupString Due(CommitmentRow row, DueCalendar calendar) =>
        row.State == CommitmentState.Closed ? Html.Of($""" <span class="muted nowrap">ended {Show.Day(row.EndedOn!.Value)}</span>""")
        : row.DeadlineDate is { } date ? Html.Of($" {DueBadge.Of(date, calendar.Today(row.UnitId))}") : Nothing;

    private static MarkupString Tag(string label, string tone) => Html.Of($"""<span class="tag {tone}">{label}</span>""");

    private static string Tone(OfficialStanding? said) => said switch
    {
        null => "none",
        OfficialStanding.Fulfilled => "good",
        OfficialStanding.NotFulfilled or OfficialStanding.Withdrawn => "bad",
        _ => "plain",
    };

    private static string Tone(Completion? shown) => shown switch
    {
        null or Completion.NoEvidence => "none",
        Completion.Substantial or Completion.Complete => "good",
        Completion.NotStarted => "bad",
        _ => "plain",
    };

    private static string Tone(ScheduleStanding schedule) => schedule switch
    {
        ScheduleStanding.Late => "bad",
        ScheduleStanding.Due => "near",
        ScheduleStanding.Undated => "none",
        _ => "good",
    };
}
