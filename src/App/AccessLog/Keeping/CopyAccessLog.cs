using System.Text;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.AccessLog.Keeping;

/// <summary>
/// Brings a copy of the log up to date: only appends to it, and only lines whose hash goes on from the last one it has. A log that was cut off or
/// changed never reaches the copy.
/// </summary>
internal sealed class CopyAccessLog(AccessLogPlace from, AccessLogPlace to)
{
    private const int Compared = 1 << 16;

    private byte[] _hash = (byte[])LogLine.Nothing.Clone();
    private long _number;

    public long Bytes { get; private set; }

    /// <summary>Number of the copy's last record.</summary>
    public long Number => _number;

    /// <exception cref="InputException">The log does not go on from the copy, or is not as it was written: the copy stays as it was.</exception>
    public void Run(CancellationToken stop)
    {
        PrivateFiles.CreateFolder(to.Log);
        PrivateFiles.CreateFolder(to.Seals);
        // Evidence first: what was retired explains why the log begins later.
        foreach (var book in from.Books) Book(book, to.Book(book.Name));
        if (!LogSeals.IsAt(from.Seals))
        {
            if (from.Files().Count + to.Files().Count > 0) throw Differs(from.Seals, new("로그는 있는데 서명된 확인점과 그 키가 없습니다.", "There is a log, but no signed checkpoints and no key."));
            return;
        }
        using var seals = LogSeals.OpenToRead(from.Seals);
        // The checkpoint first: records written in between lie behind it.
        var newest = seals.Newest();
        var all = ReadText(Path.Combine(from.Seals, LogSeals.AllFile));
        if (seals.Read().Bad is { } bad) throw Differs(bad, new("서명된 확인점이 바뀌었습니다.", "A signed checkpoint was changed."));
        Files(newest, stop);
        if (newest is not null && newest.Number > _number) throw Cut(newest.Number);
        Seals(seals, from.Seals, to.Seals, all, newest);
    }

    private void Files(LogSeal? newest, CancellationToken stop)
    {
        var (here, there) = (from.Files(), to.Files().Where(file => WholeLength(to.PathOf(file)) > 0).ToList());
        var last = there.Count == 0 ? 0 : there[^1];
        if (last > 0) Tail(to.PathOf(last));
        if (last > 0 && (here.Count == 0 || here[^1] < last)) throw Cut(_number);
        foreach (var file in here.Where(file => file >= last)) One(file, newest, isFirst: last == 0 && file == here[0], stop);
    }

    private void One(int file, LogSeal? newest, bool isFirst, CancellationToken stop)
    {
        using var source = new LogBlocks(from.PathOf(file));
        var target = to.PathOf(file);
        var length = WholeLength(target);
        if (source.Length < length) throw Cut(_number);
        if (length > 0) RequireSame(file, target, length);
        else if (source.Head() is not { } head) return;
        // A copy that begins behind blocks that were retired.
        else if (isFirst) (_hash, _number) = (Convert.FromHexString(head.After), head.First - 1);
        using var output = PrivateFiles.Create(target, FileMode.OpenOrCreate, FileShare.Read, buffer: 0);
        output.SetLength(length);
        output.Seek(length, SeekOrigin.Begin);
        var said = new byte[LogLine.HashBytes];
        for (var lines = source.After(length); !lines.IsEmpty; lines = source.After(length += lines.Length))
        {
            stop.ThrowIfCancellationRequested();
            for (var rest = lines.Span; !rest.IsEmpty; rest = rest[(rest.IndexOf((byte)'\n') + 1)..]) Line(file, rest[..rest.IndexOf((byte)'\n')], said, newest);
            output.Write(lines.Span);
            Bytes += lines.Length;
        }
        output.Flush(flushToDisk: true);
    }

    private void Line(int file, ReadOnlySpan<byte> line, byte[] said, LogSeal? newest)
    {
        if (!LogLine.TrySplit(line, out var json, said)) throw Differs(AccessLogPlace.NameOf(file), After("기록의 형식이 아닌 줄이 있습니다.", "A line is not one of an access log."));
        var next = (byte[])_hash.Clone();
        LogLine.Hash(next, json, next);
        if (!next.AsSpan().SequenceEqual(said) || (LogLine.Number(json) is { } number && number != _number + 1)) throw Differs(AccessLogPlace.NameOf(file), After("해시가 이어지지 않습니다. 기록이 바뀌었거나 빠졌습니다.", "The hash does not go on: a record was changed or taken out."));
        _hash = next;
        if (LogLine.Number(json) is null) return;
        _number++;
        if (newest?.Number == _number && newest.Hash != Convert.ToHexStringLower(_hash)) throw Differs(AccessLogPlace.NameOf(file), After("서명된 확인점과 다릅니다.", "Differs from the signed checkpoint."));
    }

    // The last lines of the copy are at the same place of the log: with the chain of hashes they stand for all before them.
    private void RequireSame(int file, string target, long length)
    {
        var count = (int)Math.Min(Compared, length);
        if (!Part(target, length - count, count).AsSpan().SequenceEqual(Part(from.PathOf(file), length - count, count)))
            throw Differs(AccessLogPlace.NameOf(file), new("백업에 있는 것과 다릅니다. 기록이 바뀌었거나 다시 쓰였습니다.", "It differs from what the backup has: records were changed or written anew."));
    }

    private void Tail(string path)
    {
        var line = LastLine(path);
        var hash = new byte[LogLine.HashBytes];
        if (!LogLine.TrySplit(line, out var json, hash)) throw Differs(Path.GetFileName(path), new("백업의 마지막 줄이 기록이 아닙니다.", "The last line of the backup is no record."));
        _hash = hash;
        _number = LogLine.Number(json) ?? (System.Text.Json.JsonSerializer.Deserialize(json, AccessLogJson.Default.LogFileHead)?.First - 1 ?? 0);
    }

    // Half a line in a copy is one whose process was killed; it is written again.
    private static long WholeLength(string path)
    {
        if (!File.Exists(path)) return 0;
        using var blocks = new LogBlocks(path);
        var (start, lines) = blocks.Before(blocks.Length);
        return start + lines.Length;
    }

    private static byte[] LastLine(string path)
    {
        using var blocks = new LogBlocks(path);
        var lines = blocks.Before(blocks.Length).Lines.Span;
        return lines.IsEmpty ? [] : lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..^1].ToArray();
    }

    private void Book(EvidenceFile source, EvidenceFile target)
    {
        if (!LogSeals.IsAt(source.Seals) && !File.Exists(source.File))
        {
            if (File.Exists(target.File)) throw Differs(Path.GetFileName(source.File), new("백업에는 있는데 원래 자리에는 없습니다.", "The backup has it, its place does not."));
            return;
        }
        using var seals = LogSeals.OpenToRead(source.Seals);
        var (newest, all) = (seals.Newest(), ReadText(Path.Combine(source.Seals, LogSeals.AllFile)));
        var chain = EvidenceChain.Read(source.File, source.Seals);
        if (chain.Fault is { } fault) throw Differs(fault.Where, fault.Message);
        var known = File.Exists(target.File) ? File.ReadAllBytes(target.File) : [];
        known = known[..(known.AsSpan().LastIndexOf((byte)'\n') + 1)];
        if (chain.Length < known.Length || !Part(source.File, 0, known.Length).AsSpan().SequenceEqual(known)) throw Differs(Path.GetFileName(target.File), new("백업에 있는 것과 다릅니다.", "It differs from what the backup has."));
        if (chain.Length > known.Length)
        {
            using var output = PrivateFiles.Create(target.File, FileMode.OpenOrCreate, FileShare.Read, buffer: 0);
            output.SetLength(known.Length);
            output.Seek(known.Length, SeekOrigin.Begin);
            output.Write(Part(source.File, known.Length, (int)(chain.Length - known.Length)));
            output.Flush(flushToDisk: true);
            Bytes += chain.Length - known.Length;
        }
        Seals(seals, source.Seals, target.Seals, all, newest);
    }

    private static void Seals(LogSeals seals, string source, string target, byte[] all, LogSeal? newest)
    {
        PrivateFiles.CreateFolder(target);
        var known = ReadText(Path.Combine(target, LogSeals.AllFile));
        if (all.Length < known.Length || !all.AsSpan(0, known.Length).SequenceEqual(known)) throw Differs(LogSeals.AllFile, new($"{Path.GetFileName(source)}의 확인점이 백업에 있는 것과 다릅니다.", $"The checkpoints of {Path.GetFileName(source)} differ from what the backup has."));
        if (all.Length > known.Length) Replace(Path.Combine(target, LogSeals.AllFile), all);
        Replace(Path.Combine(target, LogSeals.PublicFile), Encoding.ASCII.GetBytes(seals.PublicKeys()));
        if (newest is not null) Replace(Path.Combine(target, LogSeals.HeadFile), System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(newest, AccessLogJson.Default.LogSeal));
    }

    private static void Replace(string path, byte[] bytes)
    {
        using (var file = PrivateFiles.Create(path + ".new"))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);
    }

    // Whole lines only: the last may be one that is being written.
    private static byte[] ReadText(string path)
    {
        if (!File.Exists(path)) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes[..(bytes.AsSpan().LastIndexOf((byte)'\n') + 1)];
    }

    private static byte[] Part(string path, long start, int count)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(start, SeekOrigin.Begin);
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }

    private Bilingual After(string ko, string en) => new(FormattableString.Invariant($"{ko} 기록 {_number}번까지는 이어집니다."), FormattableString.Invariant($"{en} It goes on up to record {_number}."));

    private InputException Cut(long number) => Differs(from.Files() is [.., var last] ? AccessLogPlace.NameOf(last) : AccessLogPlace.NameOf(1),
        new(FormattableString.Invariant($"원래 기록의 끝이 없습니다. 기록 {number}번까지 있어야 합니다."), FormattableString.Invariant($"The end of the log is missing: there should be records up to {number}.")));

    private static InputException Differs(string where, Bilingual what) => new(
        what, new("백업은 그대로 두었습니다. 'maru access-log verify --against 백업폴더'로 어디가 다른지 보세요.", "The backup was left as it is. See where they differ with 'maru access-log verify --against FOLDER'."), where);
}
