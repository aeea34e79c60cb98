using System.IO.Compression;
using System.Text;

namespace EngagementTracker.Web.Data.Files;

/// <summary>A kind of file that is taken in as evidence.</summary>
/// <param name="Name">As people call it: "PDF".</param>
public sealed record FileKind(string Name, string ContentType, params string[] Endings)
{
    private const string Office = "application/vnd.openxmlformats-officedocument";
    private const string OpenDocument = "application/vnd.oasis.opendocument";

    private static readonly FileKind Text = new("plain text", "text/plain", ".txt", ".csv", ".md", ".eml");

    private static readonly (FileKind Kind, byte[] Beginning)[] ByBeginning =
    [
        (new("PDF", "application/pdf", ".pdf"), "%PDF-"u8.ToArray()),
        (new("PNG", "image/png", ".png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (new("JPEG", "image/jpeg", ".jpg", ".jpeg"), [0xFF, 0xD8, 0xFF]),
        (new("GIF", "image/gif", ".gif"), "GIF8"u8.ToArray()),
        (new("TIFF", "image/tiff", ".tif", ".tiff"), [0x49, 0x49, 0x2A, 0x00]),
        (new("TIFF", "image/tiff", ".tif", ".tiff"), [0x4D, 0x4D, 0x00, 0x2A]),
    ];

    private static readonly (FileKind Kind, string Part)[] OfficeByPart =
    [
        (new("Word", $"{Office}.wordprocessingml.document", ".docx"), "word/document.xml"),
        (new("Excel", $"{Office}.spreadsheetml.sheet", ".xlsx"), "xl/workbook.xml"),
        (new("PowerPoint", $"{Office}.presentationml.presentation", ".pptx"), "ppt/presentation.xml"),
    ];

    private static readonly FileKind[] OpenKinds =
    [
        new("OpenDocument text", $"{OpenDocument}.text", ".odt"),
        new("OpenDocument spreadsheet", $"{OpenDocument}.spreadsheet", ".ods"),
        new("OpenDocument presentation", $"{OpenDocument}.presentation", ".odp"),
    ];

    /// <summary>All that is taken in, for the file picker.</summary>
    public static string Accepted { get; } = string.Join(",", ByBeginning.Select(k => k.Kind).Concat(OfficeByPart.Select(k => k.Kind)).Concat(OpenKinds)
        .Append(Text).SelectMany(k => k.Endings).Distinct());

    /// <summary>What a file is by its content; <see langword="null"/> for what is not taken in, macros and programs among it.</summary>
    /// <param name="content">Can be read from any place.</param>
    public static FileKind? Of(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var beginning = new byte[8];
        var length = content.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        if (ByBeginning.FirstOrDefault(k => beginning.AsSpan(0, length).StartsWith(k.Beginning)).Kind is { } known) return known;
        content.Position = 0;
        return beginning.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]) ? InArchive(content) : IsText(content) ? Text : null;
    }

    private static FileKind? InArchive(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var parts = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            if (parts.Contains("[Content_Types].xml")) return OfficeByPart.FirstOrDefault(k => parts.Contains(k.Part)).Kind;
            if (archive.GetEntry("mimetype") is not { Length: < 100 } mimetype) return null;
            using var reader = new StreamReader(mimetype.Open());
            var said = reader.ReadToEnd();
            return OpenKinds.FirstOrDefault(k => k.ContentType == said);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>UTF-8, and no control character that no text has.</summary>
    private static bool IsText(Stream content)
    {
        try
        {
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            var buffer = new char[4096];
            while (reader.Read(buffer) is > 0 and var read)
                if (buffer.AsSpan(0, read).ContainsAnyInRange('\0', '\b')) return false;
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
