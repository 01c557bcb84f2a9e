using System.Text;
using System.Text.Json;
using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.App.Tests.Lake;

public sealed class RecordReaderTests
{
    [Fact]
    public void A_manifest_with_something_in_every_member_is_read_as_it_was_written()
    {
        var full = (VersionManifest)Filled(typeof(VersionManifest));
        var written = JsonSerializer.Serialize(full, LakeJson.Default.VersionManifest);
        Assert.DoesNotContain("null", written, StringComparison.Ordinal);
        Assert.Equal(written, JsonSerializer.Serialize(Read(written), LakeJson.Default.VersionManifest));
    }

    [Fact]
    public void What_is_missing_is_as_the_record_declares_it()
    {
        const string Least = """{"dataset": "bus-stops", "unknown": [1, {"of": "a later program"}], "columns": [{"name": "이름", "type": "text", "profile": null}]}""";
        var read = Read(Least);
        Assert.Equal(("bus-stops", 0, null), (read.Dataset, read.Version, read.ReferenceDate));
        Assert.Empty(read.Columns[0].Notes);
        Assert.Empty(read.Issues);
        Assert.Null(read.Diff);
        Assert.Null(read.Columns[0].Profile);
    }

    [Theory]
    [InlineData("nan", double.NaN)]
    [InlineData("infinity", double.PositiveInfinity)]
    public void A_number_that_JSON_has_no_word_for_is_read(string name, double number)
    {
        var manifest = ((VersionManifest)Filled(typeof(VersionManifest))) with { Title = name, Seconds = number };
        Assert.Equal(number, Read(JsonSerializer.Serialize(manifest, LakeJson.Default.VersionManifest)).Seconds);
    }

    [Theory]
    [InlineData("""{"dataset": "a", "version": "one"}""")]
    [InlineData("""{"dataset": "a", "columns": {}}""")]
    [InlineData("""{"dataset": "a", "columns": [{"name": "b", "type": "colour"}]}""")]
    [InlineData("""{"dataset": "a", "source": 3}""")]
    [InlineData("""{"dataset": "a", """)]
    [InlineData("null")]
    public void What_is_no_manifest_is_refused_as_the_serializer_would(string text) => Assert.ThrowsAny<JsonException>(() => Read(text));

    private static VersionManifest Read(string json) => RecordReader.Read<VersionManifest>(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    // Two of every list, and in every member something that is not its default.
    private static object Filled(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string)) return "가\"나\\";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 1L << 40;
        if (type == typeof(double)) return 0.1;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 22);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, 22, 3, 4, 5, 678, TimeSpan.FromHours(9));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type == typeof(IReadOnlyDictionary<string, string>)) return new Dictionary<string, string> { ["Encoding"] = "euc-kr" };
        if (type.IsArray || type.IsInterface)
        {
            var item = type.GetElementType() ?? type.GetGenericArguments().Single();
            var items = Array.CreateInstance(item, 2);
            items.SetValue(Filled(item), 0);
            items.SetValue(Filled(item), 1);
            return items;
        }
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite)) property.SetValue(record, Filled(property.PropertyType));
        return record;
    }
}
