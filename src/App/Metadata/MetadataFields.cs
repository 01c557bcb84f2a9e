using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Metadata;

/// <summary>
/// Everything that is said of a dataset, declared once. Which of it is due follows 인공지능 및 데이터 기반 행정 활성화에 관한 법률 제16조 (구조·속성·특성·이력),
/// what the national list asks for, and 공공데이터법.
/// </summary>
public static class MetadataFields
{
    public const string Title = "title", Description = "description", Domain = "domain", Department = "department", Team = "team", Provider = "provider", LegalBasis = "legal-basis", Licence = "licence", Registration = "registration";

    private const int LongestText = 4_000;

    private static readonly Bilingual ManagementLaw = new("데이터기반행정법 제16조", "Act on data-based administration, art. 16");
    private static readonly Bilingual ListLaw = new("공공데이터법 시행령 제15조", "Open Data Act decree, art. 15");
    private static readonly Bilingual RefusalLaw = new("공공데이터법 제17조", "Open Data Act, art. 17");
    private static readonly Bilingual RegisterLaw = new("데이터기반행정법 제8조, 공공데이터법 시행령 제15조", "Act on data-based administration, art. 8; Open Data Act decree, art. 15");

    public static IReadOnlyList<MetadataField> All { get; } =
    [
        Text(Title, MetadataGroup.Identity, "title_ko", new("제목", "Title"), new("파일 이름이 아니라 사람이 부르는 이름", "What people call it, not the file's name"),
            row => row.TitleKo, (row, text) => row.TitleKo = text, entry => entry.Title)
            with { Duty = new(ListLaw, entry => entry.TitleGuessed ? new("제목을 아무도 적지 않아 파일 이름에서 짐작했습니다.", "Nobody wrote a title; it is guessed from the file's name.") : null) },
        Text("english-title", MetadataGroup.Identity, "title_en", new("영문 제목", "English title"), new("영문 화면과 목록에 씁니다", "For English pages"),
            row => row.TitleEn, (row, text) => row.TitleEn = text, entry => entry.Title.En == entry.Title.Ko ? null : Plain(entry.Title.En)),
        Text(Description, MetadataGroup.Identity, "description_ko", new("설명", "Description"), new("무엇을 어디까지 담았는지 한두 문장", "What it holds and how far it goes, in a sentence or two"),
            row => row.DescriptionKo, (row, text) => row.DescriptionKo = text, entry => entry.Description)
            with { Duty = new(ListLaw, entry => entry.DescriptionGuessed ? new("설명을 아무도 적지 않았습니다.", "Nobody wrote a description.") : null) },
        Text(Domain, MetadataGroup.Identity, "domain", new("분야", "Domain"), new("목록을 나누는 분류. 새 이름을 쓰면 새 분야가 됩니다", "The catalogue's classification; a new name makes a new one"),
            row => row.Domain, (row, text) => row.Domain = text, entry => entry.Domain.Name)
            with
            {
                Check = text => Catalog.Domain.Of(text).Id,
                Duty = new(ListLaw, entry => entry.DomainGuessed ? new("분야를 아무도 정하지 않아 컬럼 이름에서 짐작했습니다.", "Nobody chose a domain; it is guessed from the columns.") : null),
            },
        List("keywords", MetadataGroup.Identity, "keywords", new("키워드", "Keywords"), new("사람들이 찾을 때 쓸 낱말", "Words people would search for"),
            row => row.Keywords, (row, text) => row.Keywords = text, entry => entry.Keywords.Count == 0 ? null : Plain(string.Join(", ", entry.Keywords)))
            with { Duty = Said(ListLaw, entry => entry.Keywords.Count > 0, new("키워드가 없습니다.", "There are no keywords.")) },
        Text("standard", MetadataGroup.Identity, "standard", new("따르는 개방 표준", "Open standard"), new("국가 표준데이터처럼 정해진 항목을 따르면 그 이름", "The national standard dataset it follows, if any"),
            row => row.Standard, (row, text) => row.Standard = text, entry => Plain(entry.Standard)),

        Text(Department, MetadataGroup.Office, "department", new("담당 부서", "Department"), new("조직도의 부서", "A department of the organisation"),
            row => row.Department, (row, text) => row.Department = text, entry => Plain(entry.Department))
            with { Duty = Said(ListLaw, entry => entry.Department is not null, new("담당 부서가 없습니다.", "No department is in charge.")) },
        Text(Team, MetadataGroup.Office, "team", new("팀", "Team"), new("그 부서의 팀", "A team of that department"),
            row => row.Team, (row, text) => row.Team = text, entry => Plain(entry.Team)),
        Text("contact", MetadataGroup.Office, "contact", new("담당자 연락처", "Contact"), new("이용자에게 보입니다: 팀과 전화번호", "Shown to readers: team and phone number"),
            row => row.Contact, (row, text) => row.Contact = text, entry => Plain(entry.Contact))
            with { Duty = Said(ListLaw, entry => entry.Contact is not null, new("담당자 연락처가 없습니다.", "There is no contact.")) },

        Choice("origin", MetadataGroup.Source, "origin", new("보유·연계", "Own or linked"), new("이 시가 만든 것인지, 다른 기관의 것을 이어받은 것인지", "Made here, or taken over from another agency"),
            [("own", Origin.Own.Name()), ("linked", Origin.Linked.Name())], row => row.Origin?.ToLowerInvariant(), (row, text) => row.Origin = text, entry => entry.Origin == Origin.Unknown ? null : entry.Origin.Name())
            with { Duty = Said(ManagementLaw, entry => entry.Origin != Origin.Unknown, new("이 시가 만든 것인지 다른 기관 것인지 적지 않았습니다.", "It is not said whether the city made it or took it over.")) },
        Text(Provider, MetadataGroup.Source, "provider", new("원래 만든 기관", "Provider"), new("연계 데이터일 때", "Of a linked dataset"),
            row => row.Provider, (row, text) => row.Provider = text, entry => entry is { Origin: Origin.Own, ProviderGuessed: true } ? null : Plain(entry.Provider))
            with
            {
                Duty = Said(ManagementLaw, entry => entry.Provider is not null && !entry.ProviderGuessed, new("연계 데이터인데 원래 만든 기관이 없습니다.", "It is linked, but its provider is not named.")) with
                {
                    Applies = entry => entry.Origin == Origin.Linked,
                },
            },
        Choice("collection", MetadataGroup.Source, "collection", new("수집 방법", "How it is collected"), new("이 시에 어떻게 들어오는지", "How it comes to the city"),
            [.. Enum.GetValues<CollectionMethod>().Select(method => (method.ToString().ToLowerInvariant(), method.Name()))], row => row.Collection?.ToLowerInvariant(), (row, text) => row.Collection = text, entry => entry.Collection?.Name())
            with { Duty = Said(ManagementLaw, entry => entry.Collection is not null, new("수집 방법을 적지 않았습니다.", "How it is collected is not said.")) },
        Text("cycle", MetadataGroup.Source, "cycle", new("갱신 주기", "Update cycle"), new("매일, 매주, 매월, 분기, 반기, 매년, 수시, 10분마다, 갱신 끝남", "daily, weekly, monthly, quarterly, half-yearly, yearly, irregular, ended, or PT10M"),
            row => row.Cycle, (row, text) => row.Cycle = text, entry => entry.Cycle.Kind == CycleKind.Unknown ? null : entry.Cycle.Name)
            with
            {
                Check = CheckCycle,
                Duty = Said(ListLaw, entry => entry.Cycle.Kind != CycleKind.Unknown, new("갱신 주기가 없습니다.", "There is no update cycle.")),
            },
        Day("next-update", MetadataGroup.Source, "next_update", new("다음 갱신일", "Next update"), new("주기로 셈한 날과 다를 때만", "Only when it differs from what the cycle says"),
            row => row.NextUpdate, (row, day) => row.NextUpdate = day, entry => entry.NextUpdate),

        List(LegalBasis, MetadataGroup.Law, "legal_basis", new("법적 근거", "Legal basis"), new("도로법 제61조처럼 법령명과 조를", "The law and its article, as 도로법 제61조"),
            row => row.LegalBasis, (row, text) => row.LegalBasis = text, entry => Plain(entry.LegalBasis is null ? null : string.Join(", ", entry.LegalBasis.Split('\n').Select(line => LegalReference.Read(line)?.Text ?? line))))
            with
            {
                Check = text => string.Join('\n', LegalReference.Parse(text).Select(reference => reference.Text)),
                Duty = new(ManagementLaw, MissingBasis),
            },
        Text(Licence, MetadataGroup.Law, "licence", new("이용 조건", "Licence"), new("공공누리 유형 kogl-0 … kogl-4, 또는 그 이름", "KOGL type kogl-0 … kogl-4, or its own name"),
            row => row.Licence, (row, text) => row.Licence = text, entry => entry.Licence is { } licence ? CatalogWords.LicenceName(licence) : null)
            with
            {
                Duty = Said(ListLaw, entry => entry.Licence is not null, new("밖에 내는 데이터인데 이용 조건이 없습니다.", "It is given out, but without a licence.")) with
                {
                    Applies = entry => entry.Access is AccessLevel.Everyone or AccessLevel.Request,
                },
            },
        Text("access-reason", MetadataGroup.Law, "access_reason", new("다 열지 않는 까닭", "Why it is not open"), new("누구나 쓸 수 없을 때", "When it is not for everyone"),
            row => row.AccessReason, (row, text) => row.AccessReason = text, entry => Plain(entry.AccessReason))
            with { Duty = OfClosed(entry => entry.AccessReason is not null, new("누구나 쓸 수 없는데 까닭이 없습니다.", "It is not for everyone, and no reason is given.")) },
        Text("access-law", MetadataGroup.Law, "access_law", new("그 법적 근거", "The law behind it"), new("공공데이터법 제17조 제1항 제1호처럼", "As 공공데이터법 제17조 제1항 제1호"),
            row => row.AccessLaw, (row, text) => row.AccessLaw = text, entry => Plain(entry.AccessLaw))
            with { Duty = OfClosed(entry => entry.AccessLaw is not null, new("누구나 쓸 수 없는데 그 법적 근거가 없습니다.", "It is not for everyone, and no law is named.")) },

        Choice(Registration, MetadataGroup.Registry, "registration", new("등록 대상", "Registration"), new("국가 데이터 목록에 올려야 하는지, 올렸는지", "Whether it belongs in the national list, and is there"),
            [("notdue", RegistrationState.NotDue.Name()), ("due", RegistrationState.Due.Name()), ("registered", RegistrationState.Registered.Name())],
            row => row.Registration?.ToLowerInvariant(), (row, text) => row.Registration = text, entry => entry.Registration.State == RegistrationState.NotSaid ? null : entry.Registration.State.Name())
            with { Duty = Said(RegisterLaw, entry => entry.Registration.State != RegistrationState.NotSaid, new("국가 목록에 등록할 것인지 정하지 않았습니다.", "It is not decided whether it is to be registered.")) },
        Day("acquired-on", MetadataGroup.Registry, "acquired_on", new("만들거나 얻은 날", "Made or acquired on"), new("등록할 15일을 세는 첫날. 비우면 처음 수집한 날", "The 15 days run from it; blank: the day it was first collected"),
            row => row.AcquiredOn, (row, day) => row.AcquiredOn = day, entry => entry.Registration.AcquiredOn),
        Day("registered-on", MetadataGroup.Registry, "registered_on", new("등록한 날", "Registered on"), new("국가 목록에 오른 날", "The day it came into the national list"),
            row => row.RegisteredOn, (row, day) => row.RegisteredOn = day, entry => entry.Registration.RegisteredOn)
            with
            {
                Duty = new(RegisterLaw, entry => entry.Registration.RegisteredOn is not null ? null
                    : entry.Registration.State == RegistrationState.Due ? new("국가 목록에 아직 등록하지 않았습니다.", "It is not in the national list yet.") : new("등록한 날이 없습니다.", "The day of registration is missing."))
                {
                    Applies = entry => entry.Registration.State is RegistrationState.Due or RegistrationState.Registered,
                },
            },
        Day("registry-updated-on", MetadataGroup.Registry, "registry_updated_on", new("변경 등록한 날", "Change registered on"), new("목록의 내용이 바뀐 뒤 마지막으로 다시 등록한 날", "The day a change was last registered"),
            row => row.RegistryUpdatedOn, (row, day) => row.RegistryUpdatedOn = day, entry => entry.Registration.UpdatedOn),
        Text("registry-number", MetadataGroup.Registry, "registry_number", new("목록 번호", "Number in the list"), new("국가 목록이 준 번호", "As the national list numbers it"),
            row => row.RegistryNumber, (row, text) => row.RegistryNumber = text, entry => Plain(entry.Registration.Number))
            with
            {
                Duty = Said(RegisterLaw, entry => entry.Registration.Number is not null, new("등록했다고 하는데 목록 번호가 없습니다.", "It is said to be registered, but without a number.")) with
                {
                    Applies = entry => entry.Registration.State == RegistrationState.Registered,
                },
            },
    ];

    /// <exception cref="InputException">There is no such field.</exception>
    public static MetadataField Require(string id) => Find(id) ?? throw new InputException(
        new($"'{id}' 항목은 메타데이터에 없습니다.", $"There is no item '{id}' in the metadata."),
        new($"있는 항목: {string.Join(", ", All.Select(field => field.Id))}", $"Items: {string.Join(", ", All.Select(field => field.Id))}"), id);

    public static MetadataField? Find(string id) => All.FirstOrDefault(field => field.Id == id);

    private static Bilingual? MissingBasis(CatalogEntry entry)
    {
        if (entry.LegalBasis is not { } basis) return new("법적 근거가 없습니다.", "There is no legal basis.");
        return basis.Split('\n').Any(line => LegalReference.Read(line)?.Article is not null) ? null
            : new("법적 근거에 조문(제n조)이 없습니다.", "The legal basis names no article.");
    }

    private static MetadataDuty Said(Bilingual law, Func<CatalogEntry, bool> isSaid, Bilingual missing) => new(law, entry => isSaid(entry) ? null : missing);

    private static MetadataDuty OfClosed(Func<CatalogEntry, bool> isSaid, Bilingual missing) => Said(RefusalLaw, isSaid, missing) with { Applies = entry => entry.Access != AccessLevel.Everyone };

    private static MetadataField Text(
        string id, MetadataGroup group, string stored, Bilingual label, Bilingual help, Func<DatasetRow, string?> read, Action<DatasetRow, string?> write, Func<CatalogEntry, Bilingual?> show) =>
        new(new(id, ParameterType.Text, label, help), group, stored) { Read = read, Write = write, Show = show, Check = CheckLength };

    private static MetadataField List(
        string id, MetadataGroup group, string stored, Bilingual label, Bilingual help, Func<DatasetRow, string?> read, Action<DatasetRow, string?> write, Func<CatalogEntry, Bilingual?> show) =>
        new(new(id, ParameterType.Text, label, help) { IsList = true }, group, stored)
        {
            Read = read,
            Write = write,
            Show = show,
            Check = text => CheckLength(string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())),
        };

    private static MetadataField Choice(
        string id, MetadataGroup group, string stored, Bilingual label, Bilingual help, IReadOnlyList<(string Id, Bilingual Name)> choices, Func<DatasetRow, string?> read, Action<DatasetRow, string?> write, Func<CatalogEntry, Bilingual?> show) =>
        new(new(id, ParameterType.Choice, label, help, Choices: [.. choices.Select(choice => new Choice(choice.Id, choice.Name))]), group, stored) { Read = read, Write = write, Show = show };

    private static MetadataField Day(
        string id, MetadataGroup group, string stored, Bilingual label, Bilingual help, Func<DatasetRow, DateOnly?> read, Action<DatasetRow, DateOnly?> write, Func<CatalogEntry, DateOnly?> show) =>
        new(new(id, ParameterType.Text, label, help), group, stored)
        {
            Read = row => Written(read(row)),
            Write = (row, text) => write(row, text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Show = entry => Plain(Written(show(entry))),
            Check = text => CheckDay(id, label, text),
            IsDay = true,
        };

    private static string CheckLength(string text) => text.Length <= LongestText ? text : throw new InputException(
        new($"글이 {text.Length:N0}자입니다.", $"The text has {text.Length:N0} characters."), new($"{LongestText:N0}자 안으로 줄이세요.", $"Shorten it to {LongestText:N0}."));

    private static string CheckCycle(string text) => UpdateCycle.Parse(text) is { Kind: not CycleKind.Unknown } cycle ? cycle.Code : throw new InputException(
        new($"갱신 주기가 \"{text}\"입니다.", $"The cycle \"{text}\" is not known."),
        new("매일, 매주, 매월, 분기, 반기, 매년, 수시, 10분마다, 3개월, 갱신 끝남처럼 쓰세요.", "Write daily, weekly, monthly, quarterly, yearly, irregular, ended, PT10M, …"), "cycle");

    private static string CheckDay(string id, Bilingual label, string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy.MM.dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Written(day)! : throw new InputException(
            new($"'{label.Ko}'의 값이 \"{text}\"입니다.", $"'{label.En}' is \"{text}\"."), new("2026-10-20처럼 쓰세요.", "Write it as 2026-10-20."), id);

    private static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Bilingual? Plain(string? text) => string.IsNullOrEmpty(text) ? null : new(text, text);
}
