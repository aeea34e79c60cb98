using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EngagementTracker.Web.Data.Conversions;

/// <summary>SQLite forgets that an instant is UTC; this restores it.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
