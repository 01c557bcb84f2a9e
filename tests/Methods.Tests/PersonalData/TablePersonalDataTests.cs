using System.Text;
using Maru.Methods.PersonalData;

namespace Maru.Methods.Tests.PersonalData;

public sealed class TablePersonalDataTests
{
    private static readonly string[] Names = ["김민준", "이서연", "박도윤", "최지우", "정영수", "강미경", "조철수", "윤현정", "장은주", "임상훈"];

    [Fact]
    public void Addresses_and_land_lines_beside_names_are_those_of_the_persons()
    {
        var weighed = Weigh(("성명", Names), ("주소", Streets), ("전화번호", Lines), ("소재지도로명주소", Streets));
        Assert.Equal([PrivacyClass.Personal, PrivacyClass.Personal, PrivacyClass.Personal, PrivacyClass.None], weighed.Select(column => column.Class));
        Assert.Equal("같은 표가 사람에 관한 것이어서 ‘주소’의 주소 10칸을 그 사람의 것으로 봅니다.", weighed[1].ReasonKorean);
    }

    [Fact]
    public void Addresses_of_places_stay_places_beside_the_one_in_charge()
    {
        var weighed = Weigh(("업소명", ["가게1", "가게2", "가게3", "가게4", "가게5", "가게6", "가게7", "가게8", "가게9", "가게0"]), ("대표자명", Names), ("주소", Streets), ("전화번호", Lines));
        Assert.Equal([PrivacyClass.None, PrivacyClass.Personal, PrivacyClass.None, PrivacyClass.OfficeContact], weighed.Select(column => column.Class));
    }

    [Fact]
    public void Names_in_latin_letters_are_believed_by_the_columns_name() =>
        Assert.Equal(PrivacyClass.Personal, Weigh(("given_name", ["Anna", "Bob", "Chris"]))[0].Class);

    [Theory]
    [InlineData("날짜")]
    [InlineData("b_date")]
    [InlineData("값3")]
    public void Days_beside_names_that_are_spread_over_lives_are_births(string name)
    {
        var weighed = Weigh(("성명", Names), (name, Births));
        Assert.Equal((PersonalDataKind.BirthDate, PrivacyClass.Personal, true), (weighed[1].Kind, weighed[1].Class, weighed[1].ClosesColumn));
        Assert.Equal($"같은 표에 사람 이름이 있고 ‘{name}’ 컬럼의 날짜 10칸이 수십 년에 걸쳐 있어 생년월일로 봅니다.", weighed[1].ReasonKorean);
        Assert.Equal(PrivacyClass.Personal, Weigh(("성명", Names), (name, [.. Births.Select(day => day[2..].Replace("-", "", StringComparison.Ordinal))]))[1].Class);
    }

    [Fact]
    public void Days_of_other_things_stay_open()
    {
        string[] recent = [.. Enumerable.Range(0, 10).Select(i => $"2025-0{1 + i % 9}-11")];
        Assert.False(Weigh(("성명", Names), ("날짜", recent))[1].ClosesColumn);
        Assert.False(Weigh(("성명", Names), ("준공일", Births))[1].ClosesColumn);
        Assert.False(Weigh(("시설명", Places), ("날짜", Births))[1].ClosesColumn);
        Assert.False(Weigh(("대표자명", Names), ("업소명", Places), ("날짜", Births))[2].ClosesColumn);
    }

    [Fact]
    public void Addresses_are_those_of_persons_beside_births_and_mobile_numbers_too()
    {
        Assert.Equal(PrivacyClass.Personal, Weigh(("생년월일", Births), ("주소", Streets), ("지원금액", Amounts))[1].Class);
        Assert.Equal(PrivacyClass.Personal, Weigh(("휴대전화", Mobiles), ("주소", Streets), ("지원금액", Amounts))[1].Class);
        Assert.Equal(PrivacyClass.Personal, Weigh(("성명", [.. Names.Select(name => name[..1] + "*" + name[2..])]), ("주소", Streets), ("체납액", Amounts))[1].Class);
    }

    [Fact]
    public void A_street_and_a_number_without_the_city_are_an_address_too()
    {
        string[] lots = [.. Enumerable.Range(1, 10).Select(i => $"석사동 {100 + i}-{i}")];
        var weighed = Weigh(("성명", Names), ("주소", lots), ("지원금액", Amounts));
        Assert.Equal((PersonalDataKind.Address, PrivacyClass.Personal), (weighed[1].Kind, weighed[1].Class));
        Assert.Equal(PrivacyClass.None, Weigh(("시설명", Places), ("주소", lots))[1].Class);
        Assert.Equal(PrivacyClass.None, Weigh(("성명", Names), ("주소", ["석사동", "후평동", "퇴계동"]))[1].Class);
    }

    [Theory]
    [InlineData("업소명")]
    [InlineData("공원명")]
    [InlineData("화장실명")]
    [InlineData("관리기관명")]
    [InlineData("설치장소")]
    public void Addresses_of_facilities_stay_places_beside_mobile_numbers(string name) =>
        Assert.Equal(PrivacyClass.None, Weigh((name, Places), ("휴대전화", Mobiles), ("주소", Streets))[2].Class);

    private static string[] Places => [.. Enumerable.Range(1, 10).Select(i => $"가게{i}")];

    private static string[] Births => [.. Enumerable.Range(0, 10).Select(i => $"{1941 + 6 * i}-0{1 + i % 9}-1{i}")];

    private static string[] Mobiles => [.. Enumerable.Range(0, 10).Select(i => $"010-2{i}34-56{i}8")];

    private static string[] Amounts => [.. Enumerable.Range(1, 10).Select(i => $"{i},250,000")];

    private static string[] Streets => [.. Enumerable.Range(1, 10).Select(i => $"강원특별자치도 춘천시 신샘밭로 {i}")];

    private static string[] Lines => [.. Enumerable.Range(1, 10).Select(i => $"033-25{i % 10}-{1000 + i}")];

    private static IReadOnlyList<ColumnPrivacy> Weigh(params (string Name, string[] Cells)[] columns) =>
        TablePersonalData.Weigh([.. columns.Select(column =>
        {
            var data = new ColumnPersonalData();
            foreach (string cell in column.Cells) data.Add(Encoding.UTF8.GetBytes(cell));
            return (column.Name, data.Judge(column.Name));
        })]);
}
