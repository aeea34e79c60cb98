using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements;

/// <summary>Forms as an officer would have filled them in.</summary>
internal static class CallForms
{
    /// <summary>The call of 27 January 2025 between President Ruto and Secretary Rubio, both new on record.</summary>
    public static async Task<LogCallForm> RutoRubioAsync(Tracker tracker)
    {
        var us = await PartyAsync(tracker, "US");
        var home = await PartyAsync(tracker, "KE");
        return new LogCallForm
        {
            Engagement =
            {
                Date = "27 Jan 2025",
                TimeZone = "Africa/Nairobi",
                Parties = { us },
                Participants =
                {
                    new ParticipantForm { Person = new PersonChoice(null, "William Ruto", home.Id, "KE", []), Capacity = "President" },
                    new ParticipantForm { Person = new PersonChoice(null, "Marco Rubio", us.Id, "US", []), Capacity = "Secretary of State" },
                },
                Topics = { new TopicChoice(null, "STIP"), new TopicChoice(null, "MSS Haiti") },
                Summary = "They spoke of trade and of Haiti.",
            },
        };
    }

    public static CommitmentForm Pledge(string sentence, Direction owes = Direction.Theirs) => new() { Sentence = sentence, Owes = owes };

    public static Task<PartyChoice> PartyAsync(Tracker tracker, string code) => tracker.ReadAsync(db =>
        db.Parties.Where(p => p.Code == code).Select(p => new PartyChoice(p.Id, p.Code, p.Name, p.TimeZone)).SingleAsync());

    public static Task<Web.Ui.Forms.Answer<Engagement>> LogAsync(Tracker tracker, LogCallForm form, string as_ = "officer") =>
        tracker.AsAsync<LogCallHandler, Web.Ui.Forms.Answer<Engagement>>(as_, handler => handler.HandleAsync(form, TestContext.Current.CancellationToken));
}
