using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Quality.Rules.Suggest;

/// <summary>
/// Proposes rules from the profiles of the newest version, and from its values where the profile does not tell: what holds of all rows, or of
/// nearly all, so that the few others stand out. Nothing is proposed for closed columns.
/// </summary>
public sealed class SuggestRules(IRuleVersions versions, IEngine engine, SuggestReferences references)
{
    /// <summary>Who is said to have made proposals.</summary>
    public const string Author = "마루";

    private const int MostColumns = 200;

    public IReadOnlyList<RuleDraft> For(VersionManifest version, CancellationToken stop)
    {
        var columns = version.Columns.Where(column => column is { Closed: false, Profile: not null } && column.From is null && column.Type != ColumnType.Geometry).Take(MostColumns).ToList();
        if (version.Rows == 0) return [];
        List<RuleDraft> drafts =
        [
            .. columns.SelectMany(column => SuggestFromProfile.For(column, version.Rows)),
            .. SuggestFromProfile.Between(columns),
            .. new SuggestFormats(versions, engine).For(version, columns, stop),
            .. references.For(version, columns, stop),
        ];
        if (versions.Before(version) is not null)
            drafts.Add(Draft("last-period", [], "앞 버전보다 행 수가 크게 바뀌면 자료가 빠졌거나 겹친 것일 수 있다", ("measure", "rows"), ("limit", "30")));
        return drafts;
    }

    internal static RuleDraft Draft(string kind, IReadOnlyList<string> columns, string why, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters) settings[name] = value;
        return new(null, null, kind, columns, settings, Severity.Warning, why);
    }
}
