using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EngagementTracker.Web.Data.Audit;

/// <summary>Reads the trail from the database as it is stored, byte by byte, without making an object of each row.</summary>
internal static class AuditRow
{
    public const string Query = """
        SELECT "Id", "AtUtc", "ActorId", "ActorName", "Record", "Entity", "Action", "RowId", "Marking", "Changes", "UseCase", "Address", "Hash"
        FROM "AuditEntries" ORDER BY "Id"
        """;

    public const int HashColumn = Fields;

    private const int Fields = 12;
    private const int AtUtc = 1;
    private const string InstantForm = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>Links the row that the reader stands on; says <see langword="false"/> when a value is of no kind that was ever written.</summary>
    public static bool Link(AuditChain chain, SqliteDataReader reader)
    {
        var row = reader.Handle!;
        chain.Begin();
        for (var field = 0; field < Fields; field++)
        {
            switch (raw.sqlite3_column_type(row, field))
            {
                case raw.SQLITE_NULL:
                    chain.AddNothing();
                    break;
                case raw.SQLITE_INTEGER:
                    chain.Add(raw.sqlite3_column_int64(row, field));
                    break;
                case raw.SQLITE_TEXT when field == AtUtc:
                    if (Instant(raw.sqlite3_column_blob(row, field)) is not { } instant) return false;
                    chain.Add(instant);
                    break;
                case raw.SQLITE_TEXT:
                    chain.Add(raw.sqlite3_column_blob(row, field));
                    break;
                default:
                    return false;
            }
        }
        chain.End();
        return true;
    }

    public static ReadOnlySpan<byte> Hash(SqliteDataReader reader) => raw.sqlite3_column_blob(reader.Handle!, HashColumn);

    private static DateTime? Instant(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[InstantForm.Length];
        return Ascii.ToUtf16(text, characters, out var length) == OperationStatus.Done
            && DateTime.TryParseExact(characters[..length], InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;
    }
}
