using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>
/// Links entries: each hash is SHA-256 over the hash before it and the entry's canonical form.
/// The form is that of docs/decisions/0006-audit-chain.md, and never changes without a new version.
/// </summary>
internal sealed class AuditChain
{
    public const int HashLength = SHA256.HashSizeInBytes;
    private const byte Version = 1;

    /// <summary>What the first entry follows.</summary>
    public static byte[] Genesis { get; } = SHA256.HashData("Engagement Tracker audit trail"u8);

    private readonly ArrayBufferWriter<byte> form = new(1024);
    private readonly byte[] head;

    public AuditChain(ReadOnlySpan<byte> head) => this.head = head.ToArray();

    /// <summary>The hash of the last entry that was linked.</summary>
    public ReadOnlySpan<byte> Head => head;

    public byte[] Link(AuditEntry entry)
    {
        Begin();
        Add(entry.Id);
        Add(entry.AtUtc);
        Add(entry.ActorId?.Value);
        Add(entry.ActorName);
        Add(entry.Record);
        Add(entry.Entity);
        Add((long)entry.Action);
        Add(entry.RowId);
        Add((long?)entry.Marking);
        Add(entry.Changes);
        Add(entry.UseCase);
        Add(entry.Address);
        return End().ToArray();
    }

    /// <summary>Begins an entry, whose fields are then added in the order of <see cref="Link"/>.</summary>
    public void Begin()
    {
        form.ResetWrittenCount();
        form.Write(head);
        form.Write([Version]);
    }

    public ReadOnlySpan<byte> End()
    {
        SHA256.HashData(form.WrittenSpan, head);
        return head;
    }

    public void Add(DateTime utc) => Add(utc.Ticks);

    public void Add(long? number)
    {
        if (number is not { } value)
        {
            AddNothing();
            return;
        }
        AddLength(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(form.GetSpan(sizeof(long)), value);
        form.Advance(sizeof(long));
    }

    public void Add(ReadOnlySpan<byte> utf8)
    {
        AddLength(utf8.Length);
        form.Write(utf8);
    }

    /// <summary>What is absent differs from what is empty.</summary>
    public void AddNothing() => AddLength(-1);

    private void Add(string? text)
    {
        if (text is null) AddNothing();
        else Add(Encoding.UTF8.GetBytes(text));
    }

    private void AddLength(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(form.GetSpan(sizeof(int)), length);
        form.Advance(sizeof(int));
    }
}
