using System.Text.RegularExpressions;
using Maru.App.Egress;
using Maru.App.Jobs.Collect;

namespace Maru.App.Jobs;

/// <summary>Shows what a job was told without the keys in it, and knows them again when what was shown comes back.</summary>
public static partial class CoveredKeys
{
    private const string Cover = "***";

    /// <summary>A setting of several lines with the keys in addresses and in name=value pairs replaced by ***.</summary>
    public static string Of(string setting) => string.Join('\n', JobDeclaration.Lines(setting).Select(OfLine));

    /// <summary>Puts the keys back into lines that are as they were shown.</summary>
    /// <param name="before">The setting as it is kept.</param>
    /// <exception cref="Core.InputException">A line was changed and holds a covered key, which is not the key.</exception>
    public static string Uncover(string said, string? before)
    {
        var known = JobDeclaration.Lines(before).GroupBy(OfLine, StringComparer.Ordinal).ToDictionary(lines => lines.Key, lines => lines.First(), StringComparer.Ordinal);
        var lines = JobDeclaration.Lines(said).Select(line => known.GetValueOrDefault(line, line)).ToList();
        return lines.Exists(line => line.Contains(Cover, StringComparison.Ordinal)) ? throw JobErrors.KeyCovered : string.Join('\n', lines);
    }

    private static string OfLine(string line)
    {
        if (CollectJob.IsAddress(line))
            return Uri.TryCreate(line, UriKind.Absolute, out var address) && RemoteName.WithoutKeys(address) is var shown && (shown.Contains(Cover, StringComparison.Ordinal) || address.UserInfo.Length > 0) ? shown : line;
        return Secret().Replace(line, "$1" + Cover);
    }

    // A setting named key names a column of a database; no key can be given as a setting.
    [GeneratedRegex("^(?!key=)([^=/]*(?:key(?!word)|token|secret|password|passwd|auth)[^=/]*=).+$", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
