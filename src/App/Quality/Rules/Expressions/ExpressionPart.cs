using Maru.Core.Data;

namespace Maru.App.Quality.Rules.Expressions;

/// <summary>What kind of value an expression gives.</summary>
internal enum ExpressionType
{
    Truth,
    Number,
    Text,
    /// <summary>A date, with or without a time of day.</summary>
    Date,
    /// <summary>A time of day.</summary>
    Clock,
}

/// <summary>A part of an expression as SQL with its type.</summary>
/// <param name="Written">The words of a text constant, which may yet stand for a date; null for everything else.</param>
internal readonly record struct ExpressionPart(string Sql, ExpressionType Type, string? Written = null)
{
    /// <summary>As a message shows it.</summary>
    public string Shown => Sql.Replace("t.\"", "\"", StringComparison.Ordinal);

    public static ExpressionType? TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Number => ExpressionType.Number,
        ColumnType.Text => ExpressionType.Text,
        ColumnType.Boolean => ExpressionType.Truth,
        ColumnType.Date or ColumnType.DateTime => ExpressionType.Date,
        ColumnType.Time => ExpressionType.Clock,
        _ => null,
    };

    public static string NameOf(ExpressionType type) => type switch
    {
        ExpressionType.Truth => "참·거짓",
        ExpressionType.Number => "수",
        ExpressionType.Text => "문자",
        ExpressionType.Date => "날짜",
        _ => "시각",
    };
}
