using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Engagements.EditEngagement;

/// <summary>Corrects who, when and what of an engagement. Its accounts and commitments have their own pages.</summary>
public sealed class EditEngagementHandler(
    IDbContextFactory<TrackerDbContext> contexts, EngagementValidator validator, CurrentUser user, Ministry ministry, TimeProvider time)
{
    /// <summary>The form as the record stands; nothing when there is no such record.</summary>
    public async Task<EngagementForm?> OpenAsync(string reference, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.LogEngagements, cancellation);
        if (await EngagementOf(db, reference).AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } engagement) return null;
        await db.RecordReadAsync(this, reference, nameof(Engagement), Markings.Highest(engagement.Marking, engagement.ClosedSection?.Marking ?? engagement.Marking), cancellation);
        var theirs = engagement.Parties.Where(p => p.Side == Side.Theirs).Select(p => p.PartyId).ToList();
        var parties = await db.Parties.Where(p => theirs.Contains(p.Id)).Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).ToListAsync(cancellation);
        var ids = engagement.Participants.Select(p => p.PersonId).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Include(p => p.Offices).ToDictionaryAsync(p => p.Id, cancellation);
        var topicIds = engagement.Topics.Select(t => t.TopicId).ToList();
        var codes = parties.ToDictionary(p => p.Id, p => p.Code);
        return new EngagementForm
        {
            Version = engagement.Version,
            Kind = engagement.Kind,
            Channel = engagement.Channel,
            State = engagement.State,
            Date = Show.Day(engagement.When.Date),
            Start = engagement.When.Start?.ToString("HH:mm"),
            End = engagement.When.End?.ToString("HH:mm"),
            TimeZone = engagement.When.TimeZone,
            Place = engagement.Place,
            Summary = engagement.Summary,
            Marking = engagement.Marking,
            DrafterId = engagement.DrafterId,
            ClosedText = engagement.ClosedSection?.Body,
            ClosedMarking = engagement.ClosedSection?.Marking ?? EngagementForm.LowestClosed(engagement.Marking),
            ClosedBefore = engagement.ClosedSection?.Marking,
            ClosedIsWithheld = IsWithheld(engagement),
            Parties = [.. parties.OrderBy(p => p.Id != engagement.CounterpartId).ThenBy(p => p.Name)],
            Topics = await db.Topics.Where(t => topicIds.Contains(t.Id)).OrderBy(t => t.Name).Select(t => new TopicChoice(t.Id, t.Name)).ToListAsync(cancellation),
            Participants =
            [
                .. engagement.Participants.OrderBy(p => p.Role).ThenBy(p => p.Id.Value).Select(p => new ParticipantForm
                {
                    Person = new PersonChoice(
                        p.PersonId, people[p.PersonId].Name, p.PartyId, codes.GetValueOrDefault(p.PartyId, ministry.HomeCode),
                        [.. people[p.PersonId].Offices.Select(o => new OfficeHeld(o.Title, o.From, o.To))]),
                    Role = p.Role,
                    Capacity = p.Capacity,
                }),
            ],
        };
    }

    /// <exception cref="NotPermittedException">The user may not log engagements.</exception>
    /// <exception cref="DbUpdateConcurrencyException">The record is no longer at the form's version.</exception>
    public async Task<Answer<Engagement>> HandleAsync(string reference, EngagementForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.LogEngagements, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Engagement>.Refused(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await EngagementOf(db, reference).FirstOrDefaultAsync(cancellation) is not { } engagement)
            return Answer<Engagement>.Refused(new Problem("", $"There is no {reference}. Check the reference."));
        db.Expect(engagement, form.Version);
        if (ClosedSectionProblem(engagement, form) is { } problem) return Answer<Engagement>.Refused(problem);
        var named = await NamedFacts.AddNewAsync(db, form, cancellation);
        await db.SaveChangesAsync(cancellation); // gives the new ones their keys
        var facts = named.ToFacts(user.Today(time), ministry.HomeParty);
        engagement.Correct(facts, time.GetUtcNow().UtcDateTime);
        if (!IsWithheld(engagement)) engagement.WriteClosedSection(form.ClosedText, form.ClosedMarking);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Engagement>.Saved(engagement);
    }

    /// <summary>The engagement's marking may have changed since the form was opened.</summary>
    private Problem? ClosedSectionProblem(Engagement engagement, EngagementForm form)
    {
        if (!form.HasClosedText || IsWithheld(engagement)) return null;
        var before = engagement.ClosedSection?.Marking;
        if (form.ClosedMarking != before && !user.MayGive(form.ClosedMarking, engagement.DrafterId))
            return new Problem(nameof(form.ClosedMarking), MarkingRights.AboveClearance(form.ClosedMarking));
        return form.ClosedMarking > engagement.Marking || (form.ClosedMarking == engagement.Marking && form.ClosedMarking == before) ? null
            : new Problem(nameof(form.ClosedMarking), $"The rest is marked {Show.Name(engagement.Marking).ToLowerInvariant()} now. Mark the closed section higher.");
    }

    private static bool IsWithheld(Engagement engagement) => engagement is { HasClosedSection: true, ClosedSection: null };

    private static IQueryable<Engagement> EngagementOf(TrackerDbContext db, string reference) => db.Engagements.Where(e => e.Reference == reference)
        .Include(e => e.Parties).Include(e => e.Participants).Include(e => e.Topics).Include(e => e.ClosedSection);
}
