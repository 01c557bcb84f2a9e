using System.Globalization;
using Maru.Core.Data;
using Maru.Core.Sources;
using Microsoft.Data.Sqlite;

namespace Maru.Connectors.GeoPackage;

/// <summary>A layer or table of attributes as rows of cells.</summary>
internal sealed class LayerTable : RawTable
{
    private readonly GeoPackageFile _file;
    private readonly Layer _layer;

    public LayerTable(GeoPackageFile file, Layer layer)
    {
        (_file, _layer) = (file, layer);
        Name = layer.Table;
        Columns = [.. layer.Columns.Select(column => new RawColumn(column.Name, column.Name == layer.Geometry ? ColumnType.Geometry : null))];
        DeclaredCrs = layer.Crs;
        Issues = [.. Unread(layer)];
    }

    public override IRawReader OpenSegment(int segment) => new Reader(_file, _layer);

    private static IEnumerable<Issue> Unread(Layer layer)
    {
        if (layer.HasCurves)
            yield return new("shapes-not-read", 0, layer.Geometry ?? "", layer.Shape, Severity.Warning)
            {
                Message = new($"{layer.Shape} 층의 곡선은 읽지 않고 비웠습니다. 곡선을 꺾은선으로 바꿔 내보내세요.", $"Curves of a layer of {layer.Shape} were left blank; export them as lines."),
            };
        foreach (var column in layer.Columns.Where(column => column.IsBytes && column.Name != layer.Geometry))
            yield return new("bytes-not-read", 0, column.Name, column.Type, Severity.Warning)
            {
                Message = new($"'{column.Name}' 컬럼은 글자가 아닌 바이트라서 비웠습니다.", $"Column '{column.Name}' holds bytes rather than text and was left blank."),
            };
    }

    private sealed class Reader : IRawReader
    {
        private const int BlockBytes = 8 << 20;

        private readonly GeoPackageFile _file;
        private readonly Layer _layer;
        private readonly GeoPackageGeometry _geometry = new();
        private readonly SqliteConnection _database;
        private readonly SqliteCommand _command;
        private readonly SqliteDataReader _rows;
        private long _row;

        public Reader(GeoPackageFile file, Layer layer)
        {
            (_file, _layer) = (file, layer);
            (_database, _command, _rows) = file.Guard(() =>
            {
                var database = file.Open();
                var command = database.CreateCommand();
                command.CommandText = layer.Sql;
                return (database, command, command.ExecuteReader());
            });
        }

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            return _file.Guard(() =>
            {
                for (var bytes = 0L; !block.IsFull && bytes < BlockBytes && _rows.Read();) bytes += AddRow(block);
                return block.Rows > 0;
            });
        }

        private long AddRow(CellBlock block)
        {
            var size = 0L;
            block.BeginRow(++_row);
            for (var column = 0; column < _layer.Columns.Count; column++) size += AddCell(block, column);
            block.EndRow();
            return size;
        }

        private int AddCell(CellBlock block, int column)
        {
            var declared = _layer.Columns[column];
            if (declared.Name == _layer.Geometry) return AddShape(block, _rows.IsDBNull(column) ? null : _rows.GetValue(column) as byte[]);
            var text = _rows.IsDBNull(column) ? null : Text(_rows.GetValue(column), declared);
            if (text is null) block.AddNull();
            else block.AddText(text);
            return text?.Length ?? 0;
        }

        private int AddShape(CellBlock block, byte[]? blob)
        {
            var wkb = _geometry.Read(blob, out var unread);
            if (wkb.Length > 0) block.AddText(wkb);
            // Not a shape: its row is set aside by that name. Where all shapes are such, the layer's warning says so.
            else if (unread is not null && !_layer.HasCurves) block.AddText(unread);
            else block.AddNull();
            return wkb.Length;
        }

        private static string? Text(object value, LayerColumn column) => value switch
        {
            long number when column.IsBoolean => number == 0 ? "false" : "true",
            long number => number.ToString(CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            string text => text,
            _ => null,
        };

        public void Dispose()
        {
            _rows.Dispose();
            _command.Dispose();
            _database.Dispose();
        }
    }
}
