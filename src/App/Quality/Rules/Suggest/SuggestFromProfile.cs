using System.Globalization;
using Maru.App.Quality.Rules.Kinds;
using Maru.Core.Data;
using static System.FormattableString;
using static Maru.App.Quality.Rules.Suggest.SuggestRules;

namespace Maru.App.Quality.Rules.Suggest;

/// <summary>Proposals that a column's profile alone gives.</summary>
internal static class SuggestFromProfile
{
    private const int MostAllowed = 12;
    private const int RowsPerValue = 10;

    private static readonly string[] Starts = ["시작", "개시", "착공", "개업", "설치", "접수", "부터"];
    private static readonly string[] Ends = ["종료", "끝", "완료", "준공", "만료", "폐업", "철거", "처리", "까지"];
    private static readonly string[] Counts = ["수", "개수", "건수", "인원", "대수", "세대수", "면적", "길이", "높이", "넓이", "용량"];
    private static readonly string[] Shares = ["비율", "율", "률"];

    public static IEnumerable<RuleDraft> For(Column column, long rows)
    {
        var profile = column.Profile!;
        if (column.Role == ColumnRole.Key) yield return Draft("unique", [column.Name], "행을 가리키는 번호는 겹칠 수 없다");
        if (Range(column) is { } range) yield return range;
        if (profile.Blank == 0 && column.Role is ColumnRole.Key or ColumnRole.Name or ColumnRole.Region or ColumnRole.Time && rows >= RowsPerValue)
            yield return Draft("not-blank", [column.Name], Invariant($"지금까지 {rows:N0}행에 모두 값이 있다"));
        if (IsList(profile, rows) && column is { Type: ColumnType.Text, Role: not (ColumnRole.Key or ColumnRole.Name or ColumnRole.Time) })
            yield return Draft("allowed", [column.Name], Invariant($"지금까지 {profile.Distinct:N0}가지 값만 있다"), ("values", AllowedRule.Join(profile.Top!.Select(value => value.Value))));
    }

    /// <summary>A day that ends something comes after the day that begins it: pairs of dates whose names differ in just that word.</summary>
    public static IEnumerable<RuleDraft> Between(IReadOnlyList<Column> columns)
    {
        var dates = columns.Where(column => column.Type is ColumnType.Date or ColumnType.DateTime).ToList();
        foreach (var start in dates)
            foreach (var end in dates.Where(end => end.Type == start.Type && IsPair(start.Name, end.Name)))
                yield return Draft("cross-field", [], "끝나는 날이 시작하는 날보다 앞설 수 없다", ("expression", $"[{end.Name}] >= [{start.Name}]"));
    }

    private static bool IsPair(string start, string end) =>
        Starts.Any(s => start.Contains(s, StringComparison.Ordinal) && Ends.Any(e => end.Contains(e, StringComparison.Ordinal) && start.Replace(s, "", StringComparison.Ordinal) == end.Replace(e, "", StringComparison.Ordinal)));

    private static RuleDraft? Range(Column column)
    {
        var profile = column.Profile!;
        if (column.Type is not (ColumnType.Integer or ColumnType.Number) || !TryNumber(profile.Min, out var least) || !TryNumber(profile.Max, out var greatest)) return null;
        var name = column.Name;
        return column.Role switch
        {
            ColumnRole.Longitude when IsNear(least, greatest, 124, 132) => Between(name, "124", "132", "우리나라의 경도"),
            ColumnRole.Latitude when IsNear(least, greatest, 33, 39) => Between(name, "33", "39", "우리나라의 위도"),
            ColumnRole.Time or ColumnRole.Region or ColumnRole.Key or ColumnRole.Code or ColumnRole.Longitude or ColumnRole.Latitude => null,
            _ when Shares.Any(share => name.EndsWith(share, StringComparison.Ordinal)) && least >= 0 && greatest <= 100 => Between(name, "0", greatest <= 1 ? "1" : "100", "비율은 그 밖에 있을 수 없다"),
            _ when name.EndsWith('월') && least >= 1 && greatest <= 12 => Between(name, "1", "12", "달은 열두 달이다"),
            _ when (name.EndsWith("시간대", StringComparison.Ordinal) || name.EndsWith('시')) && least >= 0 && greatest <= 24 => Between(name, "0", "24", "하루는 스물네 시간이다"),
            _ when least >= 0 && (column.Role == ColumnRole.Measure || Counts.Any(count => name.EndsWith(count, StringComparison.Ordinal))) => Draft("range", [name], "지금까지 음수가 없다", ("min", "0")),
            _ => null,
        };
    }

    // Values may lie outside: the rule is there to find them. But the column must be of that kind.
    private static bool IsNear(double least, double greatest, double from, double to) => (least >= from && least <= to) || (greatest >= from && greatest <= to);

    private static RuleDraft Between(string column, string min, string max, string why) => Draft("range", [column], why, ("min", min), ("max", max));

    private static bool IsList(ColumnProfile profile, long rows) =>
        profile is { Distinct: > 1 and <= MostAllowed, Top: { } top } && top.Count == profile.Distinct && top.Sum(value => value.Count) + profile.Blank == rows
        && rows >= RowsPerValue * profile.Distinct && top.All(value => value.Value.Length <= 40);

    private static bool TryNumber(string? text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
