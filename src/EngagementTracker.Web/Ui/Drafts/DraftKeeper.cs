using EngagementTracker.Domain.Drafts;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Features.Drafts.KeepDraft;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Ui.Drafts;

public enum DraftState
{
    /// <summary>Nothing was typed yet.</summary>
    None,
    Saving,

    /// <summary>The database has confirmed it.</summary>
    Saved,
    NotSaved,

    /// <summary>Another window has kept something else.</summary>
    Moved,

    /// <summary>It was discarded or put on record, in another window.</summary>
    Ended,
}

/// <summary>The form of which a draft is kept, whatever its type.</summary>
public sealed record DraftedForm(Func<string> Write, Func<string> Opened, Func<bool> IsUnsaved, Func<string> Title);

/// <summary>What the browser is told: whether all that it had sent is in the database, and in which draft.</summary>
public sealed record KeepAnswer(bool Kept, bool IsOver, string Key, int Version);

/// <summary>
/// Keeps what stands in a form as a draft: after a second of rest, after five of changes at most, and whenever it is told to. One save at a
/// time; each writes what stands there when its turn has come. It belongs to one circuit, and is used only there.
/// </summary>
/// <param name="run">Runs in the circuit what a timer has begun.</param>
public sealed class DraftKeeper(
    DraftedForm form, string place, string? record, KeepDraftHandler handler, CurrentUser user, TimeProvider time, Func<Func<Task>, Task> run)
    : IAsyncDisposable
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private Dictionary<string, string> typed = [];
    private ITimer? timer;
    private DateTimeOffset? firstChange;
    private (string Form, string Typed)? kept;
    private bool isOver;
    private bool isGone;

    public string Key { get; private set; } = DraftPlace.NewKey();
    public string Place => place;
    public int Version { get; private set; }
    public DateTime SavedUtc { get; private set; }
    public DraftState State { get; private set; }

    /// <summary>Why it is not saved, after "Draft not saved: ".</summary>
    public string? Trouble { get; private set; }

    public string? Field { get; private set; }
    public int Caret { get; private set; }
    public IReadOnlyDictionary<string, string> Typed => typed;

    /// <summary>The form is being put on record: what is kept meanwhile would be written to an ended draft.</summary>
    public bool IsSending { get; set; }

    /// <summary>Whether there are words that only a draft holds.</summary>
    public bool HasWords => !isOver && (form.IsUnsaved() || typed.Count > 0);

    public event Action? Changed;

    /// <summary>Goes on with a draft that was kept.</summary>
    public void GoOn(FoundDraft draft, DraftContent content)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(content);
        typed = new(content.Typed);
        (Key, Version, SavedUtc, Field, Caret) = (draft.Key, draft.Version, draft.SavedUtc, draft.Field, content.Caret);
        kept = Standing();
        Become(DraftState.Saved);
    }

    /// <summary>Begins anew: the next save begins a draft of its own.</summary>
    public void Begin()
    {
        Wait(null);
        typed = [];
        (Key, Version, kept, Field, Caret, isOver) = (DraftPlace.NewKey(), 0, null, null, 0, false);
        Become(DraftState.None);
    }

    /// <summary>A field of the form has another value, so what was being typed into it has reached the form.</summary>
    public void Touch(string field)
    {
        typed.Remove(FieldId.Of(field));
        if (isOver) return;
        var now = time.GetUtcNow();
        firstChange ??= now;
        Wait(firstChange.Value + Longest - now is var left && left < Rest ? left : Rest);
    }

    /// <summary>Keeps the form with what the browser holds beyond it.</summary>
    public async Task<KeepAnswer> KeepAsync(Dictionary<string, string> beyond, string? field, int caret)
    {
        (typed, Field, Caret) = (beyond, field, caret);
        return await KeepAsync();
    }

    /// <param name="takesOver">Whether this is to stand, whatever another window has kept or done.</param>
    public async Task<KeepAnswer> KeepAsync(bool takesOver = false)
    {
        Wait(null);
        if (isOver) return Answer(kept: false);
        await turn.WaitAsync();
        try
        {
            if (isOver) return Answer(kept: false);
            if (IsSending || user.Id is null) return Answer(kept: false);
            if (State is DraftState.Moved or DraftState.Ended && !takesOver) return Answer(kept: false);
            if (State == DraftState.Ended) (Key, Version) = (DraftPlace.NewKey(), 0);
            var standing = Standing();
            if (standing == kept && State == DraftState.Saved) return Answer(kept: true);
            if (Version == 0 && !HasWords)
            {
                Become(DraftState.None);
                return Answer(kept: true);
            }
            return Answer(await WriteAsync(standing, takesOver));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The words are on record, so nothing is kept any more.</summary>
    public void Finish()
    {
        isOver = true;
        Wait(null);
        Become(DraftState.None);
    }

    private async Task<bool> WriteAsync((string Form, string Typed) standing, bool takesOver)
    {
        var content = new DraftContent(standing.Form, form.Opened(), typed, Caret).ToJson();
        if (content.Length > Draft.ContentLimit)
        {
            Become(DraftState.NotSaved, $"it is longer than {Draft.ContentLimit:N0} characters. Shorten it, or save it now.");
            return false;
        }
        Become(DraftState.Saving);
        try
        {
            var title = form.Title() is { Length: > Draft.TitleLimit } longer ? longer[..Draft.TitleLimit] : form.Title();
            var answer = await handler.HandleAsync(new DraftToKeep(Key, Version, place, record, title, content, Field, takesOver));
            return Take(answer, standing);
        }
        catch (Exception trouble) when (DatabaseTrouble.Explain(trouble) is { } sentence)
        {
            Become(DraftState.NotSaved, sentence.Replace("Nothing was saved: ", "", StringComparison.Ordinal));
            Wait(Longest);
            return false;
        }
        catch (NotPermittedException refusal)
        {
            Become(DraftState.NotSaved, refusal.Message);
            return false;
        }
    }

    private bool Take(KeptDraft answer, (string Form, string Typed) standing)
    {
        switch (answer.Outcome)
        {
            case KeepOutcome.Kept:
                (Version, SavedUtc, kept) = (answer.Version, answer.SavedUtc, standing);
                Become(DraftState.Saved);
                return true;
            case KeepOutcome.Moved:
                Become(DraftState.Moved, "another window has changed this draft.");
                return false;
            case KeepOutcome.OnRecord:
                Become(DraftState.Ended, $"its words are on record already as {answer.SavedAs}.");
                return false;
            default:
                Become(DraftState.Ended, "it was discarded in another window.");
                return false;
        }
    }

    private (string Form, string Typed) Standing() => (form.Write(), string.Join('\n', typed.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}")));

    private KeepAnswer Answer(bool kept) => new(kept, isOver, Key, Version);

    private void Wait(TimeSpan? rest)
    {
        timer?.Dispose();
        timer = null;
        if (rest is not { } due)
        {
            firstChange = null;
            return;
        }
        timer = time.CreateTimer(_ => _ = run(() => KeepAsync()), null, due < TimeSpan.Zero ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
    }

    private void Become(DraftState state, string? trouble = null)
    {
        (State, Trouble) = (state, trouble);
        Changed?.Invoke();
    }

    /// <summary>The page is left or its connection is over: what waited for a rest is kept now.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isGone) return;
        isGone = true;
        Changed = null;
        if (timer is not null || State == DraftState.NotSaved) await KeepAsync();
        isOver = true;
        Wait(null);
        await turn.WaitAsync();
        turn.Dispose();
    }
}
