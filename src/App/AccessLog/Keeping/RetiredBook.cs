using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.AccessLog.Keeping;

/// <summary>A block of the log that was retired when its time was over: what is needed to prove the rest without it, and to know it again.</summary>
/// <param name="File">Number of its file.</param>
/// <param name="First">Number of its first record.</param>
/// <param name="Last">Number of its last record.</param>
/// <param name="From">When its first record was written.</param>
/// <param name="Until">When its last record was written.</param>
/// <param name="After">Hash of the line before it.</param>
/// <param name="Hash">Hash of its last line: the rest goes on from here.</param>
/// <param name="Sha256">Of the file, in hexadecimal.</param>
/// <param name="Years">The term it was kept for.</param>
public sealed record RetiredBlock(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string By, int File, long First, long Last, DateTimeOffset From, DateTimeOffset Until,
    string After, string Hash, string Sha256, long Bytes, int Years, string Why) : IEvidence<RetiredBlock>
{
    public RetiredBlock Numbered(long number) => this with { Number = number };

    public long Records => Last - First + 1;
}

/// <summary>What was retired of the log, by whom and why. It stays for good.</summary>
public sealed class RetiredBook : EvidenceBook<RetiredBlock>
{
    public RetiredBook(DataHome home) : this(AccessLogPlace.Of(home))
    {
    }

    internal RetiredBook(AccessLogPlace place) : base(place.Book("retired"), AccessLogJson.Default.RetiredBlock, new("폐기 기록", "book of retired blocks"))
    {
    }
}
