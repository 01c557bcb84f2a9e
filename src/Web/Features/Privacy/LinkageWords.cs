using System.Globalization;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What the page of linkage by an outside agency says.</summary>
public static class LinkageWords
{
    public static readonly Bilingual Title = new("결합전문기관", "Linkage agency");
    public static readonly Bilingual Lead = new(
        "다른 기관의 가명정보와는 결합전문기관을 통해서만 결합합니다(법 제28조의3). 결합키는 결합키관리기관에, 가명정보는 결합전문기관에 따로 보내고, 두 파일은 무작위 일련번호로만 이어집니다. 어느 파일에도 이름이나 번호는 없습니다.",
        "Data of other controllers are linked by a linkage agency only (article 28-3). Keys go to the key-management body, pseudonymised data to the agency; the two files meet by random serial numbers only. Neither holds a name or number of anybody.");
    public static readonly Bilingual Agency = new("결합전문기관", "Linkage agency");
    public static readonly Bilingual KeyBody = new("결합키관리기관", "Key-management body");
    public static readonly Bilingual Partners = new("함께 신청하는 기관", "Other applicants");
    public static readonly Bilingual Fields = new("결합키 생성 항목", "Fields of the key");
    public static readonly Bilingual FieldsHelp = new("결합신청자끼리 정한 순서대로 고르세요. 맞추는 법까지 같아야 키가 같습니다.", "In the order the applicants agreed on; keys meet only when forms are the same too.");
    public static readonly Bilingual Column = new("컬럼", "Column");
    public static readonly Bilingual Making = new("결합키 만드는 법", "How keys are made");
    public static readonly Bilingual Declare = new("결합을 계획에 넣기", "Put the linkage into the plan");
    public static readonly Bilingual TakeBack = new("결합전문기관에 보내지 않기", "Take the linkage back");
    public static readonly Bilingual NoLinkage = new("이 과제는 결합전문기관에 보내지 않습니다", "This project goes to no linkage agency");
    public static readonly Bilingual NoLinkageText = new("계획을 승인받기 전에 담당자가 정합니다.", "It is declared by who writes the plan, before it is approved.");
    public static readonly Bilingual NotYet = new("결과가 적정하다고 승인되면 꾸러미를 만들 수 있습니다.", "Packages are made when the result was found adequate and approved.");
    public static readonly Bilingual Salt = new("솔트", "Salt");
    public static readonly Bilingual SaltHelp = new("결합키관리기관이 준 값을 그대로 넣으세요. 추가정보와 함께 따로 두고 다시 보이지 않습니다.", "As the key-management body gave it. It is kept with the additional information and never shown again.");
    public static readonly Bilingual KeepSalt = new("솔트 두기", "Keep the salt");
    public static readonly Bilingual SaltPrint = new("솔트 지문", "Print of the salt");
    public static readonly Bilingual SaltPrintHelp = new("다른 신청자와 견주어 같은 솔트를 쓰는지 확인합니다.", "Compare it with the other applicants: they must use the same salt.");
    public static readonly Bilingual Packages = new("꾸러미", "Packages");
    public static readonly Bilingual NoPackages = new("아직 만들지 않았습니다.", "None was made yet.");
    public static readonly Bilingual Make = new("꾸러미 만들기", "Make a package");
    public static readonly Bilingual MakeOnly = new("맞은 일련번호만 담아 만들기", "Make one of the matches only");
    public static readonly Bilingual Get = new("받기", "Get it");
    public static readonly Bilingual MatchesTitle = new("결합률 확인", "Matches");
    public static readonly Bilingual MatchesText = new("결합키관리기관이 모든 신청자에 있는 일련번호를 알려 주면 넣습니다. 그 행만 담은 꾸러미를 만들 수 있습니다(가명정보 추출).", "Enter the serial numbers that the key-management body found on all sides; a package of these rows alone can be made.");
    public static readonly Bilingual MatchesFile = new("일련번호 목록(CSV)", "List of serial numbers (CSV)");
    public static readonly Bilingual TakeMatches = new("목록 읽기", "Read the list");
    public static readonly Bilingual BackTitle = new("결합 결과", "Linked table");
    public static readonly Bilingual BackText = new("결합전문기관이 반출을 승인한 결과를 넣습니다. 일련번호나 결합키, 개인정보로 읽히는 값이 있으면 받지 않습니다.", "The table that the agency approved for export. It is refused when it holds serial numbers, keys or what reads like personal data.");
    public static readonly Bilingual BackFile = new("반출된 표(CSV)", "The table (CSV)");
    public static readonly Bilingual Approval = new("반출 승인 번호", "Number of the approved export");
    public static readonly Bilingual Take = new("결과 받기", "Take it back");
    public static readonly Bilingual NoFile = new("파일을 고르지 않았습니다.", "No file was chosen.");
    public static readonly Bilingual NoFileTodo = new("파일을 골라 다시 보내세요.", "Choose the file and send it again.");
    public static readonly Bilingual Application = new("가명정보 결합 신청서", "Application for linkage of pseudonymised data");
    public static readonly Bilingual Applied = new("신청하는 결합", "The linkage applied for");
    public static readonly Bilingual KeyMaking = new("결합키", "Keys");
    public static readonly Bilingual WithoutKey = new("키를 못 만들어 뺀 행", "Rows left out without a key");
    public static readonly Bilingual Repeated = new("키가 되풀이되어 뺀 행", "Rows left out whose key repeats");
    public static readonly Bilingual FilesSent = new("보내는 파일", "Files sent");
    public static readonly Bilingual Applicant = new("신청인", "Applicant");
    public static readonly Bilingual Statement = new("개인정보 보호법 제28조의3에 따라 위와 같이 가명정보의 결합을 신청합니다.", "Linkage of the data above is applied for under article 28-3 of the personal data law.");

    public static Bilingual Of(LinkKeyMaking making) => making switch
    {
        LinkKeyMaking.Sha256 => new("SHA-256(항목 + 솔트)", "SHA-256(fields + salt)"),
        _ => new("HMAC-SHA-256(솔트, 항목)", "HMAC-SHA-256(salt, fields)"),
    };

    public static Bilingual Count(int rows) => new(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0}행"), string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows"));

    public static Bilingual Package(LinkPackage package) => new(
        string.Create(CultureInfo.InvariantCulture, $"꾸러미 {package.Number}, {package.Files[0].Rows:#,0}행{(package.Only is null ? "" : ", 맞은 것만")}"), string.Create(CultureInfo.InvariantCulture, $"package {package.Number}, {package.Files[0].Rows:#,0} rows{(package.Only is null ? "" : ", matches only")}"));

    public static Bilingual Matched(LinkMatches matches) => new(
        string.Create(CultureInfo.InvariantCulture, $"{matches.Of:#,0}행 가운데 {matches.Rows:#,0}행, {Figures.Percent(matches.Of == 0 ? 0 : (double)matches.Rows / matches.Of)}"), string.Create(CultureInfo.InvariantCulture, $"{matches.Rows:#,0} of {matches.Of:#,0} rows, {Figures.Percent(matches.Of == 0 ? 0 : (double)matches.Rows / matches.Of)}"));

    public static Bilingual Back(LinkedResult linked) => new(
        string.Create(CultureInfo.InvariantCulture, $"{linked.Approval}, {linked.Rows:#,0}행"), string.Create(CultureInfo.InvariantCulture, $"{linked.Approval}, {linked.Rows:#,0} rows"));

    public static Bilingual File(PackagedFile file) => new(
        string.Create(CultureInfo.InvariantCulture, $"{file.For} · {file.Rows:#,0}행 · {Figures.Bytes(file.Bytes)} · SHA-256 {file.Sha256}"), string.Create(CultureInfo.InvariantCulture, $"{file.For} · {file.Rows:#,0} rows · {Figures.Bytes(file.Bytes)} · SHA-256 {file.Sha256}"));

    public static string NameOf(PackagedFile file) => file.Name switch { "결합키.csv" => "Keys", "결합대상정보.csv" => "Data", _ => "Record layout" };
}
