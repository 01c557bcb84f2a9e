using System.Globalization;
using System.Text.Json;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.Json;

/// <summary>Objects whose members are the columns; with a key column when they are members themselves. Anything else is the column "value".</summary>
public sealed class ObjectRecord(bool withKey) : IJsonRecordShape
{
    public const string KeyColumn = "key";
    public const string ValueColumn = "value";

    public void Fill(JsonRow row, ReadOnlySpan<byte> record, ReadOnlySpan<byte> key)
    {
        if (withKey) SetKey(row, key);
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = JsonSurvey.MaxDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject) row.Object(record, ref reader);
        else row.Member(record, ref reader, ValueColumn);
        reader.Read();
    }

    private static void SetKey(JsonRow row, ReadOnlySpan<byte> key)
    {
        byte[] quoted = [(byte)'"', .. key, (byte)'"'];
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        row.Member(quoted, ref reader, KeyColumn);
    }
}

/// <summary>Arrays whose elements are the cells, in the order of the given names.</summary>
public sealed class ArrayRecord(IReadOnlyList<string> names) : IJsonRecordShape
{
    public void Fill(JsonRow row, ReadOnlySpan<byte> record, ReadOnlySpan<byte> key)
    {
        var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = JsonSurvey.MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            row.Member(record, ref reader, Name(0));
            return;
        }
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            row.Member(record, ref reader, Name(i));
    }

    private string Name(int index) => index < names.Count ? names[index] : (index + 1).ToString(CultureInfo.InvariantCulture);
}
