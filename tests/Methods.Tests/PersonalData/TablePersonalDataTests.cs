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
        Assert.Equal("같은 표에 사람 이름이 있어 ‘주소’의 주소 10칸을 그 사람의 것으로 봅니다.", weighed[1].ReasonKorean);
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
