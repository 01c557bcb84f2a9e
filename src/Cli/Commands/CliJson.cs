using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Linking;

namespace Maru.Cli.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IEnumerable<IngestReport>))]
[JsonSerializable(typeof(IEnumerable<DatasetLine>))]
[JsonSerializable(typeof(IEnumerable<ListLine>))]
[JsonSerializable(typeof(IEnumerable<JobLine>))]
[JsonSerializable(typeof(IEnumerable<RunLine>))]
[JsonSerializable(typeof(IEnumerable<ReportLine>))]
[JsonSerializable(typeof(MendReport))]
[JsonSerializable(typeof(LinkSummary))]
[JsonSerializable(typeof(QualityJson))]
[JsonSerializable(typeof(IEnumerable<QualityJson>))]
internal sealed partial class CliJson : JsonSerializerContext
{
    static CliJson() => Default = new CliJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
