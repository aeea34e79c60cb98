using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.History;

namespace EngagementTracker.Web.Features.Commitments;

/// <summary>The terms that a revision changed.</summary>
public static class RevisionChange
{
    private const string Nothing = "not said";

    public static IReadOnlyList<HistoryField> Between(
        CommitmentRevision earlier, CommitmentRevision later, IReadOnlyDictionary<PartyId, PartyLink> parties)
    {
        string Names(IEnumerable<PartyId> ids) =>
            string.Join(", ", ids.Select(id => parties[id].Name).Order(StringComparer.Ordinal)) is { Length: > 0 } names ? names : "nobody in particular";
        return
        [
            .. new HistoryField[]
            {
                new("Wording", earlier.Wording, later.Wording),
                new("Deliverable", earlier.Deliverable ?? Nothing, later.Deliverable ?? Nothing),
                new("Measure", earlier.Measure ?? Nothing, later.Measure ?? Nothing),
                new("Class", Show.Name(earlier.Class), Show.Name(later.Class)),
                new("Owed by", Names(earlier.Obligors), Names(later.Obligors)),
                new("Owed to", Names(earlier.Beneficiaries), Names(later.Beneficiaries)),
                new("Deadline", Show.Deadline(earlier.Deadline), Show.Deadline(later.Deadline)),
            }.Where(c => c.Old != c.New),
        ];
    }
}
