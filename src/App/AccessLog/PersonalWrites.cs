using Maru.App.Access;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.AccessLog;

/// <summary>Writes down that personal data come in or are changed, before they do: what can't be written down does not happen.</summary>
internal static class PersonalWrites
{
    /// <summary>A version with closed columns comes to exist.</summary>
    /// <param name="log">Null where what is made is thrown away again: a trial.</param>
    public static void Entering(this AccessLogStore? log, VersionManifest version, string reason)
    {
        var columns = Personal(version.Columns);
        if (columns.Count > 0 && version.Rows > 0) log?.Keep(Record(AccessAction.Enter, version.Dataset, version.Rows, columns, reason));
    }

    /// <summary>Rows of a dataset are changed, or are taken in again as they are.</summary>
    /// <param name="changed">Names of the columns that get other values; none when rows come in as they are.</param>
    public static void Changing(this AccessLogStore? log, VersionManifest version, long rows, IReadOnlyCollection<string> changed, string reason)
    {
        var columns = Personal(version.Columns);
        if (columns.Count == 0 || rows == 0) return;
        var touched = columns.Where(changed.Contains).ToList();
        log?.Keep(touched.Count > 0 ? Record(AccessAction.Change, version.Dataset, rows, touched, reason) : Record(AccessAction.Enter, version.Dataset, rows, columns, reason));
    }

    private static List<string> Personal(IReadOnlyList<Column> columns) => [.. columns.Where(column => column is { Closed: true, Privacy: PrivacyClass.None or >= PrivacyClass.Personal }).Select(column => column.Name)];

    private static AccessRecord Record(AccessAction action, string dataset, long rows, IReadOnlyList<string> columns, string reason) => Asking.Current is { Kind: ReaderKind.Machine }
        ? new(MachineAccount.Name, MachineAccount.Place, action, dataset, rows) { Columns = columns, Reason = reason }
        : new(Asking.Current.Name, Asking.Place ?? "", action, dataset, rows) { Columns = columns, Reason = reason };
}
