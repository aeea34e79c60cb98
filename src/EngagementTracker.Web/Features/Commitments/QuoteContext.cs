namespace EngagementTracker.Web.Features.Commitments;

/// <summary>A sentence with the text around it.</summary>
public sealed record QuoteContext(string Before, string Quote, string After)
{
    public const int Room = 200;

    private const string More = "…";

    /// <summary>About <see cref="Room"/> characters on each side, cut between words; an ellipsis says that the text goes on.</summary>
    /// <param name="start">Offset of the quote in UTF-16 units.</param>
    public static QuoteContext Around(string body, int start, int length)
    {
        var end = start + length;
        var from = Math.Max(0, start - Room);
        while (from > 0 && from < start && !char.IsWhiteSpace(body[from - 1])) from++;
        var until = Math.Min(body.Length, end + Room);
        while (until < body.Length && until > end && !char.IsWhiteSpace(body[until])) until--;
        return new QuoteContext(
            (from > 0 ? $"{More} " : "") + body[from..start], body[start..end], body[end..until] + (until < body.Length ? $" {More}" : ""));
    }
}
