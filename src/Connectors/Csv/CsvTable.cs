using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Csv;

/// <summary>A delimited file; UTF-8 and CP949 in segments, UTF-16 from front to back.</summary>
internal sealed class CsvTable : RawTable
{
    private readonly string _path;
    private readonly TextFinding _text;
    private readonly byte _delimiter;
    private readonly CsvPlan? _plan;

    private CsvTable(string path, TextFinding text, byte delimiter, CsvPlan? plan)
    {
        _path = path;
        _text = text;
        _delimiter = delimiter;
        _plan = plan;
    }

    public override int Segments => _plan?.Segments.Count ?? 1;

    public static CsvTable FromBytes(string path, TextFinding text, byte delimiter, CsvPlan plan) =>
        new(path, text, delimiter, plan) { Encoding = text.Finding, Facts = FactsOf(delimiter) };

    public static CsvTable FromUtf16(SourceFile file, TextFinding text, byte delimiter) =>
        new(file.Path, text, delimiter, null) { Encoding = text.Finding, Facts = FactsOf(delimiter) };

    public override IRawReader OpenSegment(int segment)
    {
        if (_plan is null) return new CsvReader(new StreamBytes(Utf8Stream.Open(_path, _text)), _delimiter, (byte)'\n', 1);
        var part = _plan.Segments[segment];
        return new CsvReader(new FileBytes(_path, part.Start, part.End, _text.Encoding, _text.Finding.Broken > 0), _delimiter, _plan.RowEnd, part.FirstLine);
    }

    private static Dictionary<string, string> FactsOf(byte delimiter) => new()
    {
        ["delimiter"] = delimiter switch { (byte)'\t' => "tab", (byte)',' => "comma", _ => ((char)delimiter).ToString() },
    };
}
