namespace Maru.App.OpenApi;

/// <summary>What result codes of a family mean.</summary>
internal sealed record AnswerCodes(string[] Nothing, string[] Key, string[] Quota, string[] Passing)
{
    private static readonly string[] AlwaysFine = ["0", "200", "INFO-0", "INFO-00", "INFO-000", "S00", "OK", "NORMAL_CODE", "NORMAL_SERVICE", "NORMAL SERVICE."];

    public static AnswerCodes Portal { get; } = new(["3", "NODATA_ERROR"], ["20", "30", "31", "32", "33", "-401", "-4"], ["22"], ["1", "2", "4", "5", "99"]);

    public static AnswerCodes City { get; } = new(["INFO-200", "INFO-3"], ["INFO-100"], ["ERROR-337"], ["ERROR-500", "ERROR-600", "ERROR-601"]);

    /// <summary>30 is no data here, and an unregistered key elsewhere.</summary>
    public static AnswerCodes Kosis { get; } = new(["30"], ["10", "11"], [], ["50"]);

    public static AnswerCodes Sgis { get; } = new(["-100"], ["-401"], [], []);

    public static AnswerCodes VWorld { get; } = new(["NOT_FOUND"], [], [], []);

    public static AnswerCodes Juso { get; } = new([], ["E0001"], [], ["-999"]);

    public IReadOnlyCollection<string> AlsoFine { get; init; } = [];

    public IReadOnlyCollection<string> AlsoNothing { get; init; } = [];

    public AnswerKind KindOf(string written)
    {
        var code = Plain(written);
        if (AlsoNothing.Contains(written) || Nothing.Contains(code)) return AnswerKind.Nothing;
        if (AlsoFine.Contains(written) || AlwaysFine.Contains(code)) return AnswerKind.Rows;
        if (Key.Contains(code)) return AnswerKind.Key;
        if (Quota.Contains(code)) return AnswerKind.Quota;
        return Passing.Contains(code) ? AnswerKind.Passing : AnswerKind.Refused;
    }

    // "00", "0000" and 0 are one code.
    private static string Plain(string code)
    {
        if (code.Length == 0 || !code.All(char.IsAsciiDigit)) return code;
        var plain = code.TrimStart('0');
        return plain.Length == 0 ? "0" : plain;
    }
}
