using System.Diagnostics;
using System.Text.Json;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.AccessLog;

/// <summary>What the last look at the whole log found, as it is kept beside the signed checkpoints.</summary>
/// <param name="By">Who asked for it; null when it was done at its time.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Where">File and line of the first thing wrong; null when the log is whole.</param>
/// <param name="After">Number of the last record that is as it was written.</param>
public sealed record AccessLogProof(DateTimeOffset At, string? By, double Seconds, long Records, int Files, int Seals, string? Where, long After, string? Ko, string? En)
{
    public bool IsWhole => Where is null;

    public Bilingual? Message => Ko is null || En is null ? null : new(Ko, En);
}

/// <summary>The log at a glance; reading this proves nothing.</summary>
/// <param name="Records">Number of its last record.</param>
/// <param name="Sealed">Number of the record that the newest signed checkpoint stands at; null without one.</param>
/// <param name="Proof">The last time all of it was proven; null when it never was.</param>
public sealed record AccessLogState(long Records, DateTimeOffset? LastAt, int Files, long? Sealed, DateTimeOffset? SealedAt, AccessLogProof? Proof, bool IsProving)
{
    /// <summary>The checkpoint knows of records that are not there: the end was cut off.</summary>
    public bool LacksEnd => Sealed > Records;
}

/// <summary>Proves the log beside whatever asks for it, one look at a time, and keeps what was found.</summary>
public sealed class ProveAccessLog(DataHome home, VerifyAccessLog verify, ReadAccessLog read, TimeProvider clock)
{
    private readonly Lock _one = new();
    private volatile Task<AccessLogReport>? _running;

    private string Kept => Path.Combine(home.AccessSeals, "proof.json");

    public AccessLogState State()
    {
        // The checkpoint first: a record written in between is then behind it, not missing.
        var seal = Seal();
        var last = read.Last();
        return new(last?.Number ?? 0, last?.At, AccessLogStore.Files(home).Count, seal?.Number, seal?.At, Last(), _running is { IsCompleted: false });
    }

    public AccessLogProof? Last()
    {
        try
        {
            return File.Exists(Kept) ? JsonSerializer.Deserialize(File.ReadAllText(Kept), AccessLogJson.Default.AccessLogProof) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Begins a look and does not wait for it. Nothing when one is under way.</summary>
    public void Begin(string by) => _ = Running(by, CancellationToken.None);

    /// <summary>Waits for a look; for the one that is under way when there is one.</summary>
    /// <param name="by">Who asked for it; null when it is done at its time.</param>
    public Task<AccessLogReport> Run(string? by, CancellationToken stop) => Running(by, stop).WaitAsync(stop);

    private Task<AccessLogReport> Running(string? by, CancellationToken stop)
    {
        lock (_one) return _running is { IsCompleted: false } running ? running : _running = Task.Run(() => Prove(by, stop), CancellationToken.None);
    }

    private async Task<AccessLogReport> Prove(string? by, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var at = clock.GetUtcNow();
        var report = await verify.Run(stop);
        // Where there is no log yet, looking at it makes nothing.
        if (report.Files == 0 && report.Bad is null) return report;
        try
        {
            Keep(new(at, by, watch.Elapsed.TotalSeconds, report.Records, report.Files, report.Seals, report.Bad?.Where, report.Bad?.After ?? 0, report.Bad?.Message.Ko, report.Bad?.Message.En));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever looks at a copy they may only read learns what was found all the same.
        }
        return report;
    }

    private void Keep(AccessLogProof proof)
    {
        PrivateFiles.CreateFolder(home.AccessSeals);
        var next = $"{Kept}.{Environment.ProcessId}.new";
        PrivateFiles.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(proof, AccessLogJson.Default.AccessLogProof));
        File.Move(next, Kept, overwrite: true);
    }

    private LogSeal? Seal()
    {
        if (!LogSeals.IsAt(home.AccessSeals)) return null;
        using var seals = LogSeals.OpenToRead(home.AccessSeals);
        try
        {
            return seals.Newest();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
