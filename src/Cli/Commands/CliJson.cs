using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Drift;
using Maru.App.Linking;
using Maru.App.Privacy;
using Maru.App.Terms;

namespace Maru.Cli.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IEnumerable<IngestReport>))]
[JsonSerializable(typeof(IEnumerable<DatasetLine>))]
[JsonSerializable(typeof(IEnumerable<ListLine>))]
[JsonSerializable(typeof(IEnumerable<BoardLine>))]
[JsonSerializable(typeof(IEnumerable<IndicatorLine>))]
[JsonSerializable(typeof(IEnumerable<JobLine>))]
[JsonSerializable(typeof(IEnumerable<FeedLine>))]
[JsonSerializable(typeof(FeedSheet))]
[JsonSerializable(typeof(ArrivalLine))]
[JsonSerializable(typeof(IEnumerable<AccountJson>))]
[JsonSerializable(typeof(IEnumerable<AccessSettingJson>))]
[JsonSerializable(typeof(IEnumerable<GrantJson>))]
[JsonSerializable(typeof(IEnumerable<KeyJson>))]
[JsonSerializable(typeof(IEnumerable<RunLine>))]
[JsonSerializable(typeof(IEnumerable<ReportLine>))]
[JsonSerializable(typeof(IEnumerable<ColumnTermLine>))]
[JsonSerializable(typeof(TermImport))]
[JsonSerializable(typeof(DriftReport))]
[JsonSerializable(typeof(DriftArrivalReport))]
[JsonSerializable(typeof(IEnumerable<HoldLine>))]
[JsonSerializable(typeof(IEnumerable<DecidedLine>))]
[JsonSerializable(typeof(PolicyLine))]
[JsonSerializable(typeof(MendReport))]
[JsonSerializable(typeof(LinkSummary))]
[JsonSerializable(typeof(PseudonymizedTable))]
[JsonSerializable(typeof(AccessLogLine))]
[JsonSerializable(typeof(BackupLine))]
[JsonSerializable(typeof(IEnumerable<BlockLine>))]
[JsonSerializable(typeof(IEnumerable<AssessmentLine>))]
[JsonSerializable(typeof(IEnumerable<IncidentLine>))]
[JsonSerializable(typeof(IncidentLine))]
[JsonSerializable(typeof(ReviewLine))]
[JsonSerializable(typeof(ProjectLine))]
[JsonSerializable(typeof(ProjectLine[]))]
[JsonSerializable(typeof(CopyLine[]))]
[JsonSerializable(typeof(PublishedLine))]
[JsonSerializable(typeof(PublishedLine[]))]
[JsonSerializable(typeof(Maru.App.Privacy.Projects.LinkPackage))]
[JsonSerializable(typeof(Maru.App.Privacy.Projects.ProjectTrial))]
[JsonSerializable(typeof(Maru.App.Privacy.Projects.RevealedValue[]))]
[JsonSerializable(typeof(IEnumerable<LoggedLine>))]
[JsonSerializable(typeof(QualityJson))]
[JsonSerializable(typeof(MetadataLine))]
[JsonSerializable(typeof(IEnumerable<TermLine>))]
[JsonSerializable(typeof(LineageJson))]
[JsonSerializable(typeof(IEnumerable<RelationLine>))]
[JsonSerializable(typeof(ExcavationSheet))]
[JsonSerializable(typeof(IEnumerable<MetadataLine>))]
[JsonSerializable(typeof(IEnumerable<QualityJson>))]
[JsonSerializable(typeof(IEnumerable<OrgUnitJson>))]
[JsonSerializable(typeof(IEnumerable<OrgPeriodJson>))]
[JsonSerializable(typeof(OrgImportJson))]
[JsonSerializable(typeof(IEnumerable<OrgChangeJson>))]
[JsonSerializable(typeof(IEnumerable<OrgOpenJson>))]
[JsonSerializable(typeof(IEnumerable<OrgDeliveryJson>))]
internal sealed partial class CliJson : JsonSerializerContext
{
    static CliJson() => Default = new CliJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
