using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Data.Sqlite;

namespace EngagementTracker.Tests.Ui.Forms;

public sealed class LookupTests : BunitContext
{
    private readonly List<(string Typed, TaskCompletionSource<IReadOnlyList<string>> Answer)> asked = [];
    private string? picked;

    public LookupTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task No_answer_sets_the_field_back_to_the_letters_that_it_answers()
    {
        using var line = new LineToTheBrowser(Services);
        await line.ShowAsync<Lookup<string>>(new()
        {
            ["For"] = "Person",
            ["Label"] = "Person",
            ["Find"] = (Func<string, Task<IReadOnlyList<string>>>)FindAsync,
            ["ItemTemplate"] = (RenderFragment<string>)(name => builder => builder.AddContent(0, name)),
            ["OnPicked"] = EventCallback<string>.Empty,
        });
        var typing = line.TypeAsync("Mar"); // and the browser has more letters by now
        await line.Dispatcher.InvokeAsync(() => asked[0].Answer.SetResult(["Marco Rubio"]));
        await typing;
        Assert.Contains("Marco Rubio", line.Texts);
        Assert.Empty(line.ValuesSet);
    }

    [Fact]
    public async Task An_answer_to_letters_that_were_typed_over_is_not_shown()
    {
        var lookup = Show();
        var first = TypeAsync(lookup, "Mar");
        var second = TypeAsync(lookup, "Marco");
        await AnswerAsync(lookup, 1, "Marco Rubio");
        await AnswerAsync(lookup, 0, "Mary Wambui");
        await Task.WhenAll(first, second);
        Assert.Equal("Marco Rubio", Assert.Single(Options(lookup)));
    }

    [Fact]
    public async Task An_arrow_that_overtakes_the_answer_moves_in_it()
    {
        var lookup = Show();
        var typing = TypeAsync(lookup, "Ma");
        var arrow = Field(lookup).KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        var enter = Field(lookup).KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        await AnswerAsync(lookup, 0, "Marco Rubio", "Mary Wambui");
        await Task.WhenAll(typing, arrow, enter);
        Assert.Equal("Mary Wambui", picked);
    }

    [Fact]
    public async Task Who_is_on_an_option_stays_on_it_when_the_list_is_replaced()
    {
        var lookup = Show();
        var typing = TypeAsync(lookup, "M");
        await AnswerAsync(lookup, 0, "Mary Wambui", "Marco Rubio");
        await typing;
        await Field(lookup).KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });
        typing = TypeAsync(lookup, "Ma");
        await AnswerAsync(lookup, 1, "Makau Mutua", "Mary Wambui", "Marco Rubio");
        await typing;
        await Field(lookup).KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal("Marco Rubio", picked);
    }

    [Fact]
    public async Task Enter_that_overtakes_the_answer_picks_from_it()
    {
        var lookup = Show();
        var typing = TypeAsync(lookup, "Marco");
        var enter = Field(lookup).KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Null(picked);
        await AnswerAsync(lookup, 0, "Marco Rubio");
        await Task.WhenAll(typing, enter);
        Assert.Equal("Marco Rubio", picked);
    }

    [Fact]
    public async Task A_database_that_cannot_be_asked_is_a_sentence_in_the_list_and_the_next_letter_asks_again()
    {
        var lookup = Show();
        var typing = TypeAsync(lookup, "Mar");
        await lookup.InvokeAsync(() => asked[0].Answer.SetException(new SqliteException("unable to open database file", 14)));
        await typing;
        Assert.Contains("the database cannot be reached", Assert.Single(Options(lookup)), StringComparison.Ordinal);
        Assert.Equal("Mar", Field(lookup).GetAttribute("value"));
        await Field(lookup).KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Null(picked);

        typing = TypeAsync(lookup, "Marc");
        await AnswerAsync(lookup, 1, "Marco Rubio");
        await typing;
        Assert.Equal("Marco Rubio", Assert.Single(Options(lookup)));
    }

    private IRenderedComponent<Lookup<string>> Show() => Render<Lookup<string>>(p => p
        .Add(l => l.For, "Person")
        .Add(l => l.Label, "Person")
        .Add(l => l.Find, FindAsync)
        .Add(l => l.ItemTemplate, name => name)
        .Add(l => l.OnPicked, name => picked = name));

    private Task<IReadOnlyList<string>> FindAsync(string typed)
    {
        var answer = new TaskCompletionSource<IReadOnlyList<string>>();
        asked.Add((typed, answer));
        return answer.Task;
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<Lookup<string>> lookup) => lookup.Find("[role=combobox]");

    private static List<string> Options(IRenderedComponent<Lookup<string>> lookup) =>
        [.. lookup.FindAll("[role=option]").Select(o => o.TextContent)];

    /// <summary>Ends when the list has come that the letters ask for.</summary>
    private static Task TypeAsync(IRenderedComponent<Lookup<string>> lookup, string text) =>
        Field(lookup).InputAsync(new ChangeEventArgs { Value = text });

    private Task AnswerAsync(IRenderedComponent<Lookup<string>> lookup, int question, params string[] names) =>
        lookup.InvokeAsync(() => asked[question].Answer.SetResult(names));
}
