using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EngagementTracker.Web.Data.Conversions;

/// <summary>What is never changed keeps the keys that it names with it, as JSON, so that it stays whole whatever happens to other rows.</summary>
public sealed class IdListConverter<TId>() : ValueConverter<IReadOnlyList<TId>, string>(list => Write(list), json => Read(json))
    where TId : struct
{
    private static readonly IdConverter<TId> Id = new();

    private static string Write(IReadOnlyList<TId> list) => JsonSerializer.Serialize(list.Select(Id.ConvertToProviderTyped));

    private static List<TId> Read(string json) => [.. JsonSerializer.Deserialize<long[]>(json)!.Select(Id.ConvertFromProviderTyped)];
}

public sealed class IdListComparer<TId>() : ValueComparer<IReadOnlyList<TId>>(
    (a, b) => a!.SequenceEqual(b!),
    list => list.Aggregate(0, (hash, id) => HashCode.Combine(hash, id)),
    list => list.ToList())
    where TId : struct;
