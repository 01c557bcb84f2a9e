using System.Security.Cryptography;
using System.Text;

namespace Maru.App.Access;

/// <summary>Secrets that Maru makes: told once, kept as a hash.</summary>
internal static class Secrets
{
    /// <summary>256 random bits as they fit into an address.</summary>
    public static string Make() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares in a time that tells nothing.</summary>
    public static bool Fits(string secret, string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash));
}
