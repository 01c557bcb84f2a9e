using System.Collections.Concurrent;
using Maru.Core;
using Microsoft.Extensions.Logging;

namespace Maru.App.Linking;

/// <summary>Links datasets beside the pages, so that a large one keeps nobody waiting: one linking a result at a time.</summary>
public sealed partial class LinkDesk(LinkDatasets link, TimeProvider clock, ILogger<LinkDesk> logger) : IDisposable
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Task<InputException?>> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();

    public bool IsRunning(string result) => _running.TryGetValue(result, out var task) && !task.IsCompleted;

    /// <summary>Why the last linking came to nothing; null when it did not fail, or while it runs.</summary>
    public InputException? Problem(string result) => _running.TryGetValue(result, out var task) && task.IsCompletedSuccessfully ? task.Result : null;

    /// <summary>Begins; asking again while it runs begins nothing. Waits a moment, so that small tables show their result at once.</summary>
    public async Task Start(LinkDeclaration declaration)
    {
        Task<InputException?> task;
        lock (_running)
        {
            if (IsRunning(declaration.ResultId)) return;
            _running[declaration.ResultId] = task = Task.Run(() => Run(declaration));
        }
        await Task.WhenAny(task, Task.Delay(Brief, clock, _closing.Token));
    }

    /// <summary>Links and waits until it is done, for jobs. A linking of the same result that is under way is waited for first.</summary>
    public async Task<LinkSummary> Link(LinkDeclaration declaration, CancellationToken stop)
    {
        var done = new TaskCompletionSource<InputException?>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (Other() is { } other) await other.WaitAsync(stop);
        InputException? problem = null;
        try
        {
            return await link.Run(declaration, stop);
        }
        catch (InputException e)
        {
            problem = e;
            throw;
        }
        finally
        {
            done.SetResult(problem);
        }

        Task? Other()
        {
            lock (_running)
            {
                if (IsRunning(declaration.ResultId)) return _running[declaration.ResultId];
                _running[declaration.ResultId] = done.Task;
                return null;
            }
        }
    }

    private async Task<InputException?> Run(LinkDeclaration declaration)
    {
        try
        {
            await link.Run(declaration, _closing.Token);
            return null;
        }
        catch (InputException e)
        {
            return e;
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            LinkFailed(logger, declaration.ResultId, e);
            return new(
                new($"마루 안의 오류로 잇지 못했습니다({e.GetType().Name}).", $"Linking stopped because of a fault in Maru ({e.GetType().Name})."),
                new("데이터는 그대로 있습니다. 다시 해 보고, 되풀이되면 담당자에게 알려 주세요.", "The data are as they were. Try again; if it happens again, tell the office."));
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Linking into {Result} failed")]
    private static partial void LinkFailed(ILogger logger, string result, Exception cause);
}
