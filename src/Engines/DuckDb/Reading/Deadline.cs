using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>The reader's stop and the session's time in one token, and which of them it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan? _time;
    private readonly CancellationToken _stop;
    private readonly IReadOnlyList<EngineTable> _tables;
    private readonly CancellationTokenSource? _source;

    internal Deadline(TimeSpan? time, IReadOnlyList<EngineTable> tables, CancellationToken stop)
    {
        _tables = tables;
        _time = time;
        _stop = stop;
        if (time is null)
            return;
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _source.CancelAfter(time.Value);
    }

    internal CancellationToken Token => _source?.Token ?? _stop;

    /// <summary>DuckDB's error as the contract's.</summary>
    internal Exception Translate(Exception error, string sql) => error switch
    {
        OperationCanceledException when _stop.IsCancellationRequested => new OperationCanceledException(error.Message, error, _stop),
        OperationCanceledException when _time is not null => new OperationCanceledException(
            $"질의가 {_time.Value.TotalSeconds:0.#}초를 넘어 멈췄습니다. 조건으로 범위를 줄여 주세요. / The query was stopped after {_time.Value.TotalSeconds:0.#} s; narrow it down.",
            error,
            Token),
        DuckDbException { OutOfMemory: true } => Refusal.OutOfMemory(error),
        DuckDbException failure => SqlFault.Of(failure.Reason, sql, _tables, failure),
        OverflowException => SqlFault.Of(error.Message, sql, _tables, error),
        _ => error,
    };

    public void Dispose() => _source?.Dispose();
}
