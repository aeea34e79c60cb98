using MudBlazor;

namespace EngagementTracker.Web.Ui.Frame;

/// <summary>MudBlazor in the product's type; its colours come from the tokens of app.css, light and dark.</summary>
public static class Look
{
    private static readonly string[] Family = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "0.875rem", LineHeight = "1.45" },
            Button = new ButtonTypography { FontFamily = Family, FontSize = "0.875rem", FontWeight = "600", TextTransform = "none", LetterSpacing = "0" },
        },
    };
}
