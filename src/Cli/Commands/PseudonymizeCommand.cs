using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Privacy;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class PseudonymizeCommand
{
    private const string Indent = "  ";
    private const int MostCombinations = 10;

    public static Command Create()
    {
        var recipe = new Option<string>("--recipe") { Description = "무엇을 어떻게 가명처리할지 적은 YAML 파일 · recipe file", Required = true };
        var combinations = new Option<bool>("--combinations") { Description = "다른 조합도 따져 나란히 보입니다 · compare other combinations of levels too" };
        var json = CommonOptions.Json();
        var command = new Command("pseudonymize", "레시피대로 가명처리한 파일을 만들고 위험과 손실을 보입니다 · pseudonymise a table by a recipe") { recipe, combinations, json, Hierarchy() };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var result = await services.GetRequiredService<Pseudonymize>().Run(RecipeYaml.ReadFile(parsed.GetValue(recipe)!) with { IsSurveyed = parsed.GetValue(combinations) }, stop);
            if (parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(result, CliJson.Default.PseudonymizedTable));
            else Write(parsed.InvocationConfiguration.Output, result);
            return 0;
        });
        return command;
    }

    private static Command Hierarchy()
    {
        var file = new Argument<string>("file") { Description = "계층 파일: 한 줄에 값;1단계;2단계 · value;level 1;level 2 on each line" };
        var command = new Command("hierarchy", "계층 파일이 맞는지 보고 단계마다 몇 묶음인지 셉니다 · check a hierarchy") { file };
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetValue(file)!;
            var (values, groups) = HierarchyFile.Check(await Text(path, stop), Path.GetFileName(path));
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"✓ {Path.GetFileName(path)}: 값 {values:N0}가지, {groups.Count}단계"));
            for (var level = 0; level < groups.Count; level++) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Indent}{level + 1}단계 {groups[level]:N0}묶음"));
            return 0;
        });
        return command;
    }

    private static async Task<string> Text(string path, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await HierarchyFile.Read(file, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new($"계층 파일 ‘{path}’을 읽을 수 없습니다.", $"The hierarchy '{path}' can't be read."), new("경로를 확인하세요.", "Check the path."), path, e);
        }
    }

    private static void Write(TextWriter output, PseudonymizedTable result)
    {
        void Line(FormattableString text) => output.WriteLine(FormattableString.Invariant(text));
        Line($"{result.RowsBefore:N0}행 가운데 {result.Rows:N0}행을 {result.Output}에 썼습니다. 뺀 행 {result.SuppressedRows:N0}.");
        if (result.Models.Count > 0) Line($"확인한 조건: {string.Join(", ", result.Models)}");
        if (result.KeyFile is { } key) Line($"키: {key} (결과와 함께 주지 마세요)");
        if (result.Levels.Count == 0) return;
        Line($"정보 손실 {result.Loss:0.####}, 칸이 덮는 범위 {result.CoveredShare * 100:0.0}%, 비슷한 행끼리 {result.Classes:N0}묶음, 가장 작은 묶음 {result.SmallestClass:N0}행");
        Line($"{(result.Proven ? "모든 조합 가운데 손실이 가장 적습니다" : "더 나은 조합이 있을 수 있습니다")}({result.Checked:N0}번 따져 봄).");
        output.WriteLine();
        WriteColumns(output, result);
        output.WriteLine();
        WriteRisks(output, result);
        WriteOutliers(output, result);
        if (result.Survey is { } survey) WriteCombinations(output, survey);
    }

    private static void WriteColumns(TextWriter output, PseudonymizedTable result)
    {
        var table = new TextTable(new("컬럼"), new("단계", Right: true), new("값 전", Right: true), new("값 후", Right: true), new("분포 차이", Right: true));
        foreach (var column in result.Utility.Columns)
            table.Add(column.Column, Level(result, column.Column), Words.Count(column.ValuesBefore), Words.Count(column.Values), Percent(column.Distance));
        table.WriteTo(output, Screen.WidthOf(output), Indent);
    }

    private static string Level(PseudonymizedTable result, string column) =>
        result.Generalizations.Count > 0 && result.Levels.ContainsKey(column)
            ? string.Join("·", result.Generalizations.Select(levels => levels[column]).Distinct().Order().Select(level => level.ToString(CultureInfo.InvariantCulture)))
            : result.Levels.TryGetValue(column, out int level) ? level.ToString(CultureInfo.InvariantCulture) : "";

    private static void WriteRisks(TextWriter output, PseudonymizedTable result)
    {
        var table = new TextTable(new("재식별 위험"), new("전", Right: true), new("후", Right: true));
        void Row(string name, Func<PublishedRisk, double?> risk)
        {
            if (risk(result.Risk) is { } after) table.Add(name, risk(result.RiskBefore) is { } before ? Percent(before) : "", Percent(after));
        }
        Row("가장 큰 위험(그 사람이 있는 줄 알 때)", risk => risk.ProsecutorMax);
        Row("평균 위험", risk => risk.ProsecutorAverage);
        Row("혼자뿐인 행", risk => risk.UniqueShare);
        Row("모집단에서 혼자뿐인 사람(추정)", risk => risk.PopulationUniqueShare);
        table.WriteTo(output, Screen.WidthOf(output), Indent);
    }

    private static void WriteOutliers(TextWriter output, PseudonymizedTable result)
    {
        var found = result.Columns.Where(column => column.Outliers is { Rows: > 0 }).ToList();
        if (found.Count == 0) return;
        output.WriteLine();
        var table = new TextTable(new("특이한 행"), new("모두", Right: true), new("묶임", Right: true), new("빠짐", Right: true), new("바뀜", Right: true), new("그대로", Right: true));
        foreach (var column in found)
            if (column.Outliers is { } rows) table.Add(column.Column, Words.Count(rows.Rows), Words.Count(rows.Together), Words.Count(rows.LeftOut), Words.Count(rows.Changed), Words.Count(rows.Alone));
        table.WriteTo(output, Screen.WidthOf(output), Indent);
    }

    private static void WriteCombinations(TextWriter output, PublishedSurvey survey)
    {
        var holding = survey.Points.Where(point => point.Holds).OrderByDescending(point => point.Kept).ToList();
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"조합 {(survey.Combinations == long.MaxValue ? "" : $"{survey.Combinations:N0}가지 가운데 ")}{survey.Points.Count:N0}가지를 따져 {holding.Count:N0}가지가 통과했습니다. 많이 남는 순서:"));
        var table = new TextTable([.. survey.Columns.Select(column => new TextColumn(column, Right: true)), new("남는 정보", Right: true), new("뺀 행", Right: true)]);
        foreach (var point in holding.Take(MostCombinations)) table.Add([.. point.Levels.Select(level => level.ToString(CultureInfo.InvariantCulture)), Percent(point.Kept), Words.Count(point.SuppressedRows)]);
        table.WriteTo(output, Screen.WidthOf(output), Indent);
    }

    private static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
