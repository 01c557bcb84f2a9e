using Maru.Methods.Linkage;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>How two tables meet by their keys, in rows.</summary>
/// <param name="LeftBlank">Rows of which a field is blank or can't be read.</param>
/// <param name="LeftRepeated">Rows whose key stands in others of the same table too.</param>
/// <param name="Matched">Rows of the joined table.</param>
internal sealed record JoinCounts(int LeftRows, int RightRows, int LeftBlank, int RightBlank, int LeftRepeated, int RightRepeated, int Matched);

/// <summary>Two tables joined by keyed hashes of their normalised fields. Who joins sees the hashes only; they leave no trace in the result.</summary>
internal sealed class JoinedTable
{
    private const char Between = '\u001f';

    private readonly PrivacyTable _left, _right;
    private readonly List<(int Left, int Right)> _pairs = [];

    private JoinedTable(PrivacyTable left, PrivacyTable right, JoinCounts counts) => (_left, _right, Counts) = (left, right, counts);

    public JoinCounts Counts { get; private set; }

    /// <param name="hash">Keyed: nobody without the key makes the same of a value.</param>
    public static JoinedTable Of(PrivacyTable left, PrivacyTable right, TableJoin join, Func<string, string> hash)
    {
        var leftKeys = Keys(left, [.. join.Fields.Select(field => (field.Left, field.Form))], hash);
        var rightKeys = Keys(right, [.. join.Fields.Select(field => (field.Right, field.Form))], hash);
        var (leftTimes, rightTimes) = (Times(leftKeys), Times(rightKeys));
        var joined = new JoinedTable(left, right, new(left.Rows, right.Rows, leftKeys.Count(key => key is null), rightKeys.Count(key => key is null), Repeated(leftKeys, leftTimes), Repeated(rightKeys, rightTimes), 0));
        var rightRows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < rightKeys.Length; row++)
            if (rightKeys[row] is { } key && rightTimes[key] == 1) rightRows.Add(key, row);
        // A key that repeats may be two people: it joins nobody.
        for (int row = 0; row < leftKeys.Length; row++)
            if (leftKeys[row] is { } key && (join.ManyToOne || leftTimes[key] == 1) && rightRows.TryGetValue(key, out int other)) joined._pairs.Add((row, other));
        joined.Counts = joined.Counts with { Matched = joined._pairs.Count };
        return joined;
    }

    /// <summary>A key for each row; null where a field of it is missing.</summary>
    public static string?[] Keys(PrivacyTable table, IReadOnlyList<(string Column, JoinForm Form)> fields, Func<string, string> hash)
    {
        var parts = fields.Select(field => table.Require(field.Column) is var column ? (column.Codes, Values: column.Values.Select(value => JoinText.Normalize(value, field.Form)).ToArray()) : default).ToArray();
        var keys = new string?[table.Rows];
        for (int row = 0; row < keys.Length; row++)
        {
            var values = Array.ConvertAll(parts, part => part.Values[part.Codes[row]]);
            keys[row] = values.Any(value => value is null) ? null : hash(string.Join(Between, values));
        }
        return keys;
    }

    public PrivacyTable Table(TableJoin join, IReadOnlyList<string> items) => new(_left.Name,
    [
        .. _left.Columns.Where(column => items.Contains(column.Name)).Select(column => Taken(column, column.Name, pair => pair.Left)),
        .. join.Names(items).Select(pair => Taken(_right.Require(pair.Column), pair.Name, at => at.Right)),
    ])
    {
        Version = _left.Version,
        JoinedVersion = _right.Version,
        Sources = [(_left.Name, _left.Rows, [.. _left.Columns.Select(column => column.Name)]), (_right.Name, _right.Rows, [.. _right.Columns.Select(column => column.Name)])],
    };

    private CodedColumn Taken(CodedColumn column, string name, Func<(int Left, int Right), int> side) => CodedColumn.From(name, _pairs.Select(pair => column.Values[column.Codes[side(pair)]]));

    private static Dictionary<string, int> Times(string?[] keys)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in keys)
            if (key is not null) times[key] = times.GetValueOrDefault(key) + 1;
        return times;
    }

    private static int Repeated(string?[] keys, Dictionary<string, int> times) => keys.Count(key => key is not null && times[key] > 1);
}
