using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>One term that a revision changed.</summary>
public sealed record RevisionChange(string Term, string Old, string New)
{
    public static IReadOnlyList<RevisionChange> Between(
        CommitmentRevision earlier, CommitmentRevision later, IReadOnlyDictionary<PartyId, PartyLink> parties)
    {
        string Names(IEnumerable<PartyId> ids) =>
            string.Join(", ", ids.Select(id => parties[id].Name).Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "nobody in particular";
        return
        [
            .. new RevisionChange[]
            {
                new("Wording", earlier.Wording, later.Wording),
                new("Class", Show.Name(earlier.Class), Show.Name(later.Class)),
                new("Owed by", Names(earlier.Obligors), Names(later.Obligors)),
                new("Owed to", Names(earlier.Beneficiaries), Names(later.Beneficiaries)),
                new("Deadline", Written(earlier.Deadline), Written(later.Deadline)),
            }.Where(c => c.Old != c.New),
        ];
    }

    private static string Written(Deadline deadline) => Show.Deadline(deadline.Kind, deadline.Date, deadline.Event);
}
