using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Maru.App.AccessLog.Keeping;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.AccessLog;

/// <summary>What a look at the whole log found.</summary>
/// <param name="Records">Number of the last record; those that were retired when their time was over are among them.</param>
/// <param name="Seals">Signed checkpoints that were compared.</param>
/// <param name="Bad">The first thing wrong, or null.</param>
public sealed record AccessLogReport(long Records, int Files, int Seals, DateTimeOffset? From, DateTimeOffset? To, AccessLogFault? Bad)
{
    public bool IsWhole => Bad is null;

    /// <summary>Records that were retired by a recorded act; what is left goes on behind them.</summary>
    public long Retired { get; init; }
}

/// <param name="Where">File and line.</param>
/// <param name="After">Number of the last record that is as it was written.</param>
public sealed record AccessLogFault(string Where, long After, Bilingual Message);

/// <summary>Proves that the access log is as it was written: every hash, every number, every file, every signed checkpoint, and the books of evidence beside it.</summary>
public sealed class VerifyAccessLog(DataHome home)
{
    /// <summary>Looks at the log, and at the books beside it.</summary>
    public Task<AccessLogReport> Run(CancellationToken stop) => Run(AccessLogPlace.Of(home), stop);

    /// <summary>Looks at a log wherever it lies: at the copy in a backup too.</summary>
    public static async Task<AccessLogReport> Run(AccessLogPlace place, CancellationToken stop)
    {
        var report = await Log(place, stop);
        return report.IsWhole && place.Books.Select(book => EvidenceChain.Read(book.File, book.Seals).Fault).FirstOrDefault(fault => fault is not null) is { } bad ? report with { Bad = bad } : report;
    }

    private static async Task<AccessLogReport> Log(AccessLogPlace place, CancellationToken stop)
    {
        var files = place.Files();
        if (!LogSeals.IsAt(place.Seals))
            return new(0, files.Count, 0, null, null, files.Count == 0 ? null : new(place.Seals, 0, new("로그는 있는데 서명된 확인점과 그 키가 없습니다.", "There is a log, but no signed checkpoints and no key.")));
        using var signed = LogSeals.OpenToRead(place.Seals);
        var (seals, badSeal) = signed.Read();
        var walk = new Walk(seals);
        if (badSeal is not null) return walk.Report(new(badSeal, 0, new("서명된 확인점이 바뀌었습니다.", "A signed checkpoint was changed.")));
        var retired = new RetiredBook(place);
        if (retired.Fault() is { } torn) return walk.Report(torn);
        // A copy may still hold what was retired: then it is proven from its first file on.
        if (retired.Read() is { Count: > 0 } gone && files.FirstOrDefault(int.MaxValue) > 1 && walk.Begin(gone, files.FirstOrDefault(int.MaxValue)) is { } wrong) return walk.Report(wrong);
        foreach (var file in files)
        {
            if (!walk.Expects(file)) return walk.Report(new(AccessLogPlace.NameOf(walk.NextFile), walk.Number, new("파일이 없습니다.", "The file is missing.")));
            await using var input = new FileStream(place.PathOf(file), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite, BufferSize = 0, Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
            if (await walk.Through(input, file, stop) is { } bad) return walk.Report(bad);
        }
        return walk.Report(walk.End());
    }

    private sealed class Walk(IReadOnlyList<LogSeal> seals)
    {
        private readonly byte[] _hash = [.. LogLine.Nothing];
        private readonly byte[] _said = new byte[LogLine.HashBytes];
        private int _file;
        private int _seal;
        private long _line;
        private DateTimeOffset? _from;
        private byte[] _last = [];

        public long Number { get; private set; }

        public int NextFile => _file + 1;

        public bool Expects(int file) => file == NextFile;

        private long _retired;

        /// <summary>Begins behind the blocks that were retired before a file.</summary>
        /// <returns>What is wrong with the record of it, or null.</returns>
        public AccessLogFault? Begin(IReadOnlyList<RetiredBlock> retired, int first)
        {
            foreach (var block in retired.Where(block => block.File < first))
            {
                var where = $"retired.log:{block.Number}";
                if (block.File != NextFile || block.First != Number + 1 || block.After != Convert.ToHexStringLower(_hash)) return new(where, Number, new("폐기한 블록이 앞의 것과 이어지지 않습니다.", "A retired block does not go on where the one before ended."));
                if (block.At < block.Until.AddYears(block.Years) || block.Years < RetentionSetting.Years.Least) return new(where, Number, new("보관 기간이 끝나기 전에 폐기했습니다.", "It was retired before its time was over."));
                (_file, Number, _retired) = (block.File, block.Last, block.Last);
                Convert.FromHexString(block.Hash).CopyTo(_hash, 0);
                for (; _seal < seals.Count && seals[_seal].Number <= Number; _seal++)
                    if (seals[_seal].Number == Number && seals[_seal].Hash != block.Hash) return new(where, Number, new("서명된 확인점과 다릅니다.", "Differs from a signed checkpoint."));
            }
            return null;
        }

        public async Task<AccessLogFault?> Through(Stream input, int file, CancellationToken stop)
        {
            (_file, _line) = (file, 0);
            var reader = PipeReader.Create(input, new(bufferSize: 1 << 20, minimumReadSize: 1 << 16));
            while (true)
            {
                var read = await reader.ReadAsync(stop);
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    var line = rest.Slice(0, end);
                    if (Line(line.IsSingleSegment ? line.FirstSpan : line.ToArray()) is { } bad) return bad;
                    rest = rest.Slice(rest.GetPosition(1, end));
                }
                reader.AdvanceTo(rest.Start, rest.End);
                if (!read.IsCompleted) continue;
                // Half a line behind what was signed is one that nobody was told was written.
                return rest.IsEmpty || seals.Count == 0 || Number >= seals[^1].Number ? null : Fault("줄이 중간에서 끊겼습니다.", "A line is cut.");
            }
        }

        private AccessLogFault? Line(ReadOnlySpan<byte> line)
        {
            _line++;
            if (!LogLine.TrySplit(line, out var json, _said)) return Fault("기록의 형식이 아닙니다.", "Not a line of an access log.");
            if (_line == 1 && Head(json) is { } bad) return bad;
            var next = Number + 1;
            if (_line > 1 && LogLine.Number(json) != next) return Fault($"기록 {next:N0}번이 있을 자리입니다.", $"Record {next:N0} is to be here.");
            LogLine.Hash(_hash, json, _hash);
            if (!_hash.AsSpan().SequenceEqual(_said)) return Fault("해시가 맞지 않습니다. 이 기록이나 앞의 기록이 바뀌었습니다.", "The hash does not fit: this record or one before was changed.");
            if (_line == 1) return null;
            Number = next;
            _from ??= TimeOf(json);
            if (_last.Length < json.Length) _last = new byte[json.Length * 2];
            json.CopyTo(_last);
            _lastLength = json.Length;
            for (; _seal < seals.Count && seals[_seal].Number == Number; _seal++)
                if (seals[_seal].Hash != Convert.ToHexStringLower(_hash)) return Fault("서명된 확인점과 다릅니다. 기록을 통째로 다시 쓴 것으로 보입니다.", "Differs from a signed checkpoint: the log seems to have been written anew.");
            return null;
        }

        private int _lastLength;

        private AccessLogFault? Head(ReadOnlySpan<byte> json)
        {
            LogFileHead? head;
            try
            {
                head = JsonSerializer.Deserialize(json, AccessLogJson.Default.LogFileHead);
            }
            catch (JsonException)
            {
                head = null;
            }
            return head is not null && head.File == _file && head.First == Number + 1 && head.After == Convert.ToHexStringLower(_hash)
                ? null : Fault("파일의 첫 줄이 앞 파일과 이어지지 않습니다.", "The file does not go on where the one before ended.");
        }

        /// <summary>What was signed and is not there.</summary>
        public AccessLogFault? End() => seals.Count == 0 && Number > 0
            ? new(Where, 0, new("서명된 확인점이 없어졌습니다.", "The signed checkpoints are missing."))
            : _seal < seals.Count
            ? new(_file == 0 ? "access-000001.log" : Where, Number, new($"끝이 없어졌습니다. 서명된 확인점은 기록 {seals[^1].Number:N0}번까지 있었다고 합니다.", $"The end is missing: a signed checkpoint says there were {seals[^1].Number:N0} records."))
            : null;

        public AccessLogReport Report(AccessLogFault? bad) => new(Number, _file, _seal, _from, _lastLength > 0 ? TimeOf(_last.AsSpan(0, _lastLength)) : null, bad) { Retired = _retired };

        private string Where => FormattableString.Invariant($"access-{_file:000000}.log:{_line}");

        private AccessLogFault Fault(string ko, string en) => new(Where, Number, new(ko, en));

        private static DateTimeOffset? TimeOf(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, AccessLogJson.Default.LoggedAccess)?.At;
    }
}
