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
}

/// <summary>Reads records back, in the order they were written. Does not prove them: <see cref="VerifyAccessLog"/> does.</summary>
public sealed class ReadAccessLog(DataHome home)
{
    public IEnumerable<LoggedAccess> Records(AccessLogQuery query)
    {
        var hash = new byte[LogLine.HashBytes];
        foreach (var file in AccessLogStore.Files(home))
            foreach (var line in File.ReadLines(AccessLogStore.PathOf(home, file)))
                if (Parse(System.Text.Encoding.UTF8.GetBytes(line), hash) is { } record && query.Wants(record)) yield return record;
    }

    private static LoggedAccess? Parse(byte[] line, byte[] hash)
    {
        if (!LogLine.TrySplit(line, out var json, hash) || LogLine.Number(json) is null) return null;
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
