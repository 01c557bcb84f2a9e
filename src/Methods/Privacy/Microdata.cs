namespace Maru.Methods.Privacy;

/// <summary>Rows of people (or things): columns that may find them again, columns that must not be learned, and which rows are to be published.</summary>
public sealed class Microdata
{
    /// <param name="quasiIdentifiers">Columns by which someone could be found again, with their hierarchies.</param>
    /// <param name="sensitive">Columns whose value must not be learned of anyone.</param>
    /// <param name="sample">Rows to be published out of a population that the table holds whole; null: every row.</param>
    /// <param name="rows">How many rows there are; needed only of a table without such columns.</param>
    public Microdata(IReadOnlyList<GeneralizedColumn> quasiIdentifiers, IReadOnlyList<SensitiveColumn> sensitive, bool[]? sample = null, int? rows = null)
    {
        ArgumentNullException.ThrowIfNull(quasiIdentifiers);
        ArgumentNullException.ThrowIfNull(sensitive);
        (QuasiIdentifiers, Sensitive, Sample) = (quasiIdentifiers, sensitive, sample);
        int[] lengths = [.. quasiIdentifiers.Select(column => column.Column.Rows), .. sensitive.Select(column => column.Column.Rows), .. sample is null ? [] : new[] { sample.Length }, .. rows is { } given ? new[] { given } : []];
        if (lengths.Distinct().Count() > 1) throw new ArgumentException("Columns have different numbers of rows.", nameof(quasiIdentifiers));
        Rows = lengths.FirstOrDefault();
        PublishedRows = sample?.Count(isIn => isIn) ?? Rows;
    }

    public IReadOnlyList<GeneralizedColumn> QuasiIdentifiers { get; }

    public IReadOnlyList<SensitiveColumn> Sensitive { get; }

    public bool[]? Sample { get; }

    public int Rows { get; }

    /// <summary>Rows to be published.</summary>
    public int PublishedRows { get; }

    public bool IsPublished(int row) => Sample is null || Sample[row];

    /// <exception cref="ArgumentException">There is no such sensitive column.</exception>
    public int IndexOfSensitive(string name)
    {
        for (int i = 0; i < Sensitive.Count; i++)
            if (Sensitive[i].Column.Name == name) return i;
        throw new ArgumentException($"There is no sensitive column '{name}'.", nameof(name));
    }

    /// <summary>The rows named, in their order.</summary>
    public Microdata Take(int[] rows) => new(
        [.. QuasiIdentifiers.Select(column => column.Take(rows))],
        [.. Sensitive.Select(column => new SensitiveColumn(column.Column.Take(rows), column.Hierarchy))],
        Sample is null ? null : [.. rows.Select(row => Sample[row])], rows.Length);

    /// <summary>How often each value of a sensitive column occurs among the rows to be published.</summary>
    public double[] DistributionOf(int sensitive)
    {
        var column = Sensitive[sensitive].Column;
        var shares = new double[column.Values.Count];
        for (int row = 0; row < column.Rows; row++)
            if (IsPublished(row)) shares[column.Codes[row]]++;
        for (int i = 0; i < shares.Length; i++) shares[i] /= PublishedRows;
        return shares;
    }
}

/// <summary>A column whose value must not be learned of anyone; its hierarchy is asked for by hierarchical t-closeness only.</summary>
public sealed record SensitiveColumn(CodedColumn Column, Hierarchy? Hierarchy = null);
