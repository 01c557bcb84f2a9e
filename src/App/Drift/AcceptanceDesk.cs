using System.Collections.Concurrent;
using Maru.Core;
using Maru.Core.Lake;
using Microsoft.Extensions.Logging;

namespace Maru.App.Drift;

/// <summary>A held file on its way in.</summary>
public sealed class Acceptance
{
    internal Task Running { get; set; } = Task.CompletedTask;

    public bool IsDone => Running.IsCompleted;

    /// <summary>Why it was not taken in; null while it is under way or when it was.</summary>
    public InputException? Refused { get; internal set; }
}

/// <summary>Takes in beside the pages what was held, so that a large file keeps nobody waiting. What is cut off by an end of the program still waits afterwards.</summary>
public sealed partial class AcceptanceDesk(DecideHeld decide, TimeProvider clock, ILogger<AcceptanceDesk> logger) : IDisposable
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Acceptance> _underWay = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();

    /// <returns>Null when nobody has accepted the hold since the program began.</returns>
    public Acceptance? Of(string hold) => _underWay.GetValueOrDefault(hold);

    /// <summary>Begins to take a hold in, as <see cref="DecideHeld.Accept"/> does. Asked again while it is under way, it is the same one.</summary>
    public Acceptance Begin(string hold, IReadOnlyList<ColumnAlias> aliases, string by, string why)
    {
        lock (_underWay)
        {
            if (_underWay.TryGetValue(hold, out var before) && !before.IsDone) return before;
            var acceptance = new Acceptance();
            acceptance.Running = Task.Run(() => Take(acceptance, hold, aliases, by, why));
            return _underWay[hold] = acceptance;
        }
    }

    /// <summary>Its refusal was told.</summary>
    public void Forget(string hold) => _underWay.TryRemove(hold, out _);

    /// <summary>Waits a moment, so that small files are in when the page comes back.</summary>
    public async Task WaitBriefly(Acceptance acceptance, CancellationToken stop)
    {
        try
        {
            await acceptance.Running.WaitAsync(Brief, clock, stop);
        }
        catch (TimeoutException)
        {
            // The page says that it is under way.
        }
    }

    private void Take(Acceptance acceptance, string hold, IReadOnlyList<ColumnAlias> aliases, string by, string why)
    {
        try
        {
            decide.Accept(hold, aliases, by, why, _closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // The program ends: the hold still waits.
        }
        catch (InputException e)
        {
            acceptance.Refused = e;
        }
        catch (Exception e)
        {
            AcceptanceFailed(logger, hold, e);
            acceptance.Refused = new(
                new($"마루 안의 오류로 들이지 못했습니다({e.GetType().Name}).", $"It could not be taken in because of a fault in Maru ({e.GetType().Name})."),
                new("파일은 그대로 기다립니다. 되풀이되면 담당자에게 알려 주세요.", "The file still waits. If it happens again, tell the office."), null, e);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The acceptance of {Hold} failed")]
    private static partial void AcceptanceFailed(ILogger logger, string hold, Exception cause);
}
