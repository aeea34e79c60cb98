using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EngagementTracker.Web.Data.Calendar;

/// <summary>The part of a feed's address that opens it: 256 random bits, of which only the SHA-256 is kept.</summary>
public static class FeedSecret
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
