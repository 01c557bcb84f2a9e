using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Maru.Methods.KoreanText;

namespace Maru.Methods.Tests.KoreanText;

public sealed class HangulTests
{
    private static readonly Arbitrary<string> Words = Gen.Choose('가', '힣').Select(code => (char)code).ArrayOf().Select(chars => new string(chars)).ToArbitrary();

    [Theory]
    [InlineData("값", "ㄱㅏㅄ")]
    [InlineData("버스 BIT", "ㅂㅓㅅㅡ BIT")]
    [InlineData("왜", "ㅇㅙ")]
    public void Syllables_come_apart_into_their_letters(string text, string letters) => Assert.Equal(letters, Hangul.Decompose(text));

    [Theory]
    [InlineData("버스정류장", "ㅂㅅㅈㄹㅈ")]
    [InlineData("까치 둥지 1호", "ㄲㅊ ㄷㅈ 1ㅎ")]
    public void Initial_consonants_stand_for_their_syllables(string text, string initials) => Assert.Equal(initials, Hangul.InitialsOf(text));

    [Fact]
    public void What_is_decomposed_composes_to_itself() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Words, word => HangulComposer.Compose(Hangul.Decompose(word)) == word));

    [Fact]
    public void What_is_typed_key_by_key_composes_to_itself_unless_a_consonant_could_belong_to_both_syllables() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Words, word => KoreanKeyboard.HangulFromKeys(KoreanKeyboard.KeysFromHangul(word)) == HangulComposer.Compose(HangulComposer.SplitCompounds(Hangul.Decompose(word)))));

    [Fact]
    public void Every_syllable_composes_from_its_indices()
    {
        for (char c = '가'; c <= '힣'; c++) Assert.Equal(c, Hangul.Compose(Hangul.InitialIndex(c), Hangul.VowelIndex(c), Hangul.FinalIndex(c)));
    }

    [Theory]
    [InlineData("ㄱㅏㅂㅅㅣ", "갑시")]
    [InlineData("ㄱㅏㅂㅅ", "값")]
    [InlineData("ㅇㅗㅏㄴ", "완")]
    [InlineData("ㅋㅋㅋ", "ㅋㅋㅋ")]
    [InlineData("ㅏㄱㅏ", "ㅏ가")]
    [InlineData("ㄱㄱㅏ", "ㄱ가")]
    [InlineData("ㅇㅏㄸㅏ", "아따")]
    public void Letters_compose_as_on_the_keyboard(string letters, string text) => Assert.Equal(text, HangulComposer.Compose(letters));

    [Theory]
    [InlineData("qjtm", "버스")]
    [InlineData("wjdfbwkd", "정류장")]
    [InlineData("WkrWkr", "짝짝")]
    [InlineData("tndnjs", "수원")]
    [InlineData("rkfhemd", "가로등")]
    public void Keys_typed_without_switching_give_the_hangul_meant(string keys, string text) => Assert.Equal(text, KoreanKeyboard.HangulFromKeys(keys));

    [Theory]
    [InlineData("ㅊㄴㅍ", "csv")]
    [InlineData("ㅠㅕㄴ", "bus")]
    [InlineData("ㅍ갸", "vri")]
    public void Hangul_typed_without_switching_gives_the_latin_meant(string hangul, string keys) => Assert.Equal(keys, KoreanKeyboard.KeysFromHangul(hangul));

    [Fact]
    public void Decomposed_text_from_macos_and_wide_letters_are_made_plain()
    {
        Assert.Equal("춘천시 가로등", Hangul.Normalize("춘천시 가로등".Normalize(NormalizationForm.FormD)));
        Assert.Equal("ABC 12-3", Hangul.Normalize("ＡＢＣ　１２－３"));
        Assert.Equal("각", Hangul.Normalize("\u1100\u1161\u11A8"));
        Assert.Equal("ㄱ", Hangul.Normalize("\u1100"));
    }

    [Theory]
    [InlineData("가나", "가남", 1.0 / 3)] // soynlp basic_test.py
    [InlineData("가나", "가나", 0)]
    [InlineData("정류장", "정류쟝", 1.0 / 3)]
    [InlineData("정류장", "정거장", 2.0 / 3)]
    [InlineData("버스", "버스역", 1)]
    [InlineData("abc", "abd", 1)]
    [InlineData("", "가", 1)]
    public void Distance_counts_letters_inside_syllables(string a, string b, double distance)
    {
        Assert.Equal(distance, JamoDistance.Between(a, b), 9);
        Assert.Equal(distance, JamoDistance.Between(b, a), 9);
    }

    [Fact]
    public void Distance_is_zero_only_for_equals_and_never_breaks_the_triangle()
    {
        var triples = Gen.Elements('가', '각', '나', '남', 'a').ArrayOf().Where(w => w.Length < 7).Select(w => new string(w)).Three().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(triples, t =>
            (JamoDistance.Between(t.Item1, t.Item2) == 0) == (t.Item1 == t.Item2)
            && JamoDistance.Between(t.Item1, t.Item3) <= JamoDistance.Between(t.Item1, t.Item2) + JamoDistance.Between(t.Item2, t.Item3) + 1e-9));
    }

    [Fact]
    public void A_distance_over_the_limit_is_only_said_to_be_over() => Assert.True(JamoDistance.Between("버스정류장", "가로등", 1) > 1);

    [Theory]
    [InlineData("버스정류장", "정류쟝", 2, 3)]
    [InlineData("버스정류장", "벗스", 0, 2)]
    [InlineData("정류장", "정류장", 0, 3)]
    public void The_nearest_part_of_a_longer_word_is_found(string word, string pattern, int start, int length)
    {
        double distance = JamoDistance.Within(word, pattern, 1, out int at, out int found);
        Assert.True(distance <= 1.0 / 3 + 1e-9);
        Assert.Equal((start, length), (at, found));
    }
}
