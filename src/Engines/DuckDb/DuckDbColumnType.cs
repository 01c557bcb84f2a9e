using System.Text;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <param name="Name">As the query names it.</param>
public sealed record DuckDbColumn(string Name, DuckDbColumnType Type);

/// <summary>A column's type with what is needed to read its values, taken from DuckDB once per result.</summary>
public sealed class DuckDbColumnType
{
    private DuckDbColumnType(DuckDbType type) => Type = type;

    public DuckDbType Type { get; }

    /// <summary>How the values lie in memory: another type for decimals and enums, else the type itself.</summary>
    public DuckDbType Storage { get; private init; }

    /// <summary>Digits of a decimal.</summary>
    public int Width { get; private init; }

    /// <summary>Digits after the point of a decimal.</summary>
    public int Scale { get; private init; }

    /// <summary>An enum's values as UTF-8.</summary>
    public IReadOnlyList<byte[]> Dictionary { get; private init; } = [];

    /// <summary>A struct's fields; the one unnamed child of a list; key and value of a map.</summary>
    public IReadOnlyList<DuckDbColumn> Children { get; private init; } = [];

    internal static unsafe DuckDbColumnType Read(nint logicalType)
    {
        var type = DuckDbApi.duckdb_get_type_id(logicalType);
        return type switch
        {
            DuckDbType.Decimal => new(type)
            {
                Storage = DuckDbApi.duckdb_decimal_internal_type(logicalType),
                Width = DuckDbApi.duckdb_decimal_width(logicalType),
                Scale = DuckDbApi.duckdb_decimal_scale(logicalType),
            },
            DuckDbType.Enum => new(type)
            {
                Storage = DuckDbApi.duckdb_enum_internal_type(logicalType),
                Dictionary = ReadDictionary(logicalType),
            },
            DuckDbType.List or DuckDbType.Map => new(type) { Storage = type, Children = [new("", ReadAndRelease(DuckDbApi.duckdb_list_type_child_type(logicalType)))] },
            DuckDbType.Struct => new(type) { Storage = type, Children = ReadFields(logicalType) },
            _ => new(type) { Storage = type },
        };
    }

    private static DuckDbColumnType ReadAndRelease(nint logicalType)
    {
        using var type = new LogicalTypeHandle(logicalType);
        return Read(logicalType);
    }

    private static unsafe byte[][] ReadDictionary(nint logicalType)
    {
        var values = new byte[(int)DuckDbApi.duckdb_enum_dictionary_size(logicalType)][];
        for (var i = 0; i < values.Length; i++)
            values[i] = Encoding.UTF8.GetBytes(DuckDbApi.TakeText(DuckDbApi.duckdb_enum_dictionary_value(logicalType, (ulong)i)));
        return values;
    }

    private static unsafe DuckDbColumn[] ReadFields(nint logicalType)
    {
        var fields = new DuckDbColumn[(int)DuckDbApi.duckdb_struct_type_child_count(logicalType)];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = new(
                DuckDbApi.TakeText(DuckDbApi.duckdb_struct_type_child_name(logicalType, (ulong)i)),
                ReadAndRelease(DuckDbApi.duckdb_struct_type_child_type(logicalType, (ulong)i)));
        }

        return fields;
    }
}
