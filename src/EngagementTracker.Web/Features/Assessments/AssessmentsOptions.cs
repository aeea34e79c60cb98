using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using EngagementTracker.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Assessments;

/// <summary>What the filters offer.</summary>
public sealed record AssessmentsOptions(IReadOnlyList<Option<string>> Parties, IReadOnlyList<Option<string>> Topics, IReadOnlyList<Option<string>> Years)
{
    public static AssessmentsOptions None { get; } = new([], [], []);

    public static async Task<AssessmentsOptions> ReadAsync(TrackerDbContext db, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Asked of each party and topic, which ends at the first that is found: to gather them from all commitments would take long.
        var subjects = db.Topics.Where(t => db.Set<CommitmentTopic>().Any(x => x.TopicId == t.Id)
            || db.Set<EngagementTopic>().Any(x => x.TopicId == t.Id && CommitmentTopics.Filing(db).Any(m => m.EngagementId == x.EngagementId))).Select(t => t.Id);
        var periods = await db.Assessments.AsNoTracking().Where(a => a.State == AssessmentState.InForce).Select(a => a.Period).Distinct().ToListAsync(cancellation);
        return new AssessmentsOptions(
            await db.Parties.AsNoTracking().Where(p => db.Set<CommitmentParty>().Any(x => x.PartyId == p.Id && x.Role == CommitmentPartyRole.Obligor)).OrderBy(p => p.Name)
                .Select(p => new Option<string>(p.Code, p.Name)).ToListAsync(cancellation),
            await db.Topics.AsNoTracking()
                .Where(t => subjects.Contains(t.Id) || db.Topics.Any(under => under.ParentId == t.Id && subjects.Contains(under.Id))).OrderBy(t => t.Name)
                .Select(t => new Option<string>(t.Slug, t.Name)).ToListAsync(cancellation),
            [.. periods.Select(p => p.Year).Distinct().OrderDescending().Select(y => $"{y}").Select(y => new Option<string>(y, y))]);
    }

    /// <summary>How each filter in force reads.</summary>
    /// <param name="years">Whether the view goes by years.</param>
    public IReadOnlyList<ActiveFilter> InForce(AssessmentsFilter filter, bool years)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return
        [
            .. new[]
            {
                Active("party", "Owed by", filter.Party, Parties),
                Active("topic", "Topic", filter.Topic, Topics),
                Active("year", "Year", years && filter.YearRead is not null ? filter.Year : null, Years),
            }.OfType<ActiveFilter>(),
        ];
    }

    private static ActiveFilter? Active(string parameter, string label, string? value, IReadOnlyList<Option<string>> options) =>
        string.IsNullOrEmpty(value) ? null : new(parameter, $"{label}: {options.FirstOrDefault(o => o.Value == value)?.Label ?? value}");
}
