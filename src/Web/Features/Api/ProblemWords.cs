using Maru.Core;

namespace Maru.Web.Features.Api;

/// <summary>What the page of API problems says beside the problems themselves.</summary>
internal static class ProblemWords
{
    public static readonly Bilingual Title = new("API 오류", "API problems");

    public static readonly Bilingual Lead = new(
        "API는 모든 오류를 한 모양(RFC 9457)으로 답합니다. 오류의 type이 이 쪽의 오류 하나를 가리키고, problem에 찾은 것과 기대한 것, where에 어디서, todo에 무엇을 할지가 적혀 옵니다.",
        "The API answers every error in one shape (RFC 9457). Its type leads to one of these; problem says what was found and expected, where says where, todo what to do.");

    public static readonly Bilingual LeadOfOne = new(
        "API 답의 type이 이 쪽을 가리켰습니다. 무엇이 어디서 어긋났는지는 그 답의 problem, where, todo에 있습니다.",
        "The type of an API answer led here. What went wrong and where is in that answer's problem, where and todo.");

    public static readonly Bilingual Meaning = new("뜻", "Meaning");
    public static readonly Bilingual Todo = new("할 일", "What to do");
    public static readonly Bilingual All = new("모든 API 오류 보기", "All API problems");
    public static readonly Bilingual Unknown = new("모르는 API 오류입니다", "Not a problem we know");
    public static readonly Bilingual UnknownText = new("이 주소의 오류는 이 서버에 없습니다. 주소를 확인하세요.", "This server has no problem of this address. Check it.");

    public static Bilingual TitleOf(string code) => new($"API 오류 {code}", $"API problem {code}");
}
