using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>How a page opens its form anew as the record stands now, once somebody else has changed it.</summary>
/// <param name="page">Shows what was read.</param>
/// <param name="record">The record's name in the audit trail: see RecordName.</param>
/// <param name="read">Nothing when there is no such record any more, or none that the reader may read.</param>
public sealed class Reopening<TForm>(IComponent page, string record, Func<Task<TForm?>> read)
    where TForm : class
{
    private readonly EventCallback shown = EventCallback.Factory.Create(page, () => { });

    public string Record => record;

    /// <summary>A sentence that says why the record, as read last, takes no changes; it is closed, for example.</summary>
    public Func<string?> Hindrance { get; init; } = () => null;

    public Task<TForm?> ReadAsync() => read();

    /// <summary>The whole page, not the form alone, may say something that was read.</summary>
    public Task ShowAsync() => shown.InvokeAsync();
}
