using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Rows;

/// <summary>
/// Reads a <see cref="RowQuery"/> from the parameters of an address: <c>select</c>, <c>sort</c>, <c>group</c>, <c>agg</c>, <c>q</c>,
/// <c>limit</c>, <c>after</c>; any other name is a column to filter by. <c>filter[name]</c> names a column that bears one of these words.
/// </summary>
public static class RowQueryReader
{
    private static readonly string[] Periods = ["year", "quarter", "month", "week", "day", "hour"];

    /// <param name="others">Parameters that are the caller's own business.</param>
    /// <exception cref="InputException">An unknown column, or a value that does not fit.</exception>
    public static RowQuery Read(IEnumerable<KeyValuePair<string, string>> parameters, RowSchema schema, params ReadOnlySpan<string> others)
    {
        List<Column> select = [];
        List<RowFilter> filters = [];
        List<SortKey> sort = [];
        List<GroupKey> group = [];
        List<Aggregate> aggregates = [];
        string? search = null, after = null;
        int? limit = null;
        foreach (var (name, value) in parameters)
        {
            if (others.Contains(name)) continue;
            if (name == "select") select.AddRange(QueryText.Split(value).Select(item => schema.Require(QueryText.Unquote(item), $"select={value}")));
            else if (name == "sort") sort.AddRange(QueryText.Split(value).Select(ReadSort));
            else if (name == "group") group.AddRange(QueryText.Split(value).Select(item => ReadGroup(item, schema, $"group={value}")));
            else if (name == "agg") aggregates.AddRange(QueryText.Split(value).Select(item => ReadAggregate(item, schema, $"agg={value}")));
            else if (name == "q") search = string.IsNullOrWhiteSpace(value) ? null : QueryText.Composed(value.Trim());
            else if (name == "limit") limit = ReadLimit(value);
            else if (name == "after") after = value.Length == 0 ? null : value;
            else if (FilterColumn(name, schema) is { } column && value.Length > 0) filters.Add(FilterReader.Read(column, value));
        }
        if (group.Count > 0 && aggregates.Count == 0) aggregates.Add(new(AggregateFunction.Count, null, "count()"));
        var query = new RowQuery
        {
            Select = [.. select.Distinct()],
            Filters = filters,
            Search = search,
            Sort = sort,
            Group = group,
            Aggregates = aggregates,
            Limit = limit,
            After = after,
        };
        return query.Grouped ? CheckGrouped(query) : query with { Sort = [.. sort.Select(key => CheckSort(key, schema))] };
    }

    private static Column FilterColumn(string name, RowSchema schema) =>
        name.StartsWith("filter[", StringComparison.Ordinal) && name[^1] == ']'
            ? schema.Require(name["filter[".Length..^1], name)
            : schema.Require(name, name);

    private static SortKey ReadSort(string item) =>
        item[0] is '-' or '+' ? new(QueryText.Unquote(item[1..].Trim()), item[0] == '-') : new(QueryText.Unquote(item), false);

    private static SortKey CheckSort(SortKey key, RowSchema schema)
    {
        var column = schema.Require(key.Name, $"sort={key.Name}");
        if (column.Type == ColumnType.Geometry)
            throw new InputException(
                new($"'{column.Name}' 컬럼은 도형이라 순서가 없습니다.", $"The column '{column.Name}' holds shapes, which have no order."),
                new("다른 열로 정렬하세요.", "Sort by another column."), $"sort={key.Name}");
        return key with { Name = column.Name };
    }

    private static GroupKey ReadGroup(string item, RowSchema schema, string where)
    {
        if (schema.Find(QueryText.Unquote(item)) is { } plain) return new(Groupable(plain, where), null, plain.Name);
        var (alias, rest) = CutAlias(item);
        if (!QueryText.TryCall(rest, out var period, out var name))
            return new(Groupable(schema.Require(QueryText.Unquote(rest), where), where), null, alias ?? QueryText.Unquote(rest));
        var column = schema.Require(name, where);
        period = period.ToLowerInvariant();
        if (Periods.Contains(period) && column.Type is ColumnType.Date or ColumnType.DateTime) return new(column, period, alias ?? $"{period}({column.Name})");
        throw new InputException(
            new($"'{column.Name}' 컬럼을 '{period}' 단위로 묶을 수 없습니다.", $"The column '{column.Name}' can't be grouped by '{period}'."),
            new($"날짜 컬럼에 쓸 수 있는 단위: {string.Join(", ", Periods)}", $"Units for date columns: {string.Join(", ", Periods)}"), where);
    }

    private static Column Groupable(Column column, string where) => column.Type != ColumnType.Geometry ? column : throw new InputException(
        new($"'{column.Name}' 컬럼은 도형이라 묶을 수 없습니다.", $"The column '{column.Name}' holds shapes and can't be grouped by."),
        new("다른 열로 묶으세요.", "Group by another column."), where);

    private static Aggregate ReadAggregate(string item, RowSchema schema, string where)
    {
        var (alias, rest) = CutAlias(item);
        if (!QueryText.TryCall(rest, out var written, out var argument) || !Enum.TryParse<AggregateFunction>(written, ignoreCase: true, out var function) || !Enum.IsDefined(function))
            throw UnknownAggregate(item, where);
        if (argument.Length == 0 && function == AggregateFunction.Count) return new(function, null, alias ?? "count()");
        var column = schema.Require(argument, where);
        var numeric = column.Type is ColumnType.Integer or ColumnType.Number;
        if ((function is AggregateFunction.Sum or AggregateFunction.Avg or AggregateFunction.Median && !numeric) || (column.Type == ColumnType.Geometry && function != AggregateFunction.Count))
            throw new InputException(
                new($"'{column.Name}' 컬럼에는 {written} 계산을 할 수 없습니다.", $"{written} can't be computed of the column '{column.Name}'."),
                new("합계·평균·중앙값은 수 컬럼에만 쓰세요.", "Use sum, avg and median with number columns."), where);
        return new(function, column, alias ?? $"{function.ToString().ToLowerInvariant()}({column.Name})");
    }

    private static InputException UnknownAggregate(string item, string where) => new(
        new($"'{item}'{Josa.Pick(item, "은", "는")} 아는 집계가 아닙니다.", $"'{item}' is no aggregate."),
        new("count(), sum(열), avg(열), min(열), max(열), distinct(열), median(열)처럼 쓰세요.", "Write count(), sum(column), avg(column), min(column), max(column), distinct(column) or median(column)."), where);

    // "합계:sum(승차)": an alias ends at the first colon before the parenthesis.
    private static (string? Alias, string Call) CutAlias(string item)
    {
        var colon = item.IndexOf(':', StringComparison.Ordinal);
        var open = item.IndexOf('(', StringComparison.Ordinal);
        return colon <= 0 || (open >= 0 && open < colon) ? (null, item) : (QueryText.Unquote(item[..colon].Trim()), item[(colon + 1)..].Trim());
    }

    private static RowQuery CheckGrouped(RowQuery query)
    {
        if (query.Select.Count > 0)
            throw new InputException(
                new("group·agg와 select를 함께 쓸 수 없습니다.", "select does not go with group and agg."),
                new("select를 빼세요. 결과의 컬럼은 group과 agg가 정합니다.", "Leave select out: group and agg say what the result's columns are."), "select");
        string[] names = [.. query.Group.Select(g => g.Name), .. query.Aggregates.Select(a => a.Name)];
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException(
                new($"결과에 '{twice.Key}' 컬럼이 두 번 나옵니다.", $"The result would have two columns '{twice.Key}'."),
                new("'이름:sum(열)'처럼 다른 이름을 붙이세요.", "Give one another name, as in 'name:sum(column)'."), "agg");
        foreach (var key in query.Sort)
            if (!names.Contains(key.Name, StringComparer.OrdinalIgnoreCase))
                throw new InputException(
                    new($"결과에 '{key.Name}' 컬럼이 없어 정렬할 수 없습니다.", $"The result has no column '{key.Name}' to sort by."),
                    new($"쓸 수 있는 컬럼: {string.Join(", ", names)}", $"Columns: {string.Join(", ", names)}"), $"sort={key.Name}");
        return query;
    }

    private static int? ReadLimit(string value)
    {
        if (value.Length == 0) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0) return limit;
        throw new InputException(
            new($"limit 값이 \"{value}\"입니다.", $"limit is \"{value}\"."),
            new("1 이상의 정수를 쓰세요.", "Use a whole number from 1."), $"limit={value}");
    }
}
