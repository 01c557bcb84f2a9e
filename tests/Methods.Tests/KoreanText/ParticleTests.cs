using Maru.Methods.KoreanText;

namespace Maru.Methods.Tests.KoreanText;

public sealed class ParticleTests
{
    [Theory]
    [InlineData("정류장은", "정류장")]
    [InlineData("버스는", "버스")]
    [InlineData("정류장에서", "정류장")]
    [InlineData("정류장에서는", "정류장")]
    [InlineData("가로등을", "가로등")]
    [InlineData("버스를", "버스")]
    [InlineData("춘천으로", "춘천")]
    [InlineData("서울로", "서울")]
    [InlineData("학교로", "학교")]
    [InlineData("집에서", "집")]
    [InlineData("주민들의", "주민")]
    [InlineData("CSV의", "CSV")]
    [InlineData("2025년까지", "2025년")]
    [InlineData("시설과", "시설")]
    [InlineData("도로와", "도로")]
    public void The_longest_fitting_particle_is_taken_off(string word, string stem) => Assert.Equal(stem, Particles.Strip(word));

    [Theory]
    [InlineData("차가")]
    [InlineData("도로")]
    [InlineData("경로")]
    [InlineData("나이")]
    [InlineData("은")]
    [InlineData("에서")]
    [InlineData("버스을")]
    [InlineData("정류장는")]
    [InlineData("서울으로")]
    [InlineData("춘천로")]
    [InlineData("버스")]
    [InlineData("")]
    public void What_no_particle_fits_stays_whole(string word) => Assert.Equal(word, Particles.Strip(word));
}
