using System.Globalization;
using System.Text;
using Maru.Core.Data;

namespace Maru.App.Rows;

/// <summary>One SELECT with its parameters.</summary>
/// <param name="Shown">Columns to show; those after them only say where the next page starts.</param>
/// <param name="NeedsPosition">True when the table must show its rows' position.</param>
public sealed record RowStatement(string Sql, IReadOnlyList<object?> Parameters, int Shown, bool NeedsPosition);

/// <summary>
/// Turns a <see cref="RowQuery"/> into one SELECT of the dialect all engines share. Values are parameters, names are quoted.
/// Invariant: parameters are bound in the order they stand in the text.
/// </summary>
internal sealed class RowSql
{
    private readonly RowQuery _query;
    private readonly RowSchema _schema;
    private readonly bool _keepsOrder;
    private readonly bool _written;
    private readonly StringBuilder _sql = new();
    private readonly List<object?> _parameters = [];

    private RowSql(RowQuery query, RowSchema schema, bool keepsOrder, bool written = false)
    {
        _query = query;
        _schema = schema;
        _keepsOrder = keepsOrder;
        _written = written;
    }

    /// <summary>The page's rows and one more, which tells whether there is a next page.</summary>
    /// <param name="keepsOrder">The engine returns rows in their stored order when nothing is sorted.</param>
    /// <param name="anchor">Where to go on; null from the start.</param>
    public static RowStatement Rows(RowQuery query, RowSchema schema, bool keepsOrder, Anchor? anchor) =>
        query.Grouped ? new RowSql(query, schema, keepsOrder).Groups(anchor) : new RowSql(query, schema, keepsOrder).Plain(anchor);

    /// <summary>The number of rows, or of groups, that qualify; counting stops after <paramref name="bound"/>.</summary>
    public static RowStatement Count(RowQuery query, RowSchema schema, long? bound) => new RowSql(query, schema, false).CountUpTo(bound);

    /// <summary>The sort columns of the row at a position.</summary>
    public static RowStatement SortValues(RowQuery query, RowSchema schema, long position) =>
        new RowSql(query, schema, false).SortValuesAt(position);

    /// <summary>The conditions of a query, with their values written out: for a statement that stands alone in a receipt.</summary>
    public static IReadOnlyList<string> Conditions(RowQuery query, RowSchema schema) => new RowSql(query, schema, false, written: true).ConditionsBefore(null);

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private RowStatement Plain(Anchor? anchor)
    {
        var shown = _query.Select.Count > 0 ? _query.Select : _schema.Columns;
        var paged = _query.Limit is not null;
        var ordered = _query.Sort.Count > 0 || !_keepsOrder;
        _sql.Append("SELECT ").AppendJoin(", ", shown.Select(c => Quote(c.Name)));
        if (paged) _sql.Append(", ").Append(Quote(_schema.Position));
        From();
        Where(anchor);
        if (ordered) _sql.Append(" ORDER BY ").AppendJoin(", ", [.. _query.Sort.Select(Order), Quote(_schema.Position)]);
        LimitTo(0);
        return Done(shown.Count, paged || ordered || anchor is not null);
    }

    private RowStatement Groups(Anchor? anchor)
    {
        string[] names = [.. _query.Group.Select(g => g.Name), .. _query.Aggregates.Select(a => a.Name)];
        string[] expressions = [.. _query.Group.Select(GroupExpression), .. _query.Aggregates.Select(AggregateExpression)];
        _sql.Append("SELECT ").AppendJoin(", ", expressions.Zip(names, (expression, name) => $"{expression} AS {Quote(name)}"));
        From();
        Where(null);
        GroupBy();
        var sorted = _query.Sort.Select(key => (Column: Array.FindIndex(names, n => n.Equals(key.Name, StringComparison.OrdinalIgnoreCase)), key.Descending));
        var keys = Enumerable.Range(0, _query.Group.Count).Select(i => (Column: i, Descending: false));
        string[] order = [.. sorted.Concat(keys).DistinctBy(k => k.Column).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Column + 1} {Direction(k.Descending)}"))];
        if (order.Length > 0) _sql.Append(" ORDER BY ").AppendJoin(", ", order);
        LimitTo(anchor?.Position ?? 0);
        return Done(names.Length, false);
    }

    private RowStatement CountUpTo(long? bound)
    {
        if (!_query.Grouped && bound is null)
        {
            _sql.Append("SELECT count(*)");
            From();
            Where(null);
            return Done(1, false);
        }
        _sql.Append("SELECT count(*) FROM (SELECT 1 AS one");
        From();
        Where(null);
        if (_query.Grouped) GroupBy();
        if (bound is { } most) _sql.Append(CultureInfo.InvariantCulture, $" LIMIT {most + 1}");
        _sql.Append(") AS matched");
        return Done(1, false);
    }

    private RowStatement SortValuesAt(long position)
    {
        _sql.Append("SELECT ").AppendJoin(", ", _query.Sort.Select(key => Quote(key.Name)));
        From();
        _sql.Append(" WHERE ").Append(Quote(_schema.Position)).Append(" = ").Append(Bind(position));
        return Done(_query.Sort.Count, true);
    }

    private RowStatement Done(int shown, bool needsPosition) => new(_sql.ToString(), _parameters, shown, needsPosition);

    private void From() => _sql.Append(" FROM ").Append(Quote(_schema.Dataset));

    private List<string> ConditionsBefore(Anchor? anchor)
    {
        var conditions = _query.Filters.Select(Condition).ToList();
        if (_query.Search is { } search) conditions.AddRange(search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(WordCondition));
        if (anchor is not null) conditions.Add(AfterAnchor(anchor));
        return conditions;
    }

    private void Where(Anchor? anchor)
    {
        var conditions = ConditionsBefore(anchor);
        if (conditions.Count > 0) _sql.Append(" WHERE ").AppendJoin(" AND ", conditions);
    }

    private void GroupBy()
    {
        if (_query.Group.Count > 0) _sql.Append(" GROUP BY ").AppendJoin(", ", _query.Group.Select(GroupExpression));
    }

    private void LimitTo(long offset)
    {
        if (_query.Limit is not { } limit) return;
        _sql.Append(CultureInfo.InvariantCulture, $" LIMIT {(long)limit + 1}");
        if (offset > 0) _sql.Append(CultureInfo.InvariantCulture, $" OFFSET {offset}");
    }

    private static string Order(SortKey key) => $"{Quote(key.Name)} {Direction(key.Descending)}";

    private static string Direction(bool descending) => descending ? "DESC NULLS LAST" : "ASC NULLS LAST";

    private string Condition(RowFilter filter)
    {
        var column = Quote(filter.Column.Name);
        return filter.Operator switch
        {
            FilterOperator.IsNull => $"{column} IS NULL",
            FilterOperator.IsNotNull => $"{column} IS NOT NULL",
            FilterOperator.In when filter.Values[0] is TimeSpanOfValue => "(" + string.Join(" OR ", filter.Values.Select(v => Compare(filter.Column, FilterOperator.Equal, v))) + ")",
            FilterOperator.In => $"{column} IN ({string.Join(", ", filter.Values.Select(v => BindValue(filter.Column, v)))})",
            FilterOperator.Contains => $"position({BindText(filter.Values[0])} IN {column}) > 0",
            FilterOperator.StartsWith => $"starts_with({column}, {BindText(filter.Values[0])})",
            FilterOperator.EndsWith => EndsWith(column, (string)filter.Values[0]),
            _ => Compare(filter.Column, filter.Operator, filter.Values[0]),
        };
    }

    private string EndsWith(string column, string end) =>
        $"right({column}, {end.EnumerateRunes().Count().ToString(CultureInfo.InvariantCulture)}) = {BindText(end)}";

    // A written date is a stretch of time, so every comparison with it is one with its start or its end.
    private string Compare(Column column, FilterOperator operation, object value)
    {
        var name = Quote(column.Name);
        if (value is not TimeSpanOfValue { Instant: false } stretch)
            return $"{name} {Sign(operation)} {BindValue(column, value is TimeSpanOfValue instant ? instant.Start : value)}";
        return operation switch
        {
            FilterOperator.Equal => $"({name} >= {BindValue(column, stretch.Start)} AND {name} < {BindValue(column, stretch.End)})",
            FilterOperator.NotEqual => $"({name} < {BindValue(column, stretch.Start)} OR {name} >= {BindValue(column, stretch.End)} OR {name} IS NULL)",
            FilterOperator.Greater => $"{name} >= {BindValue(column, stretch.End)}",
            FilterOperator.GreaterOrEqual => $"{name} >= {BindValue(column, stretch.Start)}",
            FilterOperator.Less => $"{name} < {BindValue(column, stretch.Start)}",
            _ => $"{name} < {BindValue(column, stretch.End)}",
        };
    }

    private static string Sign(FilterOperator operation) => operation switch
    {
        FilterOperator.Equal => "=",
        // A blank is not equal to anything: people who leave out a value still want the blanks.
        FilterOperator.NotEqual => "IS DISTINCT FROM",
        FilterOperator.Greater => ">",
        FilterOperator.GreaterOrEqual => ">=",
        FilterOperator.Less => "<",
        FilterOperator.LessOrEqual => "<=",
        _ => throw new InvalidOperationException($"{operation} is no comparison."),
    };

    private string WordCondition(string word)
    {
        var texts = _schema.Columns.Where(c => c.Type == ColumnType.Text).ToList();
        if (texts.Count == 0) return "1 = 0";
        return "(" + string.Join(" OR ", texts.Select(c => $"position({Bind(word.ToLowerInvariant())} IN lower({Quote(c.Name)})) > 0")) + ")";
    }

    /// <summary>Rows after the anchor in the order (sort columns, position), blanks last whichever the direction.</summary>
    private string AfterAnchor(Anchor anchor, int key = 0)
    {
        if (key == _query.Sort.Count) return $"{Quote(_schema.Position)} > {Bind(anchor.Position)}";
        var name = Quote(_query.Sort[key].Name);
        var value = anchor.SortValues[key];
        if (value is null) return $"({name} IS NULL AND {AfterAnchor(anchor, key + 1)})";
        var sign = _query.Sort[key].Descending ? "<" : ">";
        return $"({name} {sign} {BindAny(value)} OR {name} IS NULL OR ({name} = {BindAny(value)} AND {AfterAnchor(anchor, key + 1)}))";
    }

    private string GroupExpression(GroupKey key)
    {
        var name = Quote(key.Column.Name);
        return key.Period switch
        {
            null => name,
            "hour" => $"date_trunc('hour', {name})",
            _ => $"CAST(date_trunc('{key.Period}', {name}) AS DATE)",
        };
    }

    private static string AggregateExpression(Aggregate aggregate)
    {
        var name = aggregate.Column is null ? "*" : Quote(aggregate.Column.Name);
        return aggregate.Function switch
        {
            AggregateFunction.Distinct => $"count(DISTINCT {name})",
            AggregateFunction.Median => $"percentile_cont(0.5) WITHIN GROUP (ORDER BY {name})",
            _ => $"{aggregate.Function.ToString().ToLowerInvariant()}({name})",
        };
    }

    private string BindText(object text) => Bind((string)text);

    private string BindValue(Column column, object value) => column.Type switch
    {
        ColumnType.Date => Bind(DateOnly.FromDateTime((DateTime)value)),
        ColumnType.Time => $"CAST({Bind(value)} AS TIME)",
        _ => Bind(value),
    };

    private string BindAny(object? value) => value is TimeOfDay time
        ? $"CAST({Bind(time.ToString())} AS TIME)"
        : Bind(value);

    private string Bind(object? value)
    {
        if (_written) return Written(value);
        _parameters.Add(value);
        return "?";
    }

    private static string Written(object? value) => value switch
    {
        null => "NULL",
        bool flag => flag ? "TRUE" : "FALSE",
        DateOnly day => $"DATE '{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        DateTime time => $"TIMESTAMP '{time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "'" + value.ToString()!.Replace("'", "''", StringComparison.Ordinal) + "'",
    };
}

/// <summary>The last row of the page before.</summary>
/// <param name="Position">The row's position; in a grouped query the number of groups already shown.</param>
/// <param name="SortValues">Its values of the sort columns.</param>
public sealed record Anchor(long Position, IReadOnlyList<object?> SortValues);
