using System.Reflection;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Tests.Components;

public sealed class WordsTests
{
    /// <summary>Every text declared anywhere in the pages, found by type.</summary>
    private static (string Name, Bilingual Words)[] All() =>
    [
        .. from type in typeof(MaruWeb).Assembly.GetTypes()
           where !type.ContainsGenericParameters
           from member in type.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let value = member switch
           {
               FieldInfo { FieldType: var t } field when t == typeof(Bilingual) => field.GetValue(null),
               PropertyInfo { PropertyType: var t } property when t == typeof(Bilingual) && property.GetIndexParameters().Length == 0 => property.GetValue(null),
               _ => null,
           }
           where value is not null
           select (type.Name + "." + member.Name, (Bilingual)value),
    ];

    [Fact]
    public void Every_text_says_something_in_both_languages()
    {
        Assert.NotEmpty(All());
        Assert.All(All(), text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Words.Ko), text.Name);
            Assert.False(string.IsNullOrWhiteSpace(text.Words.En), text.Name);
        });
    }

    [Fact]
    public void English_texts_hold_no_Hangul() =>
        Assert.All(All(), text => Assert.DoesNotContain(text.Words.En, letter => letter is >= '가' and <= '힣'));

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(9999, "9,999", "9,999")]
    [InlineData(10_000, "1만", "10K")]
    [InlineData(285_412, "28.5만", "285K")]
    [InlineData(3_088_328_520_776, "3.1조", "3.1T")]
    [InlineData(-1_250_000_000, "-12.5억", "-1.3B")]
    [InlineData(0.25, "0.25", "0.25")]
    public void Large_numbers_use_the_words_of_the_language(double value, string korean, string english)
    {
        Assert.Equal(korean, Figures.Short(value, Language.Korean));
        Assert.Equal(english, Figures.Short(value, Language.English));
    }

    [Theory]
    [InlineData(-0.0004, 1, "0")]
    [InlineData(1890, 0, "1,890")]
    [InlineData(double.NaN, 0, "–")]
    public void Figures_have_no_negative_zero_and_no_NaN(double value, int decimals, string written) =>
        Assert.Equal(written, Figures.Number(value, decimals));

    [Theory]
    [InlineData("2026-10-20", "오늘")]
    [InlineData("2026-10-19", "어제")]
    [InlineData("2026-09-26", "24일 전")]
    [InlineData("2026-08-12", "2달 전")]
    [InlineData("2023-10-20", "3년 전")]
    public void A_day_is_said_as_long_ago_as_it_is(string day, string said) =>
        Assert.Equal(said, Figures.Ago(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2026, 10, 20)).Ko);
}
