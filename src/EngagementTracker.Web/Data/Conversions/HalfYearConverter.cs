using EngagementTracker.Domain.Commitments;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EngagementTracker.Web.Data.Conversions;

/// <summary>Stored as it reads, "2025-H1", which also sorts.</summary>
public sealed class HalfYearConverter() : ValueConverter<HalfYear, string>(half => half.ToString(), text => Read(text))
{
    private static HalfYear Read(string text) => HalfYear.TryParse(text, out var half) ? half : throw new InvalidDataException($"“{text}” is no half year.");
}
