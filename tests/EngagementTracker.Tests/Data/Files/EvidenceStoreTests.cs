using System.IO.Compression;
using System.Text;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Data.Files;
using Microsoft.Extensions.Time.Testing;

namespace EngagementTracker.Tests.Data.Files;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evidence-test-").FullName;
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    private EvidenceStore Store => new(folder, time);

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "note.txt", Encoding.UTF8.GetBytes("Ushahidi wa Çavuşoğlu\n"), "text/plain" },
        { "table.csv", "a,b\n1,2\n"u8.ToArray(), "text/plain" },
        { "scan.PDF", "%PDF-1.7 …"u8.ToArray(), "application/pdf" },
        { "photo.jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], "image/jpeg" },
        { "chart.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "image/png" },
        { "letter.docx", Archive("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "sums.xlsx", Archive("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "letter.odt", Archive("mimetype=application/vnd.oasis.opendocument.text", "content.xml"), "application/vnd.oasis.opendocument.text" },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task Takes_in_what_it_knows_by_its_content_and_gives_it_back(string name, byte[] content, string type)
    {
        var file = await Store.TakeInAsync(new MemoryStream(content), name, TestContext.Current.CancellationToken);
        Assert.Equal((name, type, content.LongLength), (file.Name, file.ContentType, file.Size));
        Assert.Null(await Store.OpenAsync(file.Sha256, TestContext.Current.CancellationToken)); // not before its form is saved

        Store.Keep(file);

        await using var opened = await Store.OpenAsync(file.Sha256, TestContext.Current.CancellationToken);
        var back = new MemoryStream();
        await opened!.CopyToAsync(back, TestContext.Current.CancellationToken);
        Assert.Equal(content, back.ToArray());
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty.txt", [], "is empty" },
        { "tool.exe", [0x4D, 0x5A, 0x90, 0x00, 0x03], "is no PDF" },
        { "tool.pdf", [0x4D, 0x5A, 0x90, 0x00, 0x03], "is no PDF" },
        { "page.html", "<script>alert(1)</script>"u8.ToArray(), "its content is plain text" },
        { "letter.pdf", "Only text."u8.ToArray(), "its content is plain text" },
        { "macros.docx", Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "without macros" },
        { "files.zip", Archive("a.txt"), "is no PDF" },
        { "broken.docx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "is no PDF" },
        { "latin1.txt", [0x43, 0xE7, 0x61], "is no PDF" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_the_rest_in_words_and_keeps_nothing_of_it(string name, byte[] content, string words)
    {
        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => Store.TakeInAsync(new MemoryStream(content), name, TestContext.Current.CancellationToken));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Refuses_one_byte_too_many_and_takes_the_largest()
    {
        var largest = new byte[Evidence.SizeLimit];
        Array.Fill(largest, (byte)'x');
        Assert.Equal(Evidence.SizeLimit, (await Store.TakeInAsync(new MemoryStream(largest), "x.txt", TestContext.Current.CancellationToken)).Size);
        await Assert.ThrowsAsync<FileRefusedException>(() => Store.TakeInAsync(new MemoryStream([.. largest, (byte)'x']), "x.txt", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_was_changed_on_disk_is_not_given_out()
    {
        var file = await Store.TakeInAsync(new MemoryStream("As it was."u8.ToArray()), "a.txt", TestContext.Current.CancellationToken);
        Store.Keep(file);
        await File.WriteAllTextAsync(Path.Combine(folder, file.Sha256[..2], file.Sha256), "As it is.", TestContext.Current.CancellationToken);

        Assert.Null(await Store.OpenAsync(file.Sha256, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_upload_whose_form_was_never_saved_is_forgotten_and_then_asked_for_again()
    {
        var file = await Store.TakeInAsync(new MemoryStream("Abandoned."u8.ToArray()), "a.txt", TestContext.Current.CancellationToken);
        Store.ForgetAbandoned();
        Assert.NotEmpty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));

        time.Advance(TimeSpan.FromDays(3));
        Store.ForgetAbandoned();

        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Contains("Choose it again", Assert.Throws<FileRefusedException>(() => Store.Keep(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\Users\\x\\note.txt", "note.txt")]
    public async Task A_name_has_no_folder(string name, string kept) =>
        Assert.Equal(kept, (await Store.TakeInAsync(new MemoryStream("x"u8.ToArray()), name, TestContext.Current.CancellationToken)).Name);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <param name="entries">Names; with what stands in it after "=".</param>
    private static byte[] Archive(params string[] entries)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                var parts = entry.Split('=');
                using var writer = new StreamWriter(archive.CreateEntry(parts[0], CompressionLevel.NoCompression).Open());
                writer.Write(parts.Length > 1 ? parts[1] : "x");
            }
        }
        return bytes.ToArray();
    }
}
