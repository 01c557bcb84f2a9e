using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class KoreanPersonNameTests
{
    [Theory]
    [InlineData("홍 길동", "홍길동")]
    [InlineData("홍길동(洪吉童)", "홍길동")]
    [InlineData("洪吉童(홍길동)", "홍길동")]
    [InlineData("류지민", "유지민")]
    [InlineData("리영희", "이영희")]
    [InlineData("홍○동", "홍*동")]
    [InlineData("홍x동", "홍*동")]
    [InlineData("Kim, Xu", "KIMXU")]
    [InlineData("***", "")]
    public void Names_are_compared_in_one_form(string written, string normalized) => Assert.Equal(normalized, KoreanPersonName.Normalize(written));

    [Theory]
    [InlineData("김민수", "김민서", 1 / 3.0)]
    [InlineData("김민수", "김민호", 2 / 3.0)]
    [InlineData("김민수", "김*수", 0)]
    [InlineData("김민수", "이*수", 2 / 3.0)]
    [InlineData("김민수", "김민", 1)]
    public void Names_are_apart_by_syllables_and_a_mask_agrees_with_any(string a, string b, double distance) =>
        Assert.Equal(distance, KoreanPersonName.Distance(KoreanPersonName.Normalize(a), KoreanPersonName.Normalize(b)), 12);

    [Fact]
    public void The_two_spellings_of_a_surname_are_the_same_and_a_masked_name_is_not_yet_the_same()
    {
        var names = LinkColumn.Text("성명", ["류지민", "김민수", "박보검"], ["유지민", "김*수", "최지우"]);
        var compared = Compare.KoreanNames(names);
        var column = compared.Column;
        Assert.Equal([3, 2, 0], Enumerable.Range(0, 3).Select(row => compared.LevelOf(column.Left[row], column.Right[row])));
    }
}
