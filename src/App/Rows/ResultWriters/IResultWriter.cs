using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <summary>Writes a result in one format: Begin, any number of Write, End. The sink stays the caller's.</summary>
public interface IResultWriter : IDisposable
{
    void Begin(IReadOnlyList<OutputColumn> columns);

    /// <summary>Writes the first <paramref name="rows"/> rows of the batch.</summary>
    void Write(ResultBatch batch, int rows);

    void End();
}
