using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Sources;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>Reads the table a recipe names: a file through its connector, or the newest version of a dataset with its closed columns, which are what is to be protected.</summary>
public sealed class PrivacyTableReader(SourceResolver sources, LakeStore lake, IEngine engine)
{
    private const string Self = "t";

    public async Task<PrivacyTable> Read(PrivacyRecipe recipe, CancellationToken stop)
    {
        if (recipe.Join is { } join) return Join(recipe, stop).Table(join, recipe.Columns ?? []);
        var path = recipe.Full(recipe.Input);
        if (File.Exists(path)) return (await ReadFile(path, stop)).Only(recipe.Columns);
        if (lake.Latest(recipe.Input) is { } version) return Numbered(ReadDataset(version.Dataset, lake.Table(version, closedToo: true) with { Name = Self }, recipe.Columns, stop).Only(recipe.Columns) with { Version = version.Version }, recipe);
        throw new InputException(
            new($"‘{recipe.Input}’{Methods.KoreanText.Josa.Pick(recipe.Input, "이라는", "라는")} 파일도 데이터도 없습니다.", $"There is neither a file nor a dataset '{recipe.Input}'."),
            new("레시피가 있는 폴더에서부터의 파일 경로나 데이터 이름(id)을 쓰세요.", "Write a path from the recipe's folder, or a dataset's id."), "input");
    }

    /// <summary>Serial numbers and keys of all rows of a version, by its rows; a key is null where a field is missing.</summary>
    /// <exception cref="InputException">A column is gone.</exception>
    internal (IReadOnlyList<string> Serials, string?[] Keys) LinkKeys(PrivacyRecipe recipe, int version, IReadOnlyList<Projects.LinkKeyField> fields, Func<string, string> hash, CancellationToken stop)
    {
        string[] columns = [.. fields.Select(field => field.Column).Distinct()];
        var table = ReadDataset(recipe.Input, lake.Table(lake.Manifest(recipe.Input, version), closedToo: true) with { Name = Self }, columns, stop).Only(columns) with { Version = version };
        using var key = ProjectKey.Open(recipe);
        var serial = key.Serial(recipe.Input, version);
        return ([.. Enumerable.Range(0, table.Rows).Select(serial)], JoinedTable.Keys(table, [.. fields.Select(field => (field.Column, field.Form))], hash));
    }

    private static PrivacyTable Numbered(PrivacyTable table, PrivacyRecipe recipe)
    {
        if (recipe.Serial is not { } name) return table;
        using var key = ProjectKey.Open(recipe);
        var serial = key.Serial(recipe.Input, table.Version!.Value);
        return table with { Columns = [.. table.Columns, new(name, [.. Enumerable.Range(0, table.Rows).Select(serial)], [.. Enumerable.Range(0, table.Rows)])] };
    }

    /// <summary>The newest versions of the recipe's two datasets, joined by keys that its key file makes.</summary>
    /// <exception cref="InputException">A dataset or a column is gone.</exception>
    internal JoinedTable Join(PrivacyRecipe recipe, CancellationToken stop)
    {
        var join = recipe.Join!;
        var left = Newest(recipe.Input, [.. (recipe.Columns ?? []).Concat(join.Fields.Select(field => field.Left)).Distinct()], stop);
        var right = Newest(join.Dataset, [.. join.Items.Concat(join.Fields.Select(field => field.Right)).Distinct()], stop);
        using var key = ProjectKey.Open(recipe);
        return JoinedTable.Of(left, right, join, key.Join());
    }

    private PrivacyTable Newest(string dataset, IReadOnlyList<string> columns, CancellationToken stop)
    {
        var version = lake.Latest(dataset) ?? throw new InputException(new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("결합할 데이터를 다시 고르세요.", "Choose the data to join anew."), "input");
        return ReadDataset(dataset, lake.Table(version, closedToo: true) with { Name = Self }, columns, stop).Only(columns) with { Version = version.Version };
    }

    private async Task<PrivacyTable> ReadFile(string path, CancellationToken stop)
    {
        using var found = await sources.Resolve([path], null, stop);
        if (found.Files is not [var source]) throw new InputException(new($"‘{path}’에서 표 하나를 찾지 못했습니다.", $"'{path}' is no single table."), new("표가 하나인 파일을 쓰세요.", "Name a file of one table."), "input");
        var tables = source.Connector.Open(source.File, source.Connector.Card.Bind(new Dictionary<string, string>()), stop);
        try
        {
            if (tables is not [var table]) throw new InputException(new($"‘{source.File.Name}’에 표가 {tables.Count}개 있습니다.", $"'{source.File.Name}' holds {tables.Count} tables."), new("표 하나만 담은 파일을 쓰거나, 데이터로 가져온 뒤 그 이름을 쓰세요.", "Name a file of one table, or take it in and name the dataset."), "input");
            using var cells = table is ParquetTable parquet ? new ParquetCells(parquet, engine) : table;
            return ReadCells(cells, source.File.Name, stop);
        }
        finally
        {
            foreach (var table in tables) table.Dispose();
        }
    }

    private static PrivacyTable ReadCells(RawTable table, string name, CancellationToken stop)
    {
        var plan = TablePlanner.Look(table, TableCorrections.Read(new Dictionary<string, string>()).Corrections, stop).Plan([], []);
        var headers = plan.Layout.Headers;
        if (headers.Count == 0) throw new InputException(new("표가 비어 있습니다. 머리글과 자료를 찾지 못했습니다.", "The table is empty: no header and no rows were found."), null, name);
        var columns = headers.Select(_ => new ColumnCoder()).ToArray();
        var block = new CellBlock();
        for (int segment = 0; segment < table.Segments; segment++)
        {
            int skip = plan.Skips.GetValueOrDefault(segment);
            using var reader = table.OpenSegment(segment);
            while (reader.Read(block, stop))
                for (int row = 0; row < block.Rows; row++)
                {
                    if (skip-- > 0) continue;
                    if (headers.All(header => block.Utf8(row, header.Cell).IsEmpty)) continue;
                    for (int i = 0; i < columns.Length; i++) columns[i].Add(block.Utf8(row, headers[i].Cell));
                }
        }
        return new(name, [.. headers.Select((header, i) => columns[i].Finish(header.Source.Length > 0 && headers.Count(other => other.Source == header.Source) == 1 ? header.Source : header.Name))]);
    }

    private PrivacyTable ReadDataset(string dataset, EngineTable table, IReadOnlyList<string>? only, CancellationToken stop)
    {
        using var session = engine.Open([table], new SessionLimits());
        using var described = session.Query($"select * from {Self} limit 0", null, stop);
        string[] names = [.. described.Columns.Select(column => column.Name).Where(name => only is null || only.Contains(name))];
        if (names.Length == 0) return new(dataset, []);
        var columns = names.Select(_ => new ColumnCoder()).ToArray();
        using var result = session.Query($"select {string.Join(", ", names.Select(name => $"cast(\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" as varchar)"))} from {Self}", null, stop);
        while (result.Next())
            for (int row = 0; row < result.Batch.Rows; row++)
                for (int i = 0; i < columns.Length; i++) columns[i].Add(Encoding.UTF8.GetBytes((string?)result.Batch.Value(i, row) ?? ""));
        return new(dataset, [.. names.Select((name, i) => columns[i].Finish(name))]);
    }

    private sealed class ColumnCoder
    {
        private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
        private readonly List<string> _values = [];
        private readonly List<int> _codes = [];
        private char[] _text = new char[256];

        public ColumnCoder() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Add(ReadOnlySpan<byte> utf8)
        {
            if (_text.Length < utf8.Length) _text = new char[utf8.Length * 2];
            var text = ((ReadOnlySpan<char>)_text)[..Encoding.UTF8.GetChars(utf8, _text)].Trim();
            if (!_lookup.TryGetValue(text, out int code))
            {
                _values.Add(text.ToString());
                _known.Add(_values[^1], code = _values.Count - 1);
            }
            _codes.Add(code);
        }

        public CodedColumn Finish(string name) => new(name, _values, [.. _codes]);
    }
}
