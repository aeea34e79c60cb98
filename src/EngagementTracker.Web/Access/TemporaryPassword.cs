using System.Security.Cryptography;

namespace EngagementTracker.Web.Access;

/// <summary>A password that an administrator reads out once: four groups of four, without letters that look alike.</summary>
public static class TemporaryPassword
{
    private const string Small = "abcdefghjkmnpqrstuvwxyz";
    private const string Capital = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    /// <summary>Each group has a capital letter, small letters and a digit, so that every password rule is met; about 70 bits.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, 4).Select(_ =>
        RandomNumberGenerator.GetString(Capital, 1) + RandomNumberGenerator.GetString(Small, 2) + RandomNumberGenerator.GetString(Digits, 1)));
}
