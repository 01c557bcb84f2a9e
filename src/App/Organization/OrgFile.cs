using System.Globalization;
using System.Text;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Organization;

/// <summary>One row of a file of offices or staff: what stands under the headers that are known.</summary>
/// <param name="Number">Line or row in the file, 1-based.</param>
public sealed record OrgFileRow(long Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>Null when nothing is written there.</summary>
    public string? this[string field] => Cells.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
}

/// <summary>What is wrong with a row: what was found, what was expected.</summary>
public sealed record OrgRowProblem(long Row, string Column, Bilingual Found, Bilingual Expected)
{
    public Bilingual Words => new(
        string.Create(CultureInfo.InvariantCulture, $"{Row}행 {Column}: {Found.Ko} {Expected.Ko}"), string.Create(CultureInfo.InvariantCulture, $"Row {Row}, {Column}: {Found.En} {Expected.En}"));
}

/// <summary>Reads the files cities keep their organisation and staff lists in: CSV of any encoding, XLSX, with titles above the header or not.</summary>
public sealed class OrgFile(SourceResolver resolver)
{
    public const string Code = "조직코드", Kind = "종류", Name = "조직명", NameEn = "영문명", ParentCode = "상위조직코드", Parent = "상위조직명",
        Phone = "전화번호", From = "시작일", To = "종료일", Successors = "승계조직코드";

    /// <summary>A row of the wide form names a team with all above it; staff lists name where somebody works alike.</summary>
    public const string Bureau = "국", Department = "부서", Team = "팀";

    public const string Person = "이름", Post = "직위", Lead = "데이터담당", Account = "계정";

    private const int MostRows = 20_000;

    private static readonly Dictionary<string, string> Headers = Named(
        (Code, "조직코드 부서코드 기관코드 코드 조직id id code"),
        (Kind, "종류 구분 조직구분 조직종류 유형 kind type"),
        (Name, "조직명 조직 기관명 조직이름 명칭 unit"),
        (NameEn, "영문명 영문조직명 영문 english nameen"),
        (ParentCode, "상위조직코드 상위부서코드 상위코드 상위기관코드 parentcode parentid"),
        (Parent, "상위조직명 상위조직 상위부서 상위부서명 상위 parent"),
        (Phone, "전화번호 전화 연락처 대표전화 내선 phone"),
        (From, "시작일 시작일자 신설일 적용일 유효시작일 from validfrom"),
        (To, "종료일 종료일자 폐지일 유효종료일 to validto"),
        (Successors, "승계조직코드 승계조직 후신 successors"),
        (Bureau, "국 국명 국소 실국 실국명 국소명 bureau"),
        (Department, "부서 부서명 과 과명 실과 실과명 department"),
        (Team, "팀 팀명 담당 계 team"),
        (Person, "이름 성명 직원명 담당자 담당자명 name"),
        (Post, "직위 직급 직책 post"),
        (Lead, "데이터담당 데이터담당여부 선도인력 데이터책임 lead datalead"),
        (Account, "계정 계정명 아이디 account"));

    /// <exception cref="InputException">It is no table with headers that are known, or has too many rows.</exception>
    public async Task<IReadOnlyList<OrgFileRow>> Read(string path, bool people, CancellationToken stop)
    {
        using var sources = await resolver.Resolve([path], null, stop);
        var rows = new List<OrgFileRow>();
        foreach (var source in sources.Files)
            foreach (var table in source.Connector.Open(source.File, source.Connector.Card.Bind(new Dictionary<string, string>()), stop))
                using (table) Read(table, people, rows, stop);
        if (rows.Count == 0) throw new InputException(
            people ? new("이름과 부서가 있는 머리글, 그 아래의 사람을 찾지 못했습니다.", "No header with names and departments, or nobody below it, was found.") : new("조직명이나 부서명이 있는 머리글, 그 아래의 조직을 찾지 못했습니다.", "No header with the names of units, or none below it, was found."),
            people ? new($"머리글에 {Person}, {Department}{Josa.Pick(Department, "이", "가")} 있어야 합니다({Optional($"{Team}, {Post}, {Phone}, {Lead}, {Account}")}).", $"The header needs {Person} and {Department}.")
                : new($"머리글에 {Name}, {Kind}, {Parent}{Josa.Pick(Parent, "이", "가")} 있어야 합니다({Optional($"{Code}, {From}, {To}")}). 또는 한 줄에 국, 부서, 팀을 차례로 두세요.", $"The header needs {Name}, {Kind} and {Parent}; or name bureau, department and team in each row."), Path.GetFileName(path));
        return rows;
    }

    private static string Optional(string more) => $"있으면 읽는 것: {more}";

    private static void Read(RawTable table, bool people, List<OrgFileRow> rows, CancellationToken stop)
    {
        var places = table.Columns is { } declared ? Places([.. declared.Select(column => column.Name)], people) : null;
        var block = new CellBlock();
        for (var segment = 0; segment < table.Segments; segment++)
        {
            using var reader = table.OpenSegment(segment);
            while (reader.Read(block, stop))
                for (var row = 0; row < block.Rows; row++)
                {
                    List<string> cells = [.. Enumerable.Range(0, block.CellCount(row)).Select(cell => Plain(block.String(row, cell)))];
                    if (places is null) places = Places(cells, people);
                    else if (cells.Exists(cell => cell.Length > 0)) rows.Add(new(block.RowNumber(row), places.Where(place => place.Value < cells.Count).ToDictionary(place => place.Key, place => cells[place.Value], StringComparer.Ordinal)));
                    if (rows.Count > MostRows) throw new InputException(new($"{MostRows:N0}행이 넘습니다.", $"There are more than {MostRows:N0} rows."), new("조직이나 직원 목록만 주세요.", "Give a list of units or staff only."));
                }
        }
    }

    // Titles may stand above the header.
    private static Dictionary<string, int>? Places(List<string> header, bool people)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
            if (Headers.TryGetValue(HeaderOf(header[i]), out var field)) places.TryAdd(field, i);
        return (people ? places.ContainsKey(Person) && places.ContainsKey(Department) : places.ContainsKey(Name) || places.ContainsKey(Department)) ? places : null;
    }

    private static string HeaderOf(string cell)
    {
        var bracket = cell.IndexOf('(', StringComparison.Ordinal);
        return string.Concat((bracket > 0 ? cell[..bracket] : cell).Where(c => char.IsLetterOrDigit(c))).ToLowerInvariant();
    }

    // Spaces that no eye sees, in the middle of names too.
    private static string Plain(string? cell) => Reorganise.Name((cell ?? "").Replace('\u00A0', ' ').Replace('\u3000', ' ').Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal));

    private static Dictionary<string, string> Named(params (string Field, string Written)[] headers) =>
        headers.SelectMany(header => header.Written.Split(' ').Select(written => (written, header.Field))).ToDictionary(pair => pair.written, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>2026-07-01, 2026.7.1., 2026/07/01, 20260701, 2026년 7월 1일.</summary>
    internal static DateOnly? Day(string text)
    {
        var parts = text.Split(['.', '-', '/', '년', '월', '일', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts is [{ Length: 8 } whole] && DateOnly.TryParseExact(whole, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var packed)) return packed;
        return parts is [{ Length: 4 }, { Length: 1 or 2 }, { Length: 1 or 2 }]
            && DateOnly.TryParseExact($"{parts[0]}-{parts[1].PadLeft(2, '0')}-{parts[2].PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
