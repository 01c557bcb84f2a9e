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
    protected EvidenceBook(EvidenceFile place, JsonTypeInfo<T> type, Bilingual name) : this(place.File, place.Seals, type, name)
    {
    }

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
        var chain = EvidenceChain.Read(file, seals);
        return new([.. chain.Lines.Select(line => JsonSerializer.Deserialize(line, type)!)], chain.Hash, chain.Length, chain.Fault);
    }
}
