using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EngagementTracker.Domain.Access;
using EngagementTracker.Domain.Reminders;
using EngagementTracker.Web.Ui.Display;

namespace EngagementTracker.Web.Data.Reminders;

/// <summary>What one person is to be told of one record, and the key under which they are told it once.</summary>
/// <param name="MailsAtOnce">Whether a mail of its own goes with it.</param>
internal sealed record Telling(UserId User, string Record, string Key, string Sentence, bool MailsAtOnce)
{
    /// <summary>Who is told, and the key, in so few bytes that those of all that was told can be kept.</summary>
    public UInt128 Mark() => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{User.Value} {Key}"))));

    public static Telling Of(Recipient recipient, DueRecord record, ReminderStep step, DateOnly today, string? owner) => new(
        recipient.Id, record.Reference, KeyOf(step, record.Reference), Words(record, step, today, owner), recipient.MailsAtOnce);

    /// <summary>The step, the record and the day: "lead-7:FUP-2025-0001:2025-02-07".</summary>
    public static string KeyOf(ReminderStep step, string reference) => string.Create(
        CultureInfo.InvariantCulture, $"{step.Kind.ToString().ToLowerInvariant()}-{step.Days}:{reference}:{step.On:yyyy-MM-dd}");

    /// <summary>Names the record by its reference and never by its words: the notice outlives a marking that is raised.</summary>
    private static string Words(DueRecord record, ReminderStep step, DateOnly today, string? owner)
    {
        var day = Show.DayWithWeekday(record.DueOn);
        var late = today.DayNumber - record.DueOn.DayNumber;
        if (late <= 0) return $"{record.Reference} is due on {day}.";
        var whose = step.IsForOwner ? "" : $", which {owner ?? "nobody"} has,";
        return $"{record.Reference}{whose} was due on {day} and is {(late == 1 ? "1 day" : $"{late:N0} days")} late.";
    }
}
