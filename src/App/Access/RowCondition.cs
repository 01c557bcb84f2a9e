using System.Text;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Access;

/// <summary>Rows whose value in a column is one of some values. Written <c>읍면동=효자동,퇴계동</c>; a value with a comma stands in double quotes.</summary>
public sealed record RowCondition(string Column, IReadOnlyList<string> Values)
{
    public const int MostValues = 200;
    private const int LongestText = 4000;

    /// <summary>The condition as it is written; null for none.</summary>
    /// <exception cref="InputException">It has no column or no value, or too many.</exception>
    public static RowCondition? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim().Normalize(NormalizationForm.FormC);
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return Of(sign < 0 ? text : text[..sign], sign < 0 ? "" : text[(sign + 1)..]);
    }

    /// <summary>The condition of a form's two fields; null when both are empty.</summary>
    /// <exception cref="InputException">One of the two is missing, or there are too many values.</exception>
    public static RowCondition? Of(string? column, string? values)
    {
        var name = (column ?? "").Trim().Normalize(NormalizationForm.FormC);
        string[] chosen = [.. QueryText.Split((values ?? "").Normalize(NormalizationForm.FormC)).Select(QueryText.Unquote).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        if (name.Length == 0 && chosen.Length == 0) return null;
        if (name.Length == 0 || chosen.Length == 0) throw new InputException(
            name.Length == 0 ? new("어느 컬럼의 값인지 없습니다.", "The column of the values is missing.") : new($"'{name}' 컬럼의 값이 없습니다.", $"There is no value of the column '{name}'."),
            new("컬럼 하나와 그 값을 쓰세요. 값이 여럿이면 쉼표로 나눕니다. 예: 읍면동=효자동,퇴계동", "Write one column and its values, parted by commas, as district=A,B."), "rows");
        var condition = new RowCondition(name, chosen);
        return chosen.Length <= MostValues && condition.ToString().Length <= LongestText ? condition : throw new InputException(
            new($"값이 {chosen.Length}개입니다.", $"There are {chosen.Length} values."), new($"{MostValues}개, {LongestText}자까지 쓸 수 있습니다.", $"At most {MostValues} values and {LongestText} characters."), "rows");
    }

    /// <summary>The condition over a version's stored columns.</summary>
    /// <exception cref="InputException">The version has no such column, or a value is none of its type.</exception>
    public string Sql(VersionManifest version)
    {
        var column = version.Columns.FirstOrDefault(one => one.Name.Equals(Column, StringComparison.OrdinalIgnoreCase) && one.Type != ColumnType.Geometry) ?? throw new InputException(
            new($"'{Column}' 컬럼이 없습니다.", $"There is no column '{Column}'."), new($"쓸 수 있는 컬럼: {Open(version)}", $"Columns: {Open(version)}"), "rows");
        var filter = FilterReader.Read(column, $"in.({string.Join(',', Values.Select(Quoted))})");
        var open = version with { Columns = [column with { Closed = false }] };
        return RowSql.Conditions(new RowQuery { Filters = [filter] }, new RowSchema(open)).Single();
    }

    public bool Equals(RowCondition? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => $"{Column}={Written}";

    /// <summary>The values as a form writes them.</summary>
    public string Written => string.Join(',', Values.Select(value => value.AsSpan().IndexOfAny(',', '"') < 0 && value.Trim() == value ? value : Quoted(value)));

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Open(VersionManifest version) => string.Join(", ", version.Columns.Where(column => !column.Closed && column.Type != ColumnType.Geometry).Select(column => column.Name));
}

/// <summary>The rows of a dataset that were granted to a reader: those that fulfil at least one condition.</summary>
public sealed record RowShare(IReadOnlyList<RowCondition> Conditions)
{
    /// <summary>The conditions as they are written, in one order.</summary>
    public override string ToString() => string.Join(" | ", Conditions.Select(condition => condition.ToString()).Distinct().Order(StringComparer.Ordinal));

    public bool Equals(RowShare? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>SQL over a version's stored columns. A condition that does not fit the version opens no row of it.</summary>
    internal string Sql(VersionManifest version)
    {
        var fitting = new List<string>();
        foreach (var condition in Conditions)
        {
            try
            {
                fitting.Add($"({condition.Sql(version)})");
            }
            catch (InputException)
            {
                // The column is gone, or is of another type now.
            }
        }
        return fitting.Count == 0 ? "1 = 0" : string.Join(" OR ", fitting);
    }
}
