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
