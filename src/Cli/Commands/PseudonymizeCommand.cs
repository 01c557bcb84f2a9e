using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Privacy;
using Maru.Cli.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class PseudonymizeCommand
{
    private const string Indent = "  ";

    public static Command Create()
    {
        var recipe = new Option<string>("--recipe") { Description = "무엇을 어떻게 가명처리할지 적은 YAML 파일 · recipe file", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("pseudonymize", "레시피대로 가명처리한 파일을 만들고 위험과 손실을 보입니다 · pseudonymise a table by a recipe") { recipe, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var result = await services.GetRequiredService<Pseudonymize>().Run(RecipeYaml.ReadFile(parsed.GetValue(recipe)!), stop);
            if (parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(result, CliJson.Default.PseudonymizedTable));
            else Write(parsed.InvocationConfiguration.Output, result);
            return 0;
        });
        return command;
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

    private static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
