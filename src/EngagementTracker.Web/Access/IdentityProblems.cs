using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Identity;

namespace EngagementTracker.Web.Access;

/// <summary>What ASP.NET Core Identity refuses, in this product's words and at the form's fields.</summary>
public static class IdentityProblems
{
    public const string PasswordRule = "At least 10 characters, with a capital letter, a small letter and a digit.";

    public static IEnumerable<Problem> Of(IdentityResult result, string userNameField, string passwordField) =>
        result.Errors.Select(e => e.Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) =>
                new Problem(userNameField, "Somebody has this user name already. Choose another one."),
            nameof(IdentityErrorDescriber.InvalidUserName) =>
                new Problem(userNameField, "A user name has letters a to z, digits and the signs - . _ @ + only."),
            nameof(IdentityErrorDescriber.PasswordMismatch) =>
                new Problem(nameof(IdentityErrorDescriber.PasswordMismatch), "The present password is wrong. Type it again."),
            var code when code.StartsWith("Password", StringComparison.Ordinal) =>
                new Problem(passwordField, $"The password is too weak. {PasswordRule}"),
            _ => new Problem(userNameField, e.Description),
        }).Distinct();
}
