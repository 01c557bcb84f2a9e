using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Lake;

/// <summary>JSON of the lake's own files: camelCase, enums by name, Korean readable as it stands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(VersionManifest))]
public sealed partial class LakeJson : JsonSerializerContext
{
    static LakeJson() => Default = new LakeJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>The same, one object a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetAsideRow))]
[JsonSerializable(typeof(RowMending))]
public sealed partial class LakeLinesJson : JsonSerializerContext
{
    static LakeLinesJson() => Default = new LakeLinesJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
