using Maru.Methods.KoreanText;

namespace Maru.Methods.Tests.KoreanText;

public sealed class JosaTests
{
    [Theory]
    [InlineData("도서관", "도서관을")]
    [InlineData("학교", "학교를")]
    [InlineData("3", "3을")]
    [InlineData("2", "2를")]
    [InlineData("1,840", "1,840을")]
    [InlineData("100", "100을")]
    [InlineData("1억", "1억을")]
    [InlineData("12.5", "12.5를")]
    [InlineData("3.10", "3.10을")]
    [InlineData("CSV", "CSV를")]
    [InlineData("XML", "XML을")]
    [InlineData("JSON", "JSON을")]
    [InlineData("PDF", "PDF를")]
    [InlineData("BIT", "BIT를")]
    [InlineData("Excel", "Excel을")]
    [InlineData("web", "web을")]
    [InlineData("chart", "chart를")]
    [InlineData("50%", "50%를")]
    [InlineData("30km", "30km를")]
    [InlineData("70 kg", "70 kg을")]
    [InlineData("60dB", "60dB을")]
    [InlineData("25㎍/㎥", "25㎍/㎥를")]
    [InlineData("‘비고’", "‘비고’를")]
    [InlineData("단말기(BIT)", "단말기(BIT)를")]
    public void Object_particles_follow_the_last_sound(string word, string expected) => Assert.Equal(expected, Josa.EulReul(word));

    [Theory]
    [InlineData("서울", "서울로")]
    [InlineData("춘천", "춘천으로")]
    [InlineData("학교", "학교로")]
    [InlineData("1", "1로")]
    [InlineData("3", "3으로")]
    [InlineData("5", "5로")]
    [InlineData("6", "6으로")]
    [InlineData("8", "8로")]
    [InlineData("10", "10으로")]
    [InlineData("URL", "URL로")]
    [InlineData("JSON", "JSON으로")]
    public void The_particle_of_direction_spares_rieul(string word, string expected) => Assert.Equal(expected, Josa.EuroRo(word));

    [Fact]
    public void Every_particle_has_its_two_forms()
    {
        Assert.Equal(["1,840은", "시설이", "시설과", "시설이랑", "시설이다", "시설이나"], [Josa.EunNeun("1,840"), Josa.IGa("시설"), Josa.GwaWa("시설"), Josa.IRang("시설"), Josa.IDa("시설"), Josa.INa("시설")]);
        Assert.Equal(["2는", "도로가", "도로와", "도로랑", "도로다", "도로나"], [Josa.EunNeun("2"), Josa.IGa("도로"), Josa.GwaWa("도로"), Josa.IRang("도로"), Josa.IDa("도로"), Josa.INa("도로")]);
        Assert.Equal("은", Josa.Pick("‘설치’ 열", "은", "는"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("😀")]
    public void A_word_without_a_sound_gets_the_form_after_a_vowel(string word) => Assert.Equal(word + "가", Josa.IGa(word));
}
