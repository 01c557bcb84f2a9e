using Maru.Core;

namespace Maru.App.AccessLog;

public static class AccessWords
{
    /// <summary>The action as the law's notice calls it.</summary>
    public static Bilingual Name(this AccessAction action) => action switch
    {
        AccessAction.View => new("조회", "view"),
        AccessAction.Search => new("검색", "search"),
        AccessAction.Change => new("변경", "change"),
        AccessAction.Enter => new("입력", "enter"),
        AccessAction.Delete => new("삭제", "delete"),
        AccessAction.Print => new("출력", "print"),
        _ => new("다운로드", "download"),
    };
}
