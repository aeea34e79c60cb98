using EngagementTracker.Domain;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Calendar;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Domain.Drafts;
using EngagementTracker.Domain.Engagements;
using EngagementTracker.Domain.FollowUps;
using EngagementTracker.Domain.Mail;
using EngagementTracker.Domain.Merges;
using EngagementTracker.Domain.Notices;
using EngagementTracker.Domain.Parties;
using EngagementTracker.Domain.People;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Domain.Views;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data.Audit;
using EngagementTracker.Web.Data.Conversions;
using EngagementTracker.Web.Data.Merges;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EngagementTracker.Web.Data;

/// <summary>The database as the current user of the scope sees and changes it. Every save is audited in its own transaction.</summary>
public sealed partial class TrackerDbContext(DbContextOptions<TrackerDbContext> options, CurrentUser user, TimeProvider time)
    : IdentityUserContext<User, UserId>(options)
{
    public DbSet<Party> Parties => Set<Party>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Merge> Merges => Set<Merge>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Engagement> Engagements => Set<Engagement>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Commitment> Commitments => Set<Commitment>();
    public DbSet<Mention> Mentions => Set<Mention>();
    public DbSet<OutcomeReport> OutcomeReports => Set<OutcomeReport>();
    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<Progress> Progress => Set<Progress>();
    public DbSet<Assessment> Assessments => Set<Assessment>();
    public DbSet<FollowUp> FollowUps => Set<FollowUp>();
    public DbSet<CalendarEvent> CalendarEvents => Set<CalendarEvent>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<ReminderRule> ReminderRules => Set<ReminderRule>();
    public DbSet<UpdateRequest> UpdateRequests => Set<UpdateRequest>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<BreakGlass> BreakGlasses => Set<BreakGlass>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Goes on only with the version that the user saw: refuses another at once, and makes the coming save fail if it moves meanwhile.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the record first.</exception>
    public void Expect(IVersioned record, int version)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Version != version) throw new DbUpdateConcurrencyException("Somebody else changed the record first.");
        Entry(record).Property(nameof(IVersioned.Version)).OriginalValue = version;
    }

    /// <summary>
    /// What takes long is read on another thread, so that the page can be used meanwhile. Whoever asks so must be ready to be asked something else
    /// before the answer is there.
    /// </summary>
    /// <param name="until">When nobody waits for the answers any more: they end with an <see cref="OperationCanceledException"/> then.</param>
    public void TakeTime(CancellationToken until) => (Database.GetDbConnection() as KeptConnection)?.TakeTime(until);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saves are asynchronous: call SaveChangesAsync.");

    /// <summary>What this context is for, as the audit trail names it: "LogCall". Nothing is saved without.</summary>
    public string? UseCase { get; private set; }

    /// <summary>Saved in the transaction at hand, to be told of once it has committed.</summary>
    internal HashSet<RecordChange> Unannounced { get; } = [];

    /// <summary>Says what a bulk update in the transaction at hand has changed.</summary>
    public void Announce(RecordChange change) => Unannounced.Add(change);

    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed a record first.</exception>
    /// <exception cref="NotPermittedException">A change touches, or refers to, what the reader may not read.</exception>
    /// <exception cref="MergedAwayException">A change refers to what was merged into another meanwhile.</exception>
    /// <exception cref="InvalidOperationException">The context has no use case.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await using var transaction = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var changes = AuditTrail.Collect(this);
        // Nobody's business in the trail; the bell of whoever is told counts again.
        List<RecordChange> told = [.. ChangeTracker.Entries<Notice>()
            .Where(n => n.State is EntityState.Added or EntityState.Modified).Select(n => RecordChange.Told(n.Entity.UserId))];
        if (!await this.SeesAllItTouchesAsync(cancellationToken)) throw await RefuseAsync($"{UseCase}: a record out of sight", cancellationToken);
        await this.RefuseMergedAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        IReadOnlyList<AuditedAct> acts = [.. changes.Select(c => c.ToAct())];
        await AppendAsync(acts, cancellationToken);
        await EndDraftAsync(acts, cancellationToken);
        Unannounced.UnionWith(acts.Select(a => new RecordChange(a.Record, a.Entity)));
        Unannounced.UnionWith(told);
        if (transaction is not null) await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.UseStrongIds();
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<HalfYear>().HaveConversion<HalfYearConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TrackerDbContext).Assembly);
        LimitReading(builder);
        Search.TextIndex.Model(builder);
        builder.Entity<IdentityUserClaim<UserId>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<UserId>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<UserId>>().ToTable("UserTokens");
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(IVersioned).IsAssignableFrom(t.ClrType)))
            builder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        // Said outright, because the migrations' snapshot sees plain integers where the model has key types, and would differ.
        foreach (var key in builder.Model.GetEntityTypes().Select(t => t.FindPrimaryKey()).Where(k => k?.Properties is [{ ValueGenerated: ValueGenerated.OnAdd }]))
            key!.Properties[0].SetValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
    }
}
