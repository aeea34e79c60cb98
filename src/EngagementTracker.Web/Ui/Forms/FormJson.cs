using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EngagementTracker.Web.Ui.Forms;

/// <summary>A form as JSON and back: what was typed into it and what it was opened with, nothing that is computed.</summary>
public static class FormJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<TForm>(TForm form)
        where TForm : class => JsonSerializer.Serialize(form, Options);

    /// <exception cref="JsonException">It is no such form, or one of an older program.</exception>
    public static TForm Read<TForm>(string json)
        where TForm : class => JsonSerializer.Deserialize<TForm>(json, Options) ?? throw new JsonException("The form is empty.");
}
