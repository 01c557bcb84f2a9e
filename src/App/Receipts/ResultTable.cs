using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maru.Core;
using Maru.Core.Engine;

namespace Maru.App.Receipts;

/// <summary>A small result held in memory: what figures, headlines and receipts are made of.</summary>
public sealed record ResultTable(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>Reads a result whole.</summary>
    /// <exception cref="InputException">It has more rows than <paramref name="most"/>.</exception>
    public static ResultTable Read(IQueryResult result, int most)
    {
        ArgumentNullException.ThrowIfNull(result);
        var columns = result.Columns.Select(c => c.Name).ToList();
        var rows = new List<object?[]>();
        while (result.Next())
        {
            var batch = result.Batch;
            if (rows.Count + batch.Rows > most)
                throw new InputException(
                    new($"결과가 {most:N0}행을 넘습니다.", $"The result has more than {most:N0} rows."),
                    new("SQL에서 묶거나 limit로 줄이세요.", "Group it or use limit."));
            for (var row = 0; row < batch.Rows; row++)
                rows.Add([.. Enumerable.Range(0, columns.Count).Select(column => batch.Value(column, row))]);
        }
        return new(columns, rows);
    }

    public int Column(string name) => Columns.Select((c, i) => (c, i)).Where(c => string.Equals(c.c, name, StringComparison.OrdinalIgnoreCase)).Select(c => c.i).FirstOrDefault(-1);

    /// <summary>Hash of the canonical form, in lower-case hex: header and rows as lines, cells between tabs, invariant, null as \N.</summary>
    public string Sha256()
    {
        var text = new StringBuilder().AppendJoin('\t', Columns).Append('\n');
        foreach (var row in Rows) text.AppendJoin('\t', row.Select(Text)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A cell as canonical text: ISO dates and times, shortest round-trip numbers.</summary>
    public static string Text(object? value) => value switch
    {
        null => "\\N",
        bool b => b ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A cell as a number; null for null and for text that is none.</summary>
    public static double? Number(object? value) => value switch
    {
        null => null,
        Int128 big => (double)big,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
        IConvertible number and not DateTime => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        _ => null,
    };
}
