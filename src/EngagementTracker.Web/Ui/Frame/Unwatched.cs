namespace EngagementTracker.Web.Ui.Frame;

/// <summary>What nobody waits for: a timer's work, or the button of a notice whose page may be another by now.</summary>
public static class Unwatched
{
    /// <param name="failed">Told what went wrong, which would be lost without a word: a component tells what is around it.</param>
    public static async Task RunAsync(Func<Task> act, Func<Exception, Task> failed)
    {
        try
        {
            await act();
        }
        catch (Exception trouble)
        {
            await failed(trouble);
        }
    }
}
