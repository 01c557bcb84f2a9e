using System.Text;
using Maru.App.Lake;
using Maru.App.Rows.ResultWriters;
using Maru.Core;

namespace Maru.App.Privacy;

/// <summary>The file of the result: CSV in UTF-8 that a spreadsheet runs no cell of, written whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Where the result goes.</summary>
    /// <exception cref="InputException">Its folder is missing, or it is the input itself.</exception>
    public static string Require(PrivacyRecipe recipe)
    {
        var path = recipe.Full(recipe.Output ?? Path.GetFileNameWithoutExtension(recipe.Path) + "-가명.csv");
        if (path == recipe.Full(recipe.Input) || path == Path.GetFullPath(recipe.Path))
            throw new InputException(new("결과 파일이 원본과 같은 파일입니다.", "The output is the input itself."), new("output에 다른 이름을 쓰세요.", "Give output another name."), "output");
        return Directory.Exists(Path.GetDirectoryName(path)) && !Directory.Exists(path)
            ? path
            : throw new InputException(new($"‘{path}’에 쓸 수 없습니다.", $"'{path}' can't be written."), new("있는 폴더 안의 파일 이름을 쓰세요.", "Name a file in a folder that is there."), "output");
    }

    public static void Write(string path, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows, CancellationToken stop)
    {
        var unfinished = path + ".unfinished";
        try
        {
            using (var file = new StreamWriter(PrivateFiles.Create(unfinished), new UTF8Encoding(true)) { NewLine = "\n" })
            {
                WriteRow(file, header);
                foreach (var row in rows)
                {
                    stop.ThrowIfCancellationRequested();
                    WriteRow(file, row);
                }
            }
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>The rows of a file as it was written, header first: cells without their quotes and without what guards them from spreadsheets.</summary>
    public static IEnumerable<string[]> Read(string path) => Read(File.OpenRead(path));

    /// <summary>The rows of a CSV in UTF-8. Closes it.</summary>
    public static IEnumerable<string[]> Read(Stream bytes)
    {
        using var file = new StreamReader(bytes, Encoding.UTF8);
        while (ReadRow(file) is { } row) yield return row;
    }

    /// <summary>Writes rows as a CSV and leaves the stream open.</summary>
    public static void Write(Stream bytes, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new StreamWriter(bytes, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\n" };
        foreach (var row in rows) WriteRow(file, row);
    }

    /// <summary>The cells of one column; none when there is no such column.</summary>
    public static IEnumerable<string> ReadColumn(string path, string column)
    {
        var place = -1;
        foreach (var row in Read(path))
        {
            if (place >= 0) yield return row[place];
            else if ((place = Array.IndexOf(row, column)) < 0) yield break;
        }
    }

    private static string[]? ReadRow(StreamReader file)
    {
        if (file.Peek() < 0) return null;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (int next = file.Read(); ; next = file.Read())
        {
            if (isQuoted && next >= 0)
            {
                if (next != '"') cell.Append((char)next);
                else if (file.Peek() == '"') cell.Append((char)file.Read());
                else isQuoted = false;
            }
            else if (next == '"' && cell.Length == 0) isQuoted = true;
            else if (next is ',' or '\n' or < 0)
            {
                cells.Add(Unguarded(cell.ToString()));
                cell.Clear();
                if (next != ',') return [.. cells];
            }
            else if (next != '\r') cell.Append((char)next);
        }
    }

    private static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && Formulas.Guarded(cell[1..]) == cell ? cell[1..] : cell;

    private static void WriteRow(StreamWriter file, IEnumerable<string> cells)
    {
        bool isFirst = true;
        foreach (var given in cells)
        {
            var cell = Formulas.Guarded(given);
            if (!isFirst) file.Write(',');
            isFirst = false;
            file.Write(cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }
        file.WriteLine();
    }
}
