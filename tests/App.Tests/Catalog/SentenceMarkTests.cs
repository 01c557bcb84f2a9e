using Maru.App.Catalog.Home;

namespace Maru.App.Tests.Catalog;

/// <summary>Marks in sentences that are computed by SQL.</summary>
public sealed class SentenceMarkTests
{
    [Theory]
    [InlineData("북산면{은는} 높고 서리{은는} 낮습니다", "북산면은 높고 서리는 낮습니다")]
    [InlineData("9월 민원은 4096{,}건으로", "9월 민원은 4,096건으로")]
    [InlineData("1234567.8{,}원, 12{,}명, 2026년", "1,234,567.8원, 12명, 2026년")]
    [InlineData("모두 10000{,}{으로}", "모두 10,000으로")]
    [InlineData("{,} {모름}", "{,} {모름}")]
    public void Particles_follow_their_words_and_numbers_are_grouped_where_asked(string written, string said) => Assert.Equal(said, Particles.Fill(written));
}
