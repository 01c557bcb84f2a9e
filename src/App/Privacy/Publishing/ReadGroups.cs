using System.Globalization;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using PersonalDataKind = Maru.Methods.PersonalData.PersonalDataKind;
using static Maru.Methods.PersonalData.PersonalDataKinds;

namespace Maru.App.Privacy.Publishing;

/// <summary>Groups the rows of a version, closed columns and all, into the true table.</summary>
internal sealed class ReadGroups(LakeStore lake, IEngine engine)
{
    /// <summary>What has no value.</summary>
    public const string Blank = "(빈칸)";

    /// <summary>What is none of the labels, and labels of a closed column that few people share.</summary>
    public const string Others = "그 밖";

    // Too large, or no number at all.
    private const string Beyond = "(범위 밖)";

    private const int MostGroups = 50_000;
    private const int MostTogether = 500_000;
    private const string Position = "§row";

    /// <param name="least">Labels of closed columns that fewer people share are counted as others: the label alone may say who it is.</param>
    /// <param name="published">Labels that a table made of the version has; null to take those that are named or found.</param>
    /// <exception cref="InputException">A column can't be grouped or summed so, or there are too many groups.</exception>
    public GroupedRows Read(VersionManifest version, TableSpec spec, int least, CancellationToken stop, IReadOnlyList<SafeDimension>? published = null)
    {
        var columns = spec.By.Select(dimension => Fitting(version, dimension)).ToList();
        var measure = spec.Measure is null ? null : Measured(version, spec.Measure);
        var found = Query(version, Sql(version, spec, columns, measure), MostGroups, stop);
        var keys = found.Rows.Select(row => columns.Select((column, i) => Label(row[i], column, spec.By[i])).ToArray()).ToList();
        var counts = found.Rows.Select(row => Whole(row[columns.Count])).ToList();
        var by = columns.Select((column, i) => new SafeDimension(NameOf(column, spec.By[i]), column.Name, published is not null ? published[i].Labels
            : spec.By[i].Labels is { } said ? Said(said) : Labels(column, [.. found.Rows.Select((row, group) => (row[i], keys[group][i], counts[group]))], least))).ToList();
        var numbers = by.Select(Numbers).ToList();
        var at = columns.Count;
        var groups = found.Rows.Select((row, group) => (
            Labels: keys[group].Select((label, i) => Number(numbers[i], label)).ToArray(),
            Cell: new GroupedCell(counts[group], Amount(row[at + 1]), Amount(row[at + 2]), Amount(row[at + 3]), Whole(row[at + 4]), counts[group] == 1 ? Whole(row[at + 6]) : -1)));
        return GroupedRows.Of(by, groups, found.Rows.Any(row => Amount(row[at + 5]) < 0));
    }

    /// <summary>Which labels of groupings rows have together, and how many have them.</summary>
    public IReadOnlyList<(int[] Labels, long Rows)> Together(VersionManifest version, IReadOnlyList<(TableDimension Dimension, SafeDimension Labels)> by, CancellationToken stop)
    {
        var columns = by.Select(one => Fitting(version, one.Dimension)).ToList();
        var names = string.Join(", ", columns.Select((_, i) => FormattableString.Invariant($"k{i}")));
        var found = Query(version, $"select {string.Join(", ", columns.Select((column, i) => $"{Key(column, by[i].Dimension)} as k{i}"))}, count(*) from {RowSql.Quote(version.Dataset)} group by {names}", MostTogether, stop);
        var numbers = by.Select(one => Numbers(one.Labels)).ToList();
        return [.. found.Rows.Select(row => (Labels: columns.Select((column, i) => Number(numbers[i], Label(row[i], column, by[i].Dimension))).ToArray(), Rows: Whole(row[columns.Count])))
            .GroupBy(group => string.Join(' ', group.Labels)).Select(same => (same.First().Labels, same.Sum(group => group.Rows)))];
    }

    /// <exception cref="InputException">There is no such column, or it can't be grouped so.</exception>
    public static Column Required(VersionManifest version, TableDimension dimension)
    {
        var column = Fitting(version, dimension);
        if (column.Closed && IdentifierOf(column) is { } what) throw new InputException(
            new($"‘{column.Name}’ 컬럼은 {what.KoreanName()}{Josa.Pick(what.KoreanName(), "을", "를")} 담아 닫은 컬럼이라 이것으로 묶을 수 없습니다.", $"'{column.Name}' is closed for what it holds ({what.EnglishName()}): nothing can be grouped by it."),
            new("그 값이 표의 이름표가 되어 누구인지 드러납니다. 지역이나 나이대처럼 여러 사람이 함께 갖는 컬럼으로 묶으세요.", "Its values would become labels and say who somebody is: group by a column that many people share, such as area or age."), "by");
        return column;
    }

    /// <summary>What of its values says who somebody is; null when they don't.</summary>
    public static PersonalDataKind? IdentifierOf(Column column) => column.Personal is { } found && s_identifiers.TryGetValue(found.Kind, out var kind) ? kind : column.Privacy == PrivacyClass.UniqueIdentifier ? PersonalDataKind.ResidentNumber : null;

    // An address or a day of birth alone is shared; what labels of theirs few people share are others anyway.
    private static readonly Dictionary<string, PersonalDataKind> s_identifiers = ((PersonalDataKind[])[
        PersonalDataKind.ResidentNumber, PersonalDataKind.PartialResidentNumber, PersonalDataKind.ForeignerNumber, PersonalDataKind.Passport, PersonalDataKind.DriverLicence, PersonalDataKind.MobilePhone, PersonalDataKind.Phone,
        PersonalDataKind.Email, PersonalDataKind.PaymentCard, PersonalDataKind.BankAccount, PersonalDataKind.VehiclePlate, PersonalDataKind.PersonName, PersonalDataKind.DetailedAddress, PersonalDataKind.IpAddress]).ToDictionary(PersonalFindings.KindId, StringComparer.Ordinal);

    /// <exception cref="InputException">There is no such column, or it can't be grouped so.</exception>
    private static Column Fitting(VersionManifest version, TableDimension dimension)
    {
        var column = Known(version, dimension.Column, "by");
        bool isNumber = column.Type is ColumnType.Integer or ColumnType.Number, isDate = column.Type is ColumnType.Date or ColumnType.DateTime;
        if (column.Type == ColumnType.Geometry) throw new InputException(
            new($"‘{column.Name}’ 컬럼은 도형이어서 이것으로 묶을 수 없습니다.", $"'{column.Name}' holds shapes: nothing can be grouped by it."), new("지역 이름처럼 도형이 아닌 컬럼을 고르세요.", "Choose a column that holds no shapes, such as the name of an area."), "by");
        if ((dimension.Width is not null && !isNumber) || (dimension.IsPeriod && !isDate)) throw new InputException(
            new($"‘{column.Name}’ 컬럼은 {Josa.EuroRo(dimension.Step!)} 묶을 수 없습니다.", $"'{column.Name}' can't be grouped by {dimension.Step}."), new("수에는 너비를, 날짜에는 year, quarter, month를 쓰세요.", "Use a width for numbers; year, quarter or month for dates."), "by");
        return column;
    }

    private static Column Measured(VersionManifest version, string name)
    {
        var column = Known(version, name, "measure");
        return column.Type is ColumnType.Integer or ColumnType.Number ? column : throw new InputException(
            new($"‘{name}’{Josa.Pick(name, "은", "는")} 수가 아니어서 더할 수 없습니다.", $"'{name}' holds no numbers to add up."), new("수 컬럼을 고르거나 행 수를 세세요.", "Choose a column of numbers, or count rows."), "measure");
    }

    private static Column Known(VersionManifest version, string name, string field) => version.Columns.FirstOrDefault(column => column.Name == name) ?? throw new InputException(
        new($"‘{name}’ 컬럼이 없습니다.", $"There is no column '{name}'."), new($"있는 컬럼: {string.Join(", ", version.Columns.Select(column => column.Name))}", $"Columns: {string.Join(", ", version.Columns.Select(column => column.Name))}"), field);

    private static string Sql(VersionManifest version, TableSpec spec, IReadOnlyList<Column> columns, Column? measure)
    {
        var keys = columns.Select((column, i) => $"{Key(column, spec.By[i])} as k{i}");
        var names = string.Join(", ", columns.Select((_, i) => FormattableString.Invariant($"k{i}")));
        var amount = measure is null ? "cast(null as double precision)" : $"cast({RowSql.Quote(measure.Name)} as double precision)";
        var limited = spec is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"case when m is null then 0 else cast(round(least(greatest(m, {low}), {high})) as bigint) end") : "cast(0 as bigint)";
        return $"""
            with b as (select {string.Join(", ", keys)}, {amount} as m, {RowSql.Quote(Position)} as p from {RowSql.Quote(version.Dataset)}),
            r as (select *, row_number() over (partition by {names} order by m desc nulls last) as n from b)
            select {names}, count(*), sum(m), max(case when n = 1 then m end), max(case when n = 2 then m end), sum({limited}), min(m), min(p) from r group by {names} order by {names}
            """;
    }

    private static string Key(Column column, TableDimension dimension)
    {
        var name = RowSql.Quote(column.Name);
        // The number of the range; a value that stands on a boundary is not put below it for the sake of binary fractions.
        if (dimension.Width is { } width) return string.Create(CultureInfo.InvariantCulture, $"floor(cast({name} as double precision) / {width} + 1e-9)");
        return dimension.IsPeriod ? $"cast(date_trunc('{dimension.Step}', {name}) as date)" : name;
    }

    private ResultTable Query(VersionManifest version, string sql, int most, CancellationToken stop)
    {
        using var session = engine.Open([lake.Table(version, closedToo: true) with { Position = Position }], new SessionLimits(Time: TimeSpan.FromMinutes(2)));
        using var result = session.Query(sql, null, stop);
        return ResultTable.Read(result, most);
    }

    private static Dictionary<string, int> Numbers(SafeDimension dimension) => dimension.Labels.Select((label, i) => (label, i)).ToDictionary(pair => pair.label, pair => pair.i, StringComparer.Ordinal);

    private static int Number(Dictionary<string, int> numbers, string label) => numbers.TryGetValue(label, out var number) || numbers.TryGetValue(Others, out number) ? number : throw PublishErrors.Otherwise;

    // Whole numbers in ranges of one are the numbers themselves.
    private static string NameOf(Column column, TableDimension dimension) => dimension.Width == 1 && column.Type == ColumnType.Integer ? column.Name : dimension.Name;

    private static string Label(object? key, Column column, TableDimension dimension)
    {
        if (key is null or "") return Blank;
        if (dimension.Width is { } width)
        {
            var range = Convert.ToDouble(key, CultureInfo.InvariantCulture);
            if (!double.IsFinite(range) || Math.Abs(range) * (double)width >= 1e15) return Beyond;
            var from = (decimal)range * width;
            return width == 1 && column.Type == ColumnType.Integer ? Plain(from)
                : column.Type == ColumnType.Integer && width == Math.Floor(width) ? $"{Plain(from)}–{Plain(from + width - 1)}" : $"{Plain(from)} 이상 {Plain(from + width)} 미만";
        }
        if (dimension.IsPeriod && key is DateOnly day) return dimension.Step switch
        {
            "year" => day.ToString("yyyy", CultureInfo.InvariantCulture),
            "month" => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => string.Create(CultureInfo.InvariantCulture, $"{day.Year}년 {(day.Month + 2) / 3}분기"),
        };
        return ResultTable.Text(key).Trim() is { Length: > 0 } text ? text : Blank;
    }

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Said(IReadOnlyList<string> labels) => [.. labels.Append(Others).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Labels(Column column, IReadOnlyList<(object? Key, string Label, long Rows)> found, int least)
    {
        var labels = found.GroupBy(group => group.Label, StringComparer.Ordinal).Select(group => (Label: group.Key, group.First().Key, Rows: group.Sum(one => one.Rows))).OrderBy(label => label.Key, Order).ToList();
        if (labels.Any(label => PersonalText.IsPersonal(label.Label))) throw new InputException(
            new($"‘{column.Name}’ 컬럼의 값에 개인정보가 들어 있습니다.", $"Values of '{column.Name}' hold personal data."), new("값이 이름표가 되지 않게 다른 컬럼으로 묶으세요.", "Group by another column: its values would become labels."), "by");
        return column.Closed && labels.Any(label => label.Rows < least) ? [.. labels.Where(label => label.Rows >= least).Select(label => label.Label), Others] : [.. labels.Select(label => label.Label)];
    }

    // As the values go: numbers and times by size, words by their letters, what is blank last.
    private static readonly Comparer<object?> Order = Comparer<object?>.Create((a, b) => a is null || b is null ? (a is null).CompareTo(b is null)
        : a is string text && b is string other ? string.CompareOrdinal(text, other)
        : a is IComparable left && a.GetType() == b.GetType() ? left.CompareTo(b) : string.CompareOrdinal(ResultTable.Text(a), ResultTable.Text(b)));

    private static long Whole(object? value) => value switch { null => 0, Int128 big => (long)big, _ => Convert.ToInt64(value, CultureInfo.InvariantCulture) };

    private static decimal Amount(object? value) => ResultTable.Number(value) is { } number && double.IsFinite(number) && Math.Abs(number) < 1e18 ? Math.Round((decimal)number, 6) : 0;
}
