namespace EngagementTracker.Domain.Engagements;

public readonly record struct EngagementId(long Value);

public readonly record struct ParticipantId(long Value);

public readonly record struct AccountId(long Value);

// Stored by number: add at the end.
public enum EngagementKind
{
    Call,
    Meeting,
    Visit,
    Correspondence,
}

public enum Channel
{
    Telephone,
    SecureTelephone,
    Video,
    InPerson,
    Written,
}

/// <summary>Whether it took place. Only what is planned may lie in the future.</summary>
public enum EngagementState
{
    Held,
    Planned,
}

public enum Side
{
    Ours,
    Theirs,
}

public enum ParticipantRole
{
    Principal,
    Accompanying,
    Interpreter,
    NoteTaker,
}

/// <summary>Who tells it: our own record (the memcon), a party's official statement (the readout), or a press report.</summary>
public enum AccountTier
{
    OwnRecord,
    OfficialStatement,
    PressReport,
}
