using System.Text;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Csv;

/// <summary>Delimited text: CSV, TSV and their kin, with any delimiter and encoding.</summary>
public sealed class CsvConnector : IConnector
{
    private static readonly string[] Extensions = ["csv", "tsv", "tab", "psv", "txt"];

    public Card Card { get; } = new(
        "csv",
        new("구분자 글 파일(CSV)", "Delimited text (CSV)"),
        new("쉼표·탭·세미콜론 등으로 나눈 글 파일을 읽습니다. 글자 방식은 파일 전체를 보고 찾습니다.",
            "Reads text files of cells split by comma, tab, semicolon and others. The encoding is judged by the whole file."),
        [
            new("encoding", ParameterType.Choice, new("글자 방식", "Encoding"),
                new("비워 두면 찾습니다.", "Found when left out."),
                Choices: [new("utf-8", new("UTF-8", "UTF-8")), new("cp949", new("CP949(EUC-KR)", "CP949 (EUC-KR)")),
                          new("utf-16le", new("UTF-16LE", "UTF-16LE")), new("utf-16be", new("UTF-16BE", "UTF-16BE"))]),
            new("delimiter", ParameterType.Text, new("구분자", "Delimiter"),
                new("한 글자이거나 tab. 비워 두면 찾습니다.", "One character or the word tab. Found when left out.")),
        ]);

    public int Recognise(SourceFile file)
    {
        var known = Array.IndexOf(Extensions, file.Extension) >= 0;
        if (file.Length == 0) return known && file.Extension != "txt" ? 60 : 0;
        if (!LooksLikeText(file.Head.Span)) return 0;
        if (known && file.Extension != "txt") return 80;
        var sample = DelimiterDetection.Detect(Utf8Head(file.Head.Span));
        if (file.Extension == "txt") return sample.Columns > 1 && sample.Consistency > 0.9 ? 60 : 0;
        return file.Extension.Length == 0 && sample.Columns > 2 && sample.Consistency > 0.95 ? 40 : 0;
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        var text = Find(file, settings, stop);
        var head = ReadHead(file.Path, text);
        var delimiter = settings.Text("delimiter") is { Length: > 0 } given ? ParseDelimiter(given) : DelimiterDetection.Detect(head).Delimiter;
        if (text.Encoding is TextEncoding.Utf16LittleEndian or TextEncoding.Utf16BigEndian)
            return [CsvTable.FromUtf16(file, text, delimiter)];
        return [CsvTable.FromBytes(file.Path, text, delimiter, CsvSurvey.Scan(file.Path, text.Preamble, delimiter, stop))];
    }

    private static TextFinding Find(SourceFile file, Settings settings, CancellationToken stop)
    {
        var found = TextDetection.Detect(file.Path, stop);
        if (settings.Text("encoding") is not { } name || TextEncodingNames.Parse(name) is not { } wanted || wanted == found.Encoding) return found;
        var broken = found.Finding.Alternatives.FirstOrDefault(other => other.Name == wanted.Label())?.Broken ?? 0;
        return new(wanted, 0, new(wanted.Label(), broken, found.Finding.Alternatives));
    }

    private static byte[] ReadHead(string path, TextFinding text)
    {
        using var stream = Utf8Stream.Open(path, text);
        var head = new byte[64 * 1024];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    private static byte ParseDelimiter(string given)
    {
        if (given is "tab" or "\\t" or "\t") return (byte)'\t';
        if (given is "comma") return (byte)',';
        if (given.Length == 1 && given[0] is > ' ' and < (char)127 and not '"') return (byte)given[0];
        throw new InputException(
            new($"구분자가 \"{given}\"입니다.", $"The delimiter is \"{given}\"."),
            new("글자 하나 또는 tab을 쓰세요.", "Use one character or the word tab."), "--set delimiter");
    }

    private static ReadOnlySpan<byte> Utf8Head(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(head[2..]));
        return head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(head[2..])) : head;
    }

    // Text has no zero bytes, but for UTF-16, which has its mark or zeros on one side only.
    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return true;
        if (head.StartsWith("PK"u8) || head.StartsWith("%PDF"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return false;
        var zeros = head.Count((byte)0);
        if (zeros == 0) return true;
        var even = 0;
        for (var i = 0; i < head.Length; i += 2)
            if (head[i] == 0) even++;
        return zeros > head.Length / 4 && (even * 10 < zeros || (zeros - even) * 10 < zeros);
    }
}
