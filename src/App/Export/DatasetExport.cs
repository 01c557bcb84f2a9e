using System.Globalization;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Export;

/// <param name="GuardFormulas">CSV: see <see cref="CsvOptions"/>.</param>
/// <param name="Title">Name people know the dataset by; null for the version's own.</param>
public sealed record ExportOptions(bool GuardFormulas = false, string? Title = null);

/// <summary>What an export did.</summary>
/// <param name="Substituted">Characters CP949 does not have, replaced; see <see cref="Cp949Stream"/>.</param>
/// <param name="Truncated">Texts too long for a spreadsheet's cell, cut to 32,767 characters.</param>
public sealed record ExportResult(long Rows, long Substituted = 0, long Truncated = 0)
{
    /// <summary>What a person should know of the file; null when it holds everything as it is.</summary>
    public Bilingual? Remark => (Substituted, Truncated) switch
    {
        ( > 0, _) => new($"CP949에 없는 글자 {Substituted:N0}개를 비슷한 글자나 '?'로 바꾸었습니다. 그대로 받으려면 UTF-8을 고르세요.", $"{Substituted:N0} characters that CP949 does not have were replaced by look-alikes or '?'. Choose UTF-8 to keep them."),
        (_, > 0) => new($"엑셀 칸에 담기지 않는 긴 글 {Truncated:N0}개를 32,767자에서 잘랐습니다. 온전히 받으려면 CSV를 고르세요.", $"{Truncated:N0} texts too long for an Excel cell were cut at 32,767 characters. Choose CSV to keep them whole."),
        _ => null,
    };
}

/// <summary>Writes a dataset, or the rows a query asks for, in a file format people use.</summary>
public sealed class DatasetExport(LakeStore lake, RowReader reader, IEngine engine)
{
    /// <summary>The version's own file when it is exactly what is asked for; else null.</summary>
    public string? StoredFile(VersionManifest manifest, RowQuery query, ExportFormat format) =>
        format == ExportFormat.Parquet && manifest.Parts.Count == 1 && manifest.RowFilter is null && manifest.Columns.All(c => !c.Closed)
        && query is { Unfiltered: true, Grouped: false, Limit: null, After: null, Select.Count: 0, Sort.Count: 0 }
            ? lake.PartPaths(manifest)[0]
            : null;

    /// <summary>Writes a file under a temporary name beside its place and renames it: it is whole or absent.</summary>
    public async Task<ExportResult> ToFile(VersionManifest manifest, RowQuery query, ExportFormat format, string path, ExportOptions options, CancellationToken stop)
    {
        path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            throw new InputException(new($"폴더가 없습니다: {folder}", $"There is no folder {folder}"), new("폴더를 먼저 만드세요.", "Make the folder first."), path);
        var unfinished = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            var result = await WriteUnfinished(manifest, query, format, unfinished, options, stop);
            File.Move(unfinished, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Writes to a stream; for every format but Parquet, which the engine writes to a file of its own.</summary>
    /// <param name="flush">Called after each batch, so that what was written can leave.</param>
    public static async Task<ExportResult> ToStream(OpenRows rows, ExportFormat format, Stream target, Func<ValueTask> flush, ExportOptions options)
    {
        if (format == ExportFormat.Parquet) throw new ArgumentException("Parquet is written to a file.", nameof(format));
        using var cp949 = format == ExportFormat.CsvCp949 ? new Cp949Stream(target) : null;
        using var sink = new ByteSink(cp949 ?? target);
        using var writer = Writer(rows, format, sink, target, options);
        writer.Begin(rows.Columns);
        while (rows.Next(out var count))
        {
            writer.Write(rows.Batch, count);
            await flush();
        }
        writer.End();
        sink.Flush();
        cp949?.Flush();
        await flush();
        return new(rows.Shown, cp949?.Substituted ?? 0, (writer as XlsxWriter)?.Truncated ?? 0);
    }

    private async Task<ExportResult> WriteUnfinished(VersionManifest manifest, RowQuery query, ExportFormat format, string path, ExportOptions options, CancellationToken stop)
    {
        if (StoredFile(manifest, query, format) is { } stored)
        {
            // Not File.Copy, which would take along that nobody else may read the lake.
            await using var from = File.OpenRead(stored);
            await using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await from.CopyToAsync(to, stop);
            return new(manifest.Rows);
        }
        using var rows = reader.Open(manifest, query, stop);
        if (format == ExportFormat.Parquet)
            return new(engine.WriteParquet(path, new ResultBatchSource(rows), GeoParquet.Options(rows.Columns.Where(column => column.IsGeometry).Select(column => column.Name)), stop));
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var result = await ToStream(rows, format, file, () => ValueTask.CompletedTask, options);
        file.Flush(flushToDisk: true);
        return result;
    }

    private static IResultWriter Writer(OpenRows rows, ExportFormat format, ByteSink sink, Stream target, ExportOptions options) => format.Id switch
    {
        "csv" => new CsvWriter(sink, new CsvOptions(ByteOrderMark: true, options.GuardFormulas)),
        "csv-cp949" => new CsvWriter(sink, new CsvOptions(ByteOrderMark: false, options.GuardFormulas)),
        "xlsx" => new XlsxWriter(target, Info(rows.Manifest, options.Title ?? rows.Manifest.Title)),
        "geojson" => new GeoJsonWriter(sink),
        "jsonl" => new JsonLinesWriter(sink),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static XlsxInfo Info(VersionManifest manifest, string title)
    {
        List<(string, string)> facts =
        [
            ("데이터", title),
            ("식별자", manifest.Dataset),
            ("버전", manifest.Version.ToString(CultureInfo.InvariantCulture)),
            ("전체 행", manifest.Rows.ToString("N0", CultureInfo.InvariantCulture)),
            ("기준일", manifest.ReferenceDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "밝혀지지 않음"),
            ("수집 시각", manifest.CollectedAt.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)),
            ("원본", manifest.Source.Name),
        ];
        facts.AddRange(manifest.Columns.Where(c => !c.Closed && c.Unit is not null).Select(c => ($"단위: {c.Name}", c.Unit!)));
        return new(title, facts);
    }
}
