using EngagementTracker.Web.Data;
using EngagementTracker.Web.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Ui.History;

/// <summary>One thing that somebody changed in one save.</summary>
public sealed record HistoryItem(DateTime AtUtc, string Who, AuditAction Action, string Entity, IReadOnlyList<FieldChange> Changes);
