using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Maru.City;

namespace Maru.App.Tests.City;

/// <summary>Reads the delivered files in the plainest way there is, so that the product's readers are not their own judge.</summary>
internal static class DeliveredText
{
    private static readonly XNamespace Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    static DeliveredText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Every record of a CSV or TSV, headers and titles too. Fails on a byte that the said encoding does not know.</summary>
    public static List<string[]> Records(string path, FileDescription file)
    {
        var text = Strict(file.Expected.Encoding!).GetString(Bytes(path)).TrimStart('\uFEFF');
        var delimiter = file.Format == "tsv" ? '\t' : new[] { ',', ';', '|' }.MaxBy(candidate => text.Take(4000).Count(letter => letter == candidate));
        return Split(text, delimiter);
    }

    /// <summary>The records that are neither title, unit, header nor footnote.</summary>
    public static List<string[]> Body(string path, FileDescription file)
    {
        var records = Records(path, file);
        var title = file.Mess.Where(mess => mess.What.EndsWith("title row(s)", StringComparison.Ordinal)).Sum(Leading) + file.Mess.Count(mess => mess.What.StartsWith("unit row", StringComparison.Ordinal));
        var notes = file.Mess.Where(mess => mess.What.EndsWith("footnote(s) below the table", StringComparison.Ordinal)).Sum(Leading);
        return [.. records.Skip(title + file.Expected.HeaderRows).SkipLast(notes)];
    }

    /// <summary>Rows of a worksheet as text by column letter.</summary>
    public static List<Dictionary<string, string>> SheetRows(string path, string sheet)
    {
        using var zip = ZipFile.OpenRead(path);
        var names = Part(zip, "xl/workbook.xml").Descendants(Sheets + "sheet").Select(element => (string)element.Attribute("name")!).ToList();
        return [.. Part(zip, $"xl/worksheets/sheet{names.IndexOf(sheet) + 1}.xml").Descendants(Sheets + "row").Select(row => row.Elements(Sheets + "c")
            .ToDictionary(cell => ((string)cell.Attribute("r")!).TrimEnd("0123456789".ToCharArray()), cell => cell.Value))];
    }

    public static byte[] Bytes(string path)
    {
        if (path.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            return Drain(packed);
        }
        if (path.EndsWith(".csv.zip", StringComparison.Ordinal))
        {
            using var zip = ZipFile.OpenRead(path);
            using var member = zip.Entries[0].Open();
            return Drain(member);
        }
        return File.ReadAllBytes(path);
    }

    private static int Leading(MessDescription mess) => int.Parse(mess.What.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static Encoding Strict(string name) => name switch
    {
        "cp949" => Encoding.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        "utf-16" => new UnicodeEncoding(false, true, true),
        _ => new UTF8Encoding(false, true),
    };

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    private static byte[] Drain(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private static List<string[]> Split(string text, char delimiter)
    {
        var records = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (quoted || (letter != delimiter && letter is not ('\r' or '\n')))
                field.Append(letter);
            else if (letter != '\r')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                }
            }
        }
        return records;
    }
}
