using EngagementTracker.Domain;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Access;
using EngagementTracker.Web.Data;
using EngagementTracker.Web.Ui.Display;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace EngagementTracker.Web.Features.Commitments.RecordMention;

/// <summary>Notes where a commitment was spoken of again, or was not though it could have been.</summary>
public sealed class RecordMentionHandler(
    IDbContextFactory<TrackerDbContext> contexts, CurrentUser user, TimeProvider time, IValidator<RecordMentionForm> validator)
{
    /// <exception cref="NotPermittedException">The user's roles do not allow it.</exception>
    public async Task<Answer<Commitment>> HandleAsync(RecordMentionForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await contexts.BeginAsync(this, Permission.ReviseCommitments, cancellation);
        if (validator.ErrorsIn(form) is { Count: > 0 } problems) return Answer<Commitment>.Refused(problems);
        if (await db.Commitments.SingleOrDefaultAsync(c => c.Reference == form.Reference, cancellation) is not { } commitment)
            return CommitmentAnswers.Unknown(form.Reference);
        if (await db.Engagements.Include(e => e.Accounts).SingleOrDefaultAsync(e => e.Reference == form.Engagement, cancellation) is not { } engagement)
            return Refused("That engagement is not on record. Choose another from the list.");
        if (engagement.When.Date < commitment.MadeOn)
            return Refused($"{engagement.Reference} was on {Show.Day(engagement.When.Date)}, before the commitment was made. Choose a later one.");
        db.Expect(commitment, form.Version);
        var sentence = Text.Clean(form.Sentence);
        var account = sentence.Length == 0 ? null : engagement.Accounts.FirstOrDefault(a => a.Find(sentence) is not null);
        var utc = time.GetUtcNow().UtcDateTime;
        commitment.SpeakOf(engagement, form.Kind!.Value, sentence, account, utc);
        if (form.Kind == MentionKind.ReportedOn)
        {
            commitment.Tell(
                engagement.When.Date, sentence.Length > 0 ? sentence : $"Reported on in {engagement.Reference}.", null, form.Said, engagement.Id, [], user.SignedInId, utc);
        }
        await db.SaveChangesAsync(cancellation);
        return Answer<Commitment>.Saved(commitment);
    }

    private static Answer<Commitment> Refused(string sentence) =>
        Answer<Commitment>.Refused(new Problem(nameof(RecordMentionForm.Engagement), sentence));
}
