using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>Says why a file inside a folder or archive is not read.</summary>
internal static class SourceNotes
{
    private static readonly string[] Pictures = ["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp"];
    private static readonly string[] Documents = ["hwp", "hwpx", "pdf", "doc", "docx", "ppt", "pptx"];
    private static readonly string[] NoteExtensions = ["md", "txt", "log", "html", "htm", "xmind", "qmd", "license", .. Pictures, .. Documents];
    private static readonly string[] NoteNames = ["readme", "license", "licence", "notice", "copying", "changelog", "읽어보기", "설명"];

    public static bool IsNote(SourceFile file) =>
        NoteExtensions.Contains(file.Extension) || NoteNames.Any(n => file.Name.StartsWith(n, StringComparison.OrdinalIgnoreCase));

    public static Issue WhySkipped(SourceFile file, IReadOnlyList<IConnector> connectors)
    {
        if (file.Length == 0) return Issue("empty-file", file.Name, Severity.Warning, new("빈 파일이라 읽지 않았습니다.", "The file is empty and was left out."));
        if (connectors.Any(c => c.Companions.Contains(file.Extension)))
            return Issue("companion-alone", file.Name, Severity.Info,
                new($"다른 파일에 딸린 .{file.Extension} 파일인데 함께 쓸 파일이 없어 읽지 않았습니다.", $"A .{file.Extension} file belongs to another file, which is not here; it was left out."));
        if (Pictures.Contains(file.Extension)) return Issue("not-data", file.Name, Severity.Info, new("그림이라 읽지 않았습니다.", "A picture; it was left out."));
        if (Documents.Contains(file.Extension))
            return Issue("not-data", file.Name, Severity.Info,
                new($".{file.Extension} 문서라 읽지 않았습니다. 안에 표가 있으면 엑셀이나 CSV로 저장해서 넣으세요.", $"A .{file.Extension} document; it was left out. Save a table in it as Excel or CSV."));
        if (IsNote(file)) return Issue("not-data", file.Name, Severity.Info, new("표가 아닌 안내 문서라 읽지 않았습니다.", "A note rather than a table; it was left out."));
        return Issue("not-recognised", file.Name, Severity.Warning,
            new("어떤 형식인지 알 수 없어 읽지 않았습니다. 형식을 알면 --as 로 알려 주세요.", "Its format was not recognised, so it was left out. If you know it, say so with --as."));
    }

    public static Issue Refused(InputException e) => Issue("not-readable", e.Where ?? "", Severity.Warning, e.Todo is { } todo
        ? new($"{e.Problem.Ko} {todo.Ko}", $"{e.Problem.En} {todo.En}")
        : e.Problem);

    private static Issue Issue(string rule, string found, Severity severity, Bilingual message) => new(rule, 0, "", found, severity) { Message = message };
}
