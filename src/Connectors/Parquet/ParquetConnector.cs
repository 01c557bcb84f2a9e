using System.Globalization;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Parquet;

/// <summary>Recognises Parquet files and reads what they say of themselves; their rows are read by the engine.</summary>
public sealed class ParquetConnector : IConnector
{
    public Card Card { get; } = new(
        "parquet",
        new("Parquet", "Parquet"),
        new("Parquet 파일을 읽습니다. 컬럼의 형식은 파일에 적힌 그대로 씁니다.", "Reads Parquet files with the column types they declare."),
        []);

    public int Recognise(SourceFile file) =>
        file.Head.Span.StartsWith("PAR1"u8) ? 100 : file.Head.Span.StartsWith("PARE"u8) ? 60 : 0;

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var footer = ParquetFooter.Read(file.Path, file.Name);
        var geometry = GeoParquet.Read(footer.Metadata.GetValueOrDefault("geo"));
        return
        [
            new ParquetTable
            {
                Path = file.Path,
                Rows = footer.Rows,
                Columns = [.. footer.Columns.Select(c => c.Name == geometry?.Column ? c with { Type = ColumnType.Geometry } : c)],
                DeclaredCrs = geometry?.Crs,
                Facts = new Dictionary<string, string> { ["rows"] = footer.Rows.ToString(CultureInfo.InvariantCulture), ["created by"] = footer.CreatedBy },
            },
        ];
    }
}
