using System.Globalization;
using System.Text;
using Maru.Core.Lake;

namespace Maru.App.Export;

/// <summary>File names of exports: the title people know, and the day the data speak of.</summary>
public static class ExportName
{
    private const int MaxTitle = 80;

    /// <summary>춘천시 버스정류장_20250930.csv; without a reference date the version: …_v3.csv.</summary>
    public static string Of(string title, VersionManifest manifest, ExportFormat format)
    {
        var when = manifest.ReferenceDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? string.Create(CultureInfo.InvariantCulture, $"v{manifest.Version}");
        return $"{Clean(title)}_{when}.{(format == ExportFormat.CsvCp949 ? "csv" : format.Extension)}";
    }

    // What Windows, macOS or Linux refuse in a name.
    private static string Clean(string title)
    {
        var clean = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormC))
            clean.Append(char.IsControl(c) || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal) ? '_' : c);
        var name = clean.ToString().Trim(' ', '.');
        if (name.Length > MaxTitle) name = name[..(char.IsHighSurrogate(name[MaxTitle - 1]) ? MaxTitle - 1 : MaxTitle)].TrimEnd();
        return name.Length == 0 ? "data" : name;
    }
}
