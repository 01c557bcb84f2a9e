using System.Globalization;
using Maru.App.Lake;
using Maru.App.Mending;
using Maru.Core;
using Maru.Core.Data;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Mending;

/// <summary>Reads the forms of the page: new values for found ones, or for the cells of one row.</summary>
internal static class MendForm
{
    public const string ColumnField = "column";

    public static string Found(int i) => string.Create(CultureInfo.InvariantCulture, $"found.{i}");

    public static string To(int i) => string.Create(CultureInfo.InvariantCulture, $"to.{i}");

    public static string Cell(int i) => string.Create(CultureInfo.InvariantCulture, $"cell.{i}");

    /// <summary>Found values with what is to stand instead, as far as something was written.</summary>
    public static IReadOnlyDictionary<string, string> Changes(IFormCollection form)
    {
        var changes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < SetAsideDesk.ShownValues && form.ContainsKey(Found(i)); i++)
            if (form[To(i)].ToString().Trim() is { Length: > 0 } to) changes[form[Found(i)].ToString()] = to;
        return changes;
    }

    /// <summary>The columns that a row's cells belong to, in the order of its form.</summary>
    public static IReadOnlyList<Column> Columns(AsideView view) => [.. view.Version.Columns.Where(column => column.Cell is not null)];

    /// <summary>The cell of a row as its form shows it: blank where it is covered or missing.</summary>
    public static string Shown(AsideRow row, Column column) => CellOf(row, column) is { } cell && cell != SetAsideReading.Covered ? cell : "";

    public static bool IsCovered(AsideRow row, Column column) => CellOf(row, column) == SetAsideReading.Covered;

    /// <summary>The cells that were changed. Of a torn row, whose cells stand in no column's place, all of them.</summary>
    public static RowChange Change(IFormCollection form, AsideView view, AsideRow row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, i) in Columns(view).Select((column, i) => (column, i)))
        {
            var written = form[Cell(i)].ToString().Trim();
            if (IsCovered(row, column) ? written.Length > 0 : written != Shown(row, column).Trim() || row.Row.Rule == "ragged-row") values[column.Name] = written;
        }
        return new(row.Hash!, values);
    }

    public static InputException NothingWritten => new(MendWords.NoChange, MendWords.NoChangeDo);

    private static string? CellOf(AsideRow row, Column column) => column.Cell!.Value < row.Row.Cells.Count ? row.Row.Cells[column.Cell.Value] : null;
}
