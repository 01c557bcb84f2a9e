using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Parquet;

/// <summary>One node of a Parquet schema.</summary>
internal readonly record struct SchemaElement(string Name, int Physical, int Converted, int Logical, bool Repeated, int Children)
{
    public static SchemaElement Read(ref ThriftReader reader)
    {
        var (name, physical, converted, logical, repetition, children) = ("", -1, -1, -1, -1, 0);
        var id = 0;
        for (var type = reader.Field(ref id); type != ThriftType.Stop; type = reader.Field(ref id))
            switch (id, type)
            {
                case (1, ThriftType.Int32):
                    physical = (int)reader.Signed();
                    break;
                case (3, ThriftType.Int32):
                    repetition = (int)reader.Signed();
                    break;
                case (4, ThriftType.Binary):
                    name = reader.Text();
                    break;
                case (5, ThriftType.Int32):
                    children = (int)Math.Clamp(reader.Signed(), 0, int.MaxValue);
                    break;
                case (6, ThriftType.Int32):
                    converted = (int)reader.Signed();
                    break;
                case (10, ThriftType.Struct):
                    logical = LogicalType(ref reader);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        return new(name, physical, converted, logical, repetition == 2, children);
    }

    // A union: the id of its only field says which type it is.
    private static int LogicalType(ref ThriftReader reader)
    {
        var (id, logical) = (0, -1);
        for (var type = reader.Field(ref id); type != ThriftType.Stop; type = reader.Field(ref id))
        {
            logical = id;
            reader.Skip(type);
        }
        return logical;
    }

    public RawColumn ToColumn() => new(Name, Type());

    private ColumnType Type()
    {
        if (Children > 0 || Repeated) return ColumnType.Text;
        return (Logical, Converted, Physical) switch
        {
            (6, _, _) or (_, 6, _) => ColumnType.Date,
            (7, _, _) or (_, 7 or 8, _) => ColumnType.Time,
            (8, _, _) or (_, 9 or 10, _) or (_, _, 3) => ColumnType.DateTime,
            (5, _, _) or (_, 5, _) => ColumnType.Number,
            (_, _, 0) => ColumnType.Boolean,
            (_, _, 1 or 2) => ColumnType.Integer,
            (_, _, 4 or 5) => ColumnType.Number,
            _ => ColumnType.Text,
        };
    }
}
