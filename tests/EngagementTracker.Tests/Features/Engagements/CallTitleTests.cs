using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.LogCall;

namespace EngagementTracker.Tests.Features.Engagements;

public sealed class CallTitleTests
{
    private static readonly DateOnly Today = new(2025, 2, 3);

    [Fact]
    public void A_call_is_named_by_what_is_known_of_it()
    {
        var form = new LogCallForm();
        Assert.Equal("New call", CallTitle.Of(form, Today));
        form.Engagement.Date = "27 Jan 2025";
        form.Engagement.Kind = EngagementKind.Meeting;
        Assert.Equal("New meeting, 27 Jan 2025", CallTitle.Of(form, Today));
        form.Engagement.Parties.AddRange([new PartyChoice(new PartyId(1), "US", "United States", null), new PartyChoice(new PartyId(2), "HT", "Haiti", null)]);
        Assert.Equal("Meeting with United States, Haiti, 27 Jan 2025", CallTitle.Of(form, Today));
    }

    [Fact]
    public void Of_what_is_marked_it_names_nobody_whichever_part_is_marked()
    {
        Action<LogCallForm>[] marks =
        [
            form => form.Engagement.Marking = Marking.Restricted,
            form => (form.Account.Text, form.Account.Marking) = ("They spoke.", Marking.Secret),
            form => (form.Engagement.ClosedText, form.Engagement.ClosedMarking) = ("They spoke.", Marking.Secret),
            form => form.Commitments.Add(new CommitmentForm { Marking = Marking.Confidential }),
        ];
        foreach (var mark in marks)
        {
            var form = new LogCallForm { Engagement = { Date = "27 Jan 2025", Parties = [new PartyChoice(new PartyId(1), "US", "United States", null)] } };
            mark(form);
            Assert.Equal("A marked call", CallTitle.Of(form, Today));
        }
    }
}
