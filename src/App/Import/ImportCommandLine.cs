namespace Maru.App.Import;

/// <summary>An import as the command that does the same in a terminal.</summary>
public static class ImportCommandLine
{
    public static string Of(ImportDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var words = new List<string> { "./maru", "ingest" };
        words.AddRange(draft.Address is { } address ? [address] : Sources(draft));
        if ((draft.Dataset ?? draft.Continues) is { } dataset) words.AddRange(["--dataset", dataset]);
        if (TheTable(draft) is { } table) words.AddRange(["--table", table]);
        if (draft.Picks.Count > 1) words.Add("--append");
        if (draft.Details.Access is { } access) words.AddRange(["--access", access.ToString().ToLowerInvariant()]);
        foreach (var (key, value) in draft.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal)) words.AddRange(["--set", $"{key}={value}"]);
        if (draft.OpenedBecause.Values.Where(reason => reason.Length > 0).Distinct().ToList() is { Count: > 0 } reasons) words.AddRange(["--because", string.Join(" / ", reasons)]);
        return string.Join(' ', words.Select(Quoted));
    }

    // What was brought, as its owner calls it: a table inside an archive is reached by the archive.
    private static IEnumerable<string> Sources(ImportDraft draft) =>
        draft.Files.Select(file => file.Name).Where(name => draft.Picks.Any(pick => pick.File.StartsWith(name, StringComparison.Ordinal)));

    private static string? TheTable(ImportDraft draft)
    {
        var picked = draft.Picks.Select(pick => pick.Table).Distinct().ToList();
        var leavesOthers = draft.Tables.Any(table => draft.Picks.Any(pick => pick.File == table.File) && !picked.Contains(table.Table));
        return picked is [{ Length: > 0 } table] && leavesOthers ? table : null;
    }

    private static string Quoted(string word) =>
        word.All(letter => char.IsLetterOrDigit(letter) || "-_./:=,".Contains(letter, StringComparison.Ordinal)) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
