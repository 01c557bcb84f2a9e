using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Maru.App.Catalog;
using Maru.App.Lake;

namespace Maru.App.AccessLog;

/// <summary>
/// The access log (접속기록): appended only, every line bound to the one before by its hash, its end signed. Records of many callers go to the
/// disk together; each caller hears when its own is there. Several processes may write: one at a time holds the lock.
/// </summary>
public sealed class AccessLogStore : IAsyncDisposable, IDisposable
{
    private const long UsualBytes = 256L << 20;
    private const int MostTogether = 2_000;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Channel<(AccessRecord Record, TaskCompletionSource Kept)> _waiting = Channel.CreateBounded<(AccessRecord, TaskCompletionSource)>(10 * MostTogether);
    private readonly DataHome _home;
    private readonly TimeProvider _clock;
    private readonly long _mostBytes;
    private readonly Lazy<Task> _writing;
    private readonly Lazy<LogSeals> _seals;
    private readonly byte[] _hash = new byte[LogLine.HashBytes];
    private int _file;
    private long _length = -1;
    private long _number;
    private long _sealedAt;
    private int _year;

    public AccessLogStore(DataHome home, TimeProvider clock) : this(home, clock, UsualBytes)
    {
    }

    /// <param name="mostBytes">Over this a new file begins.</param>
    internal AccessLogStore(DataHome home, TimeProvider clock, long mostBytes)
    {
        (_home, _clock, _mostBytes) = (home, clock, mostBytes);
        _writing = new(() => Task.Run(Write));
        _seals = new(() => LogSeals.Open(home.AccessSeals));
    }

    internal static string PathOf(DataHome home, int file) => AccessLogPlace.PathOf(home.AccessLog, file);

    /// <summary>Numbers of the log's files, the oldest first.</summary>
    internal static IReadOnlyList<int> Files(DataHome home) => AccessLogPlace.FilesOf(home.AccessLog);

    /// <summary>Appends a record. Done when it is on the disk; whoever shows personal data waits for that.</summary>
    /// <exception cref="IOException">It can't be written: then what it stands for may not happen.</exception>
    public async Task Append(AccessRecord record, CancellationToken stop = default)
    {
        _ = _writing.Value;
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Keep waits on the thread it is called on: a page's thread must not be asked to go on.
        await _waiting.Writer.WriteAsync((record, kept), stop).ConfigureAwait(false);
        await kept.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>The same for those who can't wait otherwise: the writing is done by another thread.</summary>
    /// <exception cref="IOException">It can't be written: then what it stands for may not happen.</exception>
    public void Keep(AccessRecord record) => Append(record).GetAwaiter().GetResult();

    private async Task Write()
    {
        var together = new List<(AccessRecord Record, TaskCompletionSource Kept)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var next)) together.Add(next);
            try
            {
                WriteDown(together);
                foreach (var (_, kept) in together) kept.TrySetResult();
            }
            catch (Exception e)
            {
                // What is in the file is looked at anew before anything more is written.
                _length = -1;
                foreach (var (_, kept) in together) kept.TrySetException(new IOException("The access log could not be written.", e));
            }
        }
    }

    private void WriteDown(List<(AccessRecord Record, TaskCompletionSource Kept)> together)
    {
        PrivateFiles.CreateFolder(_home.AccessLog);
        using var held = Lock();
        FindEnd();
        var lines = new ArrayBufferWriter<byte>(together.Count * 400);
        // A new file each year, so that there are whole blocks to retire when their time is over.
        var year = KoreanTime.Day(_clock.GetUtcNow()).Year;
        if (_length >= _mostBytes || _file == 0 || (_length > 0 && _year != 0 && year > _year)) (_file, _length) = (_file + 1, 0);
        if (_length == 0) _year = year;
        using var file = PrivateFiles.Create(PathOf(_home, _file), FileMode.OpenOrCreate, FileShare.Read, buffer: 0);
        file.Seek(_length, SeekOrigin.Begin);
        if (_length == 0) Add(lines, new LogFileHead(_file, _number + 1, Convert.ToHexStringLower(_hash), _clock.GetUtcNow()));
        foreach (var (record, _) in together)
            Add(lines, new LoggedAccess(++_number, _clock.GetUtcNow(), record.Account, record.Place, record.Action, record.What, record.Subjects, record.Columns, record.Keys, record.Reason));
        file.Write(lines.WrittenSpan);
        file.Flush(flushToDisk: true);
        _length += lines.WrittenCount;
        _seals.Value.Set(_number, _hash, _clock.GetUtcNow());
        if (_number - _sealedAt < LogSeals.Every) return;
        _seals.Value.KeepNewest();
        _sealedAt = _number;
    }

    private FileLock Lock()
    {
        for (var tries = 0; ; tries++)
        {
            if (FileLock.TryTake(Path.Combine(_home.AccessLog, "lock")) is { } held) return held;
            if (tries > 3_000) throw new IOException("Another process has held the access log for half a minute.");
            Thread.Sleep(10);
        }
    }

    private void Add(ArrayBufferWriter<byte> lines, object value)
    {
        var json = new ArrayBufferWriter<byte>(400);
        using (var writer = new Utf8JsonWriter(json, Plain)) JsonSerializer.Serialize(writer, value, value.GetType(), AccessLogJson.Default);
        LogLine.Write(lines, json.WrittenSpan, _hash);
    }

    // Where the log ends: known from the last time unless another process wrote or the file is not as it was left.
    private void FindEnd()
    {
        var files = Files(_home);
        var last = files.Count == 0 ? 0 : files[^1];
        if (_length >= 0 && last == _file && (_file == 0 || new FileInfo(PathOf(_home, _file)).Length == _length)) return;
        // Whatever is wrong with the log stays provable: what was signed last is kept before it is replaced.
        _seals.Value.KeepNewest();
        var end = LogTail.Read(_home, files);
        end.Hash.CopyTo(_hash, 0);
        (_file, _length, _number, _sealedAt) = (last, end.Length, end.Number, end.Number);
        _year = end.Length == 0 ? 0 : YearOf(last);
    }

    private int YearOf(int file)
    {
        using var blocks = new LogBlocks(PathOf(_home, file));
        return blocks.Head() is { } head ? KoreanTime.Day(head.At).Year : 0;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_writing.IsValueCreated) await _writing.Value;
        if (_seals.IsValueCreated) _seals.Value.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
