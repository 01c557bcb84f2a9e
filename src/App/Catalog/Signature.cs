using Maru.Core;
using Maru.Methods.PersonalData;

namespace Maru.App.Catalog;

/// <summary>Who does something and why, as the record keeps and pages show it.</summary>
public static class Signature
{
    private const int LongestName = 60;
    private const int LongestReason = 500;

    /// <summary>Both without blanks at their ends; what is personal in a reason is covered, for readers see it.</summary>
    /// <exception cref="InputException">One of them is missing or too long.</exception>
    public static (string By, string Why) Read(string by, string why)
    {
        if (string.IsNullOrWhiteSpace(by) || by.Trim().Length > LongestName)
            throw new InputException(new("누가 하는지 이름이 없거나 너무 깁니다.", "The name of who does it is missing or too long."), new($"기록에 남을 이름을 {LongestName}자 안으로 적으세요.", $"Give a name of at most {LongestName} characters for the record."));
        if (string.IsNullOrWhiteSpace(why) || why.Trim().Length > LongestReason)
            throw new InputException(new("까닭이 없거나 너무 깁니다.", "The reason is missing or too long."), new($"무엇을 보고 그렇게 하는지 {LongestReason}자 안으로 적으세요. 기록에 남습니다.", $"Say in at most {LongestReason} characters what it is based on; it stays on record."));
        return (by.Trim(), PersonalDataMask.Apply(why.Trim().ReplaceLineEndings(" ")));
    }
}
