using System.Globalization;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Linking;

/// <summary>The things of one dataset: one per value of the key column, with the columns they are compared by, all as text.</summary>
/// <param name="Columns">By name; each as long as <paramref name="Keys"/>. Of several rows with one key, the greatest value.</param>
internal sealed record LinkTable(VersionManifest Version, string Key, IReadOnlyList<string> Keys, IReadOnlyDictionary<string, string?[]> Columns)
{
    private const string Self = "t";

    public static LinkTable Read(LakeStore lake, ReadableVersions versions, IEngine engine, string dataset, string? key, IEnumerable<string> columns, CancellationToken stop)
    {
        var version = versions.Find(dataset) ?? throw new InputException(
            new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));
        var keyColumn = key ?? version.Columns.FirstOrDefault(column => column.Role == ColumnRole.Key)?.Name ?? throw new InputException(
            new($"'{dataset}'에는 행마다 다른 키 컬럼이 없어, 무엇을 이을지 모릅니다.", $"'{dataset}' has no key column, so it is not known what to link."),
            new("--left-key나 --right-key로 컬럼을 정하세요. 값이 같은 행은 하나로 봅니다.", "Name a column with --left-key or --right-key; rows with one value are one thing."), dataset);
        var wanted = columns.Where(column => column != keyColumn).Distinct().ToList();
        foreach (var column in wanted.Append(keyColumn)) Require(version, column);
        return ReadRows(version, lake.Table(version) with { Name = Self }, engine, keyColumn, wanted, stop);
    }

    private static void Require(VersionManifest version, string name)
    {
        var column = version.Columns.FirstOrDefault(column => column.Name == name);
        if (column is { Closed: false }) return;
        var open = string.Join(", ", version.Columns.Where(column => !column.Closed).Select(column => column.Name));
        throw new InputException(
            column is null
                ? new($"'{version.Dataset}'에 ‘{name}’ 컬럼이 없습니다.", $"'{version.Dataset}' has no column '{name}'.")
                : new($"'{version.Dataset}'의 ‘{name}’ 컬럼은 개인정보라서 잠겨 있습니다.", $"Column '{name}' of '{version.Dataset}' is closed: it is personal data."),
            new($"쓸 수 있는 컬럼: {open}", $"Columns that may be used: {open}"), version.Dataset);
    }

    private static LinkTable ReadRows(VersionManifest version, EngineTable table, IEngine engine, string key, List<string> columns, CancellationToken stop)
    {
        var sql = $"select cast({Quoted(key)} as varchar){string.Concat(columns.Select(column => $", max(cast({Quoted(column)} as varchar))"))} from {Self} where {Quoted(key)} is not null group by 1 order by 1";
        var keys = new List<string>();
        var values = columns.Select(_ => new List<string?>()).ToList();
        using var session = engine.Open([table], new SessionLimits());
        using var result = session.Query(sql, null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                keys.Add((string)result.Batch.Value(0, row)!);
                for (var i = 0; i < columns.Count; i++) values[i].Add((string?)result.Batch.Value(i + 1, row));
            }
        return new(version, key, keys, columns.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second.ToArray()));
    }

    /// <summary>A column's texts; the key itself may be one.</summary>
    public IReadOnlyList<string?> Texts(string column) => column == Key ? [.. Keys] : Columns[column];

    public double?[] Numbers(string column) =>
        [.. Texts(column).Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : (double?)null)];

    public DateOnly?[] Dates(string column) => [.. Texts(column).Select(text => text is null ? null : Methods.Linkage.WrittenDate.Read(text))];

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Place of each key.</summary>
    public Dictionary<string, int> Places() => Keys.Select((text, i) => (text, i)).ToDictionary(pair => pair.text, pair => pair.i, StringComparer.Ordinal);
}
