using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.App.Lake;

namespace Maru.App.AccessLog;

/// <summary>Which records are wanted; null for any.</summary>
/// <param name="Until">Up to, but not with, this time.</param>
public sealed record AccessLogQuery(DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Account = null, string? What = null, AccessAction? Action = null)
{
    public bool Wants(LoggedAccess record) =>
        (From is null || record.At >= From) && (Until is null || record.At < Until) && (Account is null || record.Account == Account)
        && (What is null || record.What == What) && (Action is null || record.Action == Action);

    /// <summary>What stands in every line of a wanted record: telling the others apart costs no parsing.</summary>
    internal IReadOnlyList<byte[]> Marks() =>
    [
        .. Account is null ? [] : Mark("account", Account),
        .. What is null ? [] : Mark("what", What),
        .. Action is null ? [] : Mark("action", Action.Value.ToString()),
    ];

    private static byte[][] Mark(string name, string value) =>
        [[.. "\""u8, .. System.Text.Encoding.UTF8.GetBytes(name), .. "\":\""u8, .. JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, .. "\""u8]];
}

/// <summary>Some records, the newest first.</summary>
/// <param name="Next">There may be more before the record of this number; null when the log was looked through to its beginning or to the time asked for.</param>
/// <param name="NextAt">When that record was written.</param>
public sealed record NewestAccess(IReadOnlyList<LoggedAccess> Records, long? Next, DateTimeOffset? NextAt);

/// <summary>Reads records back. Does not prove them: <see cref="VerifyAccessLog"/> does.</summary>
public sealed class ReadAccessLog(DataHome home)
{
    /// <summary>What one page looks through at most, in bytes: a rare account in a log of millions is looked for page by page.</summary>
    public const long MostLooked = 256L << 20;

    // A machine's clock may be set back while records are written.
    private static readonly TimeSpan Slip = TimeSpan.FromHours(1);

    /// <summary>In the order they were written.</summary>
    public IEnumerable<LoggedAccess> Records(AccessLogQuery query)
    {
        var files = AccessLogStore.Files(home);
        var marks = query.Marks();
        for (var i = 0; i < files.Count; i++)
        {
            using var blocks = new LogBlocks(AccessLogStore.PathOf(home, files[i]));
            if (blocks.Head()?.At > query.Until + Slip) yield break;
            var at = query.From is { } from ? blocks.First(line => Parse(line)?.At >= from - Slip) : 0;
            for (var block = blocks.After(at); !block.IsEmpty; block = blocks.After(at += block.Length))
            {
                for (var rest = block; !rest.IsEmpty;)
                {
                    var end = rest.Span.IndexOf((byte)'\n');
                    var record = Wanted(rest.Span[..end], query, marks);
                    rest = rest[(end + 1)..];
                    if (record is not null) yield return record;
                }
            }
        }
    }

    /// <summary>The newest records first, read from the log's end: what lies before the last one given is not touched.</summary>
    /// <param name="before">Only records with a smaller number; null for the newest.</param>
    public NewestAccess Newest(AccessLogQuery query, long? before, int most, long mostLooked = MostLooked)
    {
        var found = new List<LoggedAccess>();
        var files = AccessLogStore.Files(home);
        var marks = query.Marks();
        var left = mostLooked;
        for (var i = files.Count - 1; i >= 0; i--)
        {
            using var blocks = new LogBlocks(AccessLogStore.PathOf(home, files[i]));
            // A file that was just begun has no line yet.
            if (blocks.Head() is not { } head || head.First >= before || head.At > query.Until + Slip) continue;
            var end = before is null && query.Until is null ? blocks.Length : blocks.First(line => LogLine.Number(line) >= before || (query.Until is { } until && Parse(line)?.At > until + Slip));
            while (blocks.Before(end) is var (start, block) && !block.IsEmpty)
            {
                end = start;
                for (var rest = block.Span; !rest.IsEmpty;)
                {
                    var line = rest[..^1].LastIndexOf((byte)'\n') + 1;
                    if (Wanted(rest[line..^1], query, marks) is { } record) found.Add(record);
                    rest = rest[..line];
                    if (found.Count == most) return new(found, found[^1].Number > 1 ? found[^1].Number : null, found[^1].At);
                }
                var first = Oldest(block.Span);
                if (first is not null && query.From is { } from && first.At < from - Slip) return new(found, null, null);
                left -= block.Length;
                if (left <= 0 && first is { Number: > 1 }) return new(found, first.Number, first.At);
            }
        }
        return new(found, null, null);
    }

    /// <summary>The last record; null when there is none.</summary>
    public LoggedAccess? Last() => Newest(new(), null, 1).Records is [var last] ? last : null;

    private static LoggedAccess? Oldest(ReadOnlySpan<byte> block)
    {
        for (; !block.IsEmpty; block = block[(block.IndexOf((byte)'\n') + 1)..])
            if (Parse(block[..block.IndexOf((byte)'\n')]) is { } record) return record;
        return null;
    }

    private static LoggedAccess? Wanted(ReadOnlySpan<byte> line, AccessLogQuery query, IReadOnlyList<byte[]> marks)
    {
        foreach (var mark in marks)
            if (line.IndexOf(mark) < 0) return null;
        return Parse(line) is { } record && query.Wants(record) ? record : null;
    }

    internal static LoggedAccess? Parse(ReadOnlySpan<byte> line)
    {
        if (!LogLine.TrySplit(line, out var json, stackalloc byte[LogLine.HashBytes]) || LogLine.Number(json) is null) return null;
        try
        {
            return JsonSerializer.Deserialize(json, AccessLogJson.Default.LoggedAccess);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
