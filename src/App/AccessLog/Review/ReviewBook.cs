using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.AccessLog.Review;

/// <summary>What is written into the book.</summary>
public enum ReviewStep
{
    /// <summary>A period was reviewed.</summary>
    Reviewed,
    /// <summary>Something was found in it.</summary>
    Found,
    /// <summary>The person explained it.</summary>
    Explained,
    /// <summary>Somebody else decided.</summary>
    Decided,
}

/// <param name="Source">Where the value comes from.</param>
public sealed record ReviewLimit(string Name, int Value, string Source);

/// <summary>A period that was reviewed.</summary>
/// <param name="Records">Records of the log in it.</param>
/// <param name="Last">Number of the log's last record when it was reviewed.</param>
/// <param name="Limits">What was looked for.</param>
public sealed record ReviewDone(DateTimeOffset From, DateTimeOffset Until, long Records, int Accounts, int Found, long Last, IReadOnlyList<ReviewLimit> Limits);

/// <summary>A line of the book.</summary>
/// <param name="By">Name of who did it; null for the server at its time.</param>
/// <param name="Of">Id of the finding it is about.</param>
/// <param name="IsProper">What was decided: the use was proper.</param>
public sealed record ReviewEntry(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string? By, ReviewStep Step, string Period,
    ReviewDone? Review = null, Finding? Finding = null, string? Of = null, string? Text = null, bool? IsProper = null);

/// <summary>
/// The evidence of reviews: one file beside the log, appended to only, with the same chain of hashes and signed ends as the log itself. Not a table of
/// the accounts' database: that file may be lost or changed by whoever manages accounts, and accounts go while the evidence stays.
/// </summary>
public sealed class ReviewBook(DataHome home)
{
    private const string FileName = "reviews.log";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _one = new();

    private string BookFile => Path.Combine(home.AccessLog, FileName);

    private string Seals => Path.Combine(home.AccessSeals, "reviews");

    /// <summary>All of it, in the order it was written.</summary>
    public IReadOnlyList<ReviewEntry> Read() => Walk().Entries;

    /// <summary>The first thing that is not as it was written; null when all of it is.</summary>
    public AccessLogFault? Fault() => Walk().Fault;

    /// <summary>Appends lines made from what is there; they are on the disk, together, when this returns.</summary>
    /// <param name="make">Gets what is there, gives what to add; its numbers are set here.</param>
    /// <exception cref="InputException">The book is not as it was written: nothing is added to it.</exception>
    public IReadOnlyList<ReviewEntry> Append(Func<IReadOnlyList<ReviewEntry>, IReadOnlyList<ReviewEntry>> make)
    {
        lock (_one)
        {
            PrivateFiles.CreateFolder(home.AccessLog);
            using var held = Held();
            var walk = Walk();
            if (walk.Fault is { } fault) throw new InputException(new($"점검 기록이 온전하지 않아 덧붙이지 않았습니다. {fault.Where}: {fault.Message.Ko}", $"The book of reviews is not whole, so nothing was added. {fault.Where}: {fault.Message.En}"), new("백업과 견주세요.", "Compare it with the backup."));
            var added = make(walk.Entries).Select((entry, i) => entry with { Number = walk.Entries.Count + i + 1 }).ToList();
            if (added.Count == 0) return added;
            Write(walk, added);
            return added;
        }
    }

    private void Write(Walked walk, IReadOnlyList<ReviewEntry> added)
    {
        var hash = (byte[])walk.Hash.Clone();
        var lines = new ArrayBufferWriter<byte>(4096);
        foreach (var entry in added)
        {
            var json = new ArrayBufferWriter<byte>(400);
            using (var writer = new Utf8JsonWriter(json, Plain)) JsonSerializer.Serialize(writer, entry, AccessLogJson.Default.ReviewEntry);
            LogLine.Write(lines, json.WrittenSpan, hash);
        }
        using (var file = PrivateFiles.Create(BookFile, FileMode.OpenOrCreate, FileShare.Read, buffer: 0))
        {
            // Half a line behind the whole ones is one that nobody was told of.
            file.SetLength(walk.Length);
            file.Seek(walk.Length, SeekOrigin.Begin);
            file.Write(lines.WrittenSpan);
            file.Flush(flushToDisk: true);
        }
        using var seals = LogSeals.Open(Seals);
        seals.Set(added[^1].Number, hash, added[^1].At);
    }

    private FileLock Held()
    {
        for (var tries = 0; ; tries++)
        {
            if (FileLock.TryTake(Path.Combine(home.AccessLog, "reviews.lock")) is { } held) return held;
            if (tries > 1_000) throw new IOException("Another process has held the book of reviews for ten seconds.");
            Thread.Sleep(10);
        }
    }

    private sealed record Walked(IReadOnlyList<ReviewEntry> Entries, byte[] Hash, long Length, AccessLogFault? Fault);

    private Walked Walk()
    {
        var entries = new List<ReviewEntry>();
        var hash = (byte[])LogLine.Nothing.Clone();
        var hashes = new List<string>();
        // The signed end first: what is written in between lies behind it.
        var (sealedAt, badSeal) = Sealed();
        var bytes = File.Exists(BookFile) ? ReadAll() : [];
        var length = 0;
        for (var end = bytes.AsSpan().IndexOf((byte)'\n'); end >= 0; end = bytes.AsSpan(length).IndexOf((byte)'\n'))
        {
            if (Entry(bytes.AsSpan(length, end), hash, entries.Count + 1) is not { } entry) return Faulty(entries.Count + 1, "기록이 바뀌었거나 빠졌습니다.", "A line was changed or taken out.");
            entries.Add(entry);
            hashes.Add(Convert.ToHexStringLower(hash));
            length += end + 1;
        }
        if (badSeal || (sealedAt is null && entries.Count > 0)) return Faulty(entries.Count, "서명된 확인점이 없거나 바뀌었습니다.", "The signed checkpoint is missing or was changed.");
        if (sealedAt is { } seal && (seal.Number > entries.Count || hashes[(int)seal.Number - 1] != seal.Hash)) return Faulty(entries.Count, "끝이 없어졌거나 통째로 다시 쓰였습니다.", "Its end is missing, or it was written anew.");
        return new(entries, hash, length, null);

        Walked Faulty(int line, string ko, string en) => new(entries, hash, length, new($"{FileName}:{line}", 0, new(ko, en)));
    }

    private static ReviewEntry? Entry(ReadOnlySpan<byte> line, byte[] hash, long number)
    {
        Span<byte> said = stackalloc byte[LogLine.HashBytes];
        if (!LogLine.TrySplit(line, out var json, said) || LogLine.Number(json) != number) return null;
        LogLine.Hash(hash, json, hash);
        return hash.AsSpan().SequenceEqual(said) ? JsonSerializer.Deserialize(json, AccessLogJson.Default.ReviewEntry) : null;
    }

    private (LogSeal? Seal, bool IsBad) Sealed()
    {
        if (!LogSeals.IsAt(Seals)) return (null, false);
        using var seals = LogSeals.Open(Seals);
        var (all, bad) = seals.Read();
        return (all.Count == 0 ? null : all[^1], bad is not null);
    }

    private byte[] ReadAll()
    {
        using var file = new FileStream(BookFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
