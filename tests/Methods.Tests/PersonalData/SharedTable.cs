using System.IO.Compression;
using System.Text;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>A real CSV file from ../shared/data, as rows of text. Null, and the test passes by, only where the folder is absent and CI is not set.</summary>
internal sealed record SharedTable(string[] Header, IReadOnlyList<string[]> Rows)
{
    public IEnumerable<string> Column(string name)
    {
        int index = Array.FindIndex(Header, header => header.Trim() == name);
        Assert.True(index >= 0, $"열 ‘{name}’이 없습니다: {string.Join(", ", Header)}");
        return Rows.Where(row => index < row.Length).Select(row => row[index]);
    }

    public static string? Folder(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Maru.slnx"))) continue;
            string folder = Path.Combine(at.FullName, "..", "shared", "data", name);
            if (Directory.Exists(folder)) return folder;
        }
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"../shared/data/{name} is missing beside the repository; tests on real data need it.");
        return null;
    }

    public static SharedTable Read(string path)
    {
        byte[] bytes = path.EndsWith(".gz", StringComparison.Ordinal) ? Unzip(path) : File.ReadAllBytes(path);
        var rows = Parse(Decode(bytes));
        return new SharedTable(rows[0], rows[1..]);
    }

    private static byte[] Unzip(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var all = new MemoryStream();
        file.CopyTo(all);
        return all.ToArray();
    }

    private static string Decode(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(949).GetString(bytes);
        }
    }

    private static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c is (',' or '\n'))
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n') EndRow(rows, row);
            }
            else if (c != '\r') cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString());
            EndRow(rows, row);
        }
        return rows;
    }

    private static void EndRow(List<string[]> rows, List<string> row)
    {
        rows.Add([.. row]);
        row.Clear();
    }
}
