namespace Maru.Methods.KoreanText;

/// <summary>Undoes typing with the wrong keyboard: "qjtm" was meant as 버스, "ㅊㄴㅍ" as csv. Two-set keyboard (두벌식, KS X 5002).</summary>
public static class KoreanKeyboard
{
    private const string Keys = "qwertyuiopasdfghjklzxcvbnm";
    private const string Plain = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
    private const string ShiftKeys = "QWERTOP";
    private const string Shifted = "ㅃㅉㄸㄲㅆㅒㅖ";

    /// <summary>What the same keys type with the Korean keyboard on. Keys without a Korean letter stay.</summary>
    public static string HangulFromKeys(string keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return HangulComposer.Compose(string.Create(keys.Length, keys, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++) to[i] = LetterOf(from[i]);
        }));
    }

    /// <summary>The Latin letters on the keys that typed this Hangul.</summary>
    public static string KeysFromHangul(string hangul)
    {
        string letters = HangulComposer.SplitCompounds(Hangul.Decompose(hangul));
        return string.Create(letters.Length, letters, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++) to[i] = KeyOf(from[i]);
        });
    }

    private static char LetterOf(char key)
    {
        int shifted = ShiftKeys.IndexOf(key, StringComparison.Ordinal);
        if (shifted >= 0) return Shifted[shifted];
        int plain = Keys.IndexOf(char.ToLowerInvariant(key), StringComparison.Ordinal);
        return plain >= 0 ? Plain[plain] : key;
    }

    private static char KeyOf(char letter)
    {
        int plain = Plain.IndexOf(letter, StringComparison.Ordinal);
        if (plain >= 0) return Keys[plain];
        int shifted = Shifted.IndexOf(letter, StringComparison.Ordinal);
        return shifted >= 0 ? ShiftKeys[shifted] : letter;
    }
}
