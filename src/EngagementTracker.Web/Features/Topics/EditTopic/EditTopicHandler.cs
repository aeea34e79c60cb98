using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Topics.EditTopic;

/// <summary>Renames a topic or moves it below another one. Its address stays.</summary>
public sealed class EditTopicHandler(
    IDbContextFactory<TrackerDbContext> contexts, IValidator<TopicForm> validator)
{
    public async Task<Answer<Topic>> HandleAsync(TopicForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Topic>.Refused(errors);
        // The write lock is taken first, so that two moves at once cannot close a circle between them.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var topic = await db.Topics.SingleOrDefaultAsync(t => t.Id == form.Id, cancellation)
            ?? throw new DbUpdateConcurrencyException("Somebody else merged the topic first.");
        db.Expect(topic, form.Version);
        if (await TopicNames.TakenAsync(db, form, isNew: false, cancellation) is { } taken) return Answer<Topic>.Refused(taken);
        if (await TopicNames.MisplacedAsync(db, form, cancellation) is { } misplaced) return Answer<Topic>.Refused(misplaced);
        topic.Describe(form.Name!, TextRules.Lines(form.Aliases), form.ParentId);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Topic>.Saved(topic);
    }
}
