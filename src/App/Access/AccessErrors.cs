using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Access;

internal static class AccessErrors
{
    public static InputException NotAllowed { get; } = new(
        new("이 일을 할 권한이 없습니다.", "You have no right to do this."), new("계정 담당자에게 역할을 물어보세요.", "Ask the administrator about your roles."));

    public static InputException GuardedRole { get; } = new(
        new("개인정보나 접속기록을 보는 역할은 관리자가 주거나 바꾸지 못합니다.", "Administrators neither give nor change roles that see personal data or the access log."),
        new("그 역할을 맡은 관리자가 하거나, 마루가 설치된 컴퓨터에서 'maru accounts'로 하세요.", "Have an administrator do it who holds such a role, or use 'maru accounts' on the machine Maru runs on."), "role");

    public static InputException GuardedGrant { get; } = new(
        new("이 계정이나 부서는 개인정보가 든 컬럼을 허락받았거나 신청해 두었습니다. 관리자가 계정을 새로 넣거나 들어오는 길을 바꾸지 못합니다.", "This account or office was granted columns with personal data, or asks for them. Administrators neither add accounts to it nor change how one signs in."),
        new("개인정보 보호책임자를 겸한 관리자가 하거나, 마루가 설치된 컴퓨터에서 'maru accounts'로 하세요. 허락을 먼저 거두어도 됩니다.", "Have an administrator do it who is a privacy officer too, or use 'maru accounts' on the machine Maru runs on. The grant may be taken back first."), "role");

    public static InputException NoAccount(string name) => new(
        new($"'{name}' 계정이 없습니다.", $"There is no account '{name}'."), new("이름이 맞는지 보고, 모르면 계정 담당자에게 물어보세요.", "Check the name; who keeps the accounts can tell you."), name);

    public static InputException Taken(string name) => new(
        new($"'{name}'{Josa.Pick(name, "은", "는")} 이미 있는 계정입니다.", $"The account '{name}' exists already."), new("다른 이름을 쓰세요. 닫은 계정의 이름도 다시 쓰지 않습니다.", "Choose another; names of closed accounts are not used again."), "name");

    public static InputException BadName { get; } = new(
        new("계정 이름으로 쓸 수 없습니다.", "This can't be the name of an account."), new("글자·숫자와 . _ -로 2자에서 40자까지 쓰세요.", "Use 2 to 40 letters, digits and . _ -"), "name");

    public static InputException Own { get; } = new(
        new("자기 역할은 스스로 바꿀 수 없습니다.", "Nobody changes their own roles."), new("다른 관리자에게 부탁하세요.", "Ask another administrator."));

    public static InputException LastAdministrator { get; } = new(
        new("마지막 관리자입니다.", "This is the last administrator."), new("다른 관리자를 먼저 만드세요.", "Make another one first."));

    public static InputException LinkGone { get; } = new(
        new("이 링크는 이미 썼거나 기한이 지났습니다.", "This link was used or has ended."), new("계정 담당자에게 새 링크를 받으세요.", "Ask the administrator for a new one."));

    public static InputException WrongPassword { get; } = new(
        new("지금 비밀번호가 맞지 않습니다.", "The present password is wrong."), new("다시 적으세요.", "Write it again."), "old");

    public static InputException ProveFirst { get; } = new(
        new("키와 두 번째 인증을 바꾸려면 본인인지 다시 확인해야 합니다.", "Keys and the second factor are changed only after you have said again who you are."),
        new("비밀번호를 확인한 뒤 다시 하세요.", "Confirm your password, then do it again."), "present");

    public static InputException NoPassword { get; } = new(
        new("이 계정은 마루의 비밀번호를 쓰지 않습니다.", "This account has no password of Maru's."), new("통합 로그인이나 디렉터리에서 바꾸세요.", "Change it where you sign in."));

    public static InputException WrongCode { get; } = new(
        new("인증 번호가 맞지 않거나 이미 쓴 번호입니다.", "The code is wrong or was used before."), new("인증 앱에 지금 보이는 여섯 자리를 적으세요.", "Write the six digits your app shows now."), "code");

    public static InputException Password(Bilingual why, int length) => new(why, new(
        string.Create(CultureInfo.InvariantCulture, $"{length}자 이상으로, 계정 이름이 들지 않게, 같은 글자나 차례로 이어지는 글자만 쓰지 말고 정하세요."),
        string.Create(CultureInfo.InvariantCulture, $"Use {length} characters or more, without the account's name, and not one character or a run of them.")), "password");

    public static InputException NoGrant { get; } = new(
        new("그런 이용 신청이 없거나 이미 처리했습니다.", "There is no such request, or it was decided."), new("목록을 새로 여세요.", "Open the list again."));

    public static InputException NoKey { get; } = new(
        new("그런 키가 없거나 이미 끊었습니다.", "There is no such key, or it was revoked."), new("목록을 새로 여세요.", "Open the list again."));
}
