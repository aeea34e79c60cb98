using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.Deadlines;

/// <summary>Two open boards: what one moves by keyboard, the other shows without a reload.</summary>
public sealed class TwoBoardsTests(Browser browser, DemoServer app) : Journey(browser, app), IClassFixture<DemoServer>
{
    [Fact]
    public async Task A_card_is_moved_by_keyboard_with_a_reason_and_the_other_board_shows_it_by_itself()
    {
        var (mover, watcher) = (await SignInAsync("manager"), await SignInAsync("analyst"));
        await mover.VisitAsync("/deadlines?kind=follow-ups");
        await watcher.VisitAsync("/deadlines?kind=follow-ups");
        var entry = mover.Locator("[data-card][tabindex='0']");
        await Expect(entry).ToHaveCountAsync(1);
        await entry.FocusAsync();
        await mover.Keyboard.PressAsync("ArrowRight");
        await mover.Keyboard.PressAsync("ArrowLeft");
        var reference = await mover.Locator("[data-card]:focus").GetAttributeAsync("data-card");
        await Expect(watcher.Locator($"[data-lane='late'] [data-card='{reference}']")).ToBeVisibleAsync();

        await mover.Keyboard.PressAsync("m");
        await Expect(mover.GetByLabel("New day")).ToBeFocusedAsync();
        await mover.Keyboard.PressAsync("Control+a");
        await mover.Keyboard.TypeAsync("today");
        await mover.Keyboard.PressAsync("Tab");
        await Expect(mover.GetByLabel("Why it moves")).ToBeFocusedAsync();
        await mover.Keyboard.TypeAsync("The embassy was closed.");
        await mover.Keyboard.PressAsync("Control+Enter");

        // The mover's today may be tomorrow already where the card's unit works.
        var moved = $"[data-lane]:not([data-lane='late']) [data-card='{reference}']";
        await Expect(watcher.Locator(moved)).ToHaveCountAsync(1);
        await Expect(watcher.Locator($"[data-lane='late'] [data-card='{reference}']")).ToHaveCountAsync(0);
        await Expect(mover.Locator(moved)).ToBeFocusedAsync();
    }
}
