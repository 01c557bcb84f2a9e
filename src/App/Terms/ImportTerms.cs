using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.App.Terms;

/// <param name="Terms">Terms taken in.</param>
/// <param name="Ended">Terms of the notice that no longer hold (폐기), left out.</param>
public sealed record TermImport(int Terms, int Ended);

/// <summary>Takes in the notice 「공공데이터 공통표준용어」 as the portal gives it (CSV, CP949 or UTF-8), or a city's own list under the same headers.</summary>
public sealed class ImportTerms(SourceResolver resolver, TermStore store)
{
    private const string Name = "공통표준용어명", Abbreviation = "공통표준용어영문약어명", Domain = "공통표준도메인명";
    private const string Description = "공통표준용어설명", Allowed = "허용값", Storage = "저장형식", Display = "표현형식";
    private const string CodeName = "행정표준코드명", Agency = "소관기관명", OtherNames = "용어이음동의어목록", Revision = "개정구분명";

    private static readonly string[] Needed = [Name, Abbreviation, Domain];
    private static readonly char[] Separators = [',', ';', '|', '\n', '\r', '/'];

    /// <exception cref="InputException">It is no table with those headers, or has no term.</exception>
    public async Task<TermImport> Run(string path, CancellationToken stop)
    {
        using var sources = await resolver.Resolve([path], null, stop);
        var terms = new List<StandardTerm>();
        var ended = 0;
        foreach (var source in sources.Files)
            foreach (var table in source.Connector.Open(source.File, source.Connector.Card.Bind(new Dictionary<string, string>()), stop))
                using (table) ended += Read(table, terms, stop);
        if (terms.Count == 0) throw NotTheNotice(path);
        store.Save(terms);
        return new(terms.Count, ended);
    }

    private static int Read(RawTable table, List<StandardTerm> terms, CancellationToken stop)
    {
        var ended = 0;
        var places = table.Columns is { } declared ? Places([.. declared.Select(column => column.Name)]) : null;
        var block = new CellBlock();
        for (var segment = 0; segment < table.Segments; segment++)
        {
            using var reader = table.OpenSegment(segment);
            while (reader.Read(block, stop))
                for (var row = 0; row < block.Rows; row++)
                {
                    var cells = Enumerable.Range(0, block.CellCount(row)).Select(cell => (block.String(row, cell) ?? "").Trim()).ToList();
                    // Titles may stand above the header.
                    if (places is null) places = Places(cells);
                    else if (TermOf(cells, places) is not { } term) continue;
                    else if (IsEnded(cells, places)) ended++;
                    else terms.Add(term);
                }
        }
        return ended;
    }

    private static Dictionary<string, int>? Places(List<string> header)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++) places.TryAdd(HeaderOf(header[i]), i);
        return Needed.All(places.ContainsKey) ? places : null;
    }

    // "용어 이음동의어 목록", "개정구분명(폐기 또는 변경)".
    private static string HeaderOf(string cell)
    {
        var bracket = cell.IndexOf('(', StringComparison.Ordinal);
        return string.Concat((bracket > 0 ? cell[..bracket] : cell).Trim('\uFEFF').Where(c => !char.IsWhiteSpace(c)));
    }

    private static StandardTerm? TermOf(List<string> cells, Dictionary<string, int> places)
    {
        string? Cell(string name) => places.TryGetValue(name, out var at) && at < cells.Count && cells[at] is { Length: > 0 } and not "-" ? cells[at] : null;
        if (Cell(Name) is not { } term || Cell(Abbreviation) is not { } abbreviation) return null;
        return new(term, abbreviation, Cell(Domain) ?? "")
        {
            Description = Cell(Description),
            AllowedValues = Listed(Cell(Allowed)),
            Storage = Cell(Storage),
            Display = Cell(Display),
            CodeName = Cell(CodeName),
            Agency = Cell(Agency),
            OtherNames = Listed(Cell(OtherNames)),
        };
    }

    private static bool IsEnded(List<string> cells, Dictionary<string, int> places) =>
        places.TryGetValue(Revision, out var at) && at < cells.Count && cells[at].Contains("폐기", StringComparison.Ordinal);

    private static string[] Listed(string? text) => text?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static InputException NotTheNotice(string path) => new(
        new("공통표준용어를 찾지 못했습니다.", "No standard terms were found."),
        new($"머리글에 {string.Join(", ", Needed)}이 있어야 합니다. 공공데이터포털의 ‘행정안전부_공공데이터 공통표준용어’ 파일을 그대로 주세요.", $"The header needs {string.Join(", ", Needed)}: give the file of the portal as it is."), path);
}
