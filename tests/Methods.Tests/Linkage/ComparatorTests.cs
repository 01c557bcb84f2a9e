using FsCheck;
using FsCheck.Fluent;
using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class ComparatorTests
{
    // Winkler's own examples (1990, 1994).
    [Theory]
    [InlineData("MARTHA", "MARHTA", 0.944444, 0.961111)]
    [InlineData("DWAYNE", "DUANE", 0.822222, 0.84)]
    [InlineData("DIXON", "DICKSONX", 0.766667, 0.813333)]
    [InlineData("JONES", "JOHNSON", 0.790476, 0.832381)]
    [InlineData("ABROMS", "ABRAMS", 0.888889, 0.922222)]
    [InlineData("abc", "xyz", 0, 0)]
    [InlineData("", "", 0, 0)]
    [InlineData("a", "", 0, 0)]
    [InlineData("a", "a", 1, 1)]
    public void Jaro_and_winkler_are_the_published_ones(string a, string b, double jaro, double winkler)
    {
        Assert.Equal(jaro, JaroWinkler.Jaro(a, b), 6);
        Assert.Equal(winkler, JaroWinkler.Similarity(a, b), 6);
    }

    [Fact]
    public void Similarities_are_symmetric_and_between_nothing_and_the_same() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Texts, Texts, (a, b) => Enum.GetValues<TextMeasure>().All(measure =>
            Compare.Similarity(measure, a, b) is >= 0 and <= 1 and var ab && Math.Abs(ab - Compare.Similarity(measure, b, a)) < 1e-12
            && (a.Length == 0 || Math.Abs(Compare.Similarity(measure, a, a) - 1) < 1e-12))));

    [Fact]
    public void A_text_longer_than_the_stack_space_is_compared_like_any_other()
    {
        string a = new('가', 400), b = new string('가', 399) + "나";
        Assert.Equal(1 - 1 / 400.0, EditSimilarity.Levenshtein(a, b), 12);
        Assert.Equal((399 / 400.0 * 2 + 1) / 3, JaroWinkler.Jaro(a, b), 12);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("CA", "ABC", 3, 2)]
    [InlineData("1981", "1918", 2, 1)]
    [InlineData("", "abc", 3, 3)]
    [InlineData("가나다", "가다나", 2, 1)]
    [InlineData("a cat", "an act", 3, 2)]
    public void Edits_are_counted_with_and_without_swaps(string a, string b, int levenshtein, int damerau)
    {
        Assert.Equal(levenshtein, EditSimilarity.LevenshteinDistance(a, b));
        Assert.Equal(damerau, EditSimilarity.DamerauDistance(a, b));
    }

    [Fact]
    public void A_distance_within_the_limit_is_exact_and_one_beyond_is_beyond() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Texts, Texts, Gen.Choose(0, 5).ToArbitrary(), (a, b, limit) =>
            Fits(EditSimilarity.LevenshteinDistance(a, b), EditSimilarity.LevenshteinDistance(a, b, limit), limit)
            && Fits(EditSimilarity.DamerauDistance(a, b), EditSimilarity.DamerauDistance(a, b, limit), limit)));

    private static bool Fits(int exact, int limited, int limit) => exact <= limit ? limited == exact : limited > limit;

    [Fact]
    public void One_wrong_letter_of_a_syllable_is_a_third_of_an_edit()
    {
        Assert.Equal(1 - 1 / 3.0 / 2, EditSimilarity.Jamo("가나", "가남"), 12);
        Assert.Equal(1 - 1 / 2.0, EditSimilarity.Levenshtein("가나", "가남"), 12);
    }

    // recordlinkage's documentation: 1 within the offset, a half at offset + scale.
    [Fact]
    public void Closeness_is_one_within_the_offset_and_a_half_one_scale_further()
    {
        Assert.Equal([1, 1, 1, 1], [Closeness.Linear(2, 2, 5), Closeness.Gauss(-2, 2, 5), Closeness.Exponential(0, 2, 5), Closeness.Squared(1, 2, 5)]);
        Assert.Equal([0.5, 0.5, 0.5, 0.5], [Closeness.Linear(7, 2, 5), Closeness.Gauss(-7, 2, 5), Closeness.Exponential(7, 2, 5), Closeness.Squared(7, 2, 5)]);
        Assert.Equal([0, 1 / 16.0, 0.25, 0], [Closeness.Linear(12, 2, 5), Closeness.Gauss(12, 2, 5), Closeness.Exponential(12, 2, 5), Closeness.Squared(12, 2, 5)]);
        Assert.Equal([1, 0], [Closeness.Step(2, 2), Closeness.Step(2.1, 2)]);
    }

    [Theory]
    [InlineData("1985-03-12", "1985-12-03", true)]
    [InlineData("1985-03-12", "1985-03-21", true)]
    [InlineData("1985-03-12", "1985-03-13", true)]
    [InlineData("1985-03-12", "1958-03-12", true)]
    [InlineData("1985-03-12", "1985-03-12", false)]
    [InlineData("1985-03-12", "1986-03-13", false)]
    [InlineData("1985-03-12", "1985-04-23", false)]
    public void Slips_of_the_pen_in_a_date_are_known(string a, string b, bool slip)
    {
        var (x, y) = (DateOnly.Parse(a, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(b, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(slip, WrittenDate.IsSlipOf(x, y));
        Assert.Equal(slip, WrittenDate.IsSlipOf(y, x));
    }

    // Seoul City Hall to Busan City Hall, about 326 km; a degree of latitude on the mean sphere is 111.195 km.
    [Fact]
    public void Places_are_as_far_apart_as_on_the_sphere()
    {
        Assert.Equal(111_195, new GeoPoint(127, 37).MetresTo(new(127, 38)), 1.0);
        Assert.InRange(new GeoPoint(126.9780, 37.5665).MetresTo(new(129.0750, 35.1798)), 323_000, 328_000);
        Assert.Equal(0, new GeoPoint(127, 37).MetresTo(new(127, 37)));
    }

    [Fact]
    public void Thresholds_that_do_not_fall_are_refused()
    {
        var column = LinkColumn.Text("이름", ["가"], ["나"]);
        Assert.Throws<ArgumentException>(() => Compare.Text(column, TextMeasure.Jaro, 0.8, 0.9));
        Assert.Throws<ArgumentException>(() => Compare.Text(column, TextMeasure.Jaro, 1.2));
    }

    private static Arbitrary<string> Texts => Gen.Elements('가', '각', '나', '남', 'a', 'b').ArrayOf().Select(chars => new string(chars)).ToArbitrary();
}
