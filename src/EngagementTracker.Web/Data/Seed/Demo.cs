using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Merges;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data.Seed;

public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Units and users with a known password: never outside a demonstration.</summary>
    public bool Accounts { get; set; }

    /// <summary>The Kenya–US thread.</summary>
    public bool Records { get; set; }

    /// <summary>What befell the thread's commitments. Without it they are as they were made: something to practise on.</summary>
    public bool Lives { get; set; } = true;
}

/// <summary>Loads the demonstration. What is there already is left alone, so loading twice changes nothing.</summary>
public sealed class Demo(TrackerDbContext db, UserManager<User> users, CurrentUser user, Ministry ministry, TimeProvider time)
{
    public const string Password = "Demo-2025!";

    public static IReadOnlyList<string> UserNames { get; } = ["officer", "officer2", "analyst", "manager", "admin"];

    public async Task LoadAsync(DemoOptions options, CancellationToken cancellation = default)
    {
        var file = await SeedFiles.ReadAsync<DemoFile>("demo.json");
        db.Begin(this);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await LoadUsersAsync(file, cancellation);
        if (options.Records)
        {
            await LoadTopicsAsync(file, cancellation);
            await LoadPeopleAsync(file, cancellation);
            await LoadEventsAsync(file, cancellation);
            await LoadEngagementsAsync(file, options.Lives, cancellation);
        }
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task LoadUsersAsync(DemoFile file, CancellationToken cancellation)
    {
        var units = await db.Units.ToDictionaryAsync(u => u.Code, cancellation);
        foreach (var seed in file.Units.Where(s => !units.ContainsKey(s.Code)))
            db.Units.Add(units[seed.Code] = Unit.Create(seed.Code, seed.Name, seed.TimeZone));
        await db.SaveChangesAsync(cancellation);
        foreach (var seed in file.Users)
        {
            if (await users.FindByNameAsync(seed.UserName) is not null) continue;
            var roles = seed.Roles.Select(Enum.Parse<Roles>).Aggregate((a, b) => a | b);
            var account = new User
            {
                UserName = seed.UserName,
                DisplayName = seed.DisplayName,
                Email = $"{seed.UserName}@example.org",
                Roles = roles,
                UnitId = units[seed.Unit].Id,
                Clearance = seed.Clearance,
            };
            var created = await users.CreateAsync(account, Password);
            if (!created.Succeeded) throw new InvalidDataException(string.Join(" ", created.Errors.Select(e => e.Description)));
            if (file.Units.Exists(u => u.Head == seed.UserName)) units[seed.Unit].Appoint(account.Id);
        }
        await db.SaveChangesAsync(cancellation);
    }

    private async Task LoadTopicsAsync(DemoFile file, CancellationToken cancellation)
    {
        var known = await Doubles.Topics(db).ToDictionaryAsync(t => t.Name, cancellation);
        foreach (var seed in file.Topics.Where(s => !known.ContainsKey(s.Name)))
        {
            var topic = Topic.Create(seed.Name, seed.Aliases, seed.Parent is null ? null : known[seed.Parent].Id);
            db.Topics.Add(known[seed.Name] = topic);
            await db.SaveChangesAsync(cancellation); // a child needs its parent's key
        }
    }

    private async Task LoadPeopleAsync(DemoFile file, CancellationToken cancellation)
    {
        var known = await Doubles.People(db).Select(p => p.Name).ToHashSetAsync(cancellation);
        var parties = await PartiesAsync(cancellation);
        foreach (var seed in file.People.Where(s => !known.Contains(s.Name)))
        {
            var person = Person.Create(seed.Name, parties[seed.Party], seed.Aliases);
            foreach (var office in seed.Offices) person.Appoint(office.Title, parties[office.Party], office.From, office.To);
            db.People.Add(person);
        }
        await db.SaveChangesAsync(cancellation);
    }

    private async Task LoadEventsAsync(DemoFile file, CancellationToken cancellation)
    {
        var known = await db.CalendarEvents.Select(e => e.Name).ToHashSetAsync(cancellation);
        db.CalendarEvents.AddRange(file.Events.Where(e => !known.Contains(e.Name)).Select(e => CalendarEvent.Plan(e.Name, e.On, e.Place)));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task LoadEngagementsAsync(DemoFile file, bool withLives, CancellationToken cancellation)
    {
        var parties = await PartiesAsync(cancellation);
        var people = await db.People.ToDictionaryAsync(p => p.Name, p => p.Id, cancellation);
        var topics = await db.Topics.ToDictionaryAsync(t => t.Name, t => t.Id, cancellation);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, cancellation);
        var accounts = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.UserName!, cancellation);
        var owners = accounts.ToDictionary(a => a.Key, a => a.Value.Id);
        var now = time.GetUtcNow().UtcDateTime;
        var lives = new DemoLives(db, ministry.HomeParty, owners, now);
        foreach (var seed in file.Engagements)
        {
            // Nobody sees nothing, so what is there already is only known to whoever drafted it.
            var drafter = accounts[seed.Drafter];
            user.Become(drafter.Id, drafter.DisplayName, drafter.Roles, drafter.UnitId, units[seed.Unit].TimeZone, drafter.Clearance);
            var counterpart = parties[seed.Parties[0]];
            if (await db.Engagements.AnyAsync(e => e.When.Date == seed.Date && e.CounterpartId == counterpart && e.Kind == seed.Kind, cancellation)) continue;
            var when = new EventTime(seed.Date, seed.TimeZone);
            var facts = new EngagementFacts(
                seed.Kind, seed.Channel, when.IsAfter(now) ? EngagementState.Planned : EngagementState.Held, when, seed.Place, seed.Summary,
                ministry.HomeParty, [.. seed.Parties.Select(p => parties[p])],
                [.. seed.Participants.Select(p => new ParticipantFacts(
                    people[p.Person], p.Side == Side.Ours ? ministry.HomeParty : counterpart, p.Role, p.Capacity))],
                [.. seed.Topics.Select(t => topics[t])]);
            var engagement = Engagement.Log(
                await db.NextReferenceAsync(Reference.Engagement, seed.Date.Year, cancellation), facts, units[seed.Unit].Id, drafter.Id, now, seed.Marking);
            db.Engagements.Add(engagement);
            engagement.LimitTo([], [.. (seed.NeedToKnowUnits ?? []).Select(u => units[u].Id)]);
            if (seed.ClosedSection is { } closed) engagement.WriteClosedSection(closed.Text, closed.Marking);
            var texts = seed.Accounts.ConvertAll(a => engagement.AddAccount(new AccountFacts(
                a.Tier, a.IssuerParty is null ? null : parties[a.IssuerParty], a.Issuer, a.PublishedOn, null, a.Url, a.Text, a.Marking)));
            lives.Add(engagement, texts, await AddCommitmentsAsync(seed, engagement, texts, parties, owners, now, cancellation));
            foreach (var followUp in seed.FollowUps) await AddFollowUpAsync(followUp, engagement, null, owners, now, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        // Whoever leads the desk reads all of this.
        var lead = accounts["manager"];
        user.Become(lead.Id, lead.DisplayName, lead.Roles, lead.UnitId, "Etc/UTC", lead.Clearance);
        foreach (var life in withLives ? file.Lives : []) await lives.LiveAsync(life, cancellation);
        foreach (var handover in withLives ? file.Handovers : []) await lives.HandOverAsync(handover, lead.Id, cancellation);
        user.Leave();
    }

    private async Task<List<Commitment>> AddCommitmentsAsync(
        EngagementSeed seed, Engagement engagement, List<Account> accounts, Dictionary<string, PartyId> parties,
        Dictionary<string, UserId> owners, DateTime now, CancellationToken cancellation)
    {
        var made = new List<Commitment>();
        var calendar = await db.CalendarEvents.ToDictionaryAsync(e => e.Name, cancellation);
        foreach (var item in seed.Commitments)
        {
            var terms = new CommitmentTerms(
                item.Wording, item.Class, ministry.HomeParty, [.. item.Obligors.Select(p => parties[p])],
                [.. item.Beneficiaries.Select(p => parties[p])], item.Deadline.ToDeadline(DateOnly.FromDateTime(now), calendar));
            var commitment = Commitment.Record(
                await db.NextReferenceAsync(Reference.Commitment, seed.Date.Year, cancellation), terms, engagement, item.Quote,
                accounts[item.Account], item.Owner is null ? null : owners[item.Owner], owners[seed.Drafter], now, item.Marking);
            db.Commitments.Add(commitment);
            made.Add(commitment);
            foreach (var followUp in item.FollowUps) await AddFollowUpAsync(followUp, engagement, commitment, owners, now, cancellation);
        }
        return made;
    }

    private async Task AddFollowUpAsync(
        FollowUpSeed seed, Engagement engagement, Commitment? commitment, Dictionary<string, UserId> owners, DateTime now,
        CancellationToken cancellation)
    {
        // Nobody opens a follow-up that is late already.
        var opened = new[] { now, Earliest(now.AddDays(seed.DueInDays - 21), engagement.When.Date) }.Min();
        var followUp = FollowUp.Open(
            await db.NextReferenceAsync(Reference.FollowUp, now.Year, cancellation), seed.What, owners[seed.Owner],
            DateOnly.FromDateTime(now).AddDays(seed.DueInDays), engagement, commitment, owners[seed.Owner], opened);
        if (seed.DoneInDays is { } done) followUp.Complete(owners[seed.Owner], now.AddDays(done));
        db.FollowUps.Add(followUp);
    }

    private static DateTime Earliest(DateTime utc, DateOnly day) =>
        new[] { utc, day.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc) }.Max();

    private Task<Dictionary<string, PartyId>> PartiesAsync(CancellationToken cancellation) =>
        db.Parties.ToDictionaryAsync(p => p.Code, p => p.Id, cancellation);
}
