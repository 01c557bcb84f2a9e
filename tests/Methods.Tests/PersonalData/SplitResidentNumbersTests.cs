using System.Globalization;
using System.Text;
using Maru.Methods.PersonalData;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>A resident number in two columns. All numbers are made up.</summary>
public sealed class SplitResidentNumbersTests
{
    private static readonly string[] Fronts = [.. Enumerable.Range(0, 60).Select(i => $"{40 + i % 55:00}{1 + i % 12:00}{1 + i % 28:00}")];
    private static readonly string[] Backs = [.. Fronts.Select((_, i) => $"{1 + i % 2}{100_003 + 7_919 * i}")];
    private static readonly string[] Checked = [.. Fronts.Select((front, i) => WithCheckDigit(front, Backs[i]))];

    [Theory]
    [InlineData("주민번호1", "주민번호2")]
    [InlineData("생년월일", "뒷자리")]
    [InlineData("앞자리", "구분")]
    [InlineData("RRN1", "RRN2")]
    public void Names_that_speak_of_it_close_both_columns(string front, string back)
    {
        var weighed = Weigh(false, (front, Fronts), (back, Backs));
        Assert.All(weighed, column => Assert.True(column.ClosesColumn, column.ReasonKorean));
        Assert.Equal((PrivacyClass.UniqueIdentifier, PersonalDataKind.ResidentNumber), (weighed[1].Class, weighed[1].Kind));
    }

    [Fact]
    public void A_second_half_by_itself_is_closed_by_its_name() => Assert.True(Weigh(false, ("성별", ["남", "여"]), ("주민번호 뒷자리", Backs))[1].ClosesColumn);

    [Fact]
    public void Check_digits_that_are_right_close_columns_of_any_name()
    {
        var weighed = Weigh(true, ("a", Fronts), ("b", Checked));
        Assert.Equal([true, true], weighed.Select(column => column.ClosesColumn));
        Assert.Equal("‘b’ 컬럼 60칸은 옆 컬럼 ‘a’와 합치면 주민등록번호가 됩니다.", weighed[1].ReasonKorean);
    }

    [Fact]
    public void Without_check_digits_births_over_many_years_and_both_sexes_prove_it() => Assert.True(Weigh(true, ("a", Fronts), ("b", Backs))[1].ClosesColumn);

    [Fact]
    public void The_halves_are_read_as_whole_numbers_too()
    {
        ColumnPersonalData front = new(), back = new();
        foreach (string cell in Fronts) front.Add(long.Parse(cell, CultureInfo.InvariantCulture));
        foreach (string cell in Checked) back.Add(long.Parse(cell, CultureInfo.InvariantCulture));
        var weighed = TablePersonalData.Weigh([("a", front.Judge("a")), ("b", back.Judge("b"))], (_, _) => SplitResidentNumbers.Fit(Fronts.Zip(Checked)!));
        Assert.True(weighed[1].ClosesColumn);
    }

    [Fact]
    public void Dates_beside_serial_numbers_are_no_resident_numbers()
    {
        string[] installed = [.. Enumerable.Range(0, 60).Select(i => $"{10 + i % 15:00}{1 + i % 12:00}{1 + i % 28:00}")];
        string[] serial = [.. Enumerable.Range(0, 60).Select(i => $"{1_200_000 + 313 * i}")];
        string[] mixed = [.. Enumerable.Range(0, 60).Select(i => $"{1 + i % 8}{100_003 + 7_919 * i}")];
        Assert.Equal([PrivacyClass.None, PrivacyClass.None], Weigh(true, ("설치일", installed), ("관리번호", serial)).Select(column => column.Class));
        Assert.Equal([PrivacyClass.None, PrivacyClass.None], Weigh(true, ("설치일", installed), ("관리번호", mixed)).Select(column => column.Class));
        Assert.Equal([PrivacyClass.None, PrivacyClass.None], Weigh(true, ("설치일", Fronts), ("관리번호", serial)).Select(column => column.Class));
    }

    [Fact]
    public void Halves_that_are_not_beside_each_other_prove_nothing() =>
        Assert.All(Weigh(true, ("a", Fronts), ("동", [.. Fronts.Select(_ => "교동")]), ("b", Checked)), column => Assert.False(column.ClosesColumn));

    [Fact]
    public void Second_halves_that_are_masked_close_nothing() =>
        Assert.False(Weigh(true, ("주민번호1", Fronts), ("주민번호2", [.. Backs.Select(back => back[..1] + "******")]))[1].ClosesColumn);

    private static IReadOnlyList<ColumnPrivacy> Weigh(bool rows, params (string Name, string[] Cells)[] columns) =>
        TablePersonalData.Weigh([.. columns.Select(column =>
        {
            var data = new ColumnPersonalData();
            foreach (string cell in column.Cells) data.Add(Encoding.UTF8.GetBytes(cell));
            return (column.Name, data.Judge(column.Name));
        })], (front, back) => rows && SplitResidentNumbers.Fit(columns[front].Cells.Zip(columns[back].Cells)!));

    private static string WithCheckDigit(string front, string back)
    {
        int[] weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        int sum = weights.Zip(front + back[..6]).Sum(pair => pair.First * (pair.Second - '0'));
        return back[..6] + (11 - sum % 11) % 10;
    }
}
