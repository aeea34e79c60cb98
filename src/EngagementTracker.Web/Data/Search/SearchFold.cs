namespace EngagementTracker.Web.Data.Search;

/// <summary>
/// Letters that the index's tokenizer does not take apart into a letter and its accent, as a keyboard without them types them; the marks of
/// short vowels in Arabic are left out, as most writers do. The views of migration Search do the same to what is indexed.
/// </summary>
public static class SearchFold
{
    public static IReadOnlyList<(string From, string To)> Letters { get; } =
    [
        ("ı", "i"), ("ø", "o"), ("Ø", "o"), ("ł", "l"), ("Ł", "l"), ("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"),
        ("ß", "ss"), ("æ", "ae"), ("Æ", "ae"), ("œ", "oe"), ("Œ", "oe"), ("ʼ", "'"), ("’", "'"),
        ("\u0640", ""), ("\u064B", ""), ("\u064C", ""), ("\u064D", ""), ("\u064E", ""), ("\u064F", ""), ("\u0650", ""), ("\u0651", ""), ("\u0652", ""),
    ];

    public static string Of(string text) => Letters.Aggregate(text, (folded, letter) => folded.Replace(letter.From, letter.To, StringComparison.Ordinal));
}
