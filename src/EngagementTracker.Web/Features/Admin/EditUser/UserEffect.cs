using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Features.Admin.EditUser;

/// <summary>What a change of an account does to what its owner may read, and to the work in their hands. Numbers only: an administrator does not read.</summary>
/// <param name="Lost">Engagements, commitments and follow-ups that they read now and would not.</param>
/// <param name="Gained">Those that they do not read now and would.</param>
/// <param name="OutOfSight">Of the open work that they own, what they read now and would not.</param>
/// <param name="Heads">The names of the units whose head they are.</param>
public sealed record UserEffect(int Lost, int Gained, int Commitments, int FollowUps, int OutOfSight, bool Disables, IReadOnlyList<string> Heads)
{
    public IReadOnlyList<string> Sentences => [.. Losses, .. Gained > 0 ? [$"Will see {Counted(Gained, "more record")}."] : Lost == 0 ? ["Will see the same records as now."] : Array.Empty<string>()];

    /// <summary>What holds the form up once.</summary>
    public IReadOnlyList<string> Losses =>
    [
        .. Lost > 0 ? [$"Will lose sight of {Counted(Lost, "record")}."] : Array.Empty<string>(),
        .. IsWorkStranded ? [$"Owns {Work}{(Disables ? ". Give them to somebody else." : $", of which {OutOfSight:N0} they could no longer read.")}"] : Array.Empty<string>(),
        .. Disables && Heads.Count > 0 ? [$"Is the head of {string.Join(" and of ", Heads)}. Appoint somebody else."] : Array.Empty<string>(),
    ];

    private bool IsWorkStranded => OutOfSight > 0 || (Disables && Commitments + FollowUps > 0);

    private string Work => string.Join(" and ", new[] { (Commitments, "open commitment"), (FollowUps, "open follow-up") }
        .Where(w => w.Item1 > 0).Select(w => Counted(w.Item1, w.Item2)));

    /// <summary>The losses as warnings at the field that causes them, unless the administrator has seen just these.</summary>
    public IReadOnlyList<Problem> Unseen(string field, IReadOnlyCollection<string> seen) =>
        Losses.All(seen.Contains) ? [] : [.. Losses.Select(sentence => new Problem(field, sentence, IsWarning: true))];

    private static string Counted(int number, string what) => $"{number:N0} {what}{(number == 1 ? "" : "s")}";
}
