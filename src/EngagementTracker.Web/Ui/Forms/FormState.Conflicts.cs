using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Conflicts;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>What a form does about another person who changes its record meanwhile.</summary>
public sealed partial class FormState<TForm>
{
    private readonly Reopening<TForm>? reopening;
    private TForm? theirs;

    /// <exception cref="ArgumentException">The form edits a record, and nobody says how the record is read anew.</exception>
    public FormState(TForm form, IValidator<TForm> validator, Reopening<TForm>? reopening = null)
    {
        if (form is IEditsRecord { IsNew: false } && reopening is null)
            throw new ArgumentException($"{typeof(TForm).Name} edits a record that somebody else may change: say how it is opened anew.", nameof(reopening));
        (Form, Opened, this.validator, this.reopening) = (form, FormJson.Write(form), validator, reopening);
    }

    /// <summary>The record that the form edits, by its name in the audit trail; <see langword="null"/> where it edits none.</summary>
    public string? Edited => reopening?.Record;

    /// <summary>What another person's changes have done to the form, until it is saved.</summary>
    public Conflict? Conflict { get; private set; }

    private int? Version => (Form as IEditsRecord)?.Version;

    /// <summary>
    /// Brings the form together with the record as it stands now, if somebody has changed it since: after a save that came too late, and for
    /// a draft of an earlier day. Nothing is saved by it; what both have changed waits for a choice.
    /// </summary>
    /// <param name="quietly">Whether to keep silent where the writer's form stays as it is.</param>
    public async Task ReconcileAsync(bool quietly = false)
    {
        if (reopening is null || Version is not { } version) return;
        try
        {
            theirs = await reopening.ReadAsync();
        }
        catch (Exception trouble) when (DatabaseTrouble.Explain(trouble) is { } sentence)
        {
            Trouble = sentence;
            return;
        }
        if (theirs is null) Trouble = "This record is not here any more, or no longer open to you. It cannot be saved; what you have typed stays here as long as this page is open. Copy what you need.";
        else if (((IEditsRecord)theirs).Version is var now && now != version)
        {
            Bring(new Merge<TForm>(FormJson.Read<TForm>(Opened), theirs, Form), now - version, new Dictionary<string, Stand>());
            if (quietly && Conflict is { Open: [], Taken: [] }) Conflict = null;
            Trouble = reopening.Hindrance();
        }
        await reopening.ShowAsync();
    }

    /// <summary>Goes on with the record as it was just saved.</summary>
    public async Task OpenAnewAsync()
    {
        if (await reopening!.ReadAsync() is { } saved) Restore(saved, FormJson.Write(saved));
    }

    /// <summary>What the record is now, for whoever is told while they type: changed since the form was opened, closed to changes, or gone.</summary>
    public async Task<RecordNow> LookAsync()
    {
        if (reopening is null || IsBusy) return RecordNow.AsOpened;
        return await reopening.ReadAsync() is not { } now ? RecordNow.Gone
            : ((IEditsRecord)now).Version <= Math.Max(Version ?? 0, (theirs as IEditsRecord)?.Version ?? 0) ? RecordNow.AsOpened
            : new RecordNow(true, reopening.Hindrance());
    }

    /// <summary>Puts what was chosen into the form, which its writer then saves, or changes further.</summary>
    public async Task ApplyAsync()
    {
        if (Conflict is not { } conflict || theirs is null) return;
        Bring(new Merge<TForm>(FormJson.Read<TForm>(Opened), theirs, Form), conflict.Saves, conflict.Choices);
        if (Conflict!.Open.Count == 0) Trouble = null;
        await reopening!.ShowAsync();
    }

    /// <summary>The form as it was and its version stay until all is chosen, so that nothing half chosen can be saved, or kept as a draft.</summary>
    private void Bring(Merge<TForm> merge, int saves, IReadOnlyDictionary<string, Stand> choices)
    {
        IReadOnlyList<Difference> open = [.. merge.Open.Where(d => !choices.ContainsKey(d.Key))];
        if (open.Count == 0)
        {
            Restore(merge.Result(choices), FormJson.Write(theirs!));
            Touch("");
        }
        Conflict = new Conflict(saves, open.Count == 0 ? [] : merge.Open, merge.Taken, choices, isApplied: open.Count == 0 && merge.Open.Count > 0);
    }

    private bool MustChoose()
    {
        if (Conflict is not { Open.Count: > 0 }) return false;
        Trouble = "Somebody else has changed this record too, so nothing is saved yet. Choose below what is to stand, apply it, then save.";
        return true;
    }

    /// <summary>The handler's answer; nothing when the record was changed first, and the form has been brought together with it.</summary>
    private async Task<Answer<TSaved>?> SaveAsync<TSaved>(Func<Task<Answer<TSaved>>> save)
        where TSaved : class
    {
        try
        {
            return await save();
        }
        catch (DbUpdateConcurrencyException) when (reopening is not null)
        {
            await ReconcileAsync();
            return null;
        }
    }
}
