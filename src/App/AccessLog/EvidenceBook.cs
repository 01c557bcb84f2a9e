using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Maru.App.Lake;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.AccessLog;

/// <summary>A line of a book.</summary>
public interface IEvidence<out T>
{
    /// <summary>1, 2, 3 … over the whole book.</summary>
    long Number { get; }

    DateTimeOffset At { get; }

    T Numbered(long number);
}

/// <summary>
/// What happened, as evidence: one file that is appended to only, with the same chain of hashes and signed ends as the access log itself. Small: it is
/// read whole each time.
/// </summary>
/// <param name="file">Where it lies; its lock lies beside it.</param>
/// <param name="seals">Folder of its signed ends.</param>
/// <param name="name">What messages call it.</param>
public abstract class EvidenceBook<T>(string file, string seals, JsonTypeInfo<T> type, Bilingual name) where T : class, IEvidence<T>
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _one = new();

    /// <summary>All of it, in the order it was written.</summary>
    public IReadOnlyList<T> Read() => Walk().Entries;

    /// <summary>The first thing that is not as it was written; null when all of it is.</summary>
    public AccessLogFault? Fault() => Walk().Fault;

    /// <summary>Appends lines made from what is there; they are on the disk, together, when this returns.</summary>
    /// <param name="make">Gets what is there, gives what to add; its numbers are set here.</param>
    /// <exception cref="InputException">The book is not as it was written: nothing is added to it.</exception>
    public IReadOnlyList<T> Append(Func<IReadOnlyList<T>, IReadOnlyList<T>> make)
    {
        lock (_one)
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(file)!);
            using var held = Held();
            var walk = Walk();
            if (walk.Fault is { } fault) throw new InputException(new($"{Josa.IGa(name.Ko)} 온전하지 않아 덧붙이지 않았습니다. {fault.Where}: {fault.Message.Ko}", $"The {name.En} is not whole, so nothing was added. {fault.Where}: {fault.Message.En}"), new("백업과 견주세요.", "Compare it with the backup."));
            var added = make(walk.Entries).Select((entry, i) => entry.Numbered(walk.Entries.Count + i + 1)).ToList();
            if (added.Count == 0) return added;
            Write(walk, added);
            return added;
        }
    }

    private void Write(Walked walk, IReadOnlyList<T> added)
    {
        using var signed = LogSeals.Open(seals);
        // Lines without any signed end are taken for a book whose end was taken away: the empty book is signed before the first is written.
        if (walk.Entries.Count == 0) signed.Set(0, LogLine.Nothing, added[0].At);
        var hash = (byte[])walk.Hash.Clone();
        var lines = new ArrayBufferWriter<byte>(4096);
        foreach (var entry in added)
        {
            var json = new ArrayBufferWriter<byte>(400);
            using (var writer = new Utf8JsonWriter(json, Plain)) JsonSerializer.Serialize(writer, entry, type);
            LogLine.Write(lines, json.WrittenSpan, hash);
        }
        using (var stream = PrivateFiles.Create(file, FileMode.OpenOrCreate, FileShare.Read, buffer: 0))
        {
            // Half a line behind the whole ones is one that nobody was told of.
            stream.SetLength(walk.Length);
            stream.Seek(walk.Length, SeekOrigin.Begin);
            stream.Write(lines.WrittenSpan);
            stream.Flush(flushToDisk: true);
        }
        signed.Set(added[^1].Number, hash, added[^1].At);
    }

    private FileLock Held()
    {
        for (var tries = 0; ; tries++)
        {
            if (FileLock.TryTake(Path.ChangeExtension(file, ".lock")) is { } held) return held;
            if (tries > 1_000) throw new IOException("Another process has held the book for ten seconds.");
            Thread.Sleep(10);
        }
    }

    private sealed record Walked(IReadOnlyList<T> Entries, byte[] Hash, long Length, AccessLogFault? Fault);

    private Walked Walk()
    {
        var entries = new List<T>();
        var hash = (byte[])LogLine.Nothing.Clone();
        var hashes = new List<string>();
        // The signed end first: what is written in between lies behind it.
        var (sealedAt, badSeal) = Sealed();
        var bytes = File.Exists(file) ? ReadAll() : [];
        var length = 0;
        for (var end = bytes.AsSpan().IndexOf((byte)'\n'); end >= 0; end = bytes.AsSpan(length).IndexOf((byte)'\n'))
        {
            if (Entry(bytes.AsSpan(length, end), hash, entries.Count + 1) is not { } entry) return Faulty(entries.Count + 1, "기록이 바뀌었거나 빠졌습니다.", "A line was changed or taken out.");
            entries.Add(entry);
            hashes.Add(Convert.ToHexStringLower(hash));
            length += end + 1;
        }
        if (badSeal || (sealedAt is null && entries.Count > 0)) return Faulty(entries.Count, "서명된 확인점이 없거나 바뀌었습니다.", "The signed checkpoint is missing or was changed.");
        if (sealedAt is { } seal && (seal.Number > entries.Count || (seal.Number > 0 && hashes[(int)seal.Number - 1] != seal.Hash))) return Faulty(entries.Count, "끝이 없어졌거나 통째로 다시 쓰였습니다.", "Its end is missing, or it was written anew.");
        return new(entries, hash, length, null);

        Walked Faulty(int line, string ko, string en) => new(entries, hash, length, new($"{Path.GetFileName(file)}:{line}", 0, new(ko, en)));
    }

    private T? Entry(ReadOnlySpan<byte> line, byte[] hash, long number)
    {
        Span<byte> said = stackalloc byte[LogLine.HashBytes];
        if (!LogLine.TrySplit(line, out var json, said) || LogLine.Number(json) != number) return null;
        LogLine.Hash(hash, json, hash);
        return hash.AsSpan().SequenceEqual(said) ? JsonSerializer.Deserialize(json, type) : null;
    }

    private (LogSeal? Seal, bool IsBad) Sealed()
    {
        if (!LogSeals.IsAt(seals)) return (null, false);
        using var signed = LogSeals.Open(seals);
        var (all, bad) = signed.Read();
        return (all.Count == 0 ? null : all[^1], bad is not null);
    }

    private byte[] ReadAll()
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
