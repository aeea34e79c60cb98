using CsCheck;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Lookups;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Features.Engagements.LogCall;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementTracker.Tests.Features.Engagements;

/// <summary>Forms of every shape, good and bad: what passes the validator must pass the domain, whatever else is wrong or odd.</summary>
public sealed class WhatTheValidatorAcceptsTests
{
    private static readonly DateOnly Today = new(2025, 2, 3);

    [Fact]
    public async Task The_domain_accepts()
    {
        await using var tracker = await Tracker.StartAsync();
        var parties = new[] { "US", "KE", "FR", "EU" }.Select(code => CallForms.PartyAsync(tracker, code).GetAwaiter().GetResult()).ToList();
        await using var scope = await tracker.AsAsync("officer");
        var validator = scope.ServiceProvider.GetRequiredService<LogCallValidator>();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<TrackerDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var (accepted, refused) = (0, 0);

        Forms(parties).Sample(form =>
        {
            if (validator.ErrorsIn(form).Count > 0)
            {
                Interlocked.Increment(ref refused);
                return;
            }
            Interlocked.Increment(ref accepted);
            var facts = NamedFacts.AddNewAsync(db, form.Engagement, CancellationToken.None).GetAwaiter().GetResult().ToFacts(Today, tracker.Ministry.HomeParty);
            var engagement = Engagement.Log("ENG-2025-0001", facts, default, default, tracker.Time.GetUtcNow().UtcDateTime, form.Engagement.Marking);
            engagement.WriteClosedSection(form.Engagement.ClosedText, form.Engagement.ClosedMarking);
            var account = form.Account.IsEmpty ? null : engagement.AddAccount(form.Account.ToFacts(Today, "Africa/Nairobi"));
            foreach (var row in form.Commitments)
            {
                var terms = new CommitmentTerms(
                    row.Sentence!, row.Class, tracker.Ministry.HomeParty, facts.TheirParties, [],
                    Deadline.Of(row.DeadlineKind, row.NeedsDate ? Today : null, row.DeadlineEvent));
                Commitment.Record("COM-2025-0001", terms, engagement, row.Quote ?? row.Sentence!, account, null, default, tracker.Time.GetUtcNow().UtcDateTime, row.Marking, row.QuoteStart);
            }
        }, iter: 6_000, threads: 1);

        Assert.True(accepted > 50 && refused > 50, $"{accepted} accepted and {refused} refused say little."); // the generator reaches both
    }

    private static Gen<LogCallForm> Forms(List<PartyChoice> parties) =>
        from engagement in Engagements(parties)
        from commitments in Commitments.List[0, 2]
        from account in Accounts
        select new LogCallForm { Engagement = engagement, Commitments = commitments, Account = account };

    private static Gen<string?> Texts(int limit) => OneOf<string?>(
        (60, "Plain words."), (1, null), (1, " \r\n "), (2, new string('x', limit)), (1, new string('x', limit + 1)), (1, "a\0b\r\n🇰🇪"));

    private static Gen<T> OneOf<T>(params (int, T)[] weighted) => Gen.Int[1, weighted.Sum(w => w.Item1)].Select(n => weighted.First(w => (n -= w.Item1) <= 0).Item2);

    private static Gen<EngagementForm> Engagements(List<PartyChoice> parties) =>
        from state in OneOf((4, EngagementState.Held), (1, EngagementState.Planned))
        from date in OneOf((30, "27 Jan 2025"), (1, "tomorrow"), (1, "31 February 2025"), (1, ""), (1, "today"), (1, "30 Mar 2025"))
        from start in OneOf<string?>((25, null), (2, "02:30"), (1, "25:00"), (1, "23:59"))
        from end in OneOf<string?>((25, null), (1, "02:45"), (1, "00:10"))
        from zone in OneOf<string?>((30, "Africa/Nairobi"), (1, "America/New_York"), (1, "Pacific/Kiritimati"), (1, "Nowhere"), (1, null))
        from place in Texts(Engagement.PlaceLimit)
        from summary in Texts(Engagement.SummaryLimit)
        from theirs in OneOf<List<PartyChoice>>((30, [parties[0]]), (1, []), (1, [parties[0], parties[2]]), (1, [parties[1]]), (1, [parties[0], parties[0]]))
        from first in Participants([parties[1]], 1, 2)
        from second in Participants([parties[0]], 3, 4)
        from others in Participants(parties, 1, 8).List[0, 2]
        from marking in Gen.Enum<Marking>()
        from closed in Texts(ClosedSection.TextLimit)
        from closedMarking in OneOf((4, Marking.TopSecret), (1, Marking.Unclassified), (1, Marking.Confidential))
        from topics in OneOf((20, new TopicChoice(new TopicId(1), "STIP")), (1, new TopicChoice(null, "…")), (1, new TopicChoice(null, "Sudan"))).List[0, 3]
        select new EngagementForm
        {
            State = state,
            Date = date,
            Start = start,
            End = end,
            TimeZone = zone,
            Place = place,
            Summary = summary,
            Parties = [.. theirs],
            Participants = [first, second, .. others],
            Topics = topics,
            Marking = marking,
            ClosedText = closed,
            ClosedMarking = closedMarking,
        };

    private static Gen<ParticipantForm> Participants(List<PartyChoice> parties, int firstId, int lastId) =>
        from party in Gen.Int[0, parties.Count - 1].Select(i => parties[i])
        from id in Gen.Int[firstId, lastId]
        from role in OneOf((12, ParticipantRole.Principal), (3, ParticipantRole.Accompanying), (1, ParticipantRole.NoteTaker))
        from capacity in Texts(Office.TitleLimit)
        select new ParticipantForm { Person = new PersonChoice(new PersonId(id), $"Person {id}", party.Id, party.Code, []), Role = role, Capacity = capacity };

    private static readonly Gen<CommitmentForm> Commitments =
        from sentence in Texts(Commitment.WordingLimit)
        from owes in OneOf<Direction?>((40, Direction.Theirs), (1, null))
        from kind in Gen.Enum<DeadlineKind>()
        from date in OneOf<string?>((20, "in 2 weeks"), (1, null), (1, "soon"))
        from name in Texts(Deadline.EventLimit)
        from marking in Gen.Enum<Marking>()
        from quote in OneOf<(string? Words, int? At)>((60, (null, null)), (2, ("They spoke.", 0)), (2, ("spoke", 5)), (1, ("spoke", 4)), (1, (null, -1)), (1, (new string('x', Mention.QuoteLimit + 1), null)))
        select new CommitmentForm { Quote = quote.Words, QuoteStart = quote.At, Sentence = sentence, Owes = owes, DeadlineKind = kind, DeadlineDate = date, DeadlineEvent = name, Marking = marking };

    private static readonly Gen<AccountForm> Accounts =
        from clock in OneOf<(string? At, string? Zone)>((60, (null, null)), (2, ("01:10", "Etc/UTC")), (1, ("25:10", null)), (1, ("23:59", "Nowhere")), (1, (null, "Nowhere")))
        from text in OneOf<string?>((1, null), (12, "They spoke."), (1, "\0"))
        from issuer in OneOf<string?>((1, null), (12, "State House"), (1, new string('x', Account.IssuerLimit + 1)))
        from source in OneOf<string?>((20, null), (1, "https://state.gov/x"), (1, "ftp://x"), (1, "not a link"))
        from published in OneOf<string?>((20, null), (1, "27/1/25"), (1, "soon"))
        select new AccountForm { PublishedAt = clock.At, PublishedZone = clock.Zone, Text = text, Issuer = issuer, Source = source, PublishedOn = published };
}
