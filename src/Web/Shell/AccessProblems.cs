using Maru.Core;

namespace Maru.Web.Shell;

internal static class AccessProblems
{
    public static InputException LinkOver { get; } = new(
        new("잇기를 시작한 지 오래되었습니다.", "The link was begun too long ago."), new("다시 시작하세요.", "Begin again."));

    public static InputException BadKey { get; } = new(
        new("이 키는 없거나, 끊었거나, 기한이 지났거나, 이 자리에서 쓸 수 없습니다.", "This key is unknown, revoked, ended, or not for use from here."),
        new("내 계정 화면에서 키를 확인하세요.", "See your keys on the page of your account."), "Authorization");
}
