using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Drift;

/// <summary>The one issue of a version that tells its readers that the columns are not what they were.</summary>
internal static class DriftIssues
{
    public const string Rule = "schema-drift";

    public static IEnumerable<Issue> Of(SchemaDrift? drift)
    {
        if (drift is not { Grade: >= DriftGrade.Notable }) yield break;
        var counts = DriftWords.Counts(drift);
        yield return new(Rule, 0, "", "", drift.Grade == DriftGrade.Grave ? Severity.Warning : Severity.Info)
        {
            Count = drift.Columns.Count(column => column.Grade >= DriftGrade.Notable),
            Message = drift.Grade == DriftGrade.Grave
                ? new($"버전 {Against(drift)} 크게 다릅니다: {Listed(drift, "ko")}", $"Gravely different from version {drift.Against}: {Listed(drift, "en")}")
                : new($"버전 {Against(drift)} 컬럼이 다릅니다: {counts.Ko}.", $"The columns differ from version {drift.Against}: {counts.En}."),
        };
    }

    private static string Listed(SchemaDrift drift, string language) => string.Join("; ", DriftWords.Reasons(drift with { Policy = DriftPolicy.Evolve }).Select(reason => reason.In(language).TrimEnd('.')));

    private static string Against(SchemaDrift drift) => Josa.GwaWa(drift.Against.ToString(CultureInfo.InvariantCulture));
}
