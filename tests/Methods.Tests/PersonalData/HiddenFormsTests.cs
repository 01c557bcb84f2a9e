using Maru.Methods.PersonalData;
using static Maru.Methods.PersonalData.PersonalDataKind;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>Personal data written so that a reader sees it and a pattern does not. All numbers are made up.</summary>
public sealed class HiddenFormsTests
{
    [Theory]
    [InlineData("9 0 0 1 0 1 - 1 2 3 4 5 6 8", ResidentNumber)]
    [InlineData("9 6 0 1 2 1 1 0 2 1 4 1 3", ResidentNumber)]
    [InlineData("0 1 0 - 1 2 3 4 - 5 6 7 8", MobilePhone)]
    [InlineData("0 1 0 1 2 3 4 5 6 7 8", MobilePhone)]
    [InlineData("010 - 1 2 3 4 - 5 6 7 8", MobilePhone)]
    [InlineData("0 2 - 1 2 3 - 4 5 6 7", Phone)]
    [InlineData("4 1 1 1 - 1 1 1 1 - 1 1 1 1 - 1 1 1 1", PaymentCard)]
    public void Digits_with_spaces_between_them_are_read_together(string text, PersonalDataKind kind) => FindsWhole(text, kind);

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10")]
    [InlineData("3 4 2 5 1")]
    [InlineData("동 1 2 3, 서 4 5 6")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0")]
    [InlineData("1 0 1 0 1 0 1 0 1 0 1 0 1")]
    [InlineData("0 1 0 1 1 0 1 0 0 1 1")]
    [InlineData("9 6 0 1 2 1 1 0 2 1 4 1 4")]
    public void Lists_of_small_numbers_stay_lists(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("010\u200B-1234-\u200C5678", MobilePhone)]
    [InlineData("0\u200D1\u200D0\u200D1\u200D2\u200D3\u200D4\u200D5\u200D6\u200D7\u200D8", MobilePhone)]
    [InlineData("\uFEFF010\u2060-12\u00AD34-5678", MobilePhone)]
    [InlineData("\u202A010-1234-5678", MobilePhone)]
    [InlineData("9601\u200B21-1021\u00AD413", ResidentNumber)]
    [InlineData("ho\u200Bng@exa\u2060mple.kr", Email)]
    [InlineData("12\u200B가\u200B3456", VehiclePlate)]
    [InlineData("0\uFE0F\u20E31\uFE0F\u20E30\uFE0F\u20E3-1234-5678", MobilePhone)]
    public void Characters_nobody_sees_hide_nothing(string text, PersonalDataKind kind) => FindsWhole(text, kind);

    [Theory]
    [InlineData("hong＠example.kr", Email)]
    [InlineData("ｈｏｎｇ＠ｅｘａｍｐｌｅ．ｋｒ", Email)]
    [InlineData("０１０１２３４５６７８", MobilePhone)]
    [InlineData("010－1234－5678", MobilePhone)]
    [InlineData("010–1234—5678", MobilePhone)]
    [InlineData("010·1234·5678", MobilePhone)]
    [InlineData("010・1234・5678", MobilePhone)]
    [InlineData("010ㆍ1234ㆍ5678", MobilePhone)]
    [InlineData("010ー1234ー5678", MobilePhone)]
    [InlineData("010\u00A01234\u30005678", MobilePhone)]
    [InlineData("９６０１２１－１０２１４１３", ResidentNumber)]
    [InlineData("９６０１２１–１０２１４１３", ResidentNumber)]
    [InlineData("１２가３４５６", VehiclePlate)]
    public void Wide_characters_dashes_and_dots_are_read_as_their_plain_ones(string text, PersonalDataKind kind) => FindsWhole(text, kind);

    [Theory]
    [InlineData("010-1234-5678.csv", "010-1234-5678")]
    [InlineData("명단_01012345678.xlsx", "01012345678")]
    [InlineData("2025_010-1234-5678_홍길동.pdf", "010-1234-5678")]
    [InlineData("01012345678입니다", "01012345678")]
    [InlineData("9601211021413번", "9601211021413")]
    [InlineData("960121-1021413.hwp", "960121-1021413")]
    [InlineData("주민등록등본_960121-1021413.pdf", "960121-1021413")]
    [InlineData("T.010-1234-5678", "010-1234-5678")]
    [InlineData("010-1234-5678.2024.csv", "010-1234-5678")]
    [InlineData("4111-1111-1111-1111.jpg", "4111-1111-1111-1111")]
    public void An_extension_a_particle_or_an_underscore_hides_no_number(string text, string number) => Assert.Equal([number], Texts(text));

    [Theory]
    [InlineData("010-1234-5678/010-2222-3333")]
    [InlineData("010-1234-5678·010-2222-3333")]
    [InlineData("010-1234-5678, 010-2222-3333")]
    public void Two_numbers_side_by_side_are_both_found(string text) => Assert.Equal(["010-1234-5678", "010-2222-3333"], Texts(text));

    [Theory]
    [InlineData("1611235678901.jpg")]
    [InlineData("IMG_1611235678901")]
    [InlineData("IMG_20231116_120041.jpg")]
    [InlineData("사건_230101-1000002.pdf")]
    [InlineData("0212345678.jpg")]
    [InlineData("https://example.kr/v/010-1234-5678")]
    [InlineData("37·92476081")]
    [InlineData("2025·06·25")]
    [InlineData("２０２５－０６－２５")]
    [InlineData("３，０８８，３２８，５２０")]
    [InlineData("127.7474602·37.9247608")]
    [InlineData("제12–2023–000123호")]
    [InlineData("가·나·다 3·1운동 5·18")]
    public void Names_of_files_dates_and_amounts_are_still_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("hong＠example.kr", "ho**＠example.kr")]
    [InlineData("010\u200B-1234-5678", "010\u200B-****-5678")]
    [InlineData("０２－１２３－４５６７", "０２－***－４５６７")]
    [InlineData("9 0 0 1 0 1 - 1 2 3 4 5 6 8", "9 0 0 1 0 1 - * * * * * * *")]
    [InlineData("연락처는 010·1234·5678번", "연락처는 010·****·5678번")]
    public void What_is_found_is_covered_where_it_stands(string text, string covered) => Assert.Equal(covered, PersonalDataMask.Apply(text));

    [Fact]
    public void A_text_longer_than_the_stack_is_folded_too()
    {
        string text = string.Concat(Enumerable.Repeat("가로등 · 고장 ", 200)) + "010\u200B1234\u200B5678";
        Assert.Equal(["010\u200B1234\u200B5678"], Texts(text));
    }

    [Fact]
    public void Digits_without_end_are_read_to_their_end() => Assert.Equal(["010-1234-5678"], Texts(new string('1', 200) + " 010-1234-5678"));

    [Fact]
    public void A_long_text_of_house_numbers_takes_no_longer_than_its_length()
    {
        string text = string.Concat(Enumerable.Repeat("가로1", 200_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        PersonalDataScanner.Find(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static void FindsWhole(string text, PersonalDataKind kind)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((kind, 0, text.Length, false), (span.Kind, span.Start, span.Length, span.Masked));
    }

    private static string[] Texts(string text) => [.. PersonalDataScanner.Find(text).Select(span => text.Substring(span.Start, span.Length))];
}
