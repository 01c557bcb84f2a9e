using System.Globalization;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Organization;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.Web.Features.Access;

/// <summary>What the pages of accounts and rights say.</summary>
public static class AccessWords
{
    public static readonly Bilingual SignIn = new("로그인", "Sign in");
    public static readonly Bilingual SignInLead = new("계정은 담당자가 만들어 줍니다. 누구나 보는 데이터는 로그인하지 않아도 됩니다.", "Accounts are made by the administrator. Open data need none.");
    public static readonly Bilingual SignInDesk = new("아직 계정이 없습니다. 이 컴퓨터에서 './maru accounts add 이름 --role administrator'로 첫 관리자를 만드세요.", "There are no accounts yet. Make the first administrator on this machine with './maru accounts add NAME --role administrator'.");
    public static readonly Bilingual Name = new("계정 이름", "Account");
    public static readonly Bilingual Password = new("비밀번호", "Password");
    public static readonly Bilingual Code = new("인증 번호", "Code");
    public static readonly Bilingual CodeHelp = new("인증 앱에 보이는 여섯 자리", "The six digits of your app");
    public static readonly Bilingual CodeLead = new("비밀번호가 맞습니다. 인증 번호를 적으세요.", "The password is right. Write the code.");
    public static readonly Bilingual Confirm = new("확인", "Confirm");
    public static readonly Bilingual StartOver = new("처음부터", "Start over");
    public static readonly Bilingual SignOut = new("로그아웃", "Sign out");
    public static readonly Bilingual MyAccount = new("내 계정", "My account");
    public static readonly Bilingual NeedSignIn = new("로그인이 필요합니다", "Please sign in");
    public static readonly Bilingual NeedSignInText = new("이 화면은 계정이 있는 사람이 봅니다.", "This page is for people with an account.");
    public static readonly Bilingual NotYours = new("볼 수 없는 화면입니다", "This page is not for you");
    public static readonly Bilingual NotYoursText = new("맡은 역할로는 볼 수 없습니다. 필요하면 계정 담당자에게 물어보세요.", "Your roles don't open it. Ask the administrator if you need it.");
    public static readonly Bilingual DeskTitle = new("이 컴퓨터의 열쇠로 들어왔습니다", "You came in with this machine's key");
    public static readonly Bilingual DeskText = new("첫 관리자 계정을 만들 때까지 관리자로 일합니다. 관리자가 비밀번호를 정하면 이 열쇠는 닫힙니다.", "You work as an administrator until the first one has an account and a password; then the key closes.");
    public static readonly Bilingual Roles = new("역할", "Roles");
    public static readonly Bilingual NoRoles = new("역할이 없습니다. 누구나 보는 데이터와 허락받은 데이터만 봅니다.", "No roles: open data and granted data only.");
    public static readonly Bilingual ChangePassword = new("비밀번호 바꾸기", "Change the password");
    public static readonly Bilingual Present = new("지금 비밀번호", "Present password");
    public static readonly Bilingual NewPassword = new("새 비밀번호", "New password");
    public static readonly Bilingual Again = new("새 비밀번호 한 번 더", "New password again");
    public static readonly Bilingual Differ = new("두 비밀번호가 다릅니다.", "The two passwords differ.");
    public static readonly Bilingual DifferTodo = new("같은 것을 두 번 적으세요.", "Write the same twice.");
    public static readonly Bilingual SetPassword = new("비밀번호 정하기", "Set a password");
    public static readonly Bilingual Change = new("바꾸기", "Change");
    public static readonly Bilingual Changed = new("바꾸었습니다. 다른 곳의 로그인은 모두 끝났습니다.", "Changed; you are signed out everywhere else.");
    public static readonly Bilingual LinkGone = new("쓸 수 없는 링크입니다", "This link can't be used");
    public static readonly Bilingual LinkGoneText = new("이미 썼거나 기한이 지났습니다. 계정 담당자에게 새 링크를 받으세요.", "It was used or has ended. Ask the administrator for a new one.");
    public static readonly Bilingual PasswordSet = new("비밀번호를 정했습니다. 이제 로그인하세요.", "The password is set. Sign in now.");
    public static readonly Bilingual SecondFactor = new("두 번째 인증", "Second factor");
    public static readonly Bilingual SecondFactorOn = new("켜져 있습니다. 로그인할 때 인증 앱의 번호를 묻습니다.", "On: signing in asks for a code of your app.");
    public static readonly Bilingual SecondFactorOff = new("인증 앱에 아래 열쇠를 넣고, 앱에 보이는 번호를 적으면 켜집니다.", "Put this key into your app, and write the code it shows to turn it on.");
    public static readonly Bilingual Key = new("열쇠", "Key");
    public static readonly Bilingual OpenApp = new("인증 앱에서 열기", "Open in the app");
    public static readonly Bilingual TurnOn = new("켜기", "Turn on");
    public static readonly Bilingual Begin = new("두 번째 인증 준비", "Prepare a second factor");
    public static readonly Bilingual TurnOff = new("끄기", "Turn off");
    public static readonly Bilingual Sessions = new("로그인한 곳", "Where you are signed in");
    public static readonly Bilingual SessionsNote = new("모르는 곳이 있으면 끝내고 비밀번호를 바꾸세요.", "End what you don't know, and change your password.");
    public static readonly Bilingual Since = new("로그인", "Signed in");
    public static readonly Bilingual Seen = new("마지막", "Last used");
    public static readonly Bilingual Place = new("주소", "Address");
    public static readonly Bilingual Browser = new("브라우저", "Browser");
    public static readonly Bilingual Here = new("지금 이곳", "Here");
    public static readonly Bilingual End = new("끝내기", "End");
    public static readonly Bilingual EndAll = new("모든 곳에서 로그아웃", "Sign out everywhere");
    public static readonly Bilingual Keys = new("API 키", "API keys");
    public static readonly Bilingual KeysNote = new("프로그램이 내 권한으로 읽을 때 씁니다. 읽기만 하며, 내 권한이 줄면 함께 줄어듭니다.", "For programs that read with your rights. Read-only; they lose what you lose.");
    public static readonly Bilingual KeyName = new("쓰는 곳", "What it is for");
    public static readonly Bilingual KeyDatasets = new("데이터", "Datasets");
    public static readonly Bilingual KeyDatasetsHelp = new("데이터 이름(id)을 쉼표로 나누어 적습니다. 비우면 내가 볼 수 있는 모든 데이터입니다.", "Ids with commas between; blank for all that you may read.");
    public static readonly Bilingual DisplayDatasetsHelp = new("누구나 보는 데이터 말고 더 보일 데이터의 이름(id)을 쉼표로 나누어 적습니다.", "Ids, with commas between, of what it shows beyond open data.");
    public static readonly Bilingual Days = new("기간(일)", "Days");
    public static readonly Bilingual MakeKey = new("키 만들기", "Make a key");
    public static readonly Bilingual KeyMade = new("새 키입니다. 지금 한 번만 보입니다.", "Your new key. It is shown this once.");
    public static readonly Bilingual KeyUse = new("요청 머리에 'Authorization: Bearer 키'로 보내세요.", "Send it as 'Authorization: Bearer KEY'.");
    public static readonly Bilingual Until = new("기한", "Until");
    public static readonly Bilingual Used = new("마지막 사용", "Last used");
    public static readonly Bilingual Rotate = new("새로 바꾸기", "Replace");
    public static readonly Bilingual Revoke = new("끊기", "Revoke");
    public static readonly Bilingual NoKeys = new("키가 없습니다", "No keys");
    public static readonly Bilingual NoKeysText = new("프로그램에서 데이터를 읽으려면 만드세요.", "Make one to read data from a program.");
    public static readonly Bilingual Screens = new("화면 토큰", "Screens");
    public static readonly Bilingual ScreensNote = new("벽이나 안내대의 화면이 읽기만 하도록 주는 토큰입니다. 정한 네트워크에서만 쓸 수 있습니다.", "Tokens for screens on walls and in halls: read-only, and from their network only.");
    public static readonly Bilingual Network = new("네트워크", "Network");
    public static readonly Bilingual NetworkHelp = new("10.1.0.0/16처럼. 한 대면 10.1.2.3/32", "As 10.1.0.0/16; one machine is 10.1.2.3/32");
    public static readonly Bilingual MakeScreen = new("토큰 만들기", "Make a token");
    public static readonly Bilingual ScreenMade = new("새 토큰입니다. 지금 한 번만 보입니다. 그 화면에서 /device를 열어 넣으세요.", "The new token, shown this once. Open /device on that screen and enter it.");
    public static readonly Bilingual NoScreens = new("화면이 없습니다", "No screens");
    public static readonly Bilingual NoScreensText = new("벽이나 안내대에 화면을 걸 때 만드세요.", "Make a token when you hang one up.");
    public static readonly Bilingual Device = new("화면 연결", "Connect a screen");
    public static readonly Bilingual DeviceLead = new("담당자에게 받은 토큰을 넣으면 이 화면이 정해진 데이터를 보여 줍니다.", "Enter the token you were given, and this screen shows the data set for it.");
    public static readonly Bilingual Token = new("토큰", "Token");
    public static readonly Bilingual Connect = new("연결", "Connect");
    public static readonly Bilingual Connected = new("연결한 화면입니다", "This screen is connected");
    public static readonly Bilingual LetGo = new("연결 끊기", "Disconnect");
    public static readonly Bilingual Accounts = new("계정", "Accounts");
    public static readonly Bilingual AccountsLead = new("누가 무엇을 할 수 있는지 정합니다. 바꾼 것은 모두 기록에 남습니다.", "Who may do what. Every change stays on record.");
    public static readonly Bilingual AddAccount = new("계정 만들기", "Make an account");
    public static readonly Bilingual Shown = new("이름(직함)", "Name or post");
    public static readonly Bilingual Department = new("부서", "Department");
    public static readonly Bilingual DepartmentHelp = new("비우면 시 전체입니다.", "Blank for the whole city.");
    public static readonly Bilingual Team = new("팀", "Team");
    public static readonly Bilingual TeamHelp = new("비우면 부서 전체입니다.", "Blank for the whole department.");
    public static readonly Bilingual Role = new("역할", "Role");
    public static readonly Bilingual AddRole = new("역할 더하기", "Add the role");
    public static readonly Bilingual TakeRole = new("빼기", "Remove");
    public static readonly Bilingual MakeLink = new("비밀번호 링크", "Password link");
    public static readonly Bilingual LinkMade = new("아래 주소를 그 사람에게 건네세요. 지금 한 번만 보입니다.", "Hand this address to the person. It is shown this once.");
    public static readonly Bilingual Unlock = new("잠금 풀기", "Unlock");
    public static readonly Bilingual ForgetFactor = new("두 번째 인증 없애기", "Take the second factor away");
    public static readonly Bilingual CloseAccount = new("계정 닫기", "Close the account");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Invited = new("비밀번호 아직 없음", "No password yet");
    public static readonly Bilingual Locked = new("잠김", "Locked");
    public static readonly Bilingual Usable = new("쓰는 중", "In use");
    public static readonly Bilingual WithFactor = new("두 번째 인증", "Second factor");
    public static readonly Bilingual NoAccounts = new("계정이 없습니다", "No accounts");
    public static readonly Bilingual NoAccountsText = new("아래에서 첫 관리자를 만드세요.", "Make the first administrator below.");
    public static readonly Bilingual RoleGuide = new("역할마다 할 수 있는 일", "What each role may do");
    public static readonly Bilingual Record = new("권한 기록", "Record of rights");
    public static readonly Bilingual RecordNote = new("새 것부터 50개", "The newest 50");
    public static readonly Bilingual When = new("때", "When");
    public static readonly Bilingual ByWhom = new("한 사람", "By");
    public static readonly Bilingual ToWhom = new("계정", "Account");
    public static readonly Bilingual What = new("일", "What");
    public static readonly Bilingual Manage = new("바꾸기", "Change");
    public static readonly Bilingual Grants = new("데이터 이용 허락", "Rights to data");
    public static readonly Bilingual GrantsLead = new("역할로 볼 수 없는 데이터를 신청하고, 맡은 데이터의 신청을 처리합니다. 신청한 사람은 자기 신청을 허락할 수 없습니다.", "Ask for data that your roles don't open, and decide on requests for yours. Nobody decides on their own.");
    public static readonly Bilingual GrantsLeadOwn = new("역할로 볼 수 없는 데이터를 신청합니다. 데이터를 맡은 사람이 처리하고, 처리되기 전에는 거둘 수 있습니다.", "Ask for data that your roles don't open. Who is set over them decides; until then you may withdraw it.");
    public static readonly Bilingual AskFor = new("이용 신청", "Ask for it");
    public static readonly Bilingual Dataset = new("데이터", "Dataset");
    public static readonly Bilingual For = new("누가 쓰나", "For whom");
    public static readonly Bilingual ForMe = new("나", "Me");
    public static readonly Bilingual ForOffice = new("내 부서", "My department");
    public static readonly Bilingual Columns = new("잠긴 컬럼", "Closed columns");
    public static readonly Bilingual Reason = new("쓰는 까닭", "Reason");
    public static readonly Bilingual ReasonHelp = new("무슨 일에 어떤 법령으로 쓰는지 적으세요. 기록에 남습니다.", "What for, and on which legal basis. It stays on record.");
    public static readonly Bilingual Send = new("신청", "Send");
    public static readonly Bilingual Waiting = new("처리할 신청", "Requests to decide");
    public static readonly Bilingual NoWaiting = new("처리할 신청이 없습니다", "Nothing to decide");
    public static readonly Bilingual NoWaitingText = new("맡은 데이터에 신청이 오면 여기에 보입니다.", "Requests for your data appear here.");
    public static readonly Bilingual AllGrants = new("신청과 허락", "Requests and rights");
    public static readonly Bilingual NoGrants = new("신청이 없습니다", "No requests");
    public static readonly Bilingual NoGrantsText = new("데이터 화면의 ‘이용 신청’에서 시작하세요.", "Begin with 'Ask for it' on a dataset's page.");
    public static readonly Bilingual Why = new("까닭", "Why");
    public static readonly Bilingual Approve = new("허락", "Approve");
    public static readonly Bilingual Refuse = new("거절", "Refuse");
    public static readonly Bilingual TakeBack = new("거두기", "Take back");
    public static readonly Bilingual Withdraw = new("신청 거두기", "Withdraw");
    public static readonly Bilingual AskedBy = new("신청", "Asked by");
    public static readonly Bilingual Decided = new("처리", "Decided");
    public static readonly Bilingual SignedOut = new("로그아웃했습니다.", "You are signed out.");
    public static readonly Bilingual SignOutThere = new("통합 로그인에서도 로그아웃", "Sign out there too");
    public static readonly Bilingual PasswordInDirectory = new("이 계정의 비밀번호는 디렉터리가 맡습니다. 그곳에서 바꾸세요.", "The directory keeps this account's password. Change it there.");
    public static readonly Bilingual PasswordElsewhere = new("이 계정은 통합 로그인으로만 들어옵니다. 비밀번호를 쓰려면 계정 담당자에게 링크를 받으세요.", "This account is signed in to elsewhere only. For a password of its own ask the administrator for a link.");
    public static readonly Bilingual LinkedAs = new("이 계정과 이어진 사람:", "Linked with:");
    public static readonly Bilingual NotLinkedYet = new("이으면 다음부터 비밀번호 없이 들어올 수 있습니다. 이름이나 이메일이 같다고 저절로 이어지지는 않습니다.", "Once linked you sign in without your password. Nothing is linked just because names or e-mail addresses are alike.");
    public static readonly Bilingual BeginLink = new("잇기", "Link");
    public static readonly Bilingual Link = new("이 사람과 잇기", "Link with this person");
    public static readonly Bilingual Unlink = new("끊기", "Unlink");
    public static readonly Bilingual ConfirmLink = new("통합 로그인이 알려 준 사람입니다. 본인이면 이으세요:", "This is whom you signed in as there. Link if it is you:");
    public static readonly Bilingual ProveToUnlink = new("끊으려면 아래에서 본인인지 확인하세요.", "To unlink, confirm below that it is you.");
    public static readonly Bilingual Prove = new("본인 확인", "Confirm that it is you");
    public static readonly Bilingual ProveLead = new("두 번째 인증과 API 키는 본인을 다시 확인한 뒤 잠시 동안만 바꿀 수 있습니다.", "The second factor and API keys can be changed for a short while after you confirmed that it is you.");
    public static readonly Bilingual ProveToMake = new("키를 만들거나 바꾸려면 먼저 본인을 확인하세요.", "To make or replace a key, first confirm that it is you.");
    public static readonly Bilingual SignInAgain = new("통합 로그인으로 다시 확인", "Sign in again to confirm");
    public static readonly Bilingual SecondFactorNone = new("꺼져 있습니다. 켜려면 먼저 본인을 확인하세요.", "Off. To turn it on, first confirm that it is you.");
    public static readonly Bilingual QrLabel = new("인증 앱으로 찍는 QR 코드. 찍을 수 없으면 아래 열쇠를 적으세요.", "QR code for your app; if you can't scan it, write the key below.");
    public static readonly Bilingual SignOn = new("통합 로그인과 디렉터리", "Single sign-on and directory");
    public static readonly Bilingual SignOnLead = new("누가 사람을 보증하는지, 어느 그룹이 어느 역할을 얻는지 봅니다. 바꾸는 일은 마루가 설치된 컴퓨터의 파일에서만 합니다.", "Who vouches for people, and which groups give which roles. It is changed only in a file on the machine Maru runs on.");
    public static readonly Bilingual SignOnNone = new("설정되어 있지 않습니다", "Nothing is set up");
    public static readonly Bilingual SignOnNoneText = new("데이터 폴더에 sign-on.yaml을 만들면 통합 로그인이나 디렉터리로 들어올 수 있습니다.", "With a sign-on.yaml in the data folder people sign in by a provider or directory.");
    public static readonly Bilingual Provider = new("통합 로그인 (OpenID Connect)", "Single sign-on (OpenID Connect)");
    public static readonly Bilingual DirectoryTitle = new("디렉터리 (LDAP)", "Directory (LDAP)");
    public static readonly Bilingual Proxies = new("믿는 프록시", "Trusted proxies");
    public static readonly Bilingual ProxiesNone = new("없습니다. 접속 주소는 마루에 직접 연결한 주소입니다.", "None: addresses are those that connect to Maru itself.");
    public static readonly Bilingual ProxiesSome = new("이 주소가 전한 접속 주소만 믿습니다.", "Only these are believed about whose request they hand on.");
    public static readonly Bilingual Issuer = new("제공자", "Issuer");
    public static readonly Bilingual Client = new("마루의 이름(client_id)", "Maru's name (client_id)");
    public static readonly Bilingual WayBack = new("등록할 돌아올 주소", "Way back to register");
    public static readonly Bilingual SecretLine = new("비밀값", "Secret");
    public static readonly Bilingual SecretThere = new("있음", "There");
    public static readonly Bilingual SecretMissing = new("없음", "None");
    public static readonly Bilingual MakesAccounts = new("새 사람의 계정", "Accounts of new people");
    public static readonly Bilingual MakesSome = new("역할을 얻는 그룹의 사람이면 만듦", "Made, when a group gives a role");
    public static readonly Bilingual MakesNone = new("만들지 않음", "Not made");
    public static readonly Bilingual GroupRoles = new("그룹과 역할", "Groups and roles");
    public static readonly Bilingual Server = new("서버", "Server");
    public static readonly Bilingual People = new("사람을 찾는 곳", "Where people are");
    public static readonly Bilingual Test = new("시험", "Test");
    public static readonly Bilingual TestName = new("디렉터리에서 찾아볼 이름", "Somebody to look up in the directory");
    public static readonly Bilingual TestNameHelp = new("비우면 연결만 시험합니다.", "Blank to test the connection only.");
    public static readonly Bilingual RunTest = new("시험하기", "Run the test");
    public static readonly Bilingual Works = new("됨", "Works");
    public static readonly Bilingual Fails = new("안 됨", "Fails");
    public static readonly Bilingual Subject = new("제공자가 준 번호(sub)", "The provider's number (sub)");
    public static readonly Bilingual SubjectHelp = new("제공자의 관리 화면에 있습니다. 이름이나 이메일이 아닙니다.", "In the provider's own pages; not a name or e-mail address.");
    public static readonly Bilingual LinkAccount = new("통합 로그인과 잇기", "Link");
    public static readonly Bilingual UnlinkAccount = new("통합 로그인과 끊기", "Unlink");
    public static readonly Bilingual DirectoryName = new("디렉터리의 이름", "Name in the directory");
    public static readonly Bilingual ToDirectory = new("디렉터리에 맡기기", "Give to the directory");
    public static readonly Bilingual FromDirectory = new("디렉터리에서 떼어 내기", "Take out of the directory");
    public static readonly Bilingual OfDirectory = new("디렉터리", "Directory");
    public static readonly Bilingual OfProvider = new("통합 로그인", "Single sign-on");

    /// <summary>The button that leads to a provider.</summary>
    public static Bilingual SignInBy(Bilingual provider) => new($"{Maru.Methods.KoreanText.Josa.EuroRo(provider.Ko)} 들어가기", $"Sign in by {provider.En}");

    public static readonly Bilingual Personal = new("잠긴 컬럼 보기", "Closed columns");
    public static readonly Bilingual PersonalLead = new("개인정보가 든 컬럼은 여기에서만 열립니다. 누가 언제 어디에서 몇 사람의 어느 컬럼을 왜 보았는지 접속기록에 먼저 남고, 남긴 뒤에 보입니다.", "Columns with personal data open here only. Who saw which columns of how many people, when, where and why is written to the access log before anything is shown.");
    public static readonly Bilingual PersonalColumns = new("볼 컬럼 (일에 꼭 필요한 것만)", "Columns to open (only what the task needs)");
    public static readonly Bilingual PersonalReason = new("왜 보나요", "Why");
    public static readonly Bilingual PersonalShow = new("기록하고 보기", "Record and show");
    public static readonly Bilingual PersonalPrint = new("이 행을 출력용으로 (기록됨)", "These rows for printing (recorded)");
    public static readonly Bilingual PersonalPrintable = new("출력용 화면입니다", "This page is for printing");
    public static readonly Bilingual PersonalPrintableText = new("출력으로 접속기록에 남았습니다. 브라우저에서 인쇄하세요. 다 쓴 종이는 파쇄합니다.", "It stands in the access log as printing. Print it from the browser, and shred the paper afterwards.");
    public static readonly Bilingual PersonalNotPrinted = new("잠긴 컬럼의 행은 인쇄되지 않습니다. 화면의 ‘출력용으로’를 누르면 기록을 남기고 인쇄합니다.", "Rows of closed columns are not printed. Use 'for printing' on the page, which is recorded.");
    public static readonly Bilingual PersonalDownload = new("이 조건의 모든 행을 CSV로 (기록됨)", "All these rows as CSV (recorded)");
    public static readonly Bilingual Choose = new("고르세요", "Choose");

    public static Bilingual PersonalShown(int shown, long? matched) => matched is { } all
        ? new(string.Create(CultureInfo.InvariantCulture, $"{all:N0}행 가운데 {shown:N0}행 · 접속기록에 남겼습니다"), string.Create(CultureInfo.InvariantCulture, $"{shown:N0} of {all:N0} rows · recorded"))
        : new(string.Create(CultureInfo.InvariantCulture, $"{shown:N0}행 · 접속기록에 남겼습니다"), string.Create(CultureInfo.InvariantCulture, $"{shown:N0} rows · recorded"));

    public static Bilingual Of(PrivacyClass columns) => columns switch
    {
        PrivacyClass.None => new("보지 않음", "None"),
        PrivacyClass.Business => new("사업자·업무 연락처까지", "Business contacts"),
        PrivacyClass.Personal => new("개인정보까지", "Personal data"),
        PrivacyClass.Sensitive => new("민감정보까지", "Sensitive data"),
        _ => new("고유식별정보까지", "Unique identifiers"),
    };

    public static Bilingual Of(GrantState state) => state switch
    {
        GrantState.Asked => new("기다림", "Waiting"),
        GrantState.Approved => new("허락", "Approved"),
        GrantState.Refused => new("거절", "Refused"),
        _ => new("거둠", "Taken back"),
    };

    /// <summary>A role with the office it is held for, as that is called today.</summary>
    public static Bilingual Of(RoleHeld held, CatalogSnapshot catalog)
    {
        var name = RoleTable.Of(held.Role).Name;
        if (held.Department is null) return name;
        var office = catalog.Organization.Held(held.Department, held.Team, catalog.Today);
        var called = $"{office.Department} {office.Team}".TrimEnd();
        return office.IsOver ? new($"{name.Ko} · 옛 {called}", $"{name.En} · former {called}") : new($"{name.Ko} · {called}", $"{name.En} · {called}");
    }

    public static readonly Bilingual Openings = new("열어 달라는 잠긴 컬럼", "Closed columns to open");
    public static readonly Bilingual OpeningsText = new("데이터를 올린 사람이 개인정보가 아니거나 공개해도 된다고 적었습니다. 열면 이 데이터를 볼 수 있는 모두가 앞 버전까지 봅니다.", "Who put the data in says that these may be open. Opened, all who read the dataset see them, in earlier versions too.");
    public static readonly Bilingual SeenBy = new("열면 보는 사람", "Seen by");
    public static readonly Bilingual OpenColumn = new("열기", "Open");
    public static readonly Bilingual KeepClosed = new("닫아 두기", "Keep closed");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual AllRows = new("모든 행", "All rows");
    public static readonly Bilingual RowColumn = new("행을 가르는 컬럼", "Column that parts the rows");
    public static readonly Bilingual RowColumnHelp = new("모든 행이 필요하지 않으면 쓰세요. 예: 읍면동", "When not all rows are needed, as: district");
    public static readonly Bilingual RowValues = new("필요한 값", "Values needed");
    public static readonly Bilingual RowValuesHelp = new("값이 여럿이면 쉼표로 나눕니다. 예: 효자동,퇴계동", "Several values are parted by commas.");

    /// <summary>Whom a grant is for.</summary>
    public static string? ForWhom(Grant grant, CatalogSnapshot catalog) => grant.Department is { } department ? catalog.Organization.NameOn(catalog.Today, department) : grant.Account;

    public static readonly Bilingual ToSettle = new("다시 정할 역할", "Roles to settle");
    public static readonly Bilingual ToSettleText = new("부서가 나뉘거나 합쳐지거나 없어졌습니다. 이 역할은 옛 부서가 맡던 데이터에만 미칩니다. 새 부서의 역할을 주고 옛 역할을 빼세요.", "Their office was split, merged or abolished; they reach only what was its own. Give the role for the new office and take the old one away.");

    public static string Settle(HeldOffice office) => office.Heirs.Count == 0 ? "" : " → " + string.Join(", ", office.Heirs);

}
