using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Web.Ui.Display;

/// <summary>
/// Markup from an interpolated string: what is put into it is encoded, unless it is markup itself. Attributes stand in double quotes.
/// For rows and menus that many pages hold: one piece of markup costs a circuit a fraction of elements and components.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct Html(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new(literalLength + 24 * formattedCount);

    public static MarkupString Of(Html html) => new(html.text.ToString());

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(string? value) => text.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(MarkupString value) => text.Append(value.Value);
}
