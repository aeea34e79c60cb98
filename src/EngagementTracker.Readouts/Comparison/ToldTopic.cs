using EngagementTracker.Domain.Topics;

namespace EngagementTracker.Readouts.Comparison;

/// <param name="Name">As the ministry calls it, or in the text's own words.</param>
/// <param name="Id">Of the ministry's own topic; <see langword="null"/> for a subject that is not on its list.</param>
public sealed record ToldTopic(string Name, TopicId? Id);
