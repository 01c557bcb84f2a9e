using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Privacy.Publishing;

/// <summary>Whether a table can be made at all.</summary>
internal static class TableChecks
{
    private const int MostLabels = 200;
    private const int LongestLabel = 100;

    /// <summary>Cells of a table with noise.</summary>
    public const int MostNoisyCells = 20_000;

    // Amounts times rows of a person: the noise is drawn in whole numbers of 63 bits.
    private const long MostReach = 100_000_000_000;

    /// <summary>The table with only what its switch takes.</summary>
    public static TableSpec Whole(TableSpec spec, SafeSwitch how)
    {
        if (spec.By.Count is 0 or > TableSpec.MostDimensions || spec.By.Select(dimension => dimension.Column).Distinct(StringComparer.Ordinal).Count() < spec.By.Count || spec.By.Any(dimension => dimension.Column == spec.Measure)) throw PublishErrors.Field(
            spec.By.Count == 0 ? "묶을 컬럼을 고르지 않았습니다." : "묶는 컬럼이 셋을 넘거나 두 번 쓰였습니다.", spec.By.Count == 0 ? "No column to group by was chosen." : "There are more than three columns to group by, or one is used twice.",
            "서로 다른 컬럼을 셋까지 고르세요.", "Choose up to three different ones.", "by");
        if (how != SafeSwitch.Private) return spec with { By = [.. spec.By.Select(dimension => dimension with { Labels = null })], Epsilon = null, Low = null, High = null, PerPerson = 1 };
        if (spec.Epsilon is not ({ } epsilon and > 0 and <= 1000) || decimal.Round(epsilon, 6) != epsilon) throw PublishErrors.Field(
            spec.Epsilon is null ? "ε이 없습니다." : FormattableString.Invariant($"ε이 {spec.Epsilon}입니다."), spec.Epsilon is null ? "ε is missing." : FormattableString.Invariant($"ε is {spec.Epsilon}."),
            "0보다 큰 수를 소수점 아래 여섯 자리까지 쓰세요. 보기: 0.5", "Write a number above 0 with up to six decimals, as 0.5.", "epsilon");
        if (spec.PerPerson is < 1 or > 10_000) throw PublishErrors.Field($"한 사람의 행이 {spec.PerPerson}개까지라고 했습니다.", $"A person is said to have {spec.PerPerson} rows at most.", "1에서 10000까지 쓰세요.", "Write 1 to 10000.", "per-person");
        if (spec.Measure is not null && (spec.Low is not { } low || spec.High is not { } high || low > high || Reach(low, high) > MostReach / spec.PerPerson)) throw PublishErrors.Field(
            "더할 값의 아래와 위 한계가 없거나 뒤바뀌었거나 너무 큽니다.", "The limits of what is summed are missing, the wrong way round or too large.", "한 사람이 줄 수 있는 가장 작은 값과 가장 큰 값을 정수로 쓰세요.", "Write the least and the greatest amount of one row as whole numbers.", "low");
        return spec with
        {
            By = [.. spec.By.Select(Named)],
            Epsilon = epsilon / 1.000000000000000000000000000m,
            Low = spec.Measure is null ? null : spec.Low,
            High = spec.Measure is null ? null : spec.High,
        };
    }

    public static long Reach(long low, long high) => Math.Max(1, Math.Max(Math.Abs(Math.Max(low, -long.MaxValue)), Math.Abs(Math.Max(high, -long.MaxValue))));

    public static void Columns(TableSpec spec, VersionManifest version, CatalogEntry? entry)
    {
        bool IsClosed(string name) => version.Columns.Any(column => column.Name == name && column.Closed);
        foreach (var dimension in spec.By) ReadGroups.Required(version, dimension);
        if (entry is { Access: AccessLevel.Everyone } && !spec.By.Select(dimension => dimension.Column).Append(spec.Measure).OfType<string>().Any(IsClosed)) throw PublishErrors.Field(
            "행이 모두에게 열린 데이터라 표를 가려도 지켜지는 것이 없습니다.", "The rows are open to everyone: holding cells of a table back protects nothing.",
            "공개된 행으로 그대로 세면 됩니다. 안전 공표는 행이 닫힌 데이터나 잠긴 컬럼에 씁니다.", "Count the open rows as they are. Safe publication is for data whose rows or columns are closed.", "dataset");
    }

    /// <summary>A column that stands in an earlier table of the version is grouped as it is there: between two ways of grouping, differences can be taken.</summary>
    public static void Alike(GroupedRows rows, GroupedRows earlier)
    {
        foreach (var was in earlier.By)
            if (rows.By.FirstOrDefault(dimension => dimension.Column == was.Column) is { } now && !now.Labels.SequenceEqual(was.Labels)) throw PublishErrors.Field(
                $"‘{was.Column}’{Josa.Pick(was.Column, "을", "를")} 이미 만든 표와 다르게 묶습니다.", $"'{was.Column}' is grouped otherwise than in a table that was made.",
                $"두 표의 차이로 작은 칸이 드러날 수 있습니다. ‘{was.Name}’처럼 묶으세요.", $"Small cells may show in the difference: group it as '{was.Name}'.", "by");
    }

    /// <summary>Two columns of which one all but says the other stand in one table: tables apart of which each has one can nearly be taken from each other.</summary>
    public static void Apart(IReadOnlyList<TogetherLabels> together)
    {
        foreach (var pair in together.Where(labels => labels.Parts.Count == 1 && labels.Parts[0].Column != labels.Whole.Column))
            if (AllButSays(pair, 1, 0) || AllButSays(pair, 0, 1)) throw PublishErrors.Field(
                $"‘{pair.Whole.Column}’{Josa.Pick(pair.Whole.Column, "과", "와")} ‘{pair.Parts[0].Column}’{Josa.Pick(pair.Parts[0].Column, "은", "는")} 하나를 알면 다른 하나를 거의 아는 컬럼인데, 서로 다른 표에 나뉘어 있습니다.",
                $"'{pair.Whole.Column}' and '{pair.Parts[0].Column}' all but say each other, and stand in tables apart.",
                "두 표의 차이로 작은 칸이 드러날 수 있습니다. 앞서 만든 표와 같은 컬럼으로 묶으세요.", "Small cells may show in the difference: group by the column of the table that was made.", "by");
    }

    // Whoever guesses the other label by the one is wrong so seldom as to know it, yet not never.
    private static bool AllButSays(TogetherLabels pair, int by, int what)
    {
        SafeDimension[] dimensions = [pair.Whole, pair.Parts[0]];
        var rows = pair.Pairs.Where(one => dimensions.Select((dimension, i) => dimension.Labels[one.Labels[i]]).All(label => label != ReadGroups.Others)).ToList();
        long all = rows.Sum(one => one.Rows);
        var guesses = rows.GroupBy(one => one.Labels[by]).Select(same => (Rows: same.Sum(one => one.Rows), Most: same.Max(one => one.Rows))).ToList();
        long wrong = guesses.Sum(guess => guess.Rows - guess.Most), without = all - rows.GroupBy(one => one.Labels[what]).Select(same => same.Sum(one => one.Rows)).DefaultIfEmpty().Max();
        return wrong > 0 && wrong * 50 <= without && all >= guesses.Count * 10;
    }

    private static TableDimension Named(TableDimension dimension)
    {
        string[] labels = [.. (dimension.Labels ?? []).Select(label => label.Trim()).Where(label => label.Length > 0 && label != ReadGroups.Others).Distinct(StringComparer.Ordinal)];
        if (labels.Length is 0 or > MostLabels || labels.Any(label => label.Length > LongestLabel || label.Any(char.IsControl))) throw PublishErrors.Field(
            $"‘{dimension.Column}’의 범주가 없거나 {MostLabels}개를 넘습니다.", $"'{dimension.Column}' has no categories, or more than {MostLabels}.",
            "표에 나올 범주를 미리 모두 적으세요. 데이터에서 가져오면 드문 값이 있다는 것이 드러납니다.", "Name all categories beforehand: taken from the data they would tell that a rare value exists.", "labels");
        return dimension with { Labels = labels };
    }
}
