using EngagementTracker.Domain;
using FluentValidation;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>Rules about typed text that several forms share, in the words of the domain's limits.</summary>
public static class TextRules
{
    /// <summary>The names in a field that holds one a line.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        [.. Text.Clean(text).Split('\n').Select(Text.CleanOrNull).OfType<string>().Distinct(StringComparer.Ordinal)];

    public static IRuleBuilderOptions<TForm, string?> Within<TForm>(this IRuleBuilder<TForm, string?> rule, int limit, string field) => rule
        .Must(text => Text.Clean(text).Length <= limit)
        .WithMessage((_, text) => $"{field} has {Text.Clean(text).Length:N0} characters; shorten it to {limit:N0}.");

    public static IRuleBuilderOptions<TForm, string?> AliasLines<TForm>(this IRuleBuilder<TForm, string?> rule, int lengthLimit, int countLimit) => rule
        .Must(text => Lines(text).Count <= countLimit)
        .WithMessage((_, text) => $"There are {Lines(text).Count:N0} other names; keep at most {countLimit:N0}.")
        .Must(text => Lines(text).All(a => a.Length <= lengthLimit))
        .WithMessage($"One of the other names is longer than {lengthLimit:N0} characters; shorten it, or put each on a line of its own.");
}
