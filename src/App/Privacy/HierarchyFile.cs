using System.Text;
using Maru.Core;
using Maru.Core.Text;

namespace Maru.App.Privacy;

/// <summary>Hierarchies as files that people write: text in whatever encoding they have.</summary>
public static class HierarchyFile
{
    private const int Largest = 1 << 20;

    /// <summary>The text of a file, by the encoding its bytes show.</summary>
    /// <exception cref="InputException">It is too large, or no text.</exception>
    public static async Task<string> Read(Stream file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        for (int read; (read = await file.ReadAsync(block, stop)) > 0;)
        {
            bytes.Write(block, 0, read);
            if (bytes.Length > Largest) throw new InputException(new("계층 파일이 1MB보다 큽니다.", "The hierarchy is larger than 1 MB."), new("값이 더 많으면 준비된 계층을 쓰세요.", "With more values use a ready one."), "hierarchy-file");
        }
        var found = TextDetection.Detect(bytes, stop);
        var text = bytes.GetBuffer().AsSpan(found.Preamble, (int)bytes.Length - found.Preamble);
        var said = found.Encoding switch
        {
            TextEncoding.Cp949 => FromCp949(text),
            TextEncoding.Utf16LittleEndian => Encoding.Unicode.GetString(text),
            TextEncoding.Utf16BigEndian => Encoding.BigEndianUnicode.GetString(text),
            _ => Encoding.UTF8.GetString(text),
        };
        return said.Contains('\0', StringComparison.Ordinal)
            ? throw new InputException(new("계층 파일이 글이 아닙니다.", "The hierarchy is no text."), new("CSV로 저장한 파일을 올리세요. 한 줄에 ‘값;1단계;2단계’입니다.", "Upload a file saved as CSV: 'value;level 1;level 2' on each line."), "hierarchy-file")
            : said;
    }

    /// <summary>How the values of a hierarchy come together, level by level.</summary>
    /// <returns>Its values and, for each level from 1, how many groups it has.</returns>
    /// <exception cref="InputException">The text is no hierarchy; the message says where.</exception>
    public static (int Values, IReadOnlyList<int> Groups) Check(string text, string name)
    {
        var hierarchy = ReadyHierarchies.Parse(text, name);
        return (hierarchy.Lines.Count, [.. Enumerable.Range(1, hierarchy.Height).Select(level => hierarchy.Lines.Select(line => line[level]).Distinct(StringComparer.Ordinal).Count())]);
    }

    private static string FromCp949(ReadOnlySpan<byte> text)
    {
        var utf8 = new byte[Cp949.MaxUtf8Length(text.Length)];
        var (_, written, _) = Cp949.ToUtf8(text, utf8, final: true);
        return Encoding.UTF8.GetString(utf8, 0, written);
    }
}
