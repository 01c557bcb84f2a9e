using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Maru.App.Access;

/// <summary>Codes of an authenticator app (TOTP, RFC 6238: HMAC-SHA-1, 30 seconds, six digits).</summary>
internal static class TimeCode
{
    private const int Digits = 6;
    private const int StepSeconds = 30;

    // A clock may be a step early or late.
    private const int Drift = 1;

    /// <summary>The step a code is of, when it is a later one than the last that was taken; else null. A step is taken once.</summary>
    /// <param name="key">In base 32.</param>
    public static long? Step(string? key, string code, DateTimeOffset now, string? last)
    {
        if (key is null || code.Length != Digits || !code.All(char.IsAsciiDigit)) return null;
        var secret = FromBase32(key);
        var taken = long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : 0;
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        for (var tried = Math.Max(taken + 1, present - Drift); tried <= present + Drift; tried++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Of(secret, tried)), System.Text.Encoding.ASCII.GetBytes(code))) return tried;
        return null;
    }

    public static string Of(string key, DateTimeOffset at) => Of(FromBase32(key), at.ToUnixTimeSeconds() / StepSeconds);

    private static string Of(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // RFC 6238 names SHA-1, and authenticator apps know no other.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string key)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in key.TrimEnd('=').ToUpperInvariant())
        {
            if ("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal) is not (>= 0 and var value)) continue;
            (bits, held) = ((bits << 5 | value) & 0xFFF, held + 5);
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
        }
        return [.. bytes];
    }
}
