using EngagementTracker.Web.Ui.Forms;
using FluentValidation;

namespace EngagementTracker.Tests.Ui.Forms;

public sealed class FormStateWarningTests
{
    [Fact]
    public async Task A_warning_found_on_the_way_to_the_button_still_holds_the_form_up_once()
    {
        var state = new FormState<Note>(new Note(), new NoteValidator());
        Assert.Null(await SendAsync(state)); // empty: an error

        state.Form.Text = "odd";
        state.Left("Text"); // the click on the button leaves the field first
        Assert.Null(await SendAsync(state));
        Assert.True(Assert.Single(state.Summary).IsWarning);
        Assert.NotNull(await SendAsync(state));
    }

    [Fact]
    public async Task A_warning_of_the_handler_holds_the_form_up_once()
    {
        var state = new FormState<Note>(new Note { Text = "plain" }, new NoteValidator());
        var problem = new Problem("Text", "There is one like it.", IsWarning: true);
        Assert.Null(await state.SendAsync(() => Task.FromResult(Answer<Note>.Refused(problem))));
        Assert.NotNull(await SendAsync(state));
    }

    private static Task<Note?> SendAsync(FormState<Note> state) => state.SendAsync(() => Task.FromResult(Answer<Note>.Saved(state.Form)));

    private sealed class Note
    {
        public string? Text { get; set; }
    }

    private sealed class NoteValidator : AbstractValidator<Note>
    {
        public NoteValidator()
        {
            RuleFor(n => n.Text).NotEmpty().WithMessage("Enter a text.");
            RuleFor(n => n.Text).NotEqual("odd").WithMessage("The text is odd.").WithSeverity(Severity.Warning);
        }
    }
}
