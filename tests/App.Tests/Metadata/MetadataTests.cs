using System.IO.Compression;
using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.App.Tests.Catalog;
using Maru.Core;

namespace Maru.App.Tests.Metadata;

public sealed class MetadataTests : IDisposable
{
    private readonly CatalogFolder _folder = new();

    public MetadataTests()
    {
        _folder.Store.Prepare();
        _folder.Commit("bus-stops", "버스정류장 위치정보");
        _folder.Store.Prepare();
        Desk = new MetadataDesk(_folder.Store);
    }

    private MetadataDesk Desk { get; }

    private MetadataState State => MetadataState.Of(Desk.Find("bus-stops"), _folder.Store.Snapshot().Today);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_nobody_wrote_is_missing_in_words_with_the_law_that_asks_for_it()
    {
        Assert.Equal(
            ["title", "description", "domain", "keywords", "department", "contact", "origin", "collection", "cycle", "legal-basis", "licence", "registration", "columns"],
            State.Gaps.Select(gap => gap.Item.Id));
        Assert.Contains(State.Gaps, gap => gap.Words.Ko == "컬럼 4개 가운데 4개에 설명이 없습니다.");
        var basis = State.Gaps.Single(gap => gap.Item.Id == "legal-basis");
        Assert.Equal(("법적 근거가 없습니다.", "데이터기반행정법 제16조"), (basis.Words.Ko, basis.Item.Duty.Law.Ko));
        Assert.Equal(0, State.Share, 6);
        Assert.StartsWith("법이 묻는 13가지 가운데 13가지가 없습니다: 제목, 설명, 분야", State.Words.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_due_can_be_said_and_nothing_is_missing_then()
    {
        Describe();
        foreach (var column in Desk.Find("bus-stops").Columns.Where(column => column.Source is not null))
            Desk.EditColumn("bus-stops", column.Name, new Dictionary<string, string> { ["description"] = "무엇인지" }, "김서연");
        Assert.Empty(State.Gaps);
        Assert.Equal(1, State.Share);
        Assert.Equal($"법이 묻는 {State.Due.Count}가지를 모두 적었습니다.", State.Words.Ko);
    }

    [Fact]
    public void Only_a_linked_dataset_owes_its_provider_and_only_a_closed_one_its_reason()
    {
        Desk.Edit("bus-stops", Said(("origin", "linked")), "김서연");
        Assert.True(State.Lacks("provider"));
        Assert.False(State.IsDue("access-reason"));
        Desk.Edit("bus-stops", Said(("origin", "own")), "김서연");
        Assert.False(State.IsDue("provider"));
        _folder.Store.EditDataset("bus-stops", "김서연", row => row.Access = nameof(AccessLevel.Internal));
        Assert.True(State.Lacks("access-reason") && State.Lacks("access-law"));
        Assert.False(State.IsDue("licence"));
    }

    [Fact]
    public void A_legal_basis_without_an_article_is_not_enough()
    {
        Desk.Edit("bus-stops", Said(("legal-basis", "도로법")), "김서연");
        Assert.Equal("법적 근거에 조문(제n조)이 없습니다.", State.Gaps.Single(gap => gap.Item.Id == "legal-basis").Words.Ko);
        Desk.Edit("bus-stops", Said(("legal-basis", "「도로법」 제 61 조 제1항\n한빛시 교통 조례 제3조")), "김서연");
        Assert.False(State.Lacks("legal-basis"));
        Assert.Equal("도로법 제61조 제1항\n한빛시 교통 조례 제3조", Desk.Read("bus-stops")["legal-basis"]);
    }

    [Theory]
    [InlineData("개인정보 보호법 시행령 제30조", "개인정보 보호법 시행령", "제30조")]
    [InlineData("응급의료에 관한 법률 제47조의2 제1항", "응급의료에 관한 법률", "제47조의2")]
    [InlineData("「데이터기반행정 활성화에 관한 법률」 제16조", "인공지능 및 데이터 기반 행정 활성화에 관한 법률", "제16조")]
    [InlineData("공공데이터 관리지침", "공공데이터 관리지침", null)]
    public void A_law_is_told_from_its_article_and_called_by_its_name_of_today(string line, string law, string? article) =>
        Assert.Equal((law, article), (LegalReference.Read(line)!.LawToday, LegalReference.Read(line)!.Article));

    [Theory]
    [InlineData("legal-basis", "시장님 지시", "법령 이름을 찾지 못했습니다")]
    [InlineData("cycle", "가끔", "갱신 주기가 \"가끔\"입니다")]
    [InlineData("registered-on", "작년", "'등록한 날'의 값이 \"작년\"입니다")]
    [InlineData("origin", "빌림", "쓸 수 있는 값: own, linked")]
    public void What_can_t_be_taken_is_refused_with_the_field_and_changes_nothing(string field, string value, string said)
    {
        var problem = Assert.Throws<InputException>(() => Desk.Edit("bus-stops", Said(("title", "버스정류장"), (field, value)), "김서연"));
        Assert.Equal(field, problem.Where);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.Empty(Desk.Read("bus-stops"));
    }

    [Fact]
    public void An_office_is_one_of_the_organisation_and_keeps_up_with_its_changes()
    {
        _folder.Store.SaveOrganization([new("d1", null, OrgUnitKind.Department, "교통과", null, new(2020, 1, 1), null), new("t1", "d1", OrgUnitKind.Team, "대중교통팀", null, new(2020, 1, 1), null)]);
        Desk.Edit("bus-stops", Said(("department", "교통과"), ("team", "대중교통팀")), "김서연");
        Assert.Equal("d1", _folder.Store.DatasetAsEdited("bus-stops")!.Department);
        var problem = Assert.Throws<InputException>(() => Desk.Edit("bus-stops", Said(("department", "우주과")), "김서연"));
        Assert.Contains("조직도에 '우주과'가 없습니다.", problem.Message, StringComparison.Ordinal);
        Assert.Contains("교통과", problem.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_changed_what_and_when_is_kept_whichever_way_it_came()
    {
        Desk.Edit("bus-stops", Said(("title", "정류장")), "김서연");
        _folder.Clock.Advance(TimeSpan.FromHours(1));
        _folder.Store.EditDataset("bus-stops", "박도윤", row => row.TitleKo = "버스정류장");
        Desk.EditColumn("bus-stops", "정류장명", new Dictionary<string, string> { ["description"] = "표지에 적힌 이름" }, "박도윤");
        var history = _folder.Store.EditHistory("bus-stops");
        Assert.Contains(history, edit => edit is { Column: null, Field: "title_ko", Before: null, After: "정류장", By: "김서연" });
        Assert.Contains(history, edit => edit is { Field: "title_ko", Before: "정류장", After: "버스정류장", By: "박도윤" });
        Assert.Contains(history, edit => edit is { Column: "정류장명", Field: "description", After: "표지에 적힌 이름" } && edit.Label().Ko == "정류장명 컬럼의 설명");
        Assert.Equal(3, history.Count);
        Assert.Equal(["박도윤", "김서연"], EditsTogether.Of(history).Select(together => together.By));
        Desk.Edit("bus-stops", Said(("title", "버스정류장")), "김서연");
        Assert.Equal(3, _folder.Store.EditHistory("bus-stops").Count);
    }

    [Fact]
    public void A_dataset_is_to_be_registered_within_fifteen_days_and_a_change_within_ten()
    {
        // Acquired on Monday 5 October 2026: the fifteenth day after is Tuesday the 20th, today.
        Desk.Edit("bus-stops", Said(("registration", "due"), ("acquired-on", "2026-10-05")), "김서연");
        Assert.Equal((false, new DateOnly(2026, 10, 20), 0), (State.Clock!.IsChange, State.Clock.DueOn, State.Clock.DaysLeft));
        Assert.True(State.Lacks("registered-on"));
        _folder.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(State.Clock!.IsLate);
        Assert.Equal("등록할 날(2026-10-20)이 1일 지났습니다.", State.Clock.Words.Ko);

        Desk.Edit("bus-stops", Said(("registration", "registered"), ("registered-on", "2026-10-21"), ("registry-number", "HB-1"), ("title", "정류장")), "김서연");
        Assert.Null(State.Clock);
        _folder.Clock.Advance(TimeSpan.FromDays(1));
        Desk.Edit("bus-stops", Said(("title", "버스정류장")), "김서연");
        // Thursday the 22nd and ten days: Sunday 1 November, so the Monday after.
        Assert.Equal((true, new DateOnly(2026, 11, 2)), (State.Clock!.IsChange, State.Clock.DueOn));
        Desk.Edit("bus-stops", Said(("registry-updated-on", "2026-10-22")), "김서연");
        Assert.Null(State.Clock);
    }

    [Fact]
    public void The_overview_leaves_as_a_spreadsheet_and_as_csv()
    {
        Describe();
        var table = new MetadataTable(_folder.Store, _folder.Lake);
        using var csv = new MemoryStream();
        table.Write(csv, ExportFormat.Csv, MetadataState.OfAll(_folder.Store.Snapshot()));
        var lines = System.Text.Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n");
        Assert.StartsWith("\uFEFF데이터(id),제목,", lines[0], StringComparison.Ordinal);
        Assert.Contains("도로법 제61조", lines[1], StringComparison.Ordinal);
        Assert.Contains("컬럼 설명", lines[1], StringComparison.Ordinal);
        using var xlsx = new MemoryStream();
        table.Write(xlsx, ExportFormat.Xlsx, MetadataState.OfAll(_folder.Store.Snapshot()));
        xlsx.Position = 0;
        using var zip = new ZipArchive(xlsx);
        using var sheet = new StreamReader(zip.Entries.First(entry => entry.FullName.Contains("sheet1", StringComparison.Ordinal)).Open());
        Assert.Contains("도로법 제61조", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    private void Describe() => Desk.Edit("bus-stops", Said(
        ("title", "버스정류장"), ("description", "시내 정류장의 위치"), ("domain", "transport"), ("keywords", "버스\n정류장"), ("department", "교통과"), ("contact", "대중교통팀 000-0000"),
        ("origin", "own"), ("collection", "file"), ("cycle", "분기"), ("legal-basis", "도로법 제61조"), ("licence", "kogl-1"), ("registration", "notdue")), "김서연");

    private static Dictionary<string, string> Said(params (string Field, string Value)[] said) => said.ToDictionary(pair => pair.Field, pair => pair.Value);
}
