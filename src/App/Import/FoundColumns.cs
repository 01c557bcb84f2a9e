using System.Globalization;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Import;

/// <summary>The columns of the file as they were read, in their order there, with a value of each that may be seen.</summary>
internal static class FoundColumns
{
    private const int SampledRows = 60;

    public static IReadOnlyList<FoundColumn> Of(ImportDraft draft, TableResult result, IReadOnlyDictionary<string, string> samples, IReadOnlyDictionary<int, SeenPersonal> personal)
    {
        var (version, plan) = (result.Version, result.Plan!);
        return
        [
            .. from header in plan.Layout.Headers
               let column = version.Columns.FirstOrDefault(column => column.Cell == header.Cell)
               let isPersonal = personal.ContainsKey(header.Cell)
               select new FoundColumn(
                   header.Found, Cover(column ?? Dropped(header), personal.GetValueOrDefault(header.Cell), draft.IsHeaderAsFound), column is null || column.Closed || isPersonal ? null : samples.GetValueOrDefault(column.Name),
                   column is null ? 0 : version.Issues.Where(issue => issue.Rule == "type" && issue.Column == column.Name).Sum(issue => issue.Count))
               {
                   IsDropped = column is null,
                   IsPersonal = isPersonal,
                   IsX = column is not null && result.Places?.X == column.Name,
                   IsY = column is not null && result.Places?.Y == column.Name,
               },
        ];
    }

    /// <summary>The first value of each open column, as it is stored.</summary>
    public static IReadOnlyDictionary<string, string> Samples(LakeStore trial, IEngine engine, VersionManifest version, CancellationToken stop)
    {
        var open = version.Columns.Where(column => column is { Closed: false, Type: not ColumnType.Geometry }).Select(column => column.Name).ToList();
        var samples = new Dictionary<string, string>(StringComparer.Ordinal);
        if (version.Rows == 0 || open.Count == 0) return samples;
        using var session = engine.Open([trial.Table(version) with { Name = "t" }], new SessionLimits());
        using var rows = session.Query(FormattableString.Invariant($"select {string.Join(", ", open.Select(ColumnProfiling.Quote))} from t limit {SampledRows}"), null, stop);
        while (rows.Next())
            for (var row = 0; row < rows.Batch.Rows; row++)
                for (var column = 0; column < open.Count; column++)
                    if (!samples.ContainsKey(open[column]) && ShownText.Of(Text(rows.Batch.Value(column, row))) is { } text) samples[open[column]] = text;
        return samples;
    }

    private static Column Dropped(HeaderColumn header) => new(header.Name, ColumnType.Text, Source: header.Source) { Cell = header.Cell };

    // With the header moved onto the data a value may stand as the name: the name it had before is shown instead.
    private static Column Cover(Column column, SeenPersonal? seen, bool isHeaderAsFound) => seen is null ? column : column with
    {
        Name = isHeaderAsFound ? column.Name : seen.Name,
        Source = isHeaderAsFound ? column.Source : seen.Name,
        Personal = column.Personal ?? seen.Finding,
        Profile = column.Profile is { } profile ? new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) : null,
    };

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.######", CultureInfo.InvariantCulture),
        long number => number.ToString("#,0", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
