using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using FluentValidation;
using FluentValidation.Results;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>
/// A form while it is being filled in: its problems by field, whether it is being saved, and which warnings its writer has seen.
/// A problem shows once its field was left or the form was sent; a warning holds the form up once.
/// </summary>
public sealed partial class FormState<TForm>
    where TForm : class
{
    private readonly IValidator<TForm> validator;
    private readonly HashSet<string> left = [];
    private IReadOnlyList<Problem> refused = [];
    private List<Problem> found = [];
    private HashSet<Problem> seen = [];
    private bool sent;

    public TForm Form { get; private set; }

    /// <summary>The form as JSON when it was opened: what its writer has changed, and what others have, is told by it.</summary>
    public string Opened { get; private set; }

    /// <summary>Whether there are words that would be lost.</summary>
    public bool IsUnsaved => FormJson.Write(Form) != Opened;

    /// <summary>Raised with the path of a field that was changed or left.</summary>
    public event Action<string>? Changed;

    /// <summary>How often the form was replaced: fields that hold what is typed into them begin anew with it.</summary>
    public int Restores { get; private set; }

    public bool IsBusy { get; private set; }

    /// <summary>How often the form was sent, and refused or saved.</summary>
    public int Attempts { get; private set; }

    /// <summary>A sentence about the whole form: the database's trouble, a right that is missing.</summary>
    public string? Trouble { get; private set; }

    /// <summary>All that stands in the way, in the order of the form; empty until the form was sent.</summary>
    public IReadOnlyList<Problem> Summary => sent ? [.. All] : [];

    public bool HasErrors => All.Any(p => !p.IsWarning);

    private IEnumerable<Problem> All => found.Concat(refused);

    public Problem? For(string field) => All.FirstOrDefault(p => p.Field == field && (sent || left.Contains(field)));

    /// <summary>The writer has left a field, or changed it.</summary>
    public void Left(string field)
    {
        left.Add(field);
        refused = [.. refused.Where(p => p.Field != field)];
        Check();
        Touch(field);
    }

    /// <summary>A field was changed that has no problems to look for.</summary>
    public void Touch(string field) => Changed?.Invoke(field);

    /// <summary>Goes on with another form in the place of this one: a draft that was kept, or what came of two people's changes.</summary>
    /// <param name="opened">As JSON, the form from which it came; what differs from it is unsaved.</param>
    public void Restore(TForm form, string opened)
    {
        (Form, Opened) = (form, opened);
        left.Clear();
        found = [];
        Restores++;
        if (sent) Check();
    }

    public void Check() => found = [.. validator.Validate(Form).Errors.Select(Problem.From)];

    /// <summary>
    /// Checks the form and, if nothing stands in the way, saves it. Says what was saved, or nothing when something did stand in the way.
    /// Nothing of the form is lost whatever happens.
    /// </summary>
    public async Task<TSaved?> SendAsync<TSaved>(Func<Task<Answer<TSaved>>> save)
        where TSaved : class
    {
        if (IsBusy) return null;
        IsBusy = true;
        Trouble = null;
        try
        {
            if (MustChoose()) return null;
            sent = true;
            refused = [.. refused.Where(p => p.IsWarning)];
            Check();
            // Only what has held the form up was seen: leaving the last field, on the way to the button, may have found a new warning.
            var warnings = All.Where(p => p.IsWarning).ToHashSet();
            var holds = HasErrors || !warnings.IsSubsetOf(seen);
            seen = warnings;
            if (holds) return null;
            var answer = await SaveAsync(save);
            if (answer is null) return null;
            refused = answer.Problems;
            seen.UnionWith(refused.Where(p => p.IsWarning));
            if (answer.Value is not null) (Opened, Conflict) = (FormJson.Write(Form), null);
            return answer.Value;
        }
        catch (NotPermittedException refusal)
        {
            Trouble = refusal.Message;
            return null;
        }
        catch (Exception trouble) when (DatabaseTrouble.Explain(trouble) is { } sentence)
        {
            Trouble = sentence;
            return null;
        }
        finally
        {
            Attempts++;
            IsBusy = false;
        }
    }
}

/// <summary>What is wrong with a field, or worth a second look, in a sentence that says what to do.</summary>
/// <param name="Field">The path of the property, "Commitments[2].Sentence"; also the id of its input.</param>
public sealed record Problem(string Field, string Sentence, bool IsWarning = false)
{
    public static Problem From(ValidationFailure failure) =>
        new(failure.PropertyName, failure.ErrorMessage, failure.Severity == Severity.Warning);
}

/// <summary>What a handler says: the record that it saved, or the problems for which it saved nothing.</summary>
public sealed record Answer<TSaved>(TSaved? Value, IReadOnlyList<Problem> Problems)
    where TSaved : class
{
    public static Answer<TSaved> Saved(TSaved value) => new(value, []);

    /// <summary>Somebody else has changed the record since the user saw it, so what was decided on it does not hold: it is shown again.</summary>
    public bool IsStale { get; init; }

    public static Answer<TSaved> Stale(string sentence) => Refused(new Problem("", sentence)) with { IsStale = true };

    public static Answer<TSaved> Refused(params IEnumerable<Problem> problems) => new(null, [.. problems]);
}

public static class ValidatorExtensions
{
    /// <summary>The errors, without the warnings: what a handler refuses whatever the page has shown.</summary>
    public static IReadOnlyList<Problem> ErrorsIn<TForm>(this IValidator<TForm> validator, TForm form) =>
        [.. validator.Validate(form).Errors.Where(e => e.Severity == Severity.Error).Select(Problem.From)];
}
