using Maru.App.Catalog;
using Maru.App.Metadata;
using Maru.App.Terms;
using Maru.Core.Data;

namespace Maru.App.Tests.Metadata;

public sealed class TermConformityTests
{
    private static readonly StandardTerms Terms = new(
    [
        new("등록일자", "REG_YMD", "연월일C8") { OtherNames = ["등록일"] },
        new("사용여부", "USE_YN", "여부C1") { AllowedValues = ["Y", "N"] },
        new("수수료", "FEE", "금액N15"), new("요금", "FEE", "금액N15"),
    ]);

    [Fact]
    public void A_term_and_its_abbreviation_follow_the_standard_and_another_name_is_told_which_to_use()
    {
        var conformity = Of(Column("등록일자", ColumnType.Date), Column("reg_ymd", ColumnType.Date), Column("등록일", ColumnType.Date));
        Assert.Equal([TermFit.Term, TermFit.Abbreviation, TermFit.OtherName], conformity.Columns.Select(column => column.Fit));
        Assert.Equal("표준용어는 ‘등록일자’(REG_YMD)입니다.", conformity.Columns[2].NameFault!.Value.Ko);
        Assert.Equal(2.0 / 3, conformity.Share, 6);
    }

    [Fact]
    public void Words_put_together_as_terms_are_follow_it_and_other_words_do_not()
    {
        var conformity = Of(Column("승하차인원수", ColumnType.Integer), Column("뭐시기", ColumnType.Text));
        Assert.Equal([TermFit.Composed, TermFit.None], conformity.Columns.Select(column => column.Fit));
        Assert.StartsWith("‘뭐시기’는 공통표준용어가 아니고", conformity.Columns[1].NameFault!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_may_stand_for_several_terms_is_told_them_all() =>
        Assert.Equal("‘수수료’, ‘요금’ 가운데 어느 것인지 이름으로 알 수 없습니다.", Of(Column("FEE", ColumnType.Integer)).Columns[0].NameFault!.Value.Ko);

    [Fact]
    public void Type_and_values_must_obey_the_term_s_domain()
    {
        var conformity = Of(
            Column("등록일자", ColumnType.Text),
            Column("사용여부", ColumnType.Text) with { Profile = new(10, 1, 0, 3, Top: [new("Y", 5), new("N", 2), new("사용", 2)]) });
        Assert.Equal("연월일C8 도메인은 날짜인데 문자로 들어 있습니다.", conformity.Columns[0].ValueFault!.Value.Ko);
        Assert.Equal("허용값(Y, N)이 아닌 값이 2행에 있습니다: 사용", conformity.Columns[1].ValueFault!.Value.Ko);
    }

    [Fact]
    public void Values_of_closed_columns_are_never_told_and_what_maru_worked_out_is_not_judged()
    {
        var conformity = Of(
            Column("사용여부", ColumnType.Text) with { Closed = true, Profile = new(10, 0, 0, 2, Top: [new("비밀", 10)]) },
            new Column("행정동", ColumnType.Text) { From = ["위도", "경도"] });
        Assert.Null(Assert.Single(conformity.Columns).ValueFault);
    }

    [Fact]
    public void The_term_a_person_chose_counts()
    {
        var said = new CatalogColumn("뭐시기", new("뭐시기", "뭐시기"), ColumnType.Date, ColumnRole.None, null, false) { StandardTerm = "등록일자" };
        Assert.Equal((TermFit.OtherName, "등록일자"), TermConformity.Of([Column("뭐시기", ColumnType.Date)], [said], Terms).Columns.Select(column => (column.Fit, column.Term!.Name)).Single());
    }

    private static TermConformity Of(params Column[] columns) => TermConformity.Of(columns, [], Terms);

    private static Column Column(string name, ColumnType type) => new(name, type, Source: name);
}
