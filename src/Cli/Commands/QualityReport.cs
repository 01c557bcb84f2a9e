using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Quality;
using Maru.App.Quality.Rules;
using Maru.Cli.Terminal;
using Maru.Core;

namespace Maru.Cli.Commands;

/// <summary>What <c>maru quality</c> prints: scores, every loss with what it is of, rules with what came of them.</summary>
internal static class QualityReport
{
    private const string Indent = "  ";

    public static void WriteAll(TextWriter output, CatalogStore catalog)
    {
        var snapshot = catalog.Snapshot();
        var rules = catalog.QualityStandings().ToLookup(standing => standing.Rule.Dataset, StringComparer.Ordinal);
        var table = new TextTable(new("데이터"), new("이름", Least: 12), new("부서", Least: 6), new("점수", Right: true), new("구조", Right: true), new("관리", Right: true), new("표준", Right: true), new("값", Right: true), new("규칙", Right: true), new("어긋남", Right: true));
        foreach (var entry in snapshot.Entries.Where(entry => entry.Quality is not null).OrderBy(entry => entry.Quality!.Total))
            table.Add([entry.Id, entry.Title.Ko, entry.Department, Words.Count(entry.Quality!.Total), .. entry.Quality.Criteria.Select(c => Words.Count(c.Score)), Words.Count(rules[entry.Id].Count()), Words.Count(rules[entry.Id].Count(s => s.Result?.Outcome == RuleOutcome.Failed))]);
        table.WriteTo(output, Screen.WidthOf(output));
        output.WriteLine();
        output.WriteLine("부서");
        var departments = new TextTable(new("부서"), new("데이터", Right: true), new("평균", Right: true));
        foreach (var department in DepartmentQuality.Of(snapshot, catalog.QualityScores()))
            departments.Add(department.Name ?? "부서 모름", Words.Count(department.Datasets.Count), Words.Number(Math.Round(department.Mean, 1)));
        departments.WriteTo(output, Screen.WidthOf(output), Indent);
    }

    public static void Write(TextWriter output, CatalogStore catalog, string dataset)
    {
        var (entry, quality) = Find(catalog, dataset);
        output.WriteLine($"{entry.Title.Ko} ({entry.Id}) 버전 {Words.Count(entry.Newest!.Version)}: 품질 {quality.Total}점");
        output.WriteLine(Indent + string.Join(", ", quality.Criteria.Select(c => $"{c.Name.Ko} {c.Score}")));
        output.WriteLine();
        var losses = new TextTable(new("잃은 점", Right: true), new("기준"), new("까닭", Least: 30), new("규칙"));
        foreach (var (criterion, finding) in quality.Criteria.SelectMany(c => c.Findings.Select(f => (c, f))).OrderByDescending(pair => pair.f.Points))
            losses.Add(finding.Points.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), criterion.ShortName.Ko, finding.Message.Ko, finding.IsApprovedRule ? finding.Rule : "");
        if (quality.Criteria.All(c => c.Findings.Count == 0)) output.WriteLine("잃은 점이 없습니다.");
        else losses.WriteTo(output, Screen.WidthOf(output), Indent);
        output.WriteLine();
        WriteRules(output, catalog, dataset, entry.Newest.Version);
    }

    private static void WriteRules(TextWriter output, CatalogStore catalog, string dataset, int version)
    {
        var rules = catalog.QualityRules(dataset).Where(rule => rule.State != RuleState.Declined).ToList();
        if (rules.Count == 0)
        {
            output.WriteLine($"규칙이 없습니다. 'maru quality {dataset} --suggest'로 제안을 받으세요.");
            return;
        }
        var snapshot = catalog.Snapshot();
        var results = catalog.QualityResults(dataset, version);
        output.WriteLine("규칙");
        var table = new TextTable(new("상태"), new("id"), new("결과"), new("찾은 것", Least: 30));
        foreach (var rule in rules.OrderBy(rule => rule.State).ThenBy(rule => results.GetValueOrDefault(rule.Id)?.Bad > 0 ? 0 : 1))
            table.Add(rule.State.Name().Ko, rule.Id, results.GetValueOrDefault(rule.Id) is { } result ? result.Outcome.Name().Ko : "", results.GetValueOrDefault(rule.Id) is { } found
                ? RuleCovering.Message(rule, found, RuleCovering.IsImpersonal(snapshot, found)).Ko : RuleWords.Line(rule).Ko);
        table.WriteTo(output, Screen.WidthOf(output), Indent);
        if (rules.Any(rule => rule.State == RuleState.Suggested)) output.WriteLine("제안은 받기 전에는 점수에 들지 않습니다: --accept id 또는 --accept all");
    }

    public static void WriteJson(TextWriter output, CatalogStore catalog, string? dataset)
    {
        if (dataset is not null)
        {
            output.WriteLine(JsonSerializer.Serialize(Report(catalog, dataset), CliJson.Default.QualityJson));
            return;
        }
        output.WriteLine(JsonSerializer.Serialize(catalog.Snapshot().Entries.Where(e => e.Quality is not null).Select(e => Report(catalog, e.Id)), CliJson.Default.IEnumerableQualityJson));
    }

    private static QualityJson Report(CatalogStore catalog, string dataset)
    {
        var (entry, quality) = Find(catalog, dataset);
        var snapshot = catalog.Snapshot();
        var results = catalog.QualityResults(dataset, entry.Newest!.Version);
        return new(dataset, entry.Newest.Version, quality.Total, quality.Criteria[0].Score, quality.Criteria[1].Score, quality.Criteria[2].Score, quality.Criteria[3].Score,
            [.. quality.Criteria.SelectMany(c => c.Findings.Select(f => new LossJson(c.Kind.ToString(), f.Rule, f.IsApprovedRule, f.Column, f.Found, f.Of, Math.Round(f.Points, 3), f.Message.Ko)))],
            [.. catalog.QualityRules(dataset).Select(rule => RuleOf(rule, results.GetValueOrDefault(rule.Id), snapshot))]);
    }

    private static RuleReportJson RuleOf(QualityRule rule, RuleResult? result, CatalogSnapshot snapshot)
    {
        var mayTell = RuleCovering.IsImpersonal(snapshot, result);
        return new(rule.Id, rule.Kind, rule.Columns, rule.Parameters, rule.Severity.ToString(), rule.State.ToString(), rule.Why, rule.By, rule.At, result?.Outcome.ToString(), result?.Checked, result?.Bad,
            result is null ? null : RuleCovering.Message(rule, result, mayTell).Ko, result?.Sql,
            result is null || !mayTell ? [] : [.. result.Figures.Select(f => new FigureJson(f.Group, f.Ours, f.Expected, f.Holds, f.Cause, f.Message.Ko))]);
    }

    private static (CatalogEntry Entry, QualityScore Quality) Find(CatalogStore catalog, string dataset) =>
        catalog.FindNow(dataset) is { Newest: not null, Quality: { } quality } entry ? (entry, quality) : throw new InputException(
            new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));
}

/// <summary>What <c>quality --json</c> says of a dataset.</summary>
internal sealed record QualityJson(
    string Dataset, int Version, int Score, int Structure, int Management, int Standard, int Accuracy, IReadOnlyList<LossJson> Losses, IReadOnlyList<RuleReportJson> Rules);

internal sealed record LossJson(string Criterion, string Rule, bool ApprovedRule, string Column, long Found, long Of, double Points, string Message);

internal sealed record RuleReportJson(
    string Id, string Kind, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Parameters, string Severity, string State, string Why, string By, DateTimeOffset At,
    string? Outcome, long? Checked, long? Bad, string? Message, string? Sql, IReadOnlyList<FigureJson> Figures);

internal sealed record FigureJson(string? Group, decimal? Ours, decimal? Expected, bool Holds, string? Cause, string Message);
