using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Engine;

namespace Maru.App.Metadata;

/// <summary>The metadata of all datasets as one table, a dataset a row: the form in which departments pass it round.</summary>
public sealed class MetadataTable(CatalogStore catalog, LakeStore lake)
{
    private static readonly string[] Computed = ["데이터(id)", "적은 비율", "없는 것", "등록 기한", "기간", "지역", "행", "컬럼", "형식", "처음 수집", "마지막 수집"];

    public static IReadOnlyList<OutputColumn> Columns { get; } =
    [
        new(Computed[0], ResultType.Text), .. MetadataFields.All.Select(field => new OutputColumn(field.Parameter.Label.Ko, ResultType.Text)),
        .. Computed.Skip(1).Select(name => new OutputColumn(name, name is "행" or "컬럼" or "적은 비율" ? ResultType.Double : ResultType.Text)),
    ];

    /// <summary>Writes CSV or XLSX.</summary>
    public void Write(Stream target, ExportFormat format, IReadOnlyList<MetadataState> states)
    {
        using var sink = new ByteSink(target);
        using IResultWriter writer = format == ExportFormat.Xlsx
            ? new XlsxWriter(target, new("메타데이터", [("데이터", states.Count.ToString(CultureInfo.InvariantCulture)), ("쓴 날", catalog.Snapshot().Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("근거", "인공지능 및 데이터 기반 행정 활성화에 관한 법률 제16조")]))
            : new CsvWriter(sink, new(ByteOrderMark: true, GuardFormulas: true));
        var rows = new WrittenRows([.. states.Select(Row)]);
        writer.Begin(Columns);
        writer.Write(rows, rows.Rows);
        writer.End();
        sink.Flush();
    }

    private object?[] Row(MetadataState state)
    {
        var entry = state.Entry;
        var sheet = MetadataSheet.Of(lake.Latest(entry.Id) is { } version ? catalog.Decided(version) : null);
        return
        [
            entry.Id, .. MetadataFields.All.Select(field => field.Show(entry)?.Ko),
            Math.Round(state.Share, 3), string.Join(", ", state.Gaps.Select(gap => gap.Item.Name.Ko)), state.Clock?.Words.Ko, sheet.Period?.Ko, entry.Coverage.Words.Ko,
            (double)entry.Rows, (double)entry.Columns.Count, string.Join(", ", entry.Formats), Day(entry.FirstCollectedAt), Day(entry.CollectedAt),
        ];
    }

    private static string? Day(DateTimeOffset? time) => time is { } at ? KoreanTime.Day(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
