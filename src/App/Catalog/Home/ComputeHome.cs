using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Catalog.Home;

/// <summary>
/// Computes the home page's figures from the lake and keeps them with their receipts until a dataset they read has a new version. A figure
/// that can't be computed says why and keeps the page whole.
/// </summary>
public sealed class ComputeHome(CatalogStore catalog, LakeStore lake, IEngine engine, ReceiptStore receipts, TimeProvider clock)
{
    private const int MostRows = 5_000;

    /// <summary>Computes what is out of date; cheap when nothing is. Call it after imports and at start.</summary>
    /// <returns>Figures computed.</returns>
    public int Refresh(CancellationToken stop = default)
    {
        if (catalog.Snapshot().Settings.Home is not { } yaml) return 0;
        var definition = HomeDefinition.Parse(yaml);
        var known = catalog.FigureBases();
        var computed = 0;
        var positions = new Dictionary<HomeKind, int>();
        foreach (var (kind, figure) in definition.All)
        {
            stop.ThrowIfCancellationRequested();
            var position = positions[kind] = positions.GetValueOrDefault(kind, -1) + 1;
            var basis = Basis(figure, kind, position);
            if (known.GetValueOrDefault(figure.Id) == basis) continue;
            catalog.SaveFigure(Compute(kind, figure, stop) with { Position = position }, basis);
            computed++;
        }
        var kept = definition.All.Select(f => f.Figure.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in known.Keys.Where(id => !kept.Contains(id))) catalog.RemoveFigure(gone);
        return computed;
    }

    private HomeFigure Compute(HomeKind kind, FigureDefinition definition, CancellationToken stop)
    {
        var figure = new HomeFigure(definition.Id, kind, Both(definition.Title, definition.EnglishTitle), definition.Form, Both(definition.Unit, definition.EnglishUnit), definition.Decimals)
        {
            Domain = definition.Domain,
            Measure = Both(definition.Measure, definition.EnglishMeasure),
            ComparedWith = Both(definition.ComparedWith, definition.EnglishComparedWith),
            ChangeIn = definition.Change,
            Good = definition.Good,
            Datasets = definition.Datasets,
            ComputedAt = clock.GetUtcNow(),
        };
        if (Versions(definition, out var missing) is not { } versions)
            return figure with { Missing = new($"'{missing}' 데이터가 아직 없습니다.", $"The dataset '{missing}' is not here yet.") };
        try
        {
            // Not the figure's id: a step named as a dataset would hide it from itself.
            var step = new SqlStep("result", figure.Title, definition.Sql);
            var (result, receipt, words) = ReceiptedQuery.RunWithWords(
                engine, figure.Title, versions, step, [definition.Headline, definition.EnglishHeadline ?? definition.Headline, definition.Text, definition.EnglishText ?? definition.Text], clock, MostRows, stop: stop);
            var said = words.Select(text => Particles.Fill(text ?? "")).ToList();
            if (result.Rows.Count == 0) return figure with { Missing = new("계산한 결과가 비어 있습니다.", "The computation gave no rows.") };
            var filled = Filled(figure, result) with
            {
                Headline = new(said[0], said[1]),
                Text = new(said[2], said[3]),
                ReferenceDate = receipt.ReferenceDate,
                CollectedAt = receipt.CollectedAt,
                Receipt = receipt.Id,
            };
            receipts.Save(receipt with { Title = Named(filled) });
            return filled;
        }
        catch (InputException e)
        {
            return figure with
            {
                Missing = new("지금은 계산하지 못합니다. 담당 부서에서 보고 있습니다.", "It can't be computed at the moment; the office is looking into it."),
                Fault = e.In("ko"),
            };
        }
    }

    // A receipt speaks of the figure itself: 주민등록 인구 280,414명.
    private static Bilingual Named(HomeFigure figure)
    {
        if (figure.Kind != HomeKind.Number || figure.Value is not { } value) return figure.Title;
        var number = value.ToString("N" + figure.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new($"{figure.Title.Ko} {number}{figure.Unit.Ko}", $"{figure.Title.En}: {number} {figure.Unit.En}");
    }

    private static HomeFigure Filled(HomeFigure figure, ResultTable result)
    {
        int Of(params string[] names) => names.Select(result.Column).FirstOrDefault(i => i >= 0, -1);
        var (label, value, code) = (Of("label", "period", "region"), Of("value"), Of("code"));
        var (group, weight, compared, marked) = (Of("group"), Of("weight"), Of("compared"), Of("marked"));
        if (label < 0 || value < 0)
            throw new InputException(new("SQL 결과에 label과 value 컬럼이 있어야 합니다.", "The SQL must give the columns label and value."), null, figure.Id);
        string? TextAt(object?[] row, int at) => at < 0 || row[at] is null ? null : ResultTable.Text(row[at]);
        double? NumberAt(object?[] row, int at) => at < 0 ? null : ResultTable.Number(row[at]);
        var last = result.Rows[^1];
        var points = result.Rows.Select(row => new HomePoint(TextAt(row, label) ?? "", NumberAt(row, value))
        {
            Code = TextAt(row, code),
            Group = TextAt(row, group),
            Weight = NumberAt(row, weight),
            Marked = marked >= 0 && row[marked] is true,
        });
        var (now, then) = (NumberAt(last, value), NumberAt(last, compared));
        return figure with
        {
            Points = [.. points],
            Value = now,
            Compared = then,
            Change = ChangeOf(figure.ChangeIn, now, then),
            AsOf = TextAt(last, label),
        };
    }

    private static double? ChangeOf(string kind, double? now, double? then) =>
        kind == "percent" ? (then is > 0 ? (now - then) / then * 100 : null) : now - then;

    private List<(VersionManifest Version, EngineTable Table, string Title)>? Versions(FigureDefinition definition, out string? missing)
    {
        var snapshot = catalog.Snapshot();
        var versions = new List<(VersionManifest, EngineTable, string)>();
        foreach (var id in definition.Datasets)
        {
            missing = id;
            if (lake.Latest(id) is not { } version || snapshot.Find(id) is not { } entry) return null;
            versions.Add((version, lake.Table(catalog.Decided(version)), entry.Title.Ko));
        }
        missing = null;
        return versions;
    }

    private string Basis(FigureDefinition definition, HomeKind kind, int position)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', kind, position, definition.Title, definition.EnglishTitle, definition.Measure, definition.EnglishMeasure, definition.Unit, definition.EnglishUnit,
            definition.Decimals, definition.Form, definition.Sql, definition.Headline, definition.EnglishHeadline, definition.Text, definition.EnglishText,
            definition.Change, definition.ComparedWith, definition.EnglishComparedWith, definition.Good, definition.Domain);
        // A figure that failed is tried again when a version comes or the definition changes, not on every look.
        foreach (var id in definition.Datasets) text.Append('\n').Append(id).Append(' ').Append(lake.Versions(id) is [.., var newest] ? newest : 0);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Bilingual Both(string? korean, string? english) =>
        new(korean ?? "", string.IsNullOrEmpty(english) ? korean ?? "" : english);
}
