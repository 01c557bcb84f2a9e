using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Privacy.Publishing;

/// <summary>What is said of a published table: in its description, its receipt and its columns.</summary>
public static class ReleaseWords
{
    public static Bilingual Of(SafeSwitch how) => how switch
    {
        SafeSwitch.SmallCells => new("작은 칸 가리기", "Small cells held back"),
        SafeSwitch.Private => new("차등정보보호", "Differential privacy"),
        _ => new("끔", "Off"),
    };

    public static string IdOf(SafeSwitch how) => how switch { SafeSwitch.SmallCells => "small-cells", SafeSwitch.Private => "private", _ => "off" };

    /// <exception cref="InputException">There is no such switch.</exception>
    public static SafeSwitch Read(string? id) => Enum.GetValues<SafeSwitch>().Where(how => IdOf(how) == id).Select(how => (SafeSwitch?)how).FirstOrDefault() ?? throw PublishErrors.Field(
        $"‘{id}’ 스위치는 없습니다.", $"There is no switch '{id}'.", "off, small-cells, private 가운데 하나를 쓰세요.", "Write off, small-cells or private.", "switch");

    /// <summary>Names of the columns of cells and of totals.</summary>
    public static (string Value, string Total) Headers(string? measure) => measure is null ? ("수", "합계 수") : ($"{measure} 합", $"{measure} 전체 합");

    /// <summary>The groupings and the cells of a dataset that is a published table; null for any other.</summary>
    public static (IReadOnlyList<Column> By, Column Value)? ColumnsOf(VersionManifest version)
    {
        for (var i = 1; i <= TableSpec.MostDimensions && i + 1 < version.Columns.Count; i++)
        {
            var (value, total) = (version.Columns[i], version.Columns[i + 1].Name);
            var measure = value.Name.EndsWith(" 합", StringComparison.Ordinal) ? value.Name[..^2] : null;
            if (Headers(measure) == (value.Name, total)) return ([.. version.Columns.Take(i)], value);
        }
        return null;
    }

    /// <summary>What a table groups by, in Korean: 동·성별, 나이별.</summary>
    public static string Each(TableSpec spec) => string.Join("·", spec.By.Select(dimension => dimension.Column)) is var columns && columns.EndsWith('별') ? columns : columns + "별";

    /// <summary>How the table was made safe, in a sentence.</summary>
    public static Bilingual Step(MadeTable made) => made.Switch == SafeSwitch.Private
        ? new(Invariant($"칸마다 이산 라플라스 잡음(ε {made.Spec.Epsilon:0.######})을 넣고, 합계는 잡음 넣은 칸을 더함"), Invariant($"Discrete Laplace noise (ε {made.Spec.Epsilon:0.######}) in every cell; totals are sums of noisy cells"))
        : new(Invariant($"{made.Threshold}명 미만{(made.Spec.Measure is null ? "" : "이거나 한 사람이 큰 몫인")} {made.Small}칸과, 그것을 합계로 알아낼 수 없게 {made.WithThem}칸을 함께 가림"),
            Invariant($"{made.Small} cells held back that count fewer than {made.Threshold}{(made.Spec.Measure is null ? "" : " or are mostly one person's")}, and {made.WithThem} with them that would give these away"));

    public static Bilingual About(MadeTable made) => new(
        $"행은 공개하지 않는 데이터에서 만든 표입니다. {Step(made).Ko}. {(made.Switch == SafeSwitch.Private ? "그래서 수가 조금씩 다르고 음수일 수 있습니다." : "가린 칸은 비어 있습니다.")} 합계는 따로 둔 열에 있습니다.",
        $"A table of data whose rows are not open. {Step(made).En}. {(made.Switch == SafeSwitch.Private ? "Numbers are therefore a little off and may be negative." : "Cells held back are blank.")} Totals stand in a column of their own.");

    /// <summary>What the receipt names. Not the p of the p% rule: whoever knows it can narrow a cell down.</summary>
    internal static Dictionary<string, string> Parameters(SafeRelease release)
    {
        var made = release.Table;
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["release"] = release.Id,
            ["source"] = Invariant($"{release.Dataset} v{made.Version}"),
            ["by"] = string.Join(", ", made.Spec.By.Select(dimension => dimension.Name)),
            ["measure"] = made.Spec.Measure is { } measure ? $"sum({measure})" : "count()",
            ["switch"] = IdOf(made.Switch),
        };
        if (made.Switch == SafeSwitch.SmallCells)
        {
            all["threshold"] = Invariant($"{made.Threshold}");
            all["rule"] = made.Spec.Measure is null ? "threshold" : "threshold, p%";
            all["held-back-small"] = Invariant($"{made.Small}");
            all["held-back-with-them"] = Invariant($"{made.WithThem}");
            return all;
        }
        all["epsilon"] = Number(made.Spec.Epsilon);
        all["budget"] = Number(made.Budget);
        all["budget-spent-before"] = Number(made.SpentBefore);
        all["budget-spent-after"] = Number(made.SpentAfter);
        all["rows-per-person"] = Invariant($"{made.Spec.PerPerson}");
        if (made.Spec.Measure is not null) all["limits"] = Invariant($"{made.Spec.Low} … {made.Spec.High}");
        all["error-95"] = Invariant($"±{Math.Ceiling(NoisyTable.Error95(made.Spec))}");
        return all;
    }

    /// <summary>How far off 95 of 100 innermost cells are at most, in the unit of the table.</summary>
    public static double Error95(TableSpec spec) => NoisyTable.Error95(spec);

    private static string Number(decimal? number) => (number ?? 0).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
