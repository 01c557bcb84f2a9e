using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Maru.App.Lake;

/// <summary>
/// Reads a record from JSON as <see cref="LakeJson"/> writes it: names in camelCase, enums by name, what is missing as the record declares.
/// </summary>
/// <remarks>
/// The serializer of the framework compiles some sixty methods for each enum and number type it meets; a command that asks one question would
/// spend half of its time on that. This asks reflection, which is compiled already, and takes microseconds a record.
/// </remarks>
internal static class RecordReader
{
    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();

    /// <exception cref="JsonException">It is no JSON, or a member is of another kind than the record's.</exception>
    public static T Read<T>(Stream stream) where T : class
    {
        using var document = JsonDocument.Parse(stream);
        return (T)(Value(document.RootElement, typeof(T)) ?? throw new JsonException($"There is null where a {typeof(T).Name} is expected."));
    }

    private static object? Value(JsonElement json, Type declared)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        try
        {
            if (type.IsEnum) return Enum.Parse(type, json.GetString()!, ignoreCase: true);
            return Type.GetTypeCode(type) switch
            {
                TypeCode.String => json.GetString(),
                TypeCode.Boolean => json.GetBoolean(),
                TypeCode.Int32 => json.GetInt32(),
                TypeCode.Int64 => json.GetInt64(),
                TypeCode.Double => Double(json),
                _ => type == typeof(DateOnly) ? DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : type == typeof(DateTimeOffset) ? json.GetDateTimeOffset()
                    : type.IsArray ? Items(json, type.GetElementType()!)
                    : type.IsInterface && type.GetGenericArguments() is [var item] ? Items(json, item)
                    : type == typeof(IReadOnlyDictionary<string, string>) ? Texts(json)
                    : Record(json, type),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException($"'{json.GetRawText()}' is no {type.Name}.", e);
        }
    }

    // NaN and the infinities have no number in JSON: they are written as texts.
    private static double Double(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble();

    private static Array Items(JsonElement json, Type item)
    {
        var items = Array.CreateInstance(item, json.GetArrayLength());
        var i = 0;
        foreach (var element in json.EnumerateArray()) items.SetValue(Value(element, item), i++);
        return items;
    }

    private static Dictionary<string, string> Texts(JsonElement json)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject()) texts[member.Name] = member.Value.GetString()!;
        return texts;
    }

    private static object Record(JsonElement json, Type type)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new JsonException($"There is '{json.GetRawText()}' where a {type.Name} is expected.");
        var shape = Shapes.GetOrAdd(type, Shape.Of);
        var arguments = (object?[])shape.Defaults.Clone();
        List<(PropertyInfo Property, object? Value)>? later = null;
        foreach (var member in json.EnumerateObject())
        {
            if (shape.Parameters.TryGetValue(member.Name, out var parameter)) arguments[parameter.Position] = Value(member.Value, parameter.ParameterType) ?? shape.Defaults[parameter.Position];
            else if (shape.Properties.TryGetValue(member.Name, out var property)) (later ??= []).Add((property, Value(member.Value, property.PropertyType)));
        }
        var record = shape.Constructor.Invoke(arguments);
        foreach (var (property, value) in later ?? []) property.SetValue(record, value);
        return record;
    }

    /// <summary>What a record is made with: its primary constructor, then what is set with <c>init</c>.</summary>
    private sealed record Shape(ConstructorInfo Constructor, object?[] Defaults, Dictionary<string, ParameterInfo> Parameters, Dictionary<string, PropertyInfo> Properties)
    {
        public static Shape Of(Type type)
        {
            // A record class has a copy constructor too, which is not public.
            var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
            var parameters = constructor.GetParameters();
            return new(constructor,
                [.. parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : Nothing(parameter.ParameterType))],
                parameters.ToDictionary(parameter => Named(parameter.Name!), StringComparer.Ordinal),
                type.GetProperties().Where(property => property.CanWrite && parameters.All(parameter => parameter.Name != property.Name))
                    .ToDictionary(property => Named(property.Name), StringComparer.Ordinal));
        }

        private static object? Nothing(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

        private static string Named(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}
