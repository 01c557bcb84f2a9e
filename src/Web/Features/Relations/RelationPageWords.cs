using Maru.App.Relations;
using Maru.Core;
using static System.FormattableString;

namespace Maru.Web.Features.Relations;

/// <summary>Words of the data-relationship diagram.</summary>
internal static class RelationPageWords
{
    public static Bilingual Menu { get; } = new("데이터 관계", "Relations");
    public static Bilingual Title { get; } = new("데이터관계도", "How the data relate");
    public static Bilingual Together { get; } = new("함께 쓸 데이터", "Use together");
    public static Bilingual TogetherNote { get; } = new("컬럼의 값이 정말로 맞는 데이터와 그 맞는 비율", "Datasets whose values really match, and how many do");
    public static Bilingual Choose { get; } = new("데이터", "Dataset");
    public static Bilingual Show { get; } = new("보기", "Show");
    public static Bilingual Neighbours { get; } = new("이웃", "Neighbours");
    public static Bilingual Sql { get; } = new("함께 쓰는 SQL", "SQL to join them");
    public static Bilingual Receipt { get; } = new("산출 근거", "Receipt");
    public static Bilingual Expand { get; } = new("이웃의 이웃까지", "Show its neighbours");
    public static Bilingual Collapse { get; } = new("접기", "Hide its neighbours");
    public static Bilingual Stale { get; } = new("새 버전을 아직 재지 않음", "newer version not measured yet");
    public static Bilingual Staff { get; } = new("직원에게만 보임", "for staff only");
    public static Bilingual None { get; } = new("값이 맞는 데이터가 아직 없습니다", "No dataset matches");
    public static Bilingual NoneText { get; } = new("키가 되는 컬럼에서 값이 8가지 이상 같은 데이터를 찾지 못했습니다. 키가 없어도 이름과 주소를 견주어 이을 수 있습니다.", "No key column shares eight values or more. Data without a key can still be linked by names and addresses.");
    public static Bilingual Mismatch { get; } = new("이름은 같지만 맞지 않는 컬럼", "Same name, other values");
    public static Bilingual MismatchNote { get; } = new("바로 붙이면 맞는 값이 거의 없습니다. 번호 체계가 다르면 대응표나 데이터 잇기를 쓰세요.", "Joined as they are, hardly any value matches. Use a crosswalk or link them.");
    public static Bilingual Hubs { get; } = new("같은 축", "Shared dimensions");
    public static Bilingual HubsNote { get; } = new("같은 지역이나 표준용어를 쓰는 데이터. 그것으로 묶어 견줄 수 있습니다.", "Datasets of the same regions or terms: they can be grouped and compared by them.");
    public static Bilingual Overview { get; } = new("분야와 분야 사이", "Between domains");
    public static Bilingual OverviewNote { get; } = new("값으로 이어진 데이터 쌍의 수", "Pairs of datasets that are joined");
    public static Bilingual Every { get; } = new("모든 데이터", "All datasets");
    public static Bilingual EveryNote { get; } = new("이웃이 많은 것부터", "Those with most neighbours first");
    public static Bilingual Domain { get; } = new("분야", "Domain");
    public static Bilingual Empty { get; } = new("아직 데이터가 없습니다", "No datasets yet");
    public static Bilingual EmptyText { get; } = new("데이터가 둘 이상 들어오면 서로 맞는 컬럼을 찾아 여기에 보입니다.", "With two datasets or more, columns that match are found and shown here.");
    public static Bilingual Missing { get; } = new("그런 데이터가 없습니다", "There is no such dataset");
    public static Bilingual More { get; } = new("데이터관계도", "Diagram");
    public static Bilingual Law { get; } = new("데이터기반행정법 제16조의 데이터관계도입니다. 컬럼의 이름이 아니라 값을 맞추어 보고 이었습니다.", "Columns are joined by their values, not by their names (act on data-based administration, art. 16).");

    public static Bilingual Lead(int datasets, int joined, int pairs) => new(
        Invariant($"데이터 {datasets:N0}종 가운데 {joined:N0}종이 {pairs:N0}쌍으로 이어집니다."), Invariant($"{joined:N0} of {datasets:N0} datasets are joined, in {pairs:N0} pairs."));

    public static Bilingual Count(int neighbours) => new(Invariant($"이웃 {neighbours:N0}"), Invariant($"{neighbours:N0} neighbours"));

    public static Bilingual Waiting(int datasets) => new(
        Invariant($"데이터 {datasets:N0}종의 새 버전을 재는 중입니다. 앞 버전에서 잰 것은 그렇게 적혀 있습니다."), Invariant($"New versions of {datasets:N0} datasets are being measured; what was measured on older ones says so."));

    /// <summary>1,890행 가운데 1,840행(97.4%).</summary>
    public static Bilingual Tally(Relation relation, Tally tally) => relation.Kind switch
    {
        RelationKind.Link => new(Invariant($"{tally.Whole:N0}개 가운데 {tally.Part:N0}개"), Invariant($"{tally.Part:N0} of {tally.Whole:N0}")),
        RelationKind.Rule => new(Invariant($"{tally.Whole:N0}건 가운데 {tally.Part:N0}건이 맞음"), Invariant($"{tally.Part:N0} of {tally.Whole:N0} hold")),
        _ => new(Invariant($"{tally.Whole:N0}행 가운데 {tally.Part:N0}행"), Invariant($"{tally.Part:N0} of {tally.Whole:N0} rows")),
    };

    public static Bilingual Values(JoinCounts counts) => new(
        Invariant($"서로 다른 값 {counts.LeftValues:N0}가지와 {counts.RightValues:N0}가지 가운데 {counts.Common:N0}가지가 같음"), Invariant($"{counts.Common:N0} of {counts.LeftValues:N0} and {counts.RightValues:N0} different values"));

    public static Bilingual Measured(Relation relation) => relation.Left.Version == 0 ? default : new(
        Invariant($"버전 {relation.Left.Version}, {relation.Right.Version}에서 잼"), Invariant($"measured on versions {relation.Left.Version} and {relation.Right.Version}"));

    public static Bilingual Others(int datasets) => new(Invariant($"다른 데이터 {datasets:N0}종"), Invariant($"{datasets:N0} other datasets"));

    /// <summary>98%, never 100% for what is not all and never 0% for what is there.</summary>
    public static string Percent(Tally tally) => tally.Share switch
    {
        0 => "0%",
        1 => "100%",
        < 0.001 => "<0.1%",
        > 0.999 => ">99.9%",
        var share => (share * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + "%",
    };
}
