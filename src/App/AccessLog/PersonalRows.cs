using System.Globalization;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.AccessLog;

/// <summary>
/// The one door to closed columns. Who may open them chooses which, says why, and what is handed out is in the access log before it leaves;
/// every other page, file, figure and query leaves closed columns out, whoever asks.
/// </summary>
public sealed class PersonalRows(LakeStore lake, CatalogStore catalog, RowReader reader, AccessLogStore log)
{
    public const int LongestReason = 500;
    private const int ShortestReason = 4;

    /// <summary>Closed columns of a dataset's newest version that a reader may open; empty where there are none, or they may not.</summary>
    public IReadOnlyList<Column> Openable(Reader by, string dataset) => Newest(by, dataset) is not (var manifest, var upTo) ? [] : [.. manifest.Columns.Where(column => column.Closed && AccessRules.Opens(upTo, column.Privacy))];

    /// <summary>The newest version with the chosen columns open.</summary>
    /// <exception cref="InputException">A column is not among <see cref="Openable"/>, or none was chosen.</exception>
    public VersionManifest Open(Reader by, string dataset, IReadOnlyCollection<string> columns)
    {
        var openable = Openable(by, dataset);
        if (openable.Count == 0) throw AccessErrors.NotAllowed;
        string names = string.Join(", ", openable.Select(column => column.Name));
        if (columns.Count == 0) throw new InputException(new("볼 컬럼을 고르지 않았습니다.", "No column was chosen."), new($"일에 꼭 필요한 것만 고르세요: {names}", $"Choose what the task needs: {names}"), "columns");
        if (columns.FirstOrDefault(column => openable.All(one => one.Name != column)) is { } other)
            throw new InputException(new($"'{other}' 컬럼은 열 수 없습니다.", $"Column '{other}' can't be opened."), new($"열 수 있는 컬럼: {names}", $"Columns that can be: {names}"), "columns");
        var manifest = ShareOf(by, dataset, openable.Where(column => columns.Contains(column.Name)).Max(column => AccessRules.ClassOf(column.Privacy)));
        return manifest with { Columns = [.. manifest.Columns.Select(column => columns.Contains(column.Name) ? column with { Closed = false } : column)] };
    }

    /// <summary>Writes down what is about to be handed out; only then it may be.</summary>
    /// <param name="opened">The version of <see cref="Open"/>.</param>
    /// <param name="subjects">Rows that are handed out.</param>
    /// <param name="condition">What was searched for; null for all rows.</param>
    /// <exception cref="InputException">There is no reason.</exception>
    /// <exception cref="IOException">It could not be written down.</exception>
    public Task Record(Reader by, string place, AccessAction action, VersionManifest opened, IReadOnlyCollection<string> columns, long subjects, string reason, string? condition, CancellationToken stop) =>
        log.Append(new(by.Name, place, action, opened.Dataset, subjects)
        {
            Columns = [.. columns],
            Reason = condition is null ? Checked(reason) : string.Create(CultureInfo.InvariantCulture, $"{Checked(reason)} [{condition}]"),
        }, stop);

    /// <summary>A search as the log keeps it: numbers of persons are covered in it.</summary>
    public static string Condition(string search) => PersonalText.IsPersonal(search) ? SetAsideReading.Covered : search;

    /// <summary>How many rows a query hands out.</summary>
    public long Count(VersionManifest opened, RowQuery query, CancellationToken stop) => reader.Count(opened, query, stop) is { Exact: true, Rows: { } rows } ? rows : opened.Rows;

    /// <summary>True when it says enough to stand in the log.</summary>
    public static bool IsReason(string? reason) => reason?.Trim() is { Length: >= ShortestReason and <= LongestReason };

    /// <exception cref="InputException">It is missing, too short or too long.</exception>
    public static string Checked(string? reason) => Checked(reason, new("무슨 일에 쓰는지", "what it is for"), new("접속기록에 남습니다.", "it stays in the access log."));

    /// <param name="what">What the reason has to say.</param>
    /// <param name="where">Where it stays.</param>
    /// <exception cref="InputException">It is missing, too short or too long.</exception>
    internal static string Checked(string? reason, Bilingual what, Bilingual where) => IsReason(reason) ? reason!.Trim() : throw new InputException(
        new("까닭이 없거나 너무 짧거나 깁니다.", "The reason is missing, too short or too long."),
        new(string.Create(CultureInfo.InvariantCulture, $"{what.Ko} {ShortestReason}자에서 {LongestReason}자로 적으세요. {where.Ko}"), string.Create(CultureInfo.InvariantCulture, $"Write {what.En} in {ShortestReason} to {LongestReason} characters; {where.En}")), "reason");

    // Of two grants on one dataset each opens its columns in its rows only.
    private VersionManifest ShareOf(Reader by, string dataset, PrivacyClass columns)
    {
        var snapshot = catalog.Snapshot();
        var share = AccessRules.Share(by, catalog.FindNow(dataset)!, snapshot.Organization, snapshot.Today, columns);
        return catalog.Decided(lake.Latest(dataset)!, share);
    }

    private (VersionManifest Manifest, PrivacyClass UpTo)? Newest(Reader by, string dataset)
    {
        var snapshot = catalog.Snapshot();
        if (catalog.FindNow(dataset) is not { } entry || !AccessRules.MayRead(by, entry, snapshot.Organization, snapshot.Today)) return null;
        var upTo = AccessRules.Opens(by, entry, snapshot.Organization, snapshot.Today);
        return upTo != PrivacyClass.None && lake.Latest(dataset) is { } newest ? (catalog.Decided(newest), upTo) : null;
    }
}
