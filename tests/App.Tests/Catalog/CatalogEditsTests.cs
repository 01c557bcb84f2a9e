using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Organization;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Catalog;

public sealed class CatalogEditsTests : IDisposable
{
    private readonly CatalogFolder _city = new();

    public CatalogEditsTests()
    {
        _city.Store.Prepare();
        _city.Store.Register(_city.Commit("stops", "정류장"));
    }

    private CatalogEntry Stops => _city.Store.Snapshot().Find("stops")!;

    [Fact]
    public void What_a_person_writes_replaces_what_was_guessed()
    {
        Assert.True(Stops.TitleGuessed);
        _city.Store.EditDataset("stops", "김서연", row =>
        {
            row.TitleKo = "버스정류장 위치정보";
            row.Cycle = "분기";
            row.Access = nameof(AccessLevel.Internal);
            row.Keywords = "정류소\nbus stop";
        });
        Assert.False(Stops.TitleGuessed);
        Assert.Equal("버스정류장 위치정보", Stops.Title.Ko);
        Assert.Equal("분기마다", Stops.Cycle.Name.Ko);
        Assert.Equal(AccessLevel.Internal, Stops.Access);
        Assert.Equal(["정류소", "bus stop"], Stops.Keywords);
        Assert.Equal("김서연", _city.Store.DatasetAsEdited("stops")!.UpdatedBy);
    }

    [Fact]
    public void A_type_override_is_given_to_the_next_ingest()
    {
        _city.Store.EditColumn("stops", "정류장번호", "김서연", c => { c.Type = nameof(ColumnType.Text); c.Role = nameof(ColumnRole.Code); });
        var kept = _city.Another().ColumnOverrides("stops")["정류장번호"];
        Assert.Equal(ColumnType.Text, kept.Type);
        Assert.Equal(ColumnRole.Code, kept.Role);
        Assert.Null(kept.Decision);
    }

    [Fact]
    public void A_closed_column_opens_only_with_a_reason_and_both_are_kept()
    {
        var manifest = _city.Commit("calls", "상담", null, new Column("전화", ColumnType.Text, Privacy: PrivacyClass.Personal) { Closed = true });
        _city.Store.Register(manifest);
        Assert.Equal(PrivacyState.Closed, _city.Store.Snapshot().Find("calls")!.Privacy);
        Assert.Throws<InputException>(() => _city.Store.Decide("calls", "전화", PrivacyDecision.Opened, "김서연", " "));

        _city.Store.Decide("calls", "전화", PrivacyDecision.Opened, "김서연", "대표 번호만 있음");
        var column = Assert.Single(_city.Store.Snapshot().Find("calls")!.Columns);
        Assert.False(column.Closed);
        Assert.Equal(("김서연", "대표 번호만 있음"), (column.DecidedBy, column.DecidedWhy));
        Assert.Null(_city.Store.Table("calls")!.Columns);
    }

    [Fact]
    public void A_column_a_person_closes_leaves_the_table_readers_get()
    {
        _city.Store.Decide("stops", "정류장명", PrivacyDecision.Closed, "김서연", null);
        Assert.Equal(["정류장번호", "경도", "위도", "행정동"], _city.Store.Table("stops")!.Columns);
        Assert.Equal(PrivacyState.Closed, Stops.Privacy);
    }

    [Fact]
    public void Values_of_a_column_a_person_closes_leave_what_is_said_of_the_version()
    {
        var column = new Column("전화", ColumnType.Text) { Profile = new(2, 0, 0, 2, Min: "010-1", Max: "010-2", Top: [new("010-1", 1)]) };
        var manifest = _city.Commit("calls", "상담", m => m with { Issues = [new("type", 3, "전화", "010-3", Severity.Warning) { Message = new("\"010-3\"은 …", "\"010-3\" …") }] }, column);
        _city.Store.Register(manifest);
        _city.Store.Decide("calls", "전화", PrivacyDecision.Closed, "김서연", null);
        var decided = _city.Store.Decided(manifest);
        Assert.Equal(new ColumnProfile(2, 0, 0, 2), decided.Columns[0].Profile);
        Assert.DoesNotContain("010-", Assert.Single(decided.Issues).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("010-", Assert.Single(_city.Store.Snapshot().Find("calls")!.Newest!.Issues).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_no_catalogue_knows_yet_is_open_to_nobody_and_one_just_registered_elsewhere_is_known_at_once()
    {
        var readable = new ReadableVersions(_city.Lake, _city.Store);
        Assert.True(readable.IsOpen("stops"));
        var manifest = _city.Commit("calls", "상담", null, new Column("번호", ColumnType.Text));
        Assert.False(readable.IsOpen("calls"));
        _city.Another().Register(manifest);
        Assert.True(readable.IsOpen("calls"));
        Assert.False(readable.IsOpen("nothing"));
    }

    [Fact]
    public void Personal_data_in_what_was_said_of_versions_made_before_is_covered_too()
    {
        var manifest = _city.Commit("calls", "상담", m => m with
        {
            Issues =
            [
                new("type", 3, "건수", "010-2345-6789", Severity.Warning) { Message = new("\"010-2345-6789\"은 …", "\"010-2345-6789\" …") },
                new("footnote", 9, "", "문의 kim@city.kr", Severity.Info) { Message = new("각주 1줄", "1 footnote") },
            ],
        }, new Column("건수", ColumnType.Integer, Source: "건수"));
        _city.Store.Register(manifest);
        var decided = _city.Store.Decided(manifest);
        Assert.All(decided.Issues, issue => Assert.Equal(Maru.App.Lake.SetAsideReading.Covered, issue.Found));
        Assert.DoesNotContain("010-", string.Concat(decided.Issues), StringComparison.Ordinal);
        Assert.DoesNotContain("010-", string.Concat(_city.Store.Snapshot().Find("calls")!.Newest!.Issues), StringComparison.Ordinal);
        Assert.Equal("각주 1줄", decided.Issues[1].Message.Ko);
    }

    [Fact]
    public void Closing_coordinates_closes_what_was_worked_out_from_them()
    {
        var manifest = _city.Commit("homes", "가구", m => m with { Places = new("EPSG:5186", 9, null, [127.7, 37.8, 127.8, 37.9]) }, Homes);
        _city.Store.Register(manifest);
        Assert.Equal([127.7, 37.8, 127.8, 37.9], _city.Store.Decided(manifest).Places!.Box);
        Assert.True(_city.Store.Snapshot().Find("homes")!.HasPlaces);

        _city.Store.Decide("homes", "Y", PrivacyDecision.Closed, "김서연", null);
        var decided = _city.Store.Decided(manifest);
        Assert.Equal(["Y", "경도", "위도", "행정동"], decided.Columns.Where(c => c.Closed).Select(c => c.Name));
        Assert.Null(decided.Columns.Single(c => c.Name == "행정동").Profile!.Top);
        Assert.Null(decided.Places);
        Assert.Equal(["번호", "X"], _city.Store.Table("homes")!.Columns);
        var entry = _city.Store.Snapshot().Find("homes")!;
        Assert.Equal(["Y", "경도", "위도", "행정동"], entry.Columns.Where(c => c.Closed).Select(c => c.Name));
        Assert.False(entry.HasPlaces);
        Assert.DoesNotContain("geojson", entry.Formats);
        Assert.Null(entry.Newest!.Places);
        Assert.Empty(entry.Newest.Regions);
    }

    [Fact]
    public void What_a_person_decides_of_a_derived_column_holds_whatever_its_sources_are()
    {
        var manifest = _city.Commit("homes", "가구", null, Homes);
        _city.Store.Register(manifest);
        _city.Store.Decide("homes", "X", PrivacyDecision.Closed, "김서연", null);
        _city.Store.Decide("homes", "행정동", PrivacyDecision.Opened, "김서연", "동까지만 공개");
        Assert.Equal(["X", "경도", "위도"], _city.Store.Decided(manifest).Columns.Where(c => c.Closed).Select(c => c.Name));
        Assert.Equal(["X", "경도", "위도"], _city.Store.Snapshot().Find("homes")!.Columns.Where(c => c.Closed).Select(c => c.Name));
        Assert.NotEmpty(_city.Store.Snapshot().Find("homes")!.Newest!.Regions);
    }

    [Fact]
    public void Opening_coordinates_opens_what_was_worked_out_from_them()
    {
        Column[] columns = [.. Homes.Select(c => c.Name == "번호" ? c : c with { Closed = true })];
        var manifest = _city.Commit("homes", "가구", null, columns);
        _city.Store.Register(manifest);
        _city.Store.Decide("homes", "X", PrivacyDecision.Opened, "김서연", "공공시설");
        Assert.Contains(_city.Store.Decided(manifest).Columns, c => c is { Name: "경도", Closed: true });
        _city.Store.Decide("homes", "Y", PrivacyDecision.Opened, "김서연", "공공시설");
        Assert.DoesNotContain(_city.Store.Decided(manifest).Columns, c => c.Closed);
        Assert.True(_city.Store.Snapshot().Find("homes")!.HasPlaces);
    }

    private static Column[] Homes =>
    [
        new("번호", ColumnType.Text, ColumnRole.Key, Source: "번호"),
        new("X", ColumnType.Number, Source: "X"),
        new("Y", ColumnType.Number, Source: "Y"),
        new("경도", ColumnType.Number, ColumnRole.Longitude) { From = ["X", "Y"] },
        new("위도", ColumnType.Number, ColumnRole.Latitude) { From = ["X", "Y"] },
        new("행정동", ColumnType.Text, ColumnRole.Region) { From = ["X", "Y"], Profile = new(1890, 0, 0, 1, Top: [new("서면", 1890)]) },
    ];

    [Fact]
    public void Decisions_on_one_column_in_two_spellings_are_one_and_the_last_said_holds()
    {
        var tel = new Column("Tel", ColumnType.Text, Privacy: PrivacyClass.Personal) { Closed = true };
        _city.Store.Register(_city.Commit("calls", "상담", null, tel));
        _city.Store.EditColumn("calls", "Tel", "김서연", c => c.Description = "대표 번호");
        _city.Store.Decide("calls", "Tel", PrivacyDecision.Opened, "김서연", "대표 번호만 있음");
        _city.Clock.Advance(TimeSpan.FromMinutes(1));
        _city.Store.Decide("calls", "TEL", PrivacyDecision.Closed, "이도윤", null);

        var column = Assert.Single(_city.Store.Snapshot().Find("calls")!.Columns);
        Assert.Equal((true, "이도윤", "대표 번호"), (column.Closed, column.DecidedBy, column.Description));
        var kept = Assert.Single(_city.Another().ColumnOverrides("calls"));
        Assert.Equal(("TEL", PrivacyDecision.Closed), (kept.Value.Column, kept.Value.Decision));
    }

    [Fact]
    public void Rows_of_two_spellings_that_an_earlier_version_wrote_are_read_as_one()
    {
        var (one, two) = (_city.Clock.GetUtcNow(), _city.Clock.GetUtcNow().AddMinutes(1));
        _city.Store.Register(_city.Commit("calls", "상담", null, new Column("Tel", ColumnType.Text)));
        using (var context = _city.Store.Database.Edit())
        {
            context.AddRange(
                new ColumnRow { Dataset = "calls", ColumnName = "TEL", Decision = nameof(PrivacyDecision.Closed), DecidedBy = "이도윤", UpdatedAt = two },
                new ColumnRow { Dataset = "calls", ColumnName = "Tel", Decision = nameof(PrivacyDecision.Opened), DecidedBy = "김서연", Unit = "번", UpdatedAt = one });
            context.SaveChanges();
        }
        var column = Assert.Single(_city.Another().Snapshot().Find("calls")!.Columns);
        Assert.Equal((true, "이도윤", "번"), (column.Closed, column.DecidedBy, column.Unit));
        Assert.False(_city.Another().Table("calls")!.Columns!.Any());
        _city.Store.Register(_city.Commit("calls", "상담", null, new Column("Tel", ColumnType.Text)));
    }

    [Fact]
    public void A_change_is_announced_three_months_ahead_or_not_at_all()
    {
        var message = new Bilingual("컬럼 ‘관리번호’의 이름이 바뀝니다.", "The column 관리번호 is renamed.");
        Assert.Throws<InputException>(() => _city.Store.Announce("stops", "change", message, new(2027, 1, 19), "김서연"));
        _city.Store.Announce("stops", "change", message, new(2027, 1, 20), "김서연");
        var notice = Assert.Single(Stops.Notices);
        Assert.Equal(new DateOnly(2027, 4, 20), notice.OldServedUntil);
    }

    [Fact]
    public void A_draft_waits_for_its_owner()
    {
        var id = _city.Store.SaveDraft(null, "정류장.csv", "{\"step\":2}", "김서연");
        _city.Store.SaveDraft(id, "정류장.csv", "{\"step\":3}", "김서연");
        Assert.Equal("{\"step\":3}", Assert.Single(_city.Another().OpenDrafts("김서연")).Body);
        _city.Store.SaveDraft(id, "정류장.csv", "{}", state: "done");
        Assert.Empty(_city.Store.OpenDrafts());
    }

    [Fact]
    public void A_dataset_of_a_merged_department_goes_by_the_name_of_its_successor()
    {
        _city.Store.SaveOrganization(
        [
            new("d1", null, OrgUnitKind.Department, "정보화담당관", null, new(2018, 7, 1), new(2025, 7, 1)) { Successors = ["d2"] },
            new("d2", null, OrgUnitKind.Department, "데이터정책과", null, new(2025, 7, 1), null),
        ]);
        _city.Store.EditDataset("stops", null, row => row.Department = "정보화담당관");
        Assert.Equal("데이터정책과", Stops.Department);
        Assert.Equal("정보화담당관", _city.Store.Snapshot().Organization.NameOn(new(2020, 1, 1), "d1"));
    }

    [Fact]
    public void Coverage_counts_the_citys_regions_and_what_lies_outside()
    {
        Assert.Equal(CoverageKind.Some, Stops.Coverage.Kind);
        _city.Store.SaveSettings(CatalogSettings.Default with { Regions = [new("1", "서면"), new("2", "중앙동"), new("3", "동면")] });
        Assert.Equal("2 / 3곳", Stops.Coverage.Words.Ko);
        _city.Store.SaveSettings(CatalogSettings.Default with { Regions = [new("2", "중앙동")] });
        Assert.Equal((CoverageKind.Whole, 1500L), (Stops.Coverage.Kind, Stops.Coverage.Outside));
    }

    public void Dispose() => _city.Dispose();
}
