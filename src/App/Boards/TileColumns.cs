using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Boards;

/// <summary>Which columns the SQL of a tile gives, by name. Others are free; <see cref="Region"/>, <see cref="Office"/> and <see cref="Period"/> let the board's filters choose rows.</summary>
public static class TileColumns
{
    public const string Region = "region";
    public const string Office = "office";
    public const string Period = "period";

    /// <summary>Those a form can't do without.</summary>
    public static IReadOnlyList<string> Required(TileForm form) => form switch
    {
        TileForm.Line or TileForm.Bars or TileForm.Ranking or TileForm.Map or TileForm.Progress or TileForm.Squares => ["label", "value"],
        TileForm.Stacked or TileForm.Heat or TileForm.Pyramid => ["label", "group", "value"],
        TileForm.Points => ["label", "lon", "lat"],
        TileForm.Hex => ["lon", "lat", "value"],
        TileForm.Flow => ["from", "to", "value"],
        TileForm.Timeline => ["label", "from", "to"],
        TileForm.Events => ["at", "label"],
        _ => [],
    };

    /// <exception cref="InputException">One is missing.</exception>
    public static void Require(TileForm form, IReadOnlyList<string> given, string where)
    {
        if (Required(form).FirstOrDefault(name => !given.Contains(name, StringComparer.OrdinalIgnoreCase)) is not { } missing) return;
        var (needed, found) = (string.Join(", ", Required(form)), string.Join(", ", given));
        throw new InputException(
            new($"SQL 결과에 {missing} 컬럼이 없습니다. 나온 컬럼: {found}", $"The SQL gives no column {missing}; it gives: {found}"),
            new($"{form.ToString().ToLowerInvariant()} 꼴에는 {Josa.IGa(needed)} 있어야 합니다. ‘as {missing}’처럼 이름을 붙이세요.", $"The form {form.ToString().ToLowerInvariant()} needs {needed}; name them, as in 'as {missing}'."), where);
    }
}
