namespace Maru.Methods.KoreanText;

/// <summary>Takes particles (조사) off the end of a word: 정류장에서는 → 정류장. A guess by form, so callers keep the word beside its stem.</summary>
public static class Particles
{
    private enum After
    {
        Anything,
        Consonant,
        Vowel,
        VowelOrRieul,
        ConsonantButRieul,
    }

    private static readonly (string Particle, After After)[] All = LongestFirst(
        (After.Consonant, "은 이 을 과 이나 이랑 이며 이고 이라도 이든 이라는 이라고 이란 이라 이다 입니다 이야 이면 이지만"),
        (After.Vowel, "는 가 를 와 나 랑 며 라도 든 라는 라고 란 라"),
        (After.ConsonantButRieul, "으로 으로는 으로도 으로의 으로서 으로써 으로부터"),
        (After.VowelOrRieul, "로 로는 로도 로의 로서 로써 로부터"),
        (After.Anything, "의 에 도 만 에서 에게 에게서 한테 께서 부터 까지 마다 조차 처럼 보다 하고 에는 에도 에만 에의 에서는 에서도 에서의 에서만 에게는 에게도 와의 과의 과는 와는 과도 와도 까지의 까지는 까지도 부터의 부터는 만의 만은 만을 만이 보다는 마다의 들 들의 들은 들이 들을 들에 들에게 들과 들도 뿐 뿐만 밖에 별로 대로 만큼 같은 에관한 에대한"));

    /// <summary>The word without its longest particle; the word itself when nothing fits.</summary>
    public static string Strip(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        foreach (var (particle, after) in All)
            if (word.EndsWith(particle, StringComparison.Ordinal) && Fits(word.AsSpan(0, word.Length - particle.Length), particle, after))
                return word[..^particle.Length];
        return word;
    }

    // A stem of one syllable is believed only before a particle of two or more (집에서), never before one (차가).
    private static bool Fits(ReadOnlySpan<char> stem, string particle, After after)
    {
        if (stem.Length < (particle.Length >= 2 ? 1 : 2)) return false;
        char last = stem[^1];
        if (!Hangul.IsSyllable(last)) return char.IsLetterOrDigit(last);
        int final = Hangul.FinalIndex(last);
        bool rieul = final == 8;
        // 으로 after ㄹ is no particle, and taking 로 off would leave 으.
        if (last == '으' && particle[0] == '로') return false;
        return after switch
        {
            After.Consonant => final != 0,
            After.Vowel => final == 0,
            After.VowelOrRieul => final == 0 || rieul,
            After.ConsonantButRieul => final != 0 && !rieul,
            _ => true,
        };
    }

    private static (string, After)[] LongestFirst(params (After After, string Particles)[] groups) =>
        [.. groups.SelectMany(group => group.Particles.Split(' ').Select(particle => (particle, group.After))).OrderByDescending(pair => pair.particle.Length)];
}
