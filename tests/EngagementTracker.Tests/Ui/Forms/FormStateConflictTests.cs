using EngagementTracker.Tests.Ui.Conflicts;
using EngagementTracker.Web.Ui.Conflicts;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Tests.Ui.Forms;

public sealed class FormStateConflictTests
{
    private Card? record = new() { Version = 3, Title = "Theirs", Text = "Theirs." };
    private string? closed;

    [Fact]
    public async Task A_draft_on_an_outdated_record_opens_the_choice_and_keeps_its_version_until_all_is_chosen()
    {
        var state = Opened();
        state.Restore(new Card { Version = 1, Title = "Old", Text = "Mine.", IsOpen = true }, FormJson.Write(new Card { Version = 1, Title = "Old", Text = "Old." }));

        await state.ReconcileAsync();

        Assert.Equal((1, "Old"), (state.Form.Version, state.Form.Title));
        Assert.Equal(["Title"], state.Conflict!.Taken.Select(d => d.Key));
        var open = Assert.Single(state.Conflict.Open);
        Assert.Equal(("Text", 2), (open.Key, state.Conflict.Saves));

        state.Conflict.Choose(open, Stand.Both);
        await state.ApplyAsync();

        Assert.Equal((3, "Theirs", "Theirs.\n\nMine.", true), (state.Form.Version, state.Form.Title, state.Form.Text, state.Form.IsOpen));
        Assert.True(state.IsUnsaved);
        Assert.True(state.Conflict is { IsApplied: true, Open.Count: 0 });
    }

    [Fact]
    public async Task A_draft_on_the_record_as_it_stands_opens_nothing()
    {
        var state = Opened();
        state.Restore(new Card { Version = 3, Title = "Mine" }, FormJson.Write(record!));

        await state.ReconcileAsync();

        Assert.Null(state.Conflict);
        Assert.Equal("Mine", state.Form.Title);
    }

    [Fact]
    public async Task What_is_typed_between_the_choice_and_its_use_counts()
    {
        var state = await LateAsync();
        state.Form.Title = "Mine, later";
        state.Conflict!.Choose(state.Conflict.Open[0], Stand.Theirs);
        await state.ApplyAsync();

        Assert.Equal(["Title", "Text"], state.Conflict.Open.Select(d => d.Key).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(1, state.Conflict.Missing);
        Assert.Equal(1, state.Form.Version);
    }

    [Fact]
    public async Task While_something_is_to_be_chosen_nothing_is_sent()
    {
        var state = await LateAsync();

        Assert.Null(await state.SendAsync<Card>(() => throw new InvalidOperationException("Sent.")));

        Assert.StartsWith("Somebody else has changed this record too", state.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_gone_or_closed_is_said_and_the_words_stay()
    {
        var state = Opened(version: 1);
        state.Form.Text = "Mine.";
        closed = "It is closed.";
        await state.SendAsync<Card>(() => throw new DbUpdateConcurrencyException());
        Assert.Equal("It is closed.", state.Trouble);
        record = null;
        Assert.Equal(RecordNow.Gone, await state.LookAsync());
        await state.ReconcileAsync();
        Assert.StartsWith("This record is not here any more", state.Trouble, StringComparison.Ordinal);
        Assert.Equal("Mine.", state.Form.Text);
    }

    [Fact]
    public async Task Whoever_looks_while_nothing_has_changed_is_told_nothing()
    {
        var state = Opened();
        Assert.Equal(RecordNow.AsOpened, await state.LookAsync());
        record = new Card { Version = 4 };
        Assert.Equal(new RecordNow(true, null), await state.LookAsync());
        await state.ReconcileAsync();
        Assert.Equal(RecordNow.AsOpened, await state.LookAsync());
    }

    /// <summary>Both have changed the text, and the save came too late.</summary>
    private async Task<FormState<Card>> LateAsync()
    {
        var state = Opened(version: 1);
        state.Form.Text = "Mine.";
        await state.SendAsync<Card>(() => throw new DbUpdateConcurrencyException());
        Assert.Equal("Text", Assert.Single(state.Conflict!.Open).Key);
        return state;
    }

    private FormState<Card> Opened(int version = 3) =>
        new(version == 3 ? FormJson.Read<Card>(FormJson.Write(record!)) : new Card { Version = version, Title = "Old", Text = "Old." }, new InlineValidator<Card>(),
            new(new Page(), "ENG-2025-0001", () => Task.FromResult(record)) { Hindrance = () => closed });

    private sealed class Page : IComponent
    {
        public void Attach(RenderHandle renderHandle)
        {
        }

        public Task SetParametersAsync(ParameterView parameters) => Task.CompletedTask;
    }
}
