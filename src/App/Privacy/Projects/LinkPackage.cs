using System.Security.Cryptography;
using System.Text;
using Maru.Methods.Linkage;

namespace Maru.App.Privacy.Projects;

/// <summary>How keys are made of normalised fields and the salt that the key-management body gave.</summary>
public enum LinkKeyMaking
{
    /// <summary>SHA-256 of the fields' text with the salt's text behind it.</summary>
    Sha256,
    /// <summary>HMAC-SHA-256 of the fields' text under the salt.</summary>
    HmacSha256,
}

/// <param name="Column">Column of the dataset.</param>
public sealed record LinkKeyField(string Column, JoinForm Form);

/// <summary>What is linked outside (가명정보 결합), with whose help: declared with the plan.</summary>
/// <param name="Agency">The linkage agency (결합전문기관).</param>
/// <param name="KeyBody">The key-management body (결합키관리기관).</param>
/// <param name="Partners">The other applicants, as they agreed on fields and key making.</param>
public sealed record OutsideLinkage(string Agency, string KeyBody, string Partners, IReadOnlyList<LinkKeyField> Fields, LinkKeyMaking Making)
{
    /// <summary>What the serial number's column is called in both files.</summary>
    public const string Serial = "결합일련번호";

    public const string Key = "결합키";
}

/// <summary>A file of a package.</summary>
/// <param name="For">Who gets it.</param>
/// <param name="Sha256">In hexadecimal.</param>
public sealed record PackagedFile(string Name, string For, int Rows, long Bytes, string Sha256);

/// <summary>A package that was made.</summary>
/// <param name="Number">1, 2, 3 … within the project.</param>
/// <param name="WithoutKey">Rows left out for a field that is blank or can't be read.</param>
/// <param name="RepeatedKeys">Rows left out because their key stands in others too.</param>
/// <param name="SaltPrint">First half of the salt's SHA-256: tells whether applicants used one salt, and nothing of it.</param>
/// <param name="Only">How many serial numbers of a list of matches it was cut to (결합 대상만 추출); null for all.</param>
public sealed record LinkPackage(int Number, int Edition, IReadOnlyList<PackagedFile> Files, int WithoutKey, int RepeatedKeys, string SaltPrint, int? Only);

/// <summary>What came back from the agency.</summary>
/// <param name="Rows">Of its table.</param>
/// <param name="Approval">The agency's number of the approved export (반출 승인).</param>
public sealed record LinkedResult(int Number, string Approval, int Rows, IReadOnlyList<string> Columns, string Sha256);

/// <summary>The serial numbers that the key-management body found on all sides.</summary>
/// <param name="Rows">How many of ours.</param>
/// <param name="Of">Of how many that we sent.</param>
public sealed record LinkMatches(int Rows, int Of, string Sha256);

/// <summary>Keys as applicants agreed on them.</summary>
internal static class LinkKeys
{
    public static Func<string, string> Of(LinkKeyMaking making, byte[] salt) => making == LinkKeyMaking.HmacSha256
        ? text => Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)))
        : text => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(text), .. salt]));

    /// <summary>Tells whether two salts are one.</summary>
    public static string Print(byte[] salt) => Convert.ToHexStringLower(SHA256.HashData(salt).AsSpan(0, 8));
}
