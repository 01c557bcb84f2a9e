namespace Maru.Methods.PersonalData;

/// <summary>How much a run of Hangul syllables looks like a Korean person's name.</summary>
/// <remarks>
/// A name is a surname and a given name of one or two syllables. Each place has its own habits: few syllables fill most names.
/// Scores are rough log-odds against ordinary nouns, by tiers of how common a syllable is in that place. One value proves little
/// ("고정식" reads like a name): a column is judged by how many values read so, how diverse they are, and how often the surname is one
/// of the five that over half of the people bear.
/// </remarks>
internal static class KoreanNames
{
    public const float LooksLikeName = 3f;

    private const string TopSurnames = "김이박최정";
    private const string CommonSurnames = "강조윤장임한오서신권황안송류전홍고문양손배백허유남심노";
    private const string OtherSurnames = "하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형피두감음빈동온호범좌팽승간상갈단라";
    private static readonly string[] DoubleSurnames = ["남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"];

    private const string FirstCommon = "지민서현영정재준상성승은수미혜경동태종진유윤하예주도명";
    private const string FirstKnown = "시우보선소순희기광병창철인용원형효해연나다가규근금길남덕두만문봉석세슬신아애양옥완이일자장춘충찬채필학한호홍화환후건강계국권귀란라로루말무범복분아안여오월율을의익점제중천초치탁판평항향혁황흥희빛솔백삼택인훈";
    private const string SecondCommon = "수영희숙자순미정연현진은민우호준훈석철식환성규용원태혁빈서윤아하경란선애주지나";
    private const string SecondKnown = "기동욱섭균근재범인형완일열모웅찬혜상승곤권길남녀례임화람라리솔별봄린율옥배복분봉천국관필학홍표택덕두만무문백산삼순실심안양업연엽예오월유은의익장조종중창춘출탁태평한해향헌협황후흠이름랑든솜슬결겸건강결교구군금도동래련령록룡림";

    private static readonly sbyte[] Surname = Weigh((OtherSurnames, 1), (CommonSurnames, 2), (TopSurnames, 3));
    private static readonly sbyte[] First = Weigh((FirstKnown, 1), (FirstCommon, 2));
    private static readonly sbyte[] Second = Weigh((SecondKnown, 1), (SecondCommon, 2));

    private const sbyte Unknown = -4;
    private const int FirstSyllable = 0xAC00;
    private const int SyllableCount = 11172;

    public static bool IsTopSurname(char syllable) => TopSurnames.Contains(syllable, StringComparison.Ordinal);

    /// <summary>Log-odds that the syllables are a name; at least <see cref="LooksLikeName"/> for those that read like one.</summary>
    public static float Score(ReadOnlySpan<char> syllables) => syllables.Length switch
    {
        2 => WeightOf(Surname, syllables[0]) + WeightOf(Second, syllables[1]) - 2,
        3 => WeightOf(Surname, syllables[0]) + WeightOf(First, syllables[1]) + WeightOf(Second, syllables[2]),
        4 => IsDoubleSurname(syllables) ? 2 + WeightOf(First, syllables[2]) + WeightOf(Second, syllables[3]) : Unknown,
        _ => Unknown,
    };

    public static bool IsSurname(char syllable) => WeightOf(Surname, syllable) != Unknown;

    private static bool IsDoubleSurname(ReadOnlySpan<char> syllables)
    {
        foreach (string surname in DoubleSurnames)
            if (syllables.StartsWith(surname, StringComparison.Ordinal)) return true;
        return false;
    }

    private static int WeightOf(sbyte[] weights, char syllable)
    {
        int index = syllable - FirstSyllable;
        return (uint)index < SyllableCount ? weights[index] : Unknown;
    }

    private static sbyte[] Weigh(params (string Syllables, int Weight)[] tiers)
    {
        var weights = new sbyte[SyllableCount];
        Array.Fill(weights, Unknown);
        foreach (var (syllables, weight) in tiers)
            foreach (char syllable in syllables)
                weights[syllable - FirstSyllable] = (sbyte)weight;
        return weights;
    }
}
