using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementTracker.Web.Data.Seed;

/// <summary>The JSON files of the folder seed-data, which travels with the program.</summary>
internal static class SeedFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static async Task<T> ReadAsync<T>(string name)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "seed-data", name));
        return await JsonSerializer.DeserializeAsync<T>(file, Options) ?? throw new InvalidDataException($"seed-data/{name} is empty.");
    }
}
