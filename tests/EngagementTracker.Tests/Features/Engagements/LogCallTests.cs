using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Features.Engagements;

public sealed class LogCallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Puts_the_call_its_people_its_topics_and_its_commitments_on_record_together()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Account = new AccountForm { Issuer = "State House", Text = "The two leaders agreed.\r\nThe United States will send the text." };
        form.Commitments.Add(CallForms.Pledge("The United States will send the text."));
        form.Commitments.Add(CallForms.Pledge("Kenya will host the talks.", Direction.Ours));
        form.Commitments[1].FollowUp = "Book the hall";
        form.Commitments[1].FollowUpDue = "tomorrow";

        var answer = await CallForms.LogAsync(tracker, form);

        Assert.Equal("ENG-2025-0001", answer.Value?.Reference);
        await tracker.ReadAsync(async db =>
        {
            var engagement = await db.Engagements.Include(e => e.Participants).Include(e => e.Topics).Include(e => e.Parties).SingleAsync(Cancellation);
            Assert.Equal(2, engagement.Participants.Count);
            Assert.Equal(2, engagement.Topics.Count);
            Assert.Equal(2, engagement.Parties.Count);
            var commitments = await db.Commitments.Include(c => c.Mentions).Include(c => c.Parties).OrderBy(c => c.Reference).ToListAsync(Cancellation);
            Assert.Equal(["COM-2025-0001", "COM-2025-0002"], commitments.Select(c => c.Reference));
            Assert.Equal([Direction.Theirs, Direction.Ours], commitments.Select(c => c.Direction));
            Assert.All(commitments, c => Assert.Equal(DeadlineKind.NoneStated, c.Deadline.Kind));
            Assert.Equal("The two leaders agreed.\n".Length, commitments[0].Mentions.Single().QuoteStart);
            Assert.Null(commitments[1].Mentions.Single().AccountId);
            var followUp = await db.FollowUps.SingleAsync(Cancellation);
            Assert.Equal(new DateOnly(2025, 2, 4), followUp.DueOn);
            return 0;
        });
    }

    [Fact]
    public async Task Says_how_open_commitments_came_up()
    {
        await using var tracker = await Tracker.StartAsync();
        var first = await CallForms.RutoRubioAsync(tracker);
        first.Engagement.Date = "27 Jan 2025";
        first.Commitments.AddRange([CallForms.Pledge("The United States will send the text."), CallForms.Pledge("Kenya will host the talks.", Direction.Ours)]);
        Assert.NotNull((await CallForms.LogAsync(tracker, first)).Value);
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.Date, form.Account) = ("3 Feb 2025", new AccountForm { Issuer = "State House", Text = "The text has been sent." });
        form.Mentions.Add(new MentionForm { Reference = "COM-2025-0001", Kind = MentionKind.ReportedOn, Sentence = "The text has been sent." });
        form.Mentions.Add(new MentionForm { Reference = "COM-2025-0002", Kind = MentionKind.NotRaised });

        var answer = await CallForms.LogAsync(tracker, form);

        Assert.Empty(answer.Problems);
        await tracker.ReadAsync(async db =>
        {
            var commitments = await db.Commitments.Include(c => c.Mentions).ThenInclude(m => m.Engagement).Include(c => c.Progress)
                .OrderBy(c => c.Reference).ToListAsync(Cancellation);
            var (reported, passedOver) = (commitments[0].Mentions.MaxBy(m => m.Id.Value)!, commitments[1].Mentions.MaxBy(m => m.Id.Value)!);
            Assert.Equal((MentionKind.ReportedOn, "ENG-2025-0002", 0), (reported.Kind, reported.Engagement.Reference, reported.QuoteStart));
            Assert.Equal((MentionKind.NotRaised, ""), (passedOver.Kind, passedOver.Quote));
            var told = Assert.Single(commitments[0].Progress);
            Assert.Equal((OfficialStanding.Fulfilled, new DateOnly(2025, 2, 3), reported.EngagementId), (told.Said, told.AsOf, told.EngagementId));
            return 0;
        });
    }

    [Fact]
    public async Task What_was_made_later_or_is_gone_is_not_noted_and_nothing_is_saved()
    {
        await using var tracker = await Tracker.StartAsync();
        var later = await CallForms.RutoRubioAsync(tracker);
        later.Engagement.Date = "2 Feb 2025";
        later.Commitments.Add(CallForms.Pledge("Kenya will host the talks.", Direction.Ours));
        await CallForms.LogAsync(tracker, later);
        foreach (var (reference, words) in new[] { ("COM-2025-0001", "after this call"), ("COM-2025-0099", "not on record any more") })
        {
            var form = await CallForms.RutoRubioAsync(tracker);
            form.Engagement.Date = "1 Feb 2025";
            form.Mentions.Add(new MentionForm { Reference = reference, Kind = MentionKind.Raised });

            var problem = Assert.Single((await CallForms.LogAsync(tracker, form)).Problems);

            Assert.Equal("Mentions[0].Sentence", problem.Field);
            Assert.Contains(words, problem.Sentence, StringComparison.Ordinal);
        }
        Assert.Equal(1, await tracker.ReadAsync(db => db.Engagements.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("", "Engagement.Date")]
    [InlineData("31 February 2025", "Engagement.Date")]
    [InlineData("4 Feb 2025", "Engagement.Date")]
    public async Task Refuses_a_date_that_is_missing_impossible_or_to_come(string date, string field)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Engagement.Date = date;

        var answer = await CallForms.LogAsync(tracker, form);

        Assert.Null(answer.Value);
        Assert.Equal(field, Assert.Single(answer.Problems).Field);
    }

    [Fact]
    public async Task Takes_a_date_to_come_for_what_is_planned()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        (form.Engagement.State, form.Engagement.Date, form.Engagement.Summary) = (EngagementState.Planned, "in 2 weeks", "");

        Assert.NotNull((await CallForms.LogAsync(tracker, form)).Value);
    }

    [Fact]
    public async Task Says_in_a_sentence_at_its_field_what_is_wrong()
    {
        await using var tracker = await Tracker.StartAsync();
        var home = await CallForms.PartyAsync(tracker, "KE");
        var problems = new Dictionary<string, Action<LogCallForm>>
        {
            ["Engagement.Summary"] = f => f.Engagement.Summary = "  ",
            ["Engagement.Parties"] = f => f.Engagement.Parties.Add(home),
            ["Engagement.OurPeople"] = f => f.Engagement.Participants.RemoveAt(0),
            ["Engagement.TheirPeople"] = f => f.Engagement.Participants.RemoveAt(1),
            ["Engagement.End"] = f => (f.Engagement.Start, f.Engagement.End) = ("14:30", "14:00"),
            ["Engagement.Start"] = f => f.Engagement.Start = "half past",
            ["Engagement.TimeZone"] = f => f.Engagement.TimeZone = "Africa/Nowhere",
            ["Commitments[0].Sentence"] = f => f.Commitments.Add(CallForms.Pledge("")),
            ["Commitments[0].Owes"] = f => f.Commitments.Add(new CommitmentForm { Sentence = "They will." }),
            ["Commitments[0].DeadlineDate"] = f => f.Commitments.Add(new CommitmentForm { Sentence = "They will.", Owes = Direction.Theirs, DeadlineKind = DeadlineKind.Stated }),
            ["Account.Text"] = f => f.Account.Issuer = "State House",
        };
        foreach (var (field, spoil) in problems)
        {
            var form = await CallForms.RutoRubioAsync(tracker);
            spoil(form);
            var answer = await CallForms.LogAsync(tracker, form);
            Assert.Null(answer.Value);
            Assert.Contains(answer.Problems, p => p.Field == field && p.Sentence.EndsWith('.'));
        }
        Assert.Equal(0, await tracker.ReadAsync(db => db.Engagements.CountAsync(Cancellation)));
        Assert.Equal(0, await tracker.ReadAsync(db => db.People.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Refuses_two_principals_of_one_party_by_name()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        var first = form.Engagement.Participants[0];
        form.Engagement.Participants.Add(new ParticipantForm { Person = first.Person with { Name = "Musalia Mudavadi" } });

        var problem = Assert.Single((await CallForms.LogAsync(tracker, form)).Problems);

        Assert.Equal("Engagement.OurPeople", problem.Field);
        Assert.Contains("William Ruto and Musalia Mudavadi", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, true)]
    [InlineData(20_001, false)]
    public async Task Takes_a_summary_up_to_its_limit(int length, bool isTaken)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Engagement.Summary = new string('x', length);

        var answer = await CallForms.LogAsync(tracker, form);

        Assert.Equal(isTaken, answer.Value is not null);
        if (!isTaken) Assert.Equal("The summary has 20,001 characters; the limit is 20,000. Shorten it by 1.", Assert.Single(answer.Problems).Sentence);
    }

    [Theory]
    [InlineData("Emoji 🇰🇪🤝🇺🇸, عربي‎, שלום, e\u0301 combining, <script>alert(1)</script>")]
    [InlineData("'; DROP TABLE Engagements; --")]
    public async Task Keeps_every_kind_of_text_as_it_was_written(string text)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Engagement.Summary = text;

        await CallForms.LogAsync(tracker, form);

        Assert.Equal(text, await tracker.ReadAsync(db => db.Engagements.Select(e => e.Summary).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task Offers_the_call_on_record_instead_of_logging_it_twice()
    {
        await using var tracker = await Tracker.StartAsync();
        await CallForms.LogAsync(tracker, await CallForms.RutoRubioAsync(tracker));
        var again = await CallForms.RutoRubioAsync(tracker);

        var refusal = await CallForms.LogAsync(tracker, again);
        var same = await tracker.AsAsync<LogCallHandler, SameCall?>("officer", h => h.FindSameAsync(again.Engagement, Cancellation));
        again.IsSeparate = true;
        var separate = await CallForms.LogAsync(tracker, again);

        Assert.Contains("ENG-2025-0001", Assert.Single(refusal.Problems).Sentence, StringComparison.Ordinal);
        Assert.Equal("ENG-2025-0001", same?.Reference);
        Assert.Equal("ENG-2025-0002", separate.Value?.Reference);
    }

    [Fact]
    public async Task Warns_of_an_office_that_was_not_held_that_day_and_allows_it()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        var held = new OfficeHeld("Senator", new DateOnly(2011, 1, 3), new DateOnly(2025, 1, 20));
        var rubio = form.Engagement.Participants[1];
        form.Engagement.Participants[1] = new ParticipantForm { Person = rubio.Person with { Offices = [held] }, Capacity = "Senator" };

        var warnings = await tracker.AsAsync<LogCallValidator, FluentValidation.Results.ValidationResult>("officer", v => v.ValidateAsync(form, Cancellation));
        var answer = await CallForms.LogAsync(tracker, form);

        var warning = Assert.Single(warnings.Errors);
        Assert.Equal(FluentValidation.Severity.Warning, warning.Severity);
        Assert.Equal("Engagement.TheirPeople", warning.PropertyName);
        Assert.NotNull(answer.Value);
    }

    [Fact]
    public async Task Warns_of_a_deadline_before_the_call_and_allows_it()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Commitments.Add(new CommitmentForm { Sentence = "They will.", Owes = Direction.Theirs, DeadlineKind = DeadlineKind.Stated, DeadlineDate = "1 Jan 2025" });

        var warnings = await tracker.AsAsync<LogCallValidator, FluentValidation.Results.ValidationResult>("officer", v => v.ValidateAsync(form, Cancellation));

        Assert.Equal("Commitments[0].DeadlineDate", Assert.Single(warnings.Errors).PropertyName);
        Assert.NotNull((await CallForms.LogAsync(tracker, form)).Value);
    }

    [Fact]
    public async Task Refuses_an_owner_whose_account_is_disabled()
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);
        form.Commitments.Add(CallForms.Pledge("They will send it."));
        form.Commitments[0].OwnerId = await tracker.UserIdAsync("officer2");
        await tracker.ReadAsync(db => db.Users.Where(u => u.UserName == "officer2").ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true), Cancellation));

        var answer = await CallForms.LogAsync(tracker, form);

        Assert.Equal("Commitments[0].OwnerId", Assert.Single(answer.Problems).Field);
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("admin")]
    public async Task Is_refused_to_who_may_not_log(string userName)
    {
        await using var tracker = await Tracker.StartAsync();
        var form = await CallForms.RutoRubioAsync(tracker);

        await Assert.ThrowsAsync<NotPermittedException>(() => CallForms.LogAsync(tracker, form, userName));
    }

    [Fact]
    public async Task Is_audited_with_who_did_it()
    {
        await using var tracker = await Tracker.StartAsync();
        await CallForms.LogAsync(tracker, await CallForms.RutoRubioAsync(tracker));

        var entries = await tracker.ReadAsync(db => db.AuditEntries.Where(a => a.Record == "ENG-2025-0001").ToListAsync(Cancellation));

        Assert.All(entries, e => Assert.Equal("Achieng Otieno", e.ActorName));
        Assert.Contains(entries, e => e.Entity == "Engagement");
        Assert.Equal(2, entries.Count(e => e.Entity == "Participant"));
    }
}
