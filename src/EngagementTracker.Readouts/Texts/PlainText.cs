using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace EngagementTracker.Readouts.Texts;

/// <summary>Takes the mark-up off a text that was copied from a web page or a mail.</summary>
internal static partial class PlainText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "blockquote", "pre",
    };

    private static readonly HashSet<string> Unread = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "head", "title", "noscript", "template", "svg" };

    /// <summary>Text without tags stays as it is, letter for letter.</summary>
    public static string Of(string text)
    {
        var plain = Domain.Text.Clean(text);
        // Again for mark-up that was written as text: what is kept must read as itself, or the spans of a second reading would lie elsewhere.
        while (Tag().IsMatch(plain)) plain = Domain.Text.Clean(OfHtml(plain));
        return plain;
    }

    private static string OfHtml(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var plain = new StringBuilder();
        // A loop, not a recursion: mark-up can be nested deeper than a stack.
        var open = new Stack<(INode Node, bool Leave)>();
        open.Push((document.DocumentElement, false));
        while (open.TryPop(out var step))
        {
            var isBlock = Blocks.Contains(step.Node.NodeName);
            if (step.Node is IText words) plain.Append(Gap().Replace(words.Data, " "));
            else if (isBlock) EndLine(plain);
            if (step.Leave || step.Node is not IElement || Unread.Contains(step.Node.NodeName)) continue;
            if (isBlock) open.Push((step.Node, true));
            foreach (var child in step.Node.ChildNodes.Reverse()) open.Push((child, false));
        }
        return plain.ToString();
    }

    private static void EndLine(StringBuilder plain)
    {
        while (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
        if (plain.Length > 0 && plain[^1] != '\n') plain.Append('\n');
    }

    [GeneratedRegex(@"<(?:!doctype|html|body|p|div|br|span|table|ul|ol|li|h[1-6]|a|b|i|strong|em|blockquote|article)\b[^>]{0,2000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Gap();
}
