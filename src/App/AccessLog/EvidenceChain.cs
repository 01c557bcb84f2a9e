namespace Maru.App.AccessLog;

/// <summary>The lines of a book of evidence, as far as its chain of hashes and its signed end hold.</summary>
/// <param name="Lines">JSON of each line.</param>
/// <param name="Hash">Hash of the last of them.</param>
/// <param name="Length">Bytes of whole lines.</param>
/// <param name="Fault">The first thing that is not as it was written; null when all of it is.</param>
internal sealed record EvidenceChain(IReadOnlyList<byte[]> Lines, byte[] Hash, long Length, AccessLogFault? Fault)
{
    /// <summary>Reads a book whole. Knows nothing of what its lines say.</summary>
    public static EvidenceChain Read(string file, string seals)
    {
        var lines = new List<byte[]>();
        var hash = (byte[])LogLine.Nothing.Clone();
        var hashes = new List<string>();
        // The signed end first: what is written in between lies behind it.
        var (sealedAt, badSeal) = Sealed(seals);
        var bytes = File.Exists(file) ? ReadAll(file) : [];
        var length = 0;
        for (var end = bytes.AsSpan().IndexOf((byte)'\n'); end >= 0; end = bytes.AsSpan(length).IndexOf((byte)'\n'))
        {
            if (Line(bytes.AsSpan(length, end), hash, lines.Count + 1) is not { } line) return Faulty(lines.Count + 1, "기록이 바뀌었거나 빠졌습니다.", "A line was changed or taken out.");
            lines.Add(line);
            hashes.Add(Convert.ToHexStringLower(hash));
            length += end + 1;
        }
        if (badSeal || (sealedAt is null && lines.Count > 0)) return Faulty(lines.Count, "서명된 확인점이 없거나 바뀌었습니다.", "The signed checkpoint is missing or was changed.");
        if (sealedAt is { } seal && (seal.Number > lines.Count || (seal.Number > 0 && hashes[(int)seal.Number - 1] != seal.Hash))) return Faulty(lines.Count, "끝이 없어졌거나 통째로 다시 쓰였습니다.", "Its end is missing, or it was written anew.");
        return new(lines, hash, length, null);

        EvidenceChain Faulty(int line, string ko, string en) => new(lines, hash, length, new($"{Path.GetFileName(file)}:{line}", 0, new(ko, en)));
    }

    private static byte[]? Line(ReadOnlySpan<byte> line, byte[] hash, long number)
    {
        Span<byte> said = stackalloc byte[LogLine.HashBytes];
        if (!LogLine.TrySplit(line, out var json, said) || LogLine.Number(json) != number) return null;
        LogLine.Hash(hash, json, hash);
        return hash.AsSpan().SequenceEqual(said) ? json.ToArray() : null;
    }

    private static (LogSeal? Seal, bool IsBad) Sealed(string seals)
    {
        if (!LogSeals.IsAt(seals)) return (null, false);
        using var signed = LogSeals.OpenToRead(seals);
        var (all, bad) = signed.Read();
        return (all.Count == 0 ? null : all[^1], bad is not null);
    }

    private static byte[] ReadAll(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
