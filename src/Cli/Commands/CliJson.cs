using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.Cli.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IEnumerable<IngestReport>))]
[JsonSerializable(typeof(IEnumerable<DatasetLine>))]
[JsonSerializable(typeof(IEnumerable<ListLine>))]
[JsonSerializable(typeof(LinkReport))]
[JsonSerializable(typeof(IEnumerable<JobLine>))]
[JsonSerializable(typeof(IEnumerable<RunLine>))]
[JsonSerializable(typeof(IEnumerable<ReportLine>))]
[JsonSerializable(typeof(MendReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    static CliJson() => Default = new CliJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
