namespace EngagementTracker.Web.Ui.Lists;

/// <summary>A filter in force: its parameter in the address, and how it reads.</summary>
public sealed record ActiveFilter(string Parameter, string Label);
