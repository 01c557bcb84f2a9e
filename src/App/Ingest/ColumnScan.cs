using Maru.Methods.PersonalData;

namespace Maru.App.Ingest;

/// <summary>Looks for personal data in the admitted values of a column while they pass by.</summary>
internal sealed class ColumnScan(ColumnReader reader)
{
    public ColumnPersonalData Personal { get; } = new();

    public void Add(ReadOnlySpan<int> rows)
    {
        if (reader is TextReader text) AddTexts(text, rows);
        else if (reader is IntegerReader integer) AddIntegers(integer, rows);
    }

    private void AddTexts(TextReader text, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if (text.ValueAt(row) is { Length: > 0 } value) Personal.Add(value);
    }

    private void AddIntegers(IntegerReader integer, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if (!integer.IsNull(row)) Personal.Add(integer.ValueAt(row));
    }
}
