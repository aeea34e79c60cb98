using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Topics.CreateTopic;

/// <summary>Adds a subject to the ministry's list.</summary>
public sealed class CreateTopicHandler(
    IDbContextFactory<TrackerDbContext> contexts, IValidator<TopicForm> validator)
{
    public async Task<Answer<Topic>> HandleAsync(TopicForm form, CancellationToken cancellation = default)
    {
        await using var db = await contexts.BeginAsync(this, Permission.KeepDirectory, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } errors) return Answer<Topic>.Refused(errors);
        // The write lock is taken first, so that of two who add one name at once the second is told.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await TopicNames.TakenAsync(db, form, isNew: true, cancellation) is { } taken) return Answer<Topic>.Refused(taken);
        if (await TopicNames.MisplacedAsync(db, form, cancellation) is { } misplaced) return Answer<Topic>.Refused(misplaced);
        var topic = Topic.Create(form.Name!, TextRules.Lines(form.Aliases), form.ParentId);
        db.Topics.Add(topic);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Answer<Topic>.Saved(topic);
    }
}
