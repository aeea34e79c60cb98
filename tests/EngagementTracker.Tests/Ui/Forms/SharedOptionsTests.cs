using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Tests.Ui.Forms;

public sealed class SharedOptionsTests
{
    [Fact]
    public void Lists_that_are_alike_are_one_and_others_stay_as_they_are()
    {
        Option<string>[] first = [new("XA", "Atlantis"), new("XB", "Brobdingnag")];
        Option<string>[] fewer = [new("XA", "Atlantis")];
        Option<string>[] renamed = [new("XA", "Atlantis"), new("XB", "Blefuscu")];

        Assert.Same(first, SharedOptions.Of(first));
        Assert.Same(first, SharedOptions.Of([new("XA", "Atlantis"), new("XB", "Brobdingnag")]));
        Assert.Same(fewer, SharedOptions.Of(fewer));
        Assert.Same(renamed, SharedOptions.Of(renamed));
    }
}
