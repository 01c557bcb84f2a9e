using System.Text;

namespace Maru.App.Terms;

/// <summary>One name written several ways: 관리 기관명, 관리_기관명; institutionNm, INSTITUTION_NM; 총인구수(명).</summary>
public static class TermNames
{
    /// <summary>Letters and digits only, in capitals, full and half width alike, without the unit in brackets behind it.</summary>
    public static string Key(string header) =>
        string.Concat(WithoutUnit(header.Normalize(NormalizationForm.FormKC)).Where(char.IsLetterOrDigit)).ToUpperInvariant().Normalize(NormalizationForm.FormC);

    /// <summary>The header without the unit that a bracket at its end names.</summary>
    public static string WithoutUnit(string header)
    {
        var text = header.TrimEnd();
        return Ingest.HeaderNames.UnitOf(text) is not null && text.LastIndexOfAny(['(', '[', '（']) is > 0 and var bracket ? text[..bracket].TrimEnd() : text;
    }
}
