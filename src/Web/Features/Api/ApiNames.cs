using System.Text.Json;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.Web.Features.Api;

/// <summary>The API's own words for types and roles: those of the data model, in camelCase.</summary>
internal static class ApiNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Type(ResultType type) => type switch
    {
        ResultType.Text => Of(ColumnType.Text),
        ResultType.Int64 or ResultType.Int128 => Of(ColumnType.Integer),
        ResultType.Double or ResultType.Decimal => Of(ColumnType.Number),
        ResultType.Boolean => Of(ColumnType.Boolean),
        ResultType.Date => Of(ColumnType.Date),
        ResultType.Time => Of(ColumnType.Time),
        ResultType.Timestamp => Of(ColumnType.DateTime),
        _ => "blob",
    };
}
