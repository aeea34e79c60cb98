using System.Text.Encodings.Web;
using System.Text.Json;

namespace EngagementTracker.Web.Ui.Drafts;

/// <summary>What a draft holds of its form.</summary>
/// <param name="Form">As JSON, the form as the server has it.</param>
/// <param name="Opened">As JSON, the form as it was opened.</param>
/// <param name="Typed">By the id of its input, what is being typed and has not reached the form yet.</param>
/// <param name="Caret">Where in the draft's field its writer stood.</param>
public sealed record DraftContent(string Form, string Opened, IReadOnlyDictionary<string, string> Typed, int Caret)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">It is none, or one of an older program.</exception>
    public static DraftContent Parse(string json) =>
        JsonSerializer.Deserialize<DraftContent>(json, Options) is { Form: not null, Opened: not null, Typed: not null } content
            ? content : throw new JsonException("The draft is not whole.");
}
