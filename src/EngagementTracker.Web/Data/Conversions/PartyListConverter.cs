using System.Text.Json;
using EngagementTracker.Domain.Parties;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EngagementTracker.Web.Data.Conversions;

/// <summary>A revision keeps its parties with it, as JSON, so that it stays whole whatever happens to other rows.</summary>
public sealed class PartyListConverter() : ValueConverter<IReadOnlyList<PartyId>, string>(
    list => JsonSerializer.Serialize(list.Select(p => p.Value), JsonSerializerOptions.Default),
    json => JsonSerializer.Deserialize<long[]>(json, JsonSerializerOptions.Default)!.Select(v => new PartyId(v)).ToList());

public sealed class PartyListComparer() : ValueComparer<IReadOnlyList<PartyId>>(
    (a, b) => a!.SequenceEqual(b!),
    list => list.Aggregate(0, (hash, p) => HashCode.Combine(hash, p)),
    list => list.ToList());
