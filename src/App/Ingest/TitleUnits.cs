using System.Text.RegularExpressions;
using Maru.App.Drift;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Ingest;

/// <summary>Which columns the unit above a table is meant for: (단위: 천원) says nothing of the number of persons beside the amounts.</summary>
internal static partial class TitleUnits
{
    // A number of persons is far smaller than the amounts beside it; a further amount is not.
    private const double Scale = 100;

    private enum Quantity
    {
        Unknown,
        Money,
        Count,
        Share,
        Measured,
    }

    [GeneratedRegex(@"^(?:[십백천만억조]{0,3}\s*원|(?:천|백만|억)?\s*(?:달러|불|엔|유로)|USD|KRW|￦|₩|\$)(?:/.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex MoneyUnit();

    [GeneratedRegex("^(?:[십백천만]{0,2}\\s*)(?:명|인|건|개|개소|개교|대|가구|세대|호|동|회|필지|마리|두|곳|권|편|그루|본|주|면|석|척|점|종|쌍|부)$")]
    private static partial Regex CountUnit();

    [GeneratedRegex("^(?:%|퍼센트|％|‰|%p|퍼센트포인트)$")]
    private static partial Regex ShareUnit();

    [GeneratedRegex("(율|률|비율|비중|구성비|증감비|점유비|대비|percent|ratio|rate|%)$", RegexOptions.IgnoreCase)]
    private static partial Regex ShareName();

    [GeneratedRegex("(인구|인원|건수|횟수|대수|개수|명수|가구|세대|개소|점수|순위|일수|월수|연도|년도|연령|나이|학생|교사|직원|종사자|이용자|대상자|수급자|가입자|참여자|신청자|회원|주민|환자|사망자|(?<![액징환회인])수|건|명)$")]
    private static partial Regex CountName();

    [GeneratedRegex("(면적|넓이|길이|연장|거리|너비|폭|높이|깊이|무게|중량|용량|부피|물량|사용량|발전량|생산량|배출량|처리량|급수량|강수량|수량|온도|습도|농도|속도|시간|위도|경도|좌표)$")]
    private static partial Regex MeasuredName();

    [GeneratedRegex("(예산|결산|지출|수입|세입|세출|집행|배정|교부|이월|불용|보조금|매출|매입|소득|급여|보수|연봉|월급|수당|가격|단가|원가|부채|자산|자본|채무|체납|대출|잔고|현액|액|금|(?<![정설장준대])비|비용|(?<![자완진치종])료|요금|세|국비|도비|시비|군비|구비|자부담|cost|price|amount|budget|fee|expense|revenue|income|salary)$", RegexOptions.IgnoreCase)]
    private static partial Regex MoneyName();

    /// <summary>The unit that the table's title gives a column of this name; null when it speaks of another quantity.</summary>
    public static string? Of(string column, string? title, StandardTerms terms) => Of(QuantityOf(column, terms), title);

    /// <summary>Columns with the title's unit where it is meant for them and their header names none.</summary>
    public static IEnumerable<Column> Apply(IReadOnlyList<Column> columns, string? title, StandardTerms terms)
    {
        if (title is null) return columns;
        var amounts = columns.Where(column => column.Role == ColumnRole.Measure && QuantityOf(column.Name, terms) == Quantity.Money).Select(Largest).OfType<double>().Order().ToList();
        return columns.Select(column => column is not { Role: ColumnRole.Measure, Unit: null } || IsBeneath(column) ? column : column with { Unit = Of(column.Name, title, terms) });

        // Where amounts are named, what is named nothing and is far smaller is none.
        bool IsBeneath(Column column) => amounts.Count > 0 && MoneyUnit().IsMatch(title) && QuantityOf(column.Name, terms) == Quantity.Unknown
            && Largest(column) is { } largest && largest * Scale < amounts[amounts.Count / 2];
    }

    /// <summary>Headers that name another unit of the same quantity than the title does.</summary>
    public static IEnumerable<Issue> Contradictions(LoadPlan plan)
    {
        if (plan.Layout.Unit is not { } title) yield break;
        foreach (var column in plan.Columns)
        {
            if (plan.Layout.Headers.FirstOrDefault(header => header.Cell == column.Cell)?.Unit is not { } own || Parts(title).Any(part => Units.AreSame(part, own)) || !Parts(title).Any(part => Base(part) == Base(own))) continue;
            yield return new("unit-contradiction", 0, column.Name, own, Severity.Warning)
            {
                Expected = title,
                Message = new(
                    $"제목에는 단위가 {Josa.EuroRo(title)}, ‘{column.Name}’ 컬럼의 머리글에는 {Josa.EuroRo(own)} 적혀 있습니다. 머리글대로 읽었습니다. 제목이 맞으면 이 컬럼의 단위를 {Josa.EuroRo(title)} 정하세요.",
                    $"The title gives the unit {title}, the header of column {column.Name} {own}. The header was followed; if the title is right, set this column's unit to {title}."),
            };
        }
    }

    private static string? Of(Quantity column, string? title)
    {
        if (title is null || column == Quantity.Unknown) return title;
        var meant = Parts(title).Where(part => QuantityOfUnit(part) == column).ToList();
        return meant.Count switch { 0 => null, 1 => meant[0], _ => title };
    }

    // (단위: 명, %) and (단위: 천원/명) list units; 원/㎡ is one.
    private static string[] Parts(string title) => title.Split([',', '·', '、', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Quantity QuantityOfUnit(string unit) =>
        MoneyUnit().IsMatch(unit) ? Quantity.Money : CountUnit().IsMatch(unit) ? Quantity.Count : ShareUnit().IsMatch(unit) ? Quantity.Share : Quantity.Measured;

    private static Quantity QuantityOf(string column, StandardTerms terms)
    {
        var name = string.Concat(TermNames.WithoutUnit(column).Where(c => c is not (' ' or '_')));
        if (terms.Find(column)?.Domain is { } domain)
            foreach (var (start, quantity) in (ReadOnlySpan<(string, Quantity)>)[("금액", Quantity.Money), ("수N", Quantity.Count), ("율", Quantity.Share), ("면적", Quantity.Measured), ("길이", Quantity.Measured)])
                if (domain.StartsWith(start, StringComparison.Ordinal)) return quantity;
        return ShareName().IsMatch(name) ? Quantity.Share
            : CountName().IsMatch(name) ? Quantity.Count
            : MeasuredName().IsMatch(name) ? Quantity.Measured
            : MoneyName().IsMatch(name) ? Quantity.Money : Quantity.Unknown;
    }

    // 천원 and 원 are of one kind, 명 and 건 are not.
    private static string Base(string unit) => Units.Plain(unit) switch
    {
        var plain when MoneyUnit().IsMatch(plain) => plain.EndsWith('원') ? "원" : plain,
        "m2" or "km2" or "ha" or "평" => "m2",
        "m" or "km" or "cm" or "mm" => "m",
        "kg" or "t" or "톤" or "g" => "kg",
        "kWh" or "MWh" => "kWh",
        "kW" or "MW" => "kW",
        "L" or "ℓ" or "l" or "m3" => "m3",
        var plain => plain.TrimStart('십', '백', '천', '만'),
    };

    private static double? Largest(Column column) =>
        double.TryParse(column.Profile?.Max, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var largest) ? Math.Abs(largest) : null;
}
