using EngagementTracker.Readouts.Dates;
using EngagementTracker.Web.Ui.Display;
using FluentValidation;

namespace EngagementTracker.Web.Features.Commitments;

internal static class PastDays
{
    /// <summary>The rule of a day on which something of a commitment happened: it can be read, and lies between the day it was made and today.</summary>
    public static void PastDay<TForm>(this ValidationContext<TForm> check, WrittenDate read, DateOnly madeOn, DateOnly today)
    {
        if (read.Date is not { } day) check.AddFailure(read.Problem ?? "Write the day, such as “today” or “3 Feb 2025”.");
        else if (day > today) check.AddFailure($"{Show.Day(day)} is yet to come. Write a day that has been.");
        else if (day < madeOn) check.AddFailure($"{Show.Day(day)} is before the commitment was made, {Show.Day(madeOn)}. Write that day or a later one.");
    }
}
