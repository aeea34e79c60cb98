using EngagementTracker.EndToEnd.Pages;
using EngagementTracker.EndToEnd.Setup;

namespace EngagementTracker.EndToEnd.HardConditions;

public sealed class ReadOnlyDatabaseTests(Browser browser, BoundServer app) : Journey(browser, app), IClassFixture<BoundServer>
{
    [Fact]
    public async Task Nothing_typed_is_lost_while_the_database_cannot_be_written_to()
    {
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync("27 January 2025", "Typed before it failed.");
        app.MakeReadOnly();
        try
        {
            await form.SaveAsync();
            await form.ExpectTroubleAsync(
                "Nothing was saved: the database cannot be written to. Keep this page open, tell your administrator that the database file is read-only, then save again.",
                "Typed before it failed.");
        }
        finally
        {
            app.MakeWritable();
        }
        await form.SaveAsync();
        Assert.Equal("ENG-2025-0001", await form.ExpectLoggedAsync());
    }

    [Fact]
    public async Task The_program_does_not_start_and_says_why_in_one_line()
    {
        app.MakeReadOnly();
        try
        {
            var (exitCode, output, errors) = await app.RunToEndAsync();
            Assert.Equal(1, exitCode);
            Assert.Equal($"The database {app.DatabaseFile} is read-only. Make the file and its folder writable, then start again.", errors.Trim());
            Assert.Empty(output);
        }
        finally
        {
            app.MakeWritable();
        }
    }
}

public sealed class FullDiskTests(Browser browser, SmallDiskServer app) : Journey(browser, app), IClassFixture<SmallDiskServer>
{
    [Fact]
    public async Task Nothing_typed_is_lost_while_the_disk_is_full()
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        var page = await SignInAsync("officer");
        var form = await LogCallPage.OpenAsync(page);
        await form.FillAsync("27 January 2025", "Typed before it failed.");
        app.Fill();
        try
        {
            await form.SaveAsync();
            await form.ExpectTroubleAsync(
                "Nothing was saved: the server's disk is full. Keep this page open, tell your administrator, then save again.", "Typed before it failed.");
            Assert.Equal(("ok", 0), await app.StateAsync());
        }
        finally
        {
            app.MakeRoom();
        }
        await form.SaveAsync();
        Assert.Equal("ENG-2025-0001", await form.ExpectLoggedAsync());
        Assert.Equal(("ok", 1), await app.StateAsync());
    }

    [Fact]
    public async Task The_program_does_not_start_and_says_why_in_one_line()
    {
        Assert.SkipWhen(app.Missing is not null, app.Missing ?? "");
        app.Fill();
        try
        {
            var (exitCode, output, errors) = await app.RunToEndAsync();
            Assert.Equal(1, exitCode);
            Assert.Equal($"The disk with the database {app.DatabaseFile} is full. Make room, then start again.", errors.Trim());
            Assert.Empty(output);
        }
        finally
        {
            app.MakeRoom();
        }
    }
}

internal static class TroubleExpectations
{
    /// <summary>The sentence and nothing else, and all that was typed.</summary>
    public static async Task ExpectTroubleAsync(this LogCallPage form, string sentence, string summary)
    {
        await Expect(form.Alert.GetByRole(AriaRole.Paragraph)).ToHaveTextAsync(sentence);
        await Expect(form.Alert).ToBeFocusedAsync();
        await Expect(form.Date).ToHaveValueAsync("27 January 2025");
        await Expect(form.Chip("United States")).ToBeVisibleAsync();
        await Expect(form.Office("Marco Rubio")).ToBeVisibleAsync();
        await Expect(form.Summary).ToHaveValueAsync(summary);
    }
}
