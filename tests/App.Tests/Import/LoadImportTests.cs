using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Quality.Rules;
using Maru.Contracts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Import;

public sealed class LoadImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static ImportDetails Said => new() { Title = "도로 굴착 허가", Access = AccessLevel.Internal, AccessReason = "보안 시설이 있음", Cycle = "P6M", Department = "건설과" };

    [Fact]
    public async Task Nothing_is_in_the_catalogue_before_it_is_loaded_and_everything_said_is_there_after()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv(), ImportFolder.Cp949);
        await _folder.Check(draft);
        Assert.Empty(_folder.Lake.Datasets());
        Assert.Empty(_folder.Catalog.Snapshot().Entries);

        var done = await _folder.Load(_folder.Drafts.Find(draft.Id)! with { Details = Said });
        Assert.Equal((ImportStep.Done, "도로-굴착-허가", 1), (done.Step, done.Dataset, done.Version));
        var entry = _folder.Catalog.Snapshot().Find("도로-굴착-허가")!;
        Assert.Equal(("도로 굴착 허가", AccessLevel.Internal, "보안 시설이 있음", "P6M", "건설과"), (entry.Title.Ko, entry.Access, entry.AccessReason, entry.Cycle.Code, entry.Department));
        Assert.Equal(PrivacyDecision.Closed, entry.Columns.Single(column => column.Name == "비고").Decision);
        var proposed = _folder.Catalog.QualityRules("도로-굴착-허가");
        Assert.NotEmpty(proposed);
        Assert.All(proposed, rule => Assert.Equal(RuleState.Suggested, rule.State));
    }

    [Fact]
    public async Task What_is_loaded_is_what_was_checked_and_its_files_are_gone()
    {
        var draft = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv()), it => it with { Crs = "EPSG:5186", Columns = [new("굴착연장", ColumnType.Text, Name: "연장"), new("비고", Drop: true)] });
        var finding = await _folder.Check(draft);
        var done = await _folder.Load(_folder.Drafts.Find(draft.Id)! with { Details = Said });
        var version = _folder.Lake.Latest(done.Dataset!)!;
        Assert.Equal((finding.Rows, finding.SetAside), (version.Rows, version.SetAside));
        Assert.DoesNotContain(version.Columns, column => column.Name == "비고");
        Assert.Equal(ColumnType.Text, version.Columns.Single(column => column.Name == "연장").Type);
        Assert.Equal(("대장.csv", "EPSG:5186", "true"), (version.Source.Origin, version.Source.Settings["crs"], version.Source.Settings["column.비고.drop"]));
        Assert.Empty(_folder.FilesLeft());
        Assert.Empty(_folder.Drafts.Open());
    }

    [Fact]
    public async Task Cells_of_a_column_that_is_left_out_are_not_in_the_rows_set_aside_either()
    {
        var draft = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv()), it => it with { Columns = [new("비고", Drop: true)] });
        var done = await _folder.Load(draft with { Details = Said });
        var version = _folder.Lake.Latest(done.Dataset!)!;
        var slip = _folder.Lake.SetAside(version).Single(row => row.Rule == "type");
        Assert.Equal(("2026-굴착-0040", null), (slip.Cells[0], slip.Cells[7]));
        Assert.DoesNotContain("010-", File.ReadAllText(Path.Combine(_folder.Lake.VersionFolder(version.Dataset, 1), LakeStore.SetAsideName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_the_columns_of_a_dataset_becomes_its_next_version_and_keeps_its_names()
    {
        var first = _folder.Correct(await _folder.Bring("대장 2025.csv", Ledger.Csv("2025년 대장", 60)), it => it with { Columns = [new("공사기간_시작", Name: "시작일"), new("굴착연장", ColumnType.Text)] });
        var dataset = (await _folder.Load(first with { Details = Said })).Dataset!;

        var second = await _folder.Bring("다른 이름.csv", Ledger.Csv("2026년 대장"));
        Assert.Equal(dataset, second.Continues);
        var finding = await _folder.Check(second);
        var same = Assert.Single(finding.Alike);
        Assert.Equal((dataset, 8, 8, 2, true), (same.Dataset, same.Same, same.Of, same.Next, same.IsSure));
        Assert.Equal("시작일", finding.Columns.Single(column => column.Header == "공사기간_시작").Column.Name);
        Assert.Equal(ColumnType.Text, finding.Columns.Single(column => column.Header == "굴착연장").Column.Type);
        Assert.Equal(30, finding.Diff!.Added);

        var done = await _folder.Load(_folder.Drafts.Find(second.Id)!);
        Assert.Equal((dataset, 2), (done.Dataset, done.Version));
        Assert.Equal("도로 굴착 허가", _folder.Catalog.Snapshot().Find(dataset)!.Title.Ko);
    }

    [Fact]
    public async Task A_person_may_make_a_new_dataset_of_the_same_columns()
    {
        await _folder.Load((await _folder.Bring("대장.csv", Ledger.Csv())) with { Details = Said });
        var second = await _folder.Bring("대장.csv", Ledger.Csv("다음"));
        var separate = second with { Continues = null, ContinuesDecided = true, Revision = 1, Details = Said };
        _folder.Drafts.Save(separate);
        await _folder.Check(separate);
        var done = await _folder.Load(_folder.Drafts.Find(second.Id)!);
        Assert.Equal(("도로-굴착-허가-2", 1), (done.Dataset, done.Version));
    }

    [Fact]
    public async Task Other_columns_are_another_dataset()
    {
        await _folder.Load((await _folder.Bring("대장.csv", Ledger.Csv())) with { Details = Said });
        Assert.Null((await _folder.Bring("민원.csv", "접수일,민원,부서\n2026-01-02,소음,환경과\n")).Continues);
    }

    [Fact]
    public async Task A_column_is_opened_only_with_a_reason_that_stays_on_record()
    {
        var draft = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv()), it => it with { Columns = [new("비고", Closed: false)] });
        await Assert.ThrowsAsync<InputException>(() => _folder.Load(draft with { Details = Said }));
        Assert.Null(_folder.Lake.Latest("도로-굴착-허가"));

        var done = await _folder.Load(draft with { Details = Said, OpenedBecause = new Dictionary<string, string> { ["비고"] = "공개된 현장 번호" } });
        var column = _folder.Catalog.Snapshot().Find(done.Dataset!)!.Columns.Single(column => column.Name == "비고");
        Assert.Equal((false, PrivacyDecision.Opened, "공개된 현장 번호", "test"), (column.Closed, column.Decision, column.DecidedWhy, column.DecidedBy));
    }

    // Also after the officer said no once, and in the next version: what is closed is not opened by who puts data in.
    [Fact]
    public async Task What_an_account_opens_waits_for_somebody_else_who_answers_for_personal_data()
    {
        var because = new Dictionary<string, string> { ["연락처"] = "공개된 현장 번호" };
        var (lead, officer) = (Account("lead", Role.Administrator), Account("officer", Role.PrivacyOfficer));
        var openings = new ColumnOpenings(new(_folder.Lake.Home), _folder.Catalog, TimeProvider.System);
        var first = _folder.Correct(await _folder.Bring("연락.csv", Calls(1)), it => it with { Columns = [new("연락처", Closed: false)] });
        var dataset = await LoadAs(lead, first with { Details = Said, OpenedBecause = because });
        Assert.Equal((true, PrivacyDecision.OpenAsked), State());
        Assert.Empty(openings.Waiting(lead));
        Assert.Empty(openings.Waiting(Account("both", Role.PrivacyOfficer, Role.Administrator)));
        Assert.Equal("연락처", Assert.Single(openings.Waiting(officer)).Column.Name);
        Assert.Throws<InputException>(() => openings.Decide(lead, dataset, "연락처", open: true, "그냥"));
        Assert.Throws<InputException>(() => openings.Decide(officer, dataset, "연락처", open: true, " "));
        openings.Decide(officer, dataset, "연락처", open: false, null);
        Assert.Equal((true, PrivacyDecision.Closed), State());

        var second = _folder.Correct(await _folder.Bring("연락.csv", Calls(2)), it => it with { Columns = [new("연락처", Closed: false)] });
        await LoadAs(lead, second with { Continues = dataset, Details = new(), OpenedBecause = because });
        Assert.Equal((true, PrivacyDecision.OpenAsked), State());
        openings.Decide(officer, dataset, "연락처", open: true, "누리집에 있는 번호");
        Assert.Equal((false, PrivacyDecision.Opened), State());
        Assert.Empty(openings.Waiting(Reader.Machine));

        // What was harmless when it was opened covers nothing graver that comes later under its name.
        var third = _folder.Correct(await _folder.Bring("현장.csv", "곳,메모\n" + string.Concat(Enumerable.Range(1, 40).Select(n => $"곳 {n},없음 {n % 3}\n"))), it => it with { Columns = [new("메모", Closed: false)] });
        var notes = await LoadAs(lead, third with { Details = Said with { Title = "현장 메모" }, OpenedBecause = new Dictionary<string, string> { ["메모"] = "공개된 현장 번호" } });
        Assert.Equal(PrivacyDecision.Opened, Note().Decision);
        var fourth = _folder.Correct(await _folder.Bring("현장.csv", "곳,메모\n" + string.Concat(Enumerable.Range(1, 40).Select(n => $"곳 {n},010-{4000 + n}-{3100 + n}\n"))), it => it with { Columns = [new("메모", Closed: false)] });
        await LoadAs(lead, fourth with { Continues = notes, Details = new(), OpenedBecause = new Dictionary<string, string> { ["메모"] = "공개된 현장 번호" } });
        Assert.Equal((true, PrivacyDecision.OpenAsked), Note());

        (bool Closed, PrivacyDecision? Decision) Note() => _folder.Catalog.Snapshot().Origin.Find(notes)!.Columns.Where(column => column.Name == "메모").Select(column => (column.Closed, column.Decision)).Single();

        static string Calls(int area) => "현장,연락처\n" + string.Concat(Enumerable.Range(1, 40).Select(n => $"현장 {n},010-{2000 + (area * 1000) + n}-{3100 + n}\n"));

        static Reader Account(string name, params Role[] roles) => new(ReaderKind.Account, name) { Account = name, Roles = [.. roles.Select(role => new RoleHeld(role))] };

        async Task<string> LoadAs(Reader reader, ImportDraft draft)
        {
            Asking.As(reader);
            return (await _folder.Load(draft)).Dataset!;
        }

        (bool Closed, PrivacyDecision? Decision) State() => _folder.Catalog.Snapshot().Find(dataset)!.Columns.Where(column => column.Name == "연락처").Select(column => (column.Closed, column.Decision)).Single();
    }

    private ImportDraft WithoutFiles(ImportDraft draft)
    {
        Directory.Delete(_folder.Drafts.UploadFolder(draft.Upload), recursive: true);
        return draft;
    }

    [Fact]
    public async Task A_load_that_fails_opens_nothing_of_what_was_there_before()
    {
        var first = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv()), it => it with { Columns = [new("비고", Closed: true)] });
        var dataset = (await _folder.Load(first with { Details = Said })).Dataset!;

        var second = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv("다음")), it => it with { Columns = [new("비고", Closed: false)] }) with
        {
            Continues = dataset,
            Details = new() { Access = AccessLevel.Everyone },
            OpenedBecause = new Dictionary<string, string> { ["비고"] = "공개된 현장 번호" },
        };
        await Assert.ThrowsAnyAsync<Exception>(() => _folder.Load(WithoutFiles(second)));
        var entry = _folder.Catalog.Snapshot().Find(dataset)!;
        Assert.Equal((AccessLevel.Internal, 1), (entry.Access, entry.Newest!.Version));
        Assert.True(entry.Columns.Single(column => column.Name == "비고").Closed);
    }

    [Fact]
    public async Task A_load_that_fails_leaves_closed_what_it_was_to_close()
    {
        var dataset = (await _folder.Load((await _folder.Bring("대장.csv", Ledger.Csv())) with { Details = Said with { Access = AccessLevel.Everyone } })).Dataset!;
        var second = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv("다음")), it => it with { Columns = [new("굴착연장", Closed: true)] });
        await Assert.ThrowsAnyAsync<Exception>(() => _folder.Load(WithoutFiles(second with { Continues = dataset, Details = Said })));
        var entry = _folder.Catalog.Snapshot().Find(dataset)!;
        Assert.Equal((AccessLevel.Internal, "보안 시설이 있음"), (entry.Access, entry.AccessReason));
        Assert.True(entry.Columns.Single(column => column.Name == "굴착연장").Closed);
    }

    [Fact]
    public async Task The_next_version_opens_what_was_said_once_it_is_there()
    {
        var first = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv()), it => it with { Columns = [new("비고", Closed: true)] });
        var dataset = (await _folder.Load(first with { Details = Said })).Dataset!;
        var second = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv("다음")), it => it with { Columns = [new("비고", Closed: false)] }) with { Continues = dataset, Details = new() { Access = AccessLevel.Everyone } };
        await Assert.ThrowsAsync<InputException>(() => _folder.Load(second));
        Assert.Single(_folder.Lake.Versions(dataset));

        await _folder.Load(second with { OpenedBecause = new Dictionary<string, string> { ["비고"] = "공개된 현장 번호" } });
        var entry = _folder.Catalog.Snapshot().Find(dataset)!;
        Assert.Equal((AccessLevel.Everyone, 2), (entry.Access, entry.Newest!.Version));
        Assert.False(entry.Columns.Single(column => column.Name == "비고").Closed);
    }

    [Fact]
    public async Task A_try_after_a_failed_one_goes_where_it_is_told_now()
    {
        var dataset = (await _folder.Load((await _folder.Bring("대장.csv", Ledger.Csv())) with { Details = Said })).Dataset!;
        var tried = (await _folder.Bring("대장.csv", Ledger.Csv("다음"))) with { Continues = dataset, Dataset = dataset };
        var done = await _folder.Load(tried.Continue(null) with { ContinuesDecided = true, Details = Said });
        Assert.Equal(("도로-굴착-허가-2", 1), (done.Dataset, done.Version));
        Assert.Single(_folder.Lake.Versions(dataset));
    }

    [Fact]
    public async Task Corrections_on_the_command_line_do_the_same_as_those_of_the_wizard()
    {
        var draft = _folder.Correct(await _folder.Bring("대장.csv", Ledger.Csv()), it => it with { HeaderRows = 2, Crs = "EPSG:5186", Columns = [new("굴착연장", ColumnType.Text, Unit: "미터"), new("비고", Drop: true)] });
        var path = Path.Combine(Directory.CreateTempSubdirectory("maru-cli-").FullName, "대장.csv");
        await File.WriteAllTextAsync(path, Ledger.Csv());
        var outcome = Assert.Single(await _folder.Get<IngestSources>().Run(new([path], "명령") { Settings = draft.Settings }, null, default));
        var finding = await _folder.Check(draft);
        var version = outcome.Result!.Version;
        Assert.Equal((finding.Rows, finding.SetAside, "미터"), (version.Rows, version.SetAside, version.Columns.Single(column => column.Name == "굴착연장").Unit));
        Assert.Equal(finding.Columns.Where(column => !column.IsDropped).Select(column => column.Column.Name), version.Columns.Where(column => column.Cell is not null).Select(column => column.Name));
    }
}
