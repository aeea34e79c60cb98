using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementTracker.Domain;
using EngagementTracker.Web.Ui.Forms;

namespace EngagementTracker.Web.Ui.Conflicts;

/// <summary>Whether two values of a form are one, as a person would say: white space around a text and an empty field make no difference.</summary>
internal static class FormValue
{
    public static bool Same(object? one, object? other) => Normal(one) == Normal(other);

    public static string Normal(object? value) => Plain(value is null ? null : JsonSerializer.SerializeToNode(value, FormJson.Options))?.ToJsonString() ?? "";

    /// <summary>What makes an item of a list the same one.</summary>
    public static string KeyOf(object item) => item is IListed listed ? listed.Key : Normal(item);

    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(p => KeyValuePair.Create(p.Key, Plain(p.Value))).Where(p => p.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(Plain)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Text.CleanOrNull(text) is { } cleaned ? JsonValue.Create(cleaned) : null,
        _ => node?.DeepClone(),
    };
}
