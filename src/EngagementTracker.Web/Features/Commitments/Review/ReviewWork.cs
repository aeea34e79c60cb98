using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.Review;

/// <summary>
/// An analyst at work on the queue: which part of it lies before them, which item is current, what they write and what they can undo.
/// What is done is done in place: the page of items is read anew, and the one after it is current.
/// </summary>
public sealed class ReviewWork(IDbContextFactory<TrackerDbContext> contexts, ReviewDesk desk, CurrentUser user, TimeProvider time)
{
    private readonly List<Undoable> undos = [];
    private ReviewFilter filter = new();
    private int number = 1;
    private bool isBusy;

    /// <summary><see langword="null"/> until it has been read.</summary>
    public ReviewList? List { get; private set; }

    public ReviewItem? Current { get; private set; }

    /// <summary>What is being written about the current item, if anything is.</summary>
    public ReviewForm? Form { get; private set; }

    /// <summary>What was done last and can still be taken back.</summary>
    public Undoable? Undo => undos.LastOrDefault();

    /// <summary>What is to be heard of what was done.</summary>
    public string? Said { get; private set; }

    /// <summary>Why something was not done, where no form says so.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Where the current item stands on the page of items.</summary>
    public int At => List?.Items.ToList().FindIndex(IsCurrent) ?? -1;

    public bool IsCurrent(ReviewItem item) => item?.Reference == Current?.Reference;

    public async Task TurnToAsync(ReviewFilter wanted, int page)
    {
        (filter, number, Form, Trouble) = (wanted, page, null, null);
        await ReadAsync([Current?.Reference]);
    }

    /// <summary>Others have saved something. Says whether another item is current now.</summary>
    public async Task<bool> ReadAgainAsync()
    {
        if (isBusy || List is null) return false;
        try
        {
            var before = Current?.Reference;
            await ReadAsync(From(before));
            return Current?.Reference != before;
        }
        catch (Exception failure) when (DatabaseTrouble.Explain(failure) is not null)
        {
            // What is shown still stands; whoever acts on it is told.
            return false;
        }
    }

    /// <summary>Makes another item the current one, unless something is being written. Says whether it did.</summary>
    public bool MoveTo(string reference)
    {
        if (isBusy || Current?.Reference == reference || List?.Items.FirstOrDefault(i => i.Reference == reference) is not { } item) return false;
        Trouble = Form is null ? null : $"Send or cancel what you write about {Current?.Reference} first.";
        if (Form is null) Current = item;
        return Form is null;
    }

    public void Write(ReviewForm wanted) => (Form, Trouble) = (wanted, null);

    public async Task CancelAsync()
    {
        Form = null;
        await ReadAsync(From(Current?.Reference));
    }

    public Task<Answer<Commitment>> SendBackAsync(ReviewItem item, string? text) => SettleAsync(item, () => desk.SendBackAsync(item, text));

    public Task<Answer<Commitment>> ScoreAsync(ReviewItem item, Assess.AssessCommitmentForm scored) => SettleAsync(item, () => desk.ScoreAsync(item, scored));

    public async Task AcceptAsync(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Trouble = null;
        var answer = await TryAsync(() => SettleAsync(item, () => desk.AcceptAsync(item)));
        if (answer?.Value is not null) return;
        Trouble ??= Sentence(answer);
        await ReadAsync(From(item.Reference));
    }

    public async Task UndoAsync()
    {
        if (isBusy || Undo is not { } undo) return;
        isBusy = true;
        try
        {
            undos.Remove(undo);
            (Form, Trouble) = (null, null);
            var answer = await TryAsync(undo.TakeBackAsync);
            if (answer?.Value is null) Trouble ??= Sentence(answer);
            else Said = $"{undo.Reference} waits again.";
            await ReadAsync([undo.Reference, .. From(Current?.Reference)]);
        }
        finally
        {
            isBusy = false;
        }
    }

    /// <summary>It is too late to take it back.</summary>
    public void Forget(Undoable undo) => undos.Remove(undo);

    /// <summary>Decides an item and goes on to the next one; what stands in the way leaves everything as it is, on the version now on record.</summary>
    private async Task<Answer<Commitment>> SettleAsync(ReviewItem item, Func<Task<(Answer<Commitment> Answer, Undoable? Undo)>> decide)
    {
        if (isBusy) return Answer<Commitment>.Refused();
        isBusy = true;
        try
        {
            var (answer, undo) = await decide();
            if (undo is null)
            {
                await ReadAsync([item.Reference]);
                return answer;
            }
            undos.Add(undo);
            (Form, Trouble) = (null, null);
            await ReadAsync(From(item.Reference).Skip(1));
            Said = $"{undo.Done}. Undo with U within {Undoable.Offered.TotalSeconds:0} seconds.{(Current is null ? " Nothing else waits here." : "")}";
            return answer;
        }
        finally
        {
            isBusy = false;
        }
    }

    /// <param name="wanted">Which is to be current: the first of them that is there, or else the first of all.</param>
    private async Task ReadAsync(IEnumerable<string?> wanted)
    {
        var asked = (filter, number);
        var order = wanted.ToList();
        await using var db = await contexts.CreateDbContextAsync();
        var read = await ReviewList.ReadAsync(db, filter, number, user, time);
        // Whoever turns elsewhere meanwhile sees the answer to the last question only.
        if (asked != (filter, number)) return;
        List = Form is null ? read : Keeping(read);
        Current = order.Select(w => List.Items.FirstOrDefault(i => i.Reference == w)).FirstOrDefault(i => i is not null) ?? (List.Items is [var first, ..] ? first : null);
    }

    /// <summary>What is being written about an item is not taken away, even when the item waits no more.</summary>
    private ReviewList Keeping(ReviewList read)
    {
        if (Current is not { } held || read.Items.FirstOrDefault(IsCurrent)?.Kind == held.Kind) return read;
        List<ReviewItem> items = [.. read.Items.Where(i => !IsCurrent(i))];
        items.Insert(Math.Clamp(At, 0, items.Count), held);
        return read with { Items = items };
    }

    /// <summary>The item, those after it, then those before it: where to go when it is done.</summary>
    private List<string?> From(string? reference)
    {
        var all = List?.Items.Select(i => (string?)i.Reference).ToList() ?? [];
        var at = all.IndexOf(reference);
        return at < 0 ? all : [reference, .. all.Skip(at + 1), .. all.Take(at).Reverse()];
    }

    private static string? Sentence(Answer<Commitment>? answer) => answer?.Problems is [var problem, ..] ? problem.Sentence : null;

    private async Task<Answer<Commitment>?> TryAsync(Func<Task<Answer<Commitment>>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (failure is NotPermittedException || DatabaseTrouble.Explain(failure) is not null)
        {
            Trouble = failure is DbUpdateConcurrencyException ? CommitmentAnswers.ChangedMeanwhile : DatabaseTrouble.Explain(failure) ?? failure.Message;
            return null;
        }
    }
}
