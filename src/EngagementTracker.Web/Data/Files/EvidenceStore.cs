using System.Globalization;
using System.Security.Cryptography;
using EngagementTracker.Domain.Commitments;

namespace EngagementTracker.Web.Data.Files;

/// <summary>Why a file is not taken in, in a sentence that says what to do.</summary>
public sealed class FileRefusedException(string sentence) : Exception(sentence);

/// <summary>
/// Keeps the files of evidence in a folder beside the database, out of the web server's reach, each under the SHA-256 of its content.
/// Two steps: what is uploaded waits until the form that it belongs to is saved.
/// </summary>
public sealed class EvidenceStore(string folder, TimeProvider time)
{
    private static readonly TimeSpan WaitsFor = TimeSpan.FromDays(2);

    private string Waiting => Path.Combine(folder, "waiting");

    /// <summary>Writes an uploaded file to disk, whole or not at all.</summary>
    /// <param name="name">The name that it had where it comes from.</param>
    /// <exception cref="FileRefusedException">It is empty, too large, or of no kind that is taken in.</exception>
    public async Task<EvidenceFile> TakeInAsync(Stream content, string name, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(Waiting);
        var partial = Path.Combine(Waiting, $"{Guid.NewGuid():N}.part");
        try
        {
            await using var file = new FileStream(partial, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            var (size, hash) = await CopyAsync(content, file, name, cancellation);
            var kind = KindOf(file, name);
            file.Flush(flushToDisk: true);
            await file.DisposeAsync();
            File.Move(partial, Path.Combine(Waiting, hash), overwrite: true);
            return new EvidenceFile(ShortName(name), kind.ContentType, size, hash);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>The form is being saved: the file stays for good. Called before the database says so, so that no record lacks its file.</summary>
    /// <exception cref="FileRefusedException">It has waited too long, and is gone.</exception>
    public void Keep(EvidenceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (waits, stays) = (Path.Combine(Waiting, file.Sha256), PathOf(file.Sha256));
        if (File.Exists(stays)) return;
        if (!File.Exists(waits)) throw new FileRefusedException($"“{file.Name}” is not there any more. Choose it again.");
        Directory.CreateDirectory(Path.GetDirectoryName(stays)!);
        // Another form may hold the same file, so it is not moved away from under it.
        File.Copy(waits, stays, overwrite: true);
    }

    /// <summary>Opens a stored file after checking that it is what was taken in; <see langword="null"/> when it is missing or was changed.</summary>
    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellation = default)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return null;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        if (hash == sha256)
        {
            file.Position = 0;
            return file;
        }
        await file.DisposeAsync();
        return null;
    }

    /// <summary>Forgets uploads whose form was never saved.</summary>
    public void ForgetAbandoned()
    {
        if (!Directory.Exists(Waiting)) return;
        var before = time.GetUtcNow().UtcDateTime - WaitsFor;
        foreach (var file in Directory.EnumerateFiles(Waiting).Where(f => File.GetLastWriteTimeUtc(f) < before)) File.Delete(file);
    }

    private string PathOf(string sha256) => PathIn(folder, sha256);

    /// <summary>Where a file lies in a folder of evidence, the store's own or a backup's.</summary>
    public static string PathIn(string folder, string sha256) => Path.Combine(folder, sha256[..2], sha256);

    private static async Task<(long Size, string Hash)> CopyAsync(Stream content, FileStream file, string name, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long size = 0;
        while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            size += read;
            if (size > Evidence.SizeLimit) throw TooLarge(name);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        if (size == 0) throw new FileRefusedException($"“{name}” is empty. Choose another file.");
        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static FileRefusedException TooLarge(string name) => new(
        $"“{name}” is larger than {Evidence.SizeLimit / 1024 / 1024} MB. Choose a smaller file, or give a link to it.");

    private static FileKind KindOf(FileStream file, string name)
    {
        var kind = FileKind.Of(file) ?? throw new FileRefusedException(
            $"“{name}” is no PDF, picture, plain text, or Word, Excel, PowerPoint or OpenDocument file without macros. Save it as one of these, and choose it again.");
        var ending = Path.GetExtension(name);
        if (!kind.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            throw new FileRefusedException(string.Format(
                CultureInfo.InvariantCulture, "“{0}” ends in “{1}”, but its content is {2}. Give it its right ending, and choose it again.", name, ending, kind.Name));
        }
        return kind;
    }

    /// <summary>Without a folder and control characters, and short enough; the ending stays.</summary>
    private static string ShortName(string name)
    {
        var bare = string.Concat(name.Split('/', '\\')[^1].Where(c => !char.IsControl(c)));
        var ending = Path.GetExtension(bare);
        return bare.Length <= Evidence.FileNameLimit ? bare : string.Concat(bare.AsSpan(0, Evidence.FileNameLimit - ending.Length), ending);
    }
}
