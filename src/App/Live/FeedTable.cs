using System.Text;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>What the lines of a feed's log are as a table of the lake: values, or events.</summary>
internal sealed class FeedTable
{
    public const string Time = "\"시각\"";
    public const string ValueName = "값";
    private const string Number = "순번";

    private readonly List<(Column Column, StorageType Type, Func<FeedLine, object?> Cell)> _columns = [];
    private readonly string[] _key;

    private FeedTable(string dataset, Bilingual title, Func<FeedLine, bool> takes, bool isByDay, params string[] key) => (Dataset, Title, Takes, IsByDay, _key) = (dataset, title, takes, isByDay, key);

    public string Dataset { get; }

    public Bilingual Title { get; }

    /// <summary>True of lines that are rows of it.</summary>
    public Func<FeedLine, bool> Takes { get; }

    /// <summary>A part for each day its rows speak of; else all are in one.</summary>
    public bool IsByDay { get; }

    public IEnumerable<Column> Columns => _columns.Select(column => column.Column);

    public static FeedTable Readings(HotFeed feed)
    {
        var (setting, stations) = (feed.Setting, feed.Stations().ToDictionary(station => station.Id, StringComparer.Ordinal));
        var quantities = feed.Quantities.ToDictionary(quantity => quantity.Id, StringComparer.Ordinal);
        var table = new FeedTable(setting.Dataset, new(setting.Title, setting.TitleEn ?? setting.Title), line => line.Kind == LineKind.Reading, true, "측정소번호", "항목번호", "시각");
        table.Add("측정소번호", ColumnType.Text, ColumnRole.Code, line => line.Reading.Station);
        table.Add("측정소", ColumnType.Text, ColumnRole.Name, line => stations.GetValueOrDefault(line.Reading.Station)?.Name ?? line.Reading.Station);
        table.Add("항목번호", ColumnType.Text, ColumnRole.Code, line => line.Reading.Quantity);
        table.Add("항목", ColumnType.Text, ColumnRole.Category, line => quantities.GetValueOrDefault(line.Reading.Quantity)?.Name.Ko ?? line.Reading.Quantity);
        table.Add("시각", ColumnType.DateTime, ColumnRole.Time, line => line.Reading.At);
        table.Add(ValueName, ColumnType.Number, ColumnRole.Measure, line => line.Reading.Value);
        table.Add("단위", ColumnType.Text, ColumnRole.Category, line => quantities.GetValueOrDefault(line.Reading.Quantity)?.Unit);
        table.Add("경도", ColumnType.Number, ColumnRole.Longitude, line => stations.GetValueOrDefault(line.Reading.Station)?.Longitude);
        table.Add("위도", ColumnType.Number, ColumnRole.Latitude, line => stations.GetValueOrDefault(line.Reading.Station)?.Latitude);
        table.Add("받은시각", ColumnType.DateTime, ColumnRole.None, line => FeedLines.Time(line.ReceivedAt));
        return table;
    }

    public static FeedTable Events(HotFeed feed)
    {
        var setting = feed.Setting;
        var table = new FeedTable(setting.Dataset + "-events", new(setting.Title + " 사건", (setting.TitleEn ?? setting.Title) + ": events"), line => line.Kind == LineKind.Event, false, "사건번호");
        table.Add("사건번호", ColumnType.Text, ColumnRole.Key, line => line.Event!.Id);
        table.Add("종류", ColumnType.Text, ColumnRole.Category, line => line.Event!.Kind);
        table.Add("제목", ColumnType.Text, ColumnRole.Name, line => line.Event!.Title);
        table.Add("시각", ColumnType.DateTime, ColumnRole.Time, line => line.Event!.From);
        table.Add("종료시각", ColumnType.DateTime, ColumnRole.None, line => line.Event!.Until);
        table.Add("상태", ColumnType.Text, ColumnRole.Category, line => line.Event!.State == EventState.Open ? "진행" : "종료");
        table.Add("위험도", ColumnType.Number, ColumnRole.None, line => (double)line.Event!.Severity);
        table.Add("장소", ColumnType.Text, ColumnRole.None, line => line.Event!.Place);
        table.Add("담당", ColumnType.Text, ColumnRole.Category, line => line.Event!.Office);
        table.Add("경도", ColumnType.Number, ColumnRole.Longitude, line => line.Event!.Longitude);
        table.Add("위도", ColumnType.Number, ColumnRole.Latitude, line => line.Event!.Latitude);
        table.Add("받은시각", ColumnType.DateTime, ColumnRole.None, line => FeedLines.Time(line.ReceivedAt));
        return table;
    }

    /// <summary>Lines as rows, each with its number behind its columns.</summary>
    public IBatchSource Source(IEnumerable<FeedLine> lines) => new LineSource(_columns, lines.GetEnumerator());

    /// <summary>The rows of a part: of what was there and what came the newest of every key.</summary>
    public string MergeSql(string? before, string fresh, int day)
    {
        var names = string.Join(", ", _columns.Select(column => $"\"{column.Column.Name}\""));
        var keys = string.Join(", ", _key.Select(name => $"\"{name}\""));
        var came = $"select {names}, \"{Number}\" from {fresh}" + (IsByDay ? FormattableString.Invariant($" where cast(strftime({Time}, '%Y%m%d') as bigint) = {day}") : "");
        var all = before is null ? came : $"select {names}, cast(-1 as bigint) as \"{Number}\" from {before} union all {came}";
        return $"select {names} from (select *, row_number() over (partition by {keys} order by \"{Number}\" desc) as place from ({all}) a) b where place = 1 order by {keys}";
    }

    private void Add(string name, ColumnType type, ColumnRole role, Func<FeedLine, object?> cell) =>
        _columns.Add((new(name, type, role), type switch { ColumnType.Number => StorageType.Double, ColumnType.DateTime => StorageType.Timestamp, _ => StorageType.Text }, cell));

    private sealed class LineSource(List<(Column Column, StorageType Type, Func<FeedLine, object?> Cell)> columns, IEnumerator<FeedLine> lines) : IBatchSource
    {
        public IReadOnlyList<StoredColumn> Columns { get; } = [.. columns.Select(column => new StoredColumn(column.Column.Name, column.Type)), new(Number, StorageType.Int64)];

        public int Fill(BatchWriter batch)
        {
            var row = 0;
            for (; row < batch.Capacity && lines.MoveNext(); row++)
            {
                for (var i = 0; i < columns.Count; i++) Set(batch, i, row, columns[i].Cell(lines.Current));
                batch.Int64(columns.Count)[row] = lines.Current.Number;
            }
            return row;
        }

        private static void Set(BatchWriter batch, int column, int row, object? value)
        {
            switch (value)
            {
                case null:
                    batch.SetNull(column, row);
                    break;
                case double number:
                    batch.Double(column)[row] = number;
                    break;
                case DateTimeOffset time:
                    batch.Int64(column)[row] = (KoreanTime.Of(time).DateTime - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
                    break;
                case string text:
                    batch.SetBytes(column, row, Encoding.UTF8.GetBytes(text));
                    break;
            }
        }
    }
}

/// <summary>Feeds a result of texts, numbers and times to the engine's Parquet writer.</summary>
internal sealed class ResultSource(IQueryResult result) : IBatchSource
{
    private int _at;
    private int _available;

    public IReadOnlyList<StoredColumn> Columns { get; } = [.. result.Columns.Select(column => new StoredColumn(column.Name, column.Type switch { ResultType.Double => StorageType.Double, ResultType.Timestamp => StorageType.Timestamp, _ => StorageType.Text }))];

    public int Fill(BatchWriter batch)
    {
        if (_at == _available)
        {
            if (!result.Next()) return 0;
            (_at, _available) = (0, result.Batch.Rows);
        }
        var count = Math.Min(batch.Capacity, _available - _at);
        for (var column = 0; column < Columns.Count; column++)
            for (var row = 0; row < count; row++) Copy(batch, column, row);
        _at += count;
        return count;
    }

    private void Copy(BatchWriter batch, int column, int row)
    {
        var from = result.Batch;
        if (from.IsNull(column, _at + row)) batch.SetNull(column, row);
        else if (Columns[column].Type == StorageType.Double) batch.Double(column)[row] = from.Double(column)[_at + row];
        else if (Columns[column].Type == StorageType.Timestamp) batch.Int64(column)[row] = from.Int64(column)[_at + row];
        else batch.SetBytes(column, row, from.Bytes(column, _at + row));
    }
}
