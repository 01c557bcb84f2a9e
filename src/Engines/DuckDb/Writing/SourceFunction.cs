using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Maru.Core.Engine;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb.Writing;

/// <summary>
/// The table function <c>maru_source(number)</c>: SQL reads the rows of a source in this program. DuckDB asks for 2,048 rows at
/// a time, from one thread, in order. Any number of scans may run at once on different connections.
/// </summary>
internal sealed unsafe class SourceFunction
{
    private const string Name = "maru_source";

    private readonly ConcurrentDictionary<long, SourceScan> _scans = new();
    private long _lastNumber;

    /// <summary>Makes the function known to the connection's whole database.</summary>
    internal void Register(DuckDbConnection connection)
    {
        var function = DuckDbApi.duckdb_create_table_function();
        try
        {
            Declare(function);
            if (DuckDbApi.duckdb_register_table_function(connection.Handle, function) != DuckDbState.Success)
                throw new DuckDbException($"DuckDB refused the table function {Name}.", null);
        }
        finally
        {
            DuckDbApi.duckdb_destroy_table_function(&function);
        }
    }

    /// <summary>Runs a statement that reads the source, as in <c>CREATE TABLE t AS FROM {source}</c>.</summary>
    /// <returns>Rows changed.</returns>
    internal long Execute(DuckDbConnection connection, Func<string, string> sqlFor, IBatchSource source, CancellationToken stop)
    {
        using var scan = new SourceScan(source, stop);
        var number = Interlocked.Increment(ref _lastNumber);
        _scans[number] = scan;
        var sql = sqlFor(string.Create(CultureInfo.InvariantCulture, $"{Name}({number})"));
        try
        {
            return connection.Execute(sql, stop);
        }
        catch (DuckDbException)
        {
            scan.ThrowFailure(sql);
            throw;
        }
        finally
        {
            _scans.TryRemove(number, out _);
        }
    }

    private void Declare(nint function)
    {
        using var number = new LogicalTypeHandle(DuckDbApi.duckdb_create_logical_type(DuckDbType.BigInt));
        fixed (byte* name = DuckDbApi.ZeroTerminated(Name))
            DuckDbApi.duckdb_table_function_set_name(function, name);
        DuckDbApi.duckdb_table_function_add_parameter(function, number.Value);
        DuckDbApi.duckdb_table_function_set_extra_info(function, Hold(this), &Release);
        DuckDbApi.duckdb_table_function_set_bind(function, &Bind);
        DuckDbApi.duckdb_table_function_set_init(function, &Init);
        DuckDbApi.duckdb_table_function_set_function(function, &Fill);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        try
        {
            var scans = Held<SourceFunction>(DuckDbApi.duckdb_bind_get_extra_info(info))._scans;
            var number = TakeNumber(info);
            if (!scans.TryGetValue(number, out var scan))
                throw new InvalidOperationException($"There is no source {number}.");
            foreach (var column in scan.Columns)
                AddColumn(info, column);
            DuckDbApi.duckdb_bind_set_bind_data(info, Hold(scan), &Release);
        }
        catch (Exception error)
        {
            fixed (byte* message = DuckDbApi.ZeroTerminated(error.Message))
                DuckDbApi.duckdb_bind_set_error(info, message);
        }
    }

    // One thread keeps the source's order and spares the source any locking.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info) => DuckDbApi.duckdb_init_set_max_threads(info, 1);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fill(nint info, nint chunk)
    {
        if (Held<SourceScan>(DuckDbApi.duckdb_function_get_bind_data(info)).Fill(chunk) is not { } problem)
            return;
        fixed (byte* message = DuckDbApi.ZeroTerminated(problem))
            DuckDbApi.duckdb_function_set_error(info, message);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Release(void* held) => GCHandle.FromIntPtr((nint)held).Free();

    private static void* Hold(object target) => (void*)GCHandle.ToIntPtr(GCHandle.Alloc(target));

    private static T Held<T>(void* held)
        where T : class => Unsafe.As<T>(GCHandle.FromIntPtr((nint)held).Target!);

    private static long TakeNumber(nint info)
    {
        var value = DuckDbApi.duckdb_bind_get_parameter(info, 0);
        var number = DuckDbApi.duckdb_get_int64(value);
        DuckDbApi.duckdb_destroy_value(&value);
        return number;
    }

    private static void AddColumn(nint info, StoredColumn column)
    {
        using var type = new LogicalTypeHandle(DuckDbApi.duckdb_create_logical_type(VectorWriter.TypeOf(column.Type)));
        fixed (byte* name = DuckDbApi.ZeroTerminated(column.Name))
            DuckDbApi.duckdb_bind_add_result_column(info, name, type.Value);
    }
}
