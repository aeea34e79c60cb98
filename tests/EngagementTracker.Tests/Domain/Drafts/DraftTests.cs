using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Drafts;

namespace EngagementTracker.Tests.Domain.Drafts;

public sealed class DraftTests
{
    private static readonly DateTime Now = new(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Each_save_raises_the_version_and_says_when()
    {
        var draft = Begin();
        draft.Keep("Call with Haiti", "{}", "Engagement-Summary", Now.AddMinutes(1));

        Assert.Equal((2, "Call with Haiti", "Engagement-Summary", Now, Now.AddMinutes(1)), (draft.Version, draft.Title, draft.Field, draft.StartedUtc, draft.SavedUtc));
        Assert.True(draft.IsOpen);
    }

    [Fact]
    public void What_is_discarded_is_not_written_to_and_comes_back_whole()
    {
        var draft = Begin();
        draft.Discard(Now);
        Assert.True(draft.IsDiscarded);
        Assert.Throws<InvalidOperationException>(() => draft.Keep("Call", "{}", null, Now));
        Assert.Throws<InvalidOperationException>(() => draft.Discard(Now));

        draft.TakeBack();

        Assert.True(draft.IsOpen);
        Assert.Equal("{}", draft.Content);
        Assert.Throws<InvalidOperationException>(draft.TakeBack);
    }

    [Fact]
    public void A_draft_without_words_or_with_too_many_is_refused_and_an_odd_field_is_not_kept()
    {
        Assert.Throws<ArgumentException>(() => Draft.Begin("key", new UserId(1), "/engagements/new", null, "Call", "", null, Now));
        Assert.Throws<ArgumentException>(() => Draft.Begin("key", new UserId(1), "/engagements/new", null, "Call", new string('x', Draft.ContentLimit + 1), null, Now));
        Assert.Throws<ArgumentException>(() => Draft.Begin("", new UserId(1), "/engagements/new", null, "Call", "{}", null, Now));
        Assert.Null(Draft.Begin("key", new UserId(1), "/engagements/new", null, "Call", "{}", new string('x', Draft.FieldLimit + 1), Now).Field);
    }

    private static Draft Begin() => Draft.Begin("key", new UserId(1), "/engagements/new", null, "New call", "{}", null, Now);
}
