using EngagementTracker.Domain;
using EngagementTracker.Domain.Topics;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Merges;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Topics;

/// <summary>A subject stands on the list once, and below itself never.</summary>
public static class TopicNames
{
    private const string NewPage = "new";

    /// <summary>What is wrong with the name: another topic has it, or its address.</summary>
    public static async Task<Problem?> TakenAsync(TrackerDbContext db, TopicForm form, bool isNew, CancellationToken cancellation)
    {
        var name = Text.Clean(form.Name);
        var (folded, slug) = (Text.Fold(name), Topic.SlugOf(name));
        var others = await Doubles.Topics(db).AsNoTracking().Where(t => t.Id != form.Id).Select(t => new { t.Name, t.Slug, t.MergedIntoId }).ToListAsync(cancellation);
        if (others.Find(t => t.MergedIntoId == null && Text.Fold(t.Name) == folded) is { } same)
            return new Problem(nameof(TopicForm.Name), $"There is a topic {same.Name} already. Use it, or choose another name.");
        if (others.Find(t => t.MergedIntoId != null && (Text.Fold(t.Name) == folded || (isNew && t.Slug == slug))) is { } merged)
            return new Problem(nameof(TopicForm.Name), $"{merged.Name} was merged into another topic. Use that one, or undo the merge on its page.");
        if (isNew && slug == NewPage) return new Problem(nameof(TopicForm.Name), "The address /topics/new is the page on which topics are added. Choose a longer name.");
        return isNew && others.Find(t => t.Slug == slug) is { } near
            ? new Problem(nameof(TopicForm.Name), $"The name is too close to the topic {near.Name}: both would have the address /topics/{slug}. Choose another name.")
            : null;
    }

    /// <summary>What is wrong with the parent: it is gone, or it lies below the topic.</summary>
    public static async Task<Problem?> MisplacedAsync(TrackerDbContext db, TopicForm form, CancellationToken cancellation)
    {
        if (form.ParentId is not { } parent) return null;
        var topics = await db.Topics.AsNoTracking().Select(t => new { t.Id, t.Name, t.ParentId }).ToDictionaryAsync(t => t.Id, cancellation);
        if (!topics.TryGetValue(parent, out var above))
            return new Problem(nameof(TopicForm.ParentId), "The parent is no longer on the list. Choose another one.");
        if (parent == form.Id) return new Problem(nameof(TopicForm.ParentId), "A topic cannot be its own parent. Choose another one, or none.");
        for (TopicId? step = parent; step is { } id && topics.TryGetValue(id, out var topic); step = topic.ParentId)
        {
            if (topic.ParentId == form.Id)
                return new Problem(nameof(TopicForm.ParentId), $"{above.Name} lies below this topic, so it cannot be its parent. Choose another one, or none.");
        }
        return null;
    }

    /// <summary>The topics of which one can be the parent.</summary>
    public static Task<List<Option<TopicId?>>> ChoicesAsync(TrackerDbContext db, TopicId? except, CancellationToken cancellation = default) =>
        db.Topics.AsNoTracking().Where(t => t.Id != except).OrderBy(t => t.Name)
            .Select(t => new Option<TopicId?>(t.Id, t.Name)).ToListAsync(cancellation);
}
