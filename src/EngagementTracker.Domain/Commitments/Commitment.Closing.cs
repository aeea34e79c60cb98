using EngagementTracker.Domain.Access;

namespace EngagementTracker.Domain.Commitments;

/// <summary>Closing takes two people: the owner reports, somebody else accepts or returns.</summary>
public sealed partial class Commitment
{
    /// <summary>How long a decision can be taken back. A page offers ten seconds; a poor line needs some more.</summary>
    public static readonly TimeSpan TakeBackWithin = TimeSpan.FromSeconds(30);

    private readonly List<OutcomeReport> reports = [];

    public CommitmentState State { get; private set; }

    /// <summary>How it ended, once it is closed.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The day on which it ended, in the unit's zone, once it is closed.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Who accepted the report of its end.</summary>
    public UserId? ClosedById { get; private set; }

    public DateTime? ClosedUtc { get; private set; }

    public IReadOnlyList<OutcomeReport> Reports => reports;

    /// <summary>How many reports there have been; the last one counts.</summary>
    public int ReportNumber { get; private set; }

    /// <summary>The report that counts; <see langword="null"/> if there is none, or the reader may not see it.</summary>
    public OutcomeReport? LastReport => reports.Find(r => r.Number == ReportNumber);

    /// <summary>Its owner says how it ended.</summary>
    /// <exception cref="InvalidOperationException">It is reported or closed already.</exception>
    /// <exception cref="ArgumentException">There is no evidence, or a text is empty or too long.</exception>
    public OutcomeReport Report(OutcomeFacts facts, UserId reporter, DateTime utc)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (State != CommitmentState.Open) throw new InvalidOperationException("Only an open commitment is reported on.");
        if (facts.EndedOn < MadeOn) throw new ArgumentException("A commitment does not end before it is made.", nameof(facts));
        var report = OutcomeReport.Create(++ReportNumber, Id, facts, reporter, utc);
        reports.Add(report);
        State = CommitmentState.Reported;
        return report;
    }

    /// <summary>Agrees that it ended as reported.</summary>
    /// <exception cref="InvalidOperationException">Nothing is reported.</exception>
    /// <exception cref="TwoPersonException">Whoever reported accepts.</exception>
    public void Accept(UserId by, DateTime utc)
    {
        var report = Reported();
        report.Decide(ReportDecision.Accepted, null, by, utc);
        (State, Outcome, EndedOn, ClosedById, ClosedUtc) = (CommitmentState.Closed, report.Outcome, report.EndedOn, by, utc);
    }

    /// <summary>Sends the report back, so that the commitment is open as before.</summary>
    /// <exception cref="InvalidOperationException">Nothing is reported.</exception>
    /// <exception cref="TwoPersonException">Whoever reported returns it.</exception>
    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public void Return(string reason, UserId by, DateTime utc)
    {
        Reported().Decide(ReportDecision.Returned, reason, by, utc);
        State = CommitmentState.Open;
    }

    /// <summary>Opens it again; the report and its acceptance stay on record.</summary>
    /// <exception cref="InvalidOperationException">It is not closed.</exception>
    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public void Reopen(string reason, UserId by, DateTime utc)
    {
        if (State != CommitmentState.Closed || LastReport is not { } report) throw new InvalidOperationException("Only a closed commitment is reopened.");
        report.Reopen(reason, by, utc);
        Unclose(CommitmentState.Open);
    }

    /// <summary>Whoever decided thinks better of it at once: the report waits again.</summary>
    /// <exception cref="InvalidOperationException">There is no decision of theirs, or it is too old.</exception>
    public void TakeBackDecision(UserId by, DateTime utc)
    {
        if (LastReport is not { Decision: not null, ReopenedUtc: null } report || report.DecidedById != by || utc - report.DecidedUtc > TakeBackWithin)
            throw new InvalidOperationException("Only one’s own decision is taken back, and at once.");
        report.TakeBackDecision();
        Unclose(CommitmentState.Reported);
    }

    /// <param name="today">The day in the responsible unit's zone.</param>
    public ScheduleStanding ScheduleOn(DateOnly today) => Schedule.Of(Deadline.Date, EndedOn, today);

    private OutcomeReport Reported() => State == CommitmentState.Reported && LastReport is { } report
        ? report : throw new InvalidOperationException("Nothing is reported that could be decided.");

    private void Unclose(CommitmentState state) => (State, Outcome, EndedOn, ClosedById, ClosedUtc) = (state, null, null, null, null);
}
