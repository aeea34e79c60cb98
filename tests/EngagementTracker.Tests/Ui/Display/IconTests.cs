using System.Xml.Linq;
using EngagementTracker.Web.Ui.Display;
using static MudBlazor.Icons.Material;

namespace EngagementTracker.Tests.Ui.Display;

public sealed class IconTests
{
    [Fact]
    public void The_icons_of_the_frame_stand_in_one_file_under_the_names_by_which_they_are_used()
    {
        var symbols = XDocument.Parse(IconSheet.Text).Root!.Elements().ToDictionary(s => s.Attribute("id")!.Value, s => string.Concat(s.Nodes()));

        var address = IconSheet.AddressOf(Outlined.Handshake)!;
        Assert.StartsWith($"{IconSheet.Path}?", address);
        Assert.Contains(XElement.Parse($"<g>{Outlined.Handshake}</g>").Descendants().Last().Attribute("d")!.Value, symbols[address.Split('#')[1]]);
        Assert.Contains($"<use href=\"{address}\"/>", Icon.Of(Outlined.Handshake).Value);
    }

    [Fact]
    public void Another_icon_is_drawn_where_it_stands()
    {
        Assert.Null(IconSheet.AddressOf(Outlined.Close));
        Assert.Contains(Outlined.Close, Icon.Of(Outlined.Close).Value);
    }
}
