using System.Diagnostics;

namespace Maru.Browser.Tests;

/// <summary>A spreadsheet program nobody here wrote: what it makes of a file is what people will see.</summary>
internal static class LibreOffice
{
    // Comma, quotes, UTF-8, from line 1; text in quotes, everything else as the cell shows it.
    private const string ToCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false";

    /// <summary>Opens a file as a person would and returns its cells.</summary>
    /// <param name="import">How a text file is said to be read in the dialogue: separator, quote, character set. Null lets the program see for itself.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<SheetCell>>> Open(string file, string? import = null)
    {
        var folder = Directory.CreateTempSubdirectory("maru-office-");
        try
        {
            var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--headless", "--norestore",
                .. import is null ? [] : (string[])[$"--infilter=CSV:{import}"],
                "--convert-to", ToCsv, "--outdir", folder.FullName, file,
            ];
            foreach (var argument in arguments) start.ArgumentList.Add(argument);
            using var process = Process.Start(start) ?? throw new InvalidOperationException("soffice did not start.");
            var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            var converted = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(file) + ".csv");
            Assert.True(File.Exists(converted), said);
            return Read(await File.ReadAllTextAsync(converted));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Cells of a CSV text; a cell in quotes is text.</summary>
    internal static IReadOnlyList<IReadOnlyList<SheetCell>> Read(string csv)
    {
        var rows = new List<IReadOnlyList<SheetCell>>();
        var row = new List<SheetCell>();
        for (var at = 0; at < csv.Length;)
        {
            var quoted = csv[at] == '"';
            var end = at;
            string text;
            if (quoted)
            {
                end = at + 1;
                while (csv[end] != '"' || (end + 1 < csv.Length && csv[end + 1] == '"')) end += csv[end] == '"' ? 2 : 1;
                text = csv[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal);
                end++;
            }
            else
            {
                while (end < csv.Length && csv[end] is not (',' or '\n' or '\r')) end++;
                text = csv[at..end];
            }
            row.Add(new(text, quoted));
            if (end < csv.Length && csv[end] == ',')
            {
                at = end + 1;
                if (at == csv.Length || csv[at] is '\n' or '\r') row.Add(new("", false));
                else continue;
                end = at;
            }
            while (end < csv.Length && csv[end] is '\r' or '\n') end++;
            rows.Add(row);
            row = [];
            at = end;
        }
        return rows;
    }
}

/// <param name="IsText">The program took it as text, not as a number, date or time.</param>
public readonly record struct SheetCell(string Text, bool IsText);
