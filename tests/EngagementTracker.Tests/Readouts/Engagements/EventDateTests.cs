using EngagementTracker.Readouts;

namespace EngagementTracker.Tests.Readouts.Engagements;

public sealed class EventDateTests
{
    // In Washington it was still 20 May, a Thursday.
    private static readonly DateTime Published = new(2021, 5, 21, 1, 10, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("today", "2021-05-20")]
    [InlineData("earlier today", "2021-05-20")]
    [InlineData("this morning", "2021-05-20")]
    [InlineData("yesterday", "2021-05-19")]
    [InlineData("last night", "2021-05-19")]
    [InlineData("on Thursday", "2021-05-20")]
    [InlineData("on Monday", "2021-05-17")]
    [InlineData("on Friday", "2021-05-14")]
    [InlineData("on May 5", "2021-05-05")]
    [InlineData("on 5 May 2022", "2022-05-05")]
    [InlineData("on December 30", "2020-12-30")]
    public async Task A_word_fixes_the_day_in_the_issuers_zone(string words, string day)
    {
        var draft = await ReadAsync(words, Published);
        Assert.Equal(DateOnly.Parse(day), draft.EventDate.Value);
        Assert.Contains(draft.EventDate.Span!.Value.Of(draft.Text), words, StringComparison.Ordinal);
        Assert.NotEmpty(draft.EventDate.Reason);
    }

    [Theory]
    [InlineData("earlier this week", "“earlier this week” fixes no day.")]
    [InlineData("last week", "“last week” fixes no day.")]
    public async Task A_word_that_fixes_no_day_leaves_it_open_and_says_why(string words, string reason)
    {
        var draft = await ReadAsync(words, Published);
        Assert.Equal((null, reason), (draft.EventDate.Value, draft.EventDate.Reason));
        Assert.Contains($"The day is open: {reason}", draft.Notes);
    }

    [Fact]
    public async Task Without_a_word_of_the_day_there_is_none()
    {
        var draft = await ReadAsync("at length", Published);
        Assert.Equal((null, null, "No word of the text fixes the day."), (draft.EventDate.Value, draft.EventDate.Span, draft.EventDate.Reason));
    }

    [Fact]
    public async Task Today_without_a_publication_is_open()
    {
        var draft = await ReadAsync("today", null);
        Assert.Equal((null, "“today”, but when it was published is not known."), (draft.EventDate.Value, draft.EventDate.Reason));
    }

    [Fact]
    public async Task A_zone_that_is_given_wins() =>
        Assert.Equal(new DateOnly(2021, 5, 21), (await ReadAsync("today", Published, "Africa/Nairobi")).EventDate.Value);

    private static async Task<ReadoutDraft> ReadAsync(string words, DateTime? published, string? zone = null) =>
        (await ReadoutFiles.ReaderAsync()).Read(new Readout(
            $"Secretary of State John Miller spoke {words} with Kenyan Foreign Minister Amina Otieno. They discussed fishing rights.", null, "Office of the Spokesperson", published, zone));
}
