using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Native;

/// <summary>
/// Owns one object of DuckDB's. DuckDB counts references inside (a result keeps its connection, a connection its database),
/// so handles may be released in any order, also by the finalizer.
/// </summary>
internal abstract class DuckDbHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    internal void Own(nint value) => SetHandle(value);
}

internal sealed class DatabaseHandle : DuckDbHandle
{
    protected override unsafe bool ReleaseHandle()
    {
        var value = handle;
        DuckDbApi.duckdb_close(&value);
        return true;
    }
}

internal sealed class ConnectionHandle : DuckDbHandle
{
    protected override unsafe bool ReleaseHandle()
    {
        var value = handle;
        DuckDbApi.duckdb_disconnect(&value);
        return true;
    }
}

internal sealed class StatementHandle : DuckDbHandle
{
    protected override unsafe bool ReleaseHandle()
    {
        var value = handle;
        DuckDbApi.duckdb_destroy_prepare(&value);
        return true;
    }
}

internal sealed class ChunkHandle : DuckDbHandle
{
    /// <summary>For the tiny calls that take the bare address, between which nobody else may release it.</summary>
    internal nint Value => handle;

    protected override unsafe bool ReleaseHandle()
    {
        var value = handle;
        DuckDbApi.duckdb_destroy_data_chunk(&value);
        return true;
    }
}

internal sealed class LogicalTypeHandle : DuckDbHandle
{
    internal LogicalTypeHandle(nint value) => Own(value);

    internal nint Value => handle;

    protected override unsafe bool ReleaseHandle()
    {
        var value = handle;
        DuckDbApi.duckdb_destroy_logical_type(&value);
        return true;
    }
}

internal sealed class AppenderHandle : DuckDbHandle
{
    protected override unsafe bool ReleaseHandle()
    {
        var value = handle;
        return DuckDbApi.duckdb_appender_destroy(&value) == DuckDbState.Success;
    }
}

/// <summary>A duckdb_result, which is a struct and no pointer: it lives in native memory of its own.</summary>
internal sealed unsafe class ResultHandle : DuckDbHandle
{
    internal ResultHandle() => Own((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    internal NativeResult* Value => (NativeResult*)handle;

    protected override bool ReleaseHandle()
    {
        DuckDbApi.duckdb_destroy_result(Value);
        NativeMemory.Free(Value);
        return true;
    }
}
