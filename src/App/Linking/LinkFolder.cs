using Maru.App.Lake;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Linking;

/// <summary>Where declarations and decisions of linkings lie: <c>linking/</c> of the data folder.</summary>
public static class LinkFolder
{
    internal static string Of(DataHome home) => home.Linking;

    /// <exception cref="InputException">The id would name a file elsewhere.</exception>
    internal static string PathOf(DataHome home, string result, string extension)
    {
        if (!LakeStore.IsName(result))
            throw new InputException(new($"'{result}'{Josa.Pick(result, "은", "는")} 데이터 이름으로 쓸 수 없습니다.", $"'{result}' can't be a dataset id."));
        return Path.Combine(Of(home), result + extension);
    }
}
