using System.Text.RegularExpressions;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.Contracts;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Import;

public sealed class CheckImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_messy_ledger_in_CP949_is_found_line_by_line()
    {
        var finding = await _folder.Check(await _folder.Bring("도로굴착 허가대장.csv", Ledger.Csv(), ImportFolder.Cp949));
        Assert.Null(finding.Problem);
        Assert.Equal(("CP949", 0L, 2, 3L, "m"), (finding.Encoding, finding.BrokenCharacters, finding.HeaderRows, finding.HeaderLine, finding.Unit));
        Assert.Equal((Ledger.Rows - Ledger.Slips, 3L), (finding.Rows, finding.SetAside));
        Assert.Equal(
            [(1, LineKind.Title), (2, LineKind.Unit), (3, LineKind.Header), (4, LineKind.Header), (5, LineKind.Data), (6, LineKind.Data), (7, LineKind.Data), (Ledger.Rows - Ledger.Slips - 3, LineKind.Gap), (95, LineKind.Total), (96, LineKind.Footnote)],
            finding.Lines.Select(line => ((int)line.Number, line.Kind)));
        Assert.Equal([("공사기간_시작", ColumnType.Date), ("굴착연장", ColumnType.Number)], finding.Columns.Where(column => column.Header is "공사기간_시작" or "굴착연장").Select(column => (column.Header, column.Column.Type)));
        Assert.Contains(finding.Aside, aside => aside is { Rule: "type", Column: "굴착연장", Count: 1 } && aside.Lines is [44] && aside.Found is ["12%3O4"]);
    }

    [Fact]
    public async Task An_empty_file_among_several_is_told()
    {
        var draft = await _folder.Bring(("인구.csv", "읍면동,인구\n교동,12\n석사동,31\n"u8.ToArray()), ("빈파일.csv", []));
        Assert.Equal(ImportStep.Found, draft.Step);
        var note = Assert.Single((await _folder.Check(draft)).Notes, note => note.Rule == "not-read");
        Assert.Contains("빈파일.csv", note.Found, StringComparison.Ordinal);
        Assert.Contains("들이지 않았습니다: 빈 파일", note.Message.Ko, StringComparison.Ordinal);
        await _folder.Load(draft);
        var version = _folder.Lake.Latest(Assert.Single(_folder.Catalog.Snapshot().Entries).Id)!;
        Assert.Contains(version.Issues, issue => issue.Rule == "not-read");
    }

    [Fact]
    public async Task What_the_reader_of_a_table_is_told_is_among_the_notes()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"시설{i},{(i is 7 or 9 or 11 ? "미상" : $"2025-01-{1 + (i % 28):00}")}\n"));
        Assert.Contains((await _folder.Check(await _folder.Bring("점검.csv", "시설,점검일\n" + rows))).Notes, note => note.Rule == "mixed-type" && note.Message.Ko.Contains("60개 가운데 57개가 날짜", StringComparison.Ordinal));
        Assert.Contains((await _folder.Check(await _folder.Bring("빈표.csv", "시설,점검일\n"))).Notes, note => note.Rule == "no-rows");
    }

    [Fact]
    public async Task Each_encoding_shows_the_first_line_as_it_would_read()
    {
        var finding = await _folder.Check(await _folder.Bring("대장.csv", Ledger.Csv(), ImportFolder.Cp949));
        var (used, other) = (finding.Encodings.Single(sample => sample.IsUsed), finding.Encodings.Single(sample => !sample.IsUsed));
        Assert.Equal(("cp949", "2026년 상반기 도로굴착 허가대장", 0L), (used.Setting, used.Sample, used.Broken));
        Assert.Equal("utf-8", other.Setting);
        Assert.Contains('\uFFFD', other.Sample!);
        Assert.True(other.Broken > 100);
    }

    [Fact]
    public async Task A_wrong_encoding_chosen_by_a_person_is_read_and_says_what_it_breaks()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv(), ImportFolder.Cp949);
        var finding = await _folder.Check(_folder.Correct(draft, it => it, ("encoding", "utf-8")));
        Assert.Equal("UTF-8", finding.Encoding);
        Assert.True(finding.BrokenCharacters > 100);
    }

    [Fact]
    public async Task Values_of_a_personal_column_are_nowhere_in_what_was_found()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        var finding = await _folder.Check(draft);
        var column = finding.Columns.Single(column => column.Header == "비고");
        Assert.True(column is { IsPersonal: true, Sample: null, Column.Closed: true });
        Assert.Equal("mobile-phone", column.Column.Personal!.Kind);
        AssertNoPhone(draft);
    }

    [Theory]
    [InlineData("type", "number")]
    [InlineData("type", "integer")]
    [InlineData("role", "measure")]
    [InlineData("closed", "false")]
    [InlineData("drop", "true")]
    [InlineData("name", "메모")]
    public async Task A_personal_column_stays_covered_however_it_is_read_afterwards(string what, string value)
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        await _folder.Check(draft);
        var corrected = _folder.Drafts.Find(draft.Id)! with { Settings = new Dictionary<string, string> { [$"column.비고.{what}"] = value }, Revision = 1 };
        _folder.Drafts.Save(corrected);
        var finding = await _folder.Check(corrected);
        Assert.Null(finding.Problem);
        Assert.True(finding.Columns.Single(column => column.Header == "비고").IsPersonal);
        AssertNoPhone(corrected);
    }

    [Fact]
    public async Task A_header_moved_onto_the_data_brings_no_personal_value_to_light()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        await _folder.Check(draft);
        var corrected = _folder.Correct(draft, it => it with { HeaderLine = 6, HeaderRows = 1 });
        Assert.Contains("머리글로 읽은 줄에 개인정보", (await _folder.Check(corrected)).Problem!.Found.Ko, StringComparison.Ordinal);
        AssertNoPhone(corrected);
    }

    [Fact]
    public async Task A_header_moved_onto_names_of_people_is_refused_and_shows_none()
    {
        string[] names = ["김민준", "이서연", "박지훈", "최수아", "정도윤", "강하은", "조예준", "윤지우", "장서준", "임하윤"];
        var rows = string.Concat(Enumerable.Range(0, 60).Select(n => $"{n + 1},{names[n % 10]}\n"));
        var draft = await _folder.Bring("명단.csv", "연번,성명\n" + rows);
        Assert.True((await _folder.Check(draft)).Columns[1].IsPersonal);
        var corrected = _folder.Correct(draft, it => it with { HeaderLine = 3 });
        var finding = await _folder.Check(corrected);
        Assert.Contains("머리글로 읽은 줄에 개인정보", finding.Problem!.Found.Ko, StringComparison.Ordinal);
        Assert.Empty(finding.Columns);
        Assert.Empty(finding.Lines);
    }

    [Fact]
    public async Task A_column_read_as_text_by_hand_admits_its_rows()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        var finding = await _folder.Check(_folder.Correct(draft, it => it with { Columns = [new("굴착연장", ColumnType.Text, Name: "연장")] }));
        Assert.Equal(Ledger.Rows, finding.Rows);
        var column = finding.Columns.Single(column => column.Header == "굴착연장");
        Assert.Equal(("연장", ColumnType.Text), (column.Column.Name, column.Column.Type));
    }

    [Fact]
    public async Task Totals_a_person_calls_data_are_data()
    {
        var draft = await _folder.Bring("노선별.csv", "노선,승객\n" + string.Concat(Enumerable.Range(1, 30).Select(n => $"{n}번,{n}\n")) + "합계,465\n");
        Assert.Equal((30L, 1L), await Rows(draft));
        Assert.Equal((31L, 0L), await Rows(_folder.Correct(draft, it => it with { Admit = new HashSet<RowVerdict> { RowVerdict.Total } })));

        async Task<(long, long)> Rows(ImportDraft draft)
        {
            var finding = await _folder.Check(draft);
            return (finding.Rows, finding.SetAside);
        }
    }

    [Fact]
    public async Task The_coordinate_system_a_person_chooses_moves_the_points()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        var found = await _folder.Check(draft);
        Assert.Equal(("EPSG:5186", Ledger.Rows), (found.Places!.Crs, (int)found.Places.Choices[0].Inside));
        Assert.Equal(["위치_X", "위치_Y"], found.Columns.Where(column => column.IsX || column.IsY).Select(column => column.Header));
        var north = found.Places.Choices.Single(choice => choice.Crs == "EPSG:5181");
        Assert.InRange(north.NorthKm, 99, 101);

        var corrected = _folder.Correct(draft, it => it with { Crs = "EPSG:5181" });
        var moved = await _folder.Check(corrected);
        Assert.Equal("EPSG:5181", moved.Places!.Crs);
        Assert.InRange(moved.Places.Choices.Single(choice => choice.Crs == "EPSG:5186").NorthKm, -101, -99);

        var none = await _folder.Check(_folder.Correct(draft, it => it with { Crs = TableCorrections.NoPlaces }));
        Assert.Equal(TableCorrections.NoPlaces, none.Places!.Crs);
        Assert.DoesNotContain("경도", none.Derived);
    }

    [Fact]
    public async Task A_header_line_that_is_not_there_is_refused_with_the_lines_there_are()
    {
        var draft = await _folder.Bring("작은.csv", "가,나\n1,2\n3,4\n");
        var finding = await _folder.Check(_folder.Correct(draft, it => it with { HeaderLine = 90 }));
        Assert.Contains("90번째 줄", finding.Problem!.Found.Ko, StringComparison.Ordinal);
        Assert.Contains("1부터 3", finding.Problem.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_columns_can_not_get_one_name()
    {
        var draft = await _folder.Bring("작은.csv", "가,나\n1,2\n3,4\n");
        var finding = await _folder.Check(_folder.Correct(draft, it => it with { Columns = [new("가", Name: "나")] }));
        Assert.Contains("‘나’", finding.Problem!.Found.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_a_header_is_read_so_when_a_person_says_it()
    {
        var draft = await _folder.Bring("값.csv", "강원,춘천\n강원,원주\n강원,강릉\n");
        Assert.Equal(2, (await _folder.Check(draft)).Rows);
        var finding = await _folder.Check(_folder.Correct(draft, it => it with { HeaderLine = 0 }));
        Assert.Equal((3L, 0), (finding.Rows, finding.HeaderRows));
    }

    private void AssertNoPhone(ImportDraft draft)
    {
        var folder = Path.Combine(_folder.Home.Imports, "trial-" + draft.Id);
        var findings = Directory.GetFiles(folder, "found-*.json");
        Assert.NotEmpty(findings);
        // Ids are made of random digits, which may be those of a phone.
        var kept = Regex.Replace(string.Concat(findings.Select(File.ReadAllText)) + _folder.Catalog.Draft(draft.Id)!.Body, "[0-9a-f]{32}", "id");
        Assert.All(Enumerable.Range(1, Ledger.Rows), n => Assert.DoesNotContain(Ledger.Phone(n), kept, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, Ledger.Rows), n => Assert.DoesNotContain(Ledger.Phone(n)[^4..] + "\"", kept, StringComparison.Ordinal));
    }
}
