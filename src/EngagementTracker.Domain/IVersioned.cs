namespace EngagementTracker.Domain;

/// <summary>A record that two people may edit: a save on an outdated version is refused, never silent.</summary>
public interface IVersioned
{
    int Version { get; }
}
