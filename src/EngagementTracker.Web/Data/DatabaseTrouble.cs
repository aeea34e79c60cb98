using EngagementTracker.Web.Data.Merges;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Data;

/// <summary>What to tell a person when the database does not do what it should.</summary>
public static class DatabaseTrouble
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>A sentence for the person, or <see langword="null"/> when the exception is not the database's trouble.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException =>
            "Somebody else changed this record meanwhile, so nothing was saved. It is shown as it is now: look at it, then decide again.",
        MergedAwayException merged => merged.Message,
        _ when Find(exception) is { } trouble => trouble.SqliteErrorCode switch
        {
            ReadOnly => "Nothing was saved: the database cannot be written to. Keep this page open, tell your administrator that the database file is read-only, then save again.",
            Full => "Nothing was saved: the server's disk is full. Keep this page open, tell your administrator, then save again.",
            Busy => "Nothing was saved: the database is busy. Save again in a moment.",
            InputOutput or CannotOpen => "Nothing was saved: the database cannot be reached. Keep this page open, tell your administrator, then save again.",
            _ => null,
        },
        _ => null,
    };

    /// <summary>One line for whoever starts the program.</summary>
    public static string ExplainStart(Exception exception, string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        return Find(exception)?.SqliteErrorCode switch
        {
            ReadOnly => $"The database {file} is read-only. Make the file and its folder writable, then start again.",
            Full => $"The disk with the database {file} is full. Make room, then start again.",
            null => exception.Message,
            _ => $"The database {file} cannot be opened: {exception.Message}",
        };
    }

    /// <summary>Why a backup could not be made, and what to do.</summary>
    public static string ExplainBackup(Exception exception) => Find(exception)?.SqliteErrorCode switch
    {
        ReadOnly or CannotOpen => "The database or the folder of the backups cannot be opened. See that both are there, and that the program may use them.",
        Full => "The disk of the backups is full. Make room, or keep fewer of them.",
        Busy => "The database is busy. Try again in a moment.",
        null => exception.Message,
        _ => $"The database cannot be read: {exception.Message}",
    };

    private static SqliteException? Find(Exception? exception) =>
        exception is null ? null : exception as SqliteException ?? Find(exception.InnerException);
}
