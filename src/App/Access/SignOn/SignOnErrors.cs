using System.Globalization;
using Maru.Core;

namespace Maru.App.Access.SignOn;

internal static class SignOnErrors
{
    private static readonly Bilingual s_again = new("로그인 화면에서 다시 시작하세요.", "Begin again on the sign-in page.");
    private static readonly Bilingual s_tell = new("계정 담당자에게 알리세요. 'maru accounts sso test'가 무엇이 잘못되었는지 말해 줍니다.", "Tell the administrator: 'maru accounts sso test' says what is wrong.");

    public static InputException Value(string name, string? found, Bilingual todo) => new(
        string.IsNullOrEmpty(found) ? new($"sign-on.yaml에 {name} 값이 없습니다.", $"sign-on.yaml has no {name}.") : new($"sign-on.yaml의 {name} 값이 \"{found}\"입니다.", $"In sign-on.yaml {name} is \"{found}\"."), todo, name);

    public static InputException NotReadable(string path, long? line) => new(
        line is { } at ? new(string.Create(CultureInfo.InvariantCulture, $"{at}번째 줄을 읽을 수 없습니다."), string.Create(CultureInfo.InvariantCulture, $"Line {at} can't be read."))
            : new("파일을 읽을 수 없습니다.", "The file can't be read."),
        new("'maru accounts sso --example'이 보여 주는 모양으로 쓰세요.", "Write it as 'maru accounts sso --example' shows."), path);

    public static InputException Source(string source) => new(
        new($"'{source}'의 비밀값은 쓰지 않습니다.", $"There is no secret for '{source}'."), new("openid나 ldap이라고 쓰세요.", "Write openid or ldap."), source);

    public static InputException BadSecret { get; } = new(
        new("비밀값이 비었거나 너무 깁니다.", "The secret is empty or too long."), new("제공자가 준 값을 표준 입력으로 한 줄에 주세요.", "Give what the provider gave, in one line on the standard input."));

    public static InputException Off { get; } = new(
        new("통합 로그인이 설정되어 있지 않습니다.", "Single sign-on is not set up."), new("이름과 비밀번호로 로그인하세요.", "Sign in with your name and password."));

    public static InputException NoDirectory { get; } = new(
        new("디렉터리가 설정되어 있지 않습니다.", "No directory is set up."), new("데이터 폴더의 sign-on.yaml에 ldap을 적으세요.", "Write ldap into sign-on.yaml in the data folder."));

    public static InputException Gone { get; } = new(
        new("이 로그인은 이 브라우저에서 시작하지 않았거나, 이미 끝났거나, 시작한 지 오래되었습니다.", "This sign-in was not begun in this browser, is over, or was begun too long ago."), s_again);

    public static InputException Cancelled { get; } = new(new("통합 로그인에서 그만두었거나 거절했습니다.", "The sign-in was given up or refused there."), s_again);

    public static InputException Refused(string? code) => new(
        new($"로그인 제공자가 거절했습니다({Plain(code)}).", $"The provider refused ({Plain(code)})."), s_tell);

    public static InputException Unreachable(string host, Exception? cause = null) => new(
        new($"로그인 제공자({host})에 연결하지 못했습니다.", $"The provider ({host}) can't be reached."), new("잠시 뒤에 다시 하거나, 이름과 비밀번호로 로그인하세요.", "Try again in a while, or sign in with your name and password."), null, cause)
    { IsTransient = true };

    public static InputException Elsewhere(string host) => new(
        new($"제공자의 설명이 다른 곳({host})을 가리킵니다. 마루는 issuer와 hosts에 적은 곳에만 요청합니다.", $"The provider's description leads elsewhere ({host}). Maru asks the issuer and the hosts listed only."),
        new("맞는 곳이면 sign-on.yaml의 openid.hosts에 더하세요.", "If it is right, add it to openid.hosts in sign-on.yaml."));

    public static InputException OtherIssuer(string found, string expected) => new(
        new($"제공자가 스스로 \"{found}\"라고 합니다. 설정은 \"{expected}\"입니다.", $"The provider calls itself \"{found}\"; the setting says \"{expected}\"."), new("openid.issuer를 제공자가 말하는 그대로 적으세요.", "Write openid.issuer exactly as the provider says it."));

    public static InputException BadToken(Bilingual why) => new(
        new($"로그인 제공자의 답을 믿을 수 없습니다: {why.Ko}", $"The provider's answer can't be trusted: {why.En}"), s_tell);

    public static InputException NotLinked { get; } = new(
        new("이 사람과 이어진 마루 계정이 없습니다.", "No account of Maru is linked with this person."),
        new("계정이 있으면 비밀번호로 로그인해 ‘내 계정’에서 잇고, 없으면 계정 담당자에게 부탁하세요.", "If you have an account, sign in with its password and link it on 'My account'; else ask the administrator."));

    public static InputException NoRole { get; } = new(
        new("계정을 만들어 줄 그룹에 들어 있지 않습니다.", "None of your groups has an account made."), new("계정 담당자에게 부탁하세요.", "Ask the administrator."));

    public static InputException NameTaken(string name) => new(
        new($"'{name}' 이름의 다른 계정이 이미 있어 새로 만들지 않았습니다.", $"There is another account '{name}', so none was made."), new("본인의 계정이면 계정 담당자에게 이어 달라고 하세요.", "If it is yours, ask the administrator to link it."));

    public static InputException BadName(string? name) => new(
        new($"\"{name}\"{(name is { Length: > 0 } given ? Methods.KoreanText.Josa.Pick(given, "은", "는") : "는")} 계정 이름으로 쓸 수 없습니다.", $"\"{name}\" can't be the name of an account."), new("계정 담당자에게 계정을 만들어 이어 달라고 하세요.", "Ask the administrator to make an account and link it."));

    public static InputException LinkedElsewhere { get; } = new(
        new("이미 다른 계정과 이어진 사람입니다.", "This person is linked with another account."), new("그 계정에서 먼저 끊으세요.", "Unlink it there first."));

    public static InputException HasLink { get; } = new(
        new("이 계정은 이미 다른 사람과 이어져 있습니다.", "This account is linked with another person."), new("먼저 끊으세요.", "Unlink it first."));

    public static InputException NoLink { get; } = new(
        new("이어진 것이 없습니다.", "Nothing is linked."), new("계정 화면을 새로 여세요.", "Open the page of the account again."));

    public static InputException LastWay { get; } = new(
        new("끊으면 이 계정으로 로그인할 길이 없습니다.", "Unlinked, the account could not be signed in to."), new("먼저 계정 담당자에게 비밀번호 링크를 받으세요.", "Get a password link from the administrator first."));

    public static InputException OfDirectory { get; } = new(
        new("이 계정의 비밀번호는 디렉터리가 맡습니다.", "The directory keeps this account's password."), new("먼저 디렉터리에서 떼어 내세요.", "Take the account out of the directory first."));

    public static InputException DirectoryAway(Bilingual why, Exception? cause = null) => new(
        new($"디렉터리에 물을 수 없습니다: {why.Ko}", $"The directory can't be asked: {why.En}"), new("잠시 뒤에 다시 하거나 계정 담당자에게 알리세요.", "Try again in a while, or tell the administrator."), null, cause)
    { IsTransient = true };

    public static InputException NotInDirectory(string name) => new(
        new($"디렉터리에 '{name}'{Methods.KoreanText.Josa.Pick(name, "이", "가")} 없거나 여럿입니다.", $"The directory has no '{name}', or several."), new("sign-on.yaml의 ldap.base와 ldap.filter를 확인하세요.", "Look at ldap.base and ldap.filter in sign-on.yaml."), name);

    // Whoever makes a link may write anything there.
    private static string Plain(string? code) => code is { Length: > 0 and <= 60 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? code : "?";
}
