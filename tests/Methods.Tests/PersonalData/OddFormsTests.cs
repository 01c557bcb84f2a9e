using System.Text;
using Maru.Methods.PersonalData;
using static Maru.Methods.PersonalData.PersonalDataKind;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>Numbers of persons joined by odd marks, in groups of two, circled, from abroad, or in words; and what has the same marks and is none. All made up.</summary>
public sealed class OddFormsTests
{
    [Theory]
    [InlineData("610215/2728030")]
    [InlineData("610215_2728030")]
    [InlineData("610215~2728030")]
    [InlineData("610215:2728030")]
    [InlineData("610215,2728030")]
    [InlineData("610215 / 2728030")]
    [InlineData("610215\n2728030")]
    [InlineData("610215-\r\n2728030")]
    [InlineData("61.02.15-2728030")]
    [InlineData("61-02-15-2728030")]
    [InlineData("61 02 15 2728030")]
    [InlineData("61/02/15-2728030")]
    [InlineData("6.1.0.2.1.5-2.7.2.8.0.3.0")]
    [InlineData("6-1-0-2-1-5-2-7-2-8-0-3-0")]
    [InlineData("⑥①⓪②①⑤-②⑦②⑧⓪③⓪")]
    [InlineData("６１０２１５／２７２８０３０")]
    public void A_resident_number_is_read_whatever_joins_it(string text) => FindsWhole(text, ResidentNumber);

    [Theory]
    [InlineData("010/8065/3280")]
    [InlineData("010_8065_3280")]
    [InlineData("010~8065~3280")]
    [InlineData("010:8065:3280")]
    [InlineData("010,8065,3280")]
    [InlineData("010, 8065, 3280")]
    [InlineData("010/8065-3280")]
    [InlineData("010-8065/3280")]
    [InlineData("010\n8065\n3280")]
    [InlineData("010-8065-\n3280")]
    [InlineData("010/80653280")]
    [InlineData("⓪①⓪-⑧⓪⑥⑤-③②⑧⓪")]
    [InlineData("⓿❶⓿-❽⓿❻❺-❸❷❽⓿")]
    [InlineData("0.1.0.8.0.6.5.3.2.8.0")]
    [InlineData("0-1-0-8-0-6-5-3-2-8-0")]
    [InlineData("0.1.0-8.0.6.5-3.2.8.0")]
    [InlineData("0082 10 8065 3280")]
    [InlineData("0082-10-8065-3280")]
    [InlineData("00821080653280")]
    [InlineData("+82 (0)10 8065 3280")]
    [InlineData("+82(0)10-8065-3280")]
    [InlineData("+82-(0)10-8065-3280")]
    [InlineData("공일공팔공육오삼이팔공")]
    [InlineData("공일공 팔공육오 삼이팔공")]
    [InlineData("공일공-팔공육오-삼이팔공")]
    [InlineData("공일공에 팔공육오에 삼이팔공")]
    [InlineData("영일영 팔영육오 삼이팔영")]
    [InlineData("공일공 8065 3280")]
    public void A_mobile_number_is_read_whatever_joins_it(string text) => FindsWhole(text, MobilePhone);

    [Theory]
    [InlineData("연락은 010/8065/3280 으로", "010/8065/3280")]
    [InlineData("홍보물 3 010:8065:3280", "010:8065:3280")]
    [InlineData("민원인 610215/2728030 확인", "610215/2728030")]
    [InlineData("전화 033/250/3000 담당", "033/250/3000")]
    [InlineData("제 번호는 공일공 팔공육오 삼이팔공입니다", "공일공 팔공육오 삼이팔공")]
    [InlineData("① 010-8065-3280", "010-8065-3280")]
    [InlineData("①010-8065-3280", "010-8065-3280")]
    [InlineData("①②③ 010-8065-3280", "010-8065-3280")]
    [InlineData("연락처 +82 (0)10 8065 3280 오전", "+82 (0)10 8065 3280")]
    public void In_running_text_the_number_alone_is_found(string text, string number) =>
        Assert.Equal([number], PersonalDataScanner.Find(text).Select(span => text.Substring(span.Start, span.Length)));

    [Theory]
    [InlineData("2025/09/11")]
    [InlineData("25/09/11")]
    [InlineData("25/09/11 10:20:30")]
    [InlineData("2025/09/11 10:20")]
    [InlineData("2025-09-11 ~ 2025-10-11")]
    [InlineData("250911~251011")]
    [InlineData("250911/251011")]
    [InlineData("1,234,567")]
    [InlineData("120,101,234,567")]
    [InlineData("1,010,806,532,800")]
    [InlineData("10:20:30")]
    [InlineData("010:20:30")]
    [InlineData("09:00~18:00")]
    [InlineData("09:00-18:00, 10:00-17:00")]
    [InlineData("37.92476081,127.74746021")]
    [InlineData("37.92476081/127.74746021")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11")]
    [InlineData("1.2.3.4.5")]
    [InlineData("0.1.0")]
    [InlineData("3-1-2-1-1")]
    [InlineData("1-2-3-4-5-6-7-8-9")]
    [InlineData("123456,1234567")]
    [InlineData("사업비 250101,1000002 원")]
    [InlineData("문서 230101/1000002 호")]
    [InlineData("100/200/3000")]
    [InlineData("010/20/30")]
    [InlineData("02/2025")]
    [InlineData("G2301_0012/3456")]
    [InlineData("공일공공영주차장")]
    [InlineData("공일공사 팔월 준공")]
    [InlineData("영일만 항구 일이삼사")]
    [InlineData("①②③④⑤")]
    [InlineData("①개 ②개 2025년 9월")]
    [InlineData("https://example.kr/010/8065/3280")]
    public void Dates_amounts_times_places_and_lists_are_still_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("520227-2******")]
    [InlineData("5202272******")]
    [InlineData("520227/2******")]
    [InlineData("52.02.27-2******")]
    public void A_resident_number_covered_behind_its_seventh_digit_still_tells_birth_and_sex(string text)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((PartialResidentNumber, false), (span.Kind, span.Masked));
        var judged = Judge("관리키", [.. Enumerable.Range(0, 40).Select(i => text.Replace("27", $"{10 + i % 18}", StringComparison.Ordinal))]);
        Assert.Equal((PrivacyClass.Personal, true, false), (judged.Class, judged.ClosesColumn, judged.AlreadyMasked));
        Assert.Contains("생년월일과 성별이 보이는 주민등록번호", judged.ReasonKorean, StringComparison.Ordinal);
    }

    [Fact]
    public void One_covered_altogether_stays_open() => Assert.False(Judge("주민번호", [.. Enumerable.Range(0, 40).Select(i => $"5202{10 + i % 18}-*******")]).ClosesColumn);

    [Theory]
    [InlineData("610215/2728030", "610215/*******")]
    [InlineData("010,8065,3280", "010,****,3280")]
    [InlineData("+82 (0)10 8065 3280", "+82 (0)10 **** 3280")]
    [InlineData("0082 10 8065 3280", "0082 10 **** 3280")]
    [InlineData("⓪①⓪-⑧⓪⑥⑤-③②⑧⓪", "⓪①⓪-****-③②⑧⓪")]
    [InlineData("공일공 팔공육오 삼이팔공", "공일공 **** 삼이팔공")]
    [InlineData("520227-2******", "520227-*******")]
    public void What_is_found_is_covered(string text, string covered) => Assert.Equal(covered, PersonalDataMask.Apply(text));

    [Fact]
    public void A_long_text_of_odd_marks_takes_no_longer_than_its_length()
    {
        string text = string.Concat(Enumerable.Repeat("12/34,56:010/", 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PersonalDataScanner.Find(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static ColumnPrivacy Judge(string name, string[] cells)
    {
        var column = new ColumnPersonalData();
        foreach (string cell in cells) column.Add(Encoding.UTF8.GetBytes(cell));
        return column.Judge(name);
    }

    private static void FindsWhole(string text, PersonalDataKind kind)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((kind, 0, text.Length, false), (span.Kind, span.Start, span.Length, span.Masked));
    }
}
