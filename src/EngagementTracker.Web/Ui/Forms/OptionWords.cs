using System.ComponentModel;
using System.Reflection;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>The words of an option that stand beside it: [Description("One mail a day")].</summary>
public static class OptionWords
{
    public static string? Of(Enum option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return option.GetType().GetField(option.ToString())?.GetCustomAttribute<DescriptionAttribute>()?.Description;
    }
}
