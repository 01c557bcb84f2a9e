using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.App.Lake;
using Maru.Core.Data;

namespace Maru.App.Sql;

/// <summary>Rows of a database as JSON Lines of texts, one column after the other; no value is null.</summary>
internal sealed class SqlRowFile(string path, IProgress<long>? progress = null) : IDisposable
{
    private const int ToldEvery = 4096;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _file = PrivateFiles.Create(path, FileMode.CreateNew, buffer: 1 << 16);
    private readonly SortedSet<string> _bytes = new(StringComparer.Ordinal);
    private string[] _names = [];

    public long Rows { get; private set; }

    public IReadOnlyList<Issue> Issues => [.. _bytes.Select(column => new Issue("bytes-not-read", 0, column, "", Severity.Warning)
    {
        Message = new($"'{column}' 컬럼은 글자가 아닌 바이트라서 비웠습니다.", $"Column '{column}' holds bytes rather than text and was left blank."),
    })];

    public void Begin(string[] names) => _names = names;

    public void Add(DbDataReader reader)
    {
        using (var writer = new Utf8JsonWriter(_file, Readable))
        {
            writer.WriteStartObject();
            for (var i = 0; i < _names.Length; i++)
            {
                var value = reader.GetValue(i);
                if (value is byte[]) _bytes.Add(_names[i]);
                writer.WriteString(_names[i], Text(value));
            }
            writer.WriteEndObject();
        }
        _file.WriteByte((byte)'\n');
        if (++Rows % ToldEvery == 0) progress?.Report(Rows);
    }

    public void Close() => _file.Dispose();

    /// <summary>A value as people and files write it; null for none, and for bytes.</summary>
    public static string? Text(object value) => value switch
    {
        DBNull or byte[] => null,
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    public void Dispose() => _file.Dispose();
}
