using System.Collections.Concurrent;
using Bunit;
using EngagementTracker.Tests.Setup;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Ui.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EngagementTracker.Tests.Ui.Frame;

public sealed class GuardedTests : IDisposable
{
    private readonly BunitContext page = new();
    private readonly Noted log = new();

    public GuardedTests() => page.Services.AddSingleton<ILogger<Guarded>>(log);

    [Theory]
    [InlineData(When.Begun)]
    [InlineData(When.Read)]
    [InlineData(When.Rendered)]
    [InlineData(When.Clicked)]
    [InlineData(When.ClickedLater)]
    [InlineData(When.InTheBackground)]
    public async Task A_part_that_throws_gives_way_to_a_sentence_with_the_number_in_the_log_and_its_neighbour_works_on(When when)
    {
        var desk = Show(when);
        await desk.Find("#words").InputAsync("Typed before it failed.");
        await FailAsync(desk, when);

        var trouble = desk.WaitForElement(".trouble[role=alert]");
        var (number, exception) = Assert.Single(log.Entries);
        Assert.Equal("Broken.", exception!.Message);
        Assert.Equal("History cannot be shown just now", trouble.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            $"Everything around it still works. Try again; if it happens twice, tell your administrator the number {number}.", trouble.QuerySelector("p")!.TextContent);
        await desk.Find("#count").ClickAsync();
        Assert.Equal("1", desk.Find("#count").TextContent);
        Assert.Equal("Typed before it failed.", desk.Find("#said").TextContent);
        Assert.Equal("Typed before it failed.", desk.Find("#words").GetAttribute("value"));
    }

    [Fact]
    public async Task A_part_can_be_tried_again()
    {
        var desk = Show(When.Clicked);
        await FailAsync(desk, When.Clicked);

        await desk.Find(".trouble button").ClickAsync();

        Assert.Empty(desk.FindAll(".trouble"));
        Assert.Equal("It stands.", desk.Find("#part").TextContent);
    }

    [Fact]
    public async Task What_failed_stays_so_while_its_neighbour_is_written_in_and_is_tried_again_at_the_next_address()
    {
        var desk = Show(When.Rendered);
        await desk.Find("#words").InputAsync("On and on.");
        Assert.Single(log.Entries);

        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/elsewhere");
        desk.Render();
        Assert.Equal(2, log.Entries.Count);
    }

    [Fact]
    public async Task Who_may_not_and_a_database_in_trouble_have_sentences_of_their_own()
    {
        var desk = Show(When.Clicked, new NotPermittedException());
        await FailAsync(desk, When.Clicked);
        Assert.Equal("Not permitted", desk.Find(".trouble h2").TextContent);
        Assert.Equal("Your role does not allow this. Ask an administrator if you need it.", desk.Find(".trouble p").TextContent);

        desk = Show(When.Clicked, new SqliteException("disk is full", 13));
        await FailAsync(desk, When.Clicked);
        Assert.Equal(
            $"Nothing was saved: the server's disk is full. Keep this page open, tell your administrator, then save again. The number of this is {log.Entries.Last().Number}.",
            desk.Find(".trouble p").TextContent);
    }

    [Fact]
    public void A_count_in_the_frame_gives_way_to_a_mark_and_is_tried_again_on_the_next_page()
    {
        var isBroken = true;
        var shown = page.Render<Guarded>(p => p.Add(g => g.Name, "The bell").Add(g => g.Size, GuardedSize.Mark).AddChildContent(inner =>
        {
            inner.OpenComponent<Part>(0);
            inner.AddComponentParameter(1, nameof(Part.Throws), isBroken ? When.Read : When.Never);
            inner.CloseComponent();
        }));
        var mark = shown.WaitForElement("[role=note]");
        Assert.Contains($"The bell cannot be shown just now. It is tried again on the next page; if it happens twice, tell your administrator the number {log.Entries.Single().Number}.", mark.TextContent, StringComparison.Ordinal);

        isBroken = false;
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/elsewhere");

        shown.WaitForAssertion(() => Assert.Equal("It stands.", shown.Find("#part").TextContent));
    }

    [Fact]
    public async Task A_page_that_throws_leaves_the_frame_and_takes_its_heading_with_it()
    {
        var shown = page.Render<Guarded>(p => p.Add(g => g.Name, "This page").Add(g => g.Size, GuardedSize.Page).AddChildContent<Part>(part => part.Add(x => x.Throws, When.Clicked)));
        await shown.Find("#part").ClickAsync();

        Assert.Equal("This page cannot be shown just now", shown.Find("h1").TextContent);
        Assert.Contains(log.Entries.Single().Number, shown.Find(".trouble p").TextContent, StringComparison.Ordinal);
    }

    public void Dispose() => page.Dispose();

    private IRenderedComponent<Desk> Show(When when, Exception? thrown = null) =>
        page.Render<Desk>(p => p.Add(d => d.Throws, when).Add(d => d.Thrown, thrown));

    private static async Task FailAsync(IRenderedComponent<Desk> desk, When when)
    {
        if (when is When.Clicked or When.ClickedLater) await desk.Find("#part").ClickAsync();
        if (when is When.InTheBackground) await desk.FindComponent<Part>().Instance.HearAsync();
    }

    public enum When
    {
        Never,
        Begun,
        Read,
        Rendered,
        Clicked,
        ClickedLater,
        InTheBackground,
    }

    /// <summary>A page with a field, and a part beside it that fails.</summary>
    public sealed class Desk : ComponentBase
    {
        private string words = "";
        private int count;

        [Parameter]
        public When Throws { get; set; }

        [Parameter]
        public Exception? Thrown { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Guarded>(0);
            builder.AddComponentParameter(1, nameof(Guarded.Name), "History");
            builder.AddComponentParameter(2, nameof(Guarded.ChildContent), (RenderFragment)(part =>
            {
                part.OpenComponent<Part>(0);
                part.AddComponentParameter(1, nameof(Part.Throws), Throws);
                part.AddComponentParameter(2, nameof(Part.Thrown), Thrown);
                part.CloseComponent();
            }));
            builder.CloseComponent();
            builder.AddMarkupContent(3, "<hr>");
            builder.OpenElement(4, "input");
            builder.AddAttribute(5, "id", "words");
            builder.AddAttribute(6, "value", words);
            builder.AddAttribute(7, "oninput", EventCallback.Factory.Create<ChangeEventArgs>(this, e => words = (string)e.Value!));
            builder.CloseElement();
            builder.OpenElement(8, "p");
            builder.AddAttribute(9, "id", "said");
            builder.AddContent(10, words);
            builder.CloseElement();
            builder.OpenElement(11, "button");
            builder.AddAttribute(12, "id", "count");
            builder.AddAttribute(13, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => count++));
            builder.AddContent(14, count);
            builder.CloseElement();
        }
    }

    public sealed class Part : ComponentBase
    {
        [Parameter]
        public When Throws { get; set; }

        [Parameter]
        public Exception? Thrown { get; set; }

        public Task HearAsync() => Unwatched.RunAsync(() => InvokeAsync(() => ThrowAsync(When.InTheBackground)), DispatchExceptionAsync);

        protected override void OnInitialized() => ThrowAt(When.Begun);

        protected override Task OnParametersSetAsync() => ThrowAsync(When.Read);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            ThrowAt(When.Rendered);
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "id", "part");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, ClickAsync));
            builder.AddContent(3, "It stands.");
            builder.CloseElement();
        }

        private async Task ClickAsync()
        {
            ThrowAt(When.Clicked);
            await ThrowAsync(When.ClickedLater);
        }

        private async Task ThrowAsync(When now)
        {
            await Task.Yield();
            ThrowAt(now);
        }

        private void ThrowAt(When now)
        {
            if (now == Throws) throw Thrown ?? new InvalidOperationException("Broken.");
        }
    }

    private sealed class Noted : ILogger<Guarded>
    {
        public ConcurrentQueue<(string Number, Exception? Exception)> Entries { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue((formatter(state, exception).Split(' ')[^1].TrimEnd('.'), exception));
    }
}
