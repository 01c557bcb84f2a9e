using System.Security.Cryptography;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>The table as it will be read: quasi-identifiers under their labels, rows and columns left out.</summary>
internal sealed class PublishedRows
{
    private const char Between = '\u001f';
    private const int MostLabels = 40;

    private readonly PrivacyTable _table;
    private readonly Recoding _recoding;
    private readonly int[] _rows;
    private readonly (CodedColumn Column, int Quasi)[] _columns;
    private readonly Dictionary<string, int> _quasi;

    public PublishedRows(PrivacyTable table, RecipeRoles roles, Microdata data, Recoding recoding)
    {
        (_table, Data, _recoding) = (table, data, recoding);
        _rows = [.. Enumerable.Range(0, table.Rows).Where(row => recoding.OfRow[row] >= 0 && data.IsPublished(row))];
        _quasi = data.QuasiIdentifiers.Select((column, i) => (column.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        _columns = [.. table.Columns.Where(column => !roles.IsRemoved(column.Name)).Select(column => (column, _quasi.GetValueOrDefault(column.Name, -1)))];
    }

    public Microdata Data { get; }

    public int Count => _rows.Length;

    public int LeftOut => Data.PublishedRows - Count;

    /// <param name="isShuffled">In an order of chance: that of the source may tell who stands in a row.</param>
    public void Write(string path, bool isShuffled, CancellationToken stop)
    {
        int[] order = [.. _rows];
        if (isShuffled) RandomNumberGenerator.Shuffle(order.AsSpan());
        OutputFile.Write(path, _columns.Select(column => column.Column.Name), order.Select(row => _columns.Select(column => Cell(column, row))), stop);
    }

    /// <summary>Classes of what is published, by its labels.</summary>
    public EquivalenceClasses Classes()
    {
        var labels = Data.QuasiIdentifiers.Select((column, i) => GeneralizedColumn.Kept(CodedColumn.From(column.Name, _rows.Select(row => _recoding.Label(column, i, row)))));
        return new ClassBuilder(new([.. labels], [.. Data.Sensitive.Select(sensitive => new SensitiveColumn(sensitive.Column.Take(_rows)))], rows: _rows.Length)).Group(new int[Data.QuasiIdentifiers.Count]);
    }

    /// <summary>What became of each column.</summary>
    /// <param name="original">The table as it was read; its columns are those of this one, before techniques.</param>
    public IReadOnlyList<PublishedColumn> Columns(PrivacyTable original, PrivacyRecipe recipe)
    {
        double published = Data.PublishedRows == 0 ? 0 : (double)Count / Data.PublishedRows;
        // Rows that a technique deleted can't be told from their neighbours here: nothing is said of what is left.
        bool areRowsAlike = original.Rows == _table.Rows;
        int least = Math.Max(recipe.LabelsFrom ?? 1, recipe.Models.OfType<KAnonymity>().Select(model => model.K).DefaultIfEmpty(1).Max());
        return [.. original.Columns.Select(column => new PublishedColumn(column.Name, areRowsAlike ? Kept(column) * published : null, _quasi.TryGetValue(column.Name, out int quasi) ? Levels(Data.QuasiIdentifiers[quasi], recipe.LabelsFrom) : [])
        {
            Outliers = areRowsAlike && _columns.FirstOrDefault(one => one.Column.Name == column.Name) is { Column: not null } kept && !recipe.Techniques.Any(one => one.Column == column.Name && AppliedTechniques.Replaces(one.Technique.Name))
                ? OutlierRows.Of(column, least, _rows, Data.IsPublished, row => Cell(kept, row)) : null,
        }).Select(Spread)];

        PublishedColumn Spread(PublishedColumn one)
        {
            if (recipe.LabelsFrom is not { } from || !_quasi.TryGetValue(one.Column, out int quasi)) return one;
            var (bins, bits) = ValueBins.Of(Data.QuasiIdentifiers[quasi].Column, Data.IsPublished, from);
            return one with { Bins = bins, Bits = bits };
        }

        double? Kept(CodedColumn column)
        {
            if (_columns.FirstOrDefault(one => one.Column.Name == column.Name) is not { Column: not null } kept) return 0;
            if (recipe.Techniques.Any(one => one.Column == column.Name && !AppliedTechniques.IsRecoding(one.Technique))) return null;
            // As combinations are compared: by all rows, so that what is said of this one is what is said of it among them.
            if (kept.Quasi >= 0 && _recoding.Generalizations is [var levels] && recipe.Techniques.All(one => one.Column != column.Name)) return LevelInformation.KeptAt(Data.QuasiIdentifiers[kept.Quasi], Data)[levels[kept.Quasi]];
            return TableUtility.KeptInformation(column.Take(_rows), CodedColumn.From(column.Name, _rows.Select(row => Cell(kept, row))));
        }
    }

    private IReadOnlyList<PublishedLevel> Levels(GeneralizedColumn column, int? from)
    {
        var rows = new int[column.Column.Values.Count];
        for (int row = 0; row < column.Column.Rows; row++)
            if (Data.IsPublished(row)) rows[column.Column.Codes[row]]++;
        int[] order = [.. Enumerable.Range(0, rows.Length).Where(value => rows[value] > 0).OrderBy(value => TechniqueSettings.Decimal(column.Column.Values[value]) ?? decimal.MaxValue).ThenBy(value => column.Column.Values[value], StringComparer.Ordinal)];
        return [.. Enumerable.Range(0, column.Height + 1).Select(Level)];

        PublishedLevel Level(int level)
        {
            var labels = order.GroupBy(value => column.CodesAt(level)[value], (code, values) => new PublishedLabel(column.LabelsAt(level)[code], values.Sum(value => rows[value]))).ToList();
            return new(labels.Count, from is null || labels.Count > MostLabels ? [] : [.. labels.Where(label => label.Rows >= from)]);
        }
    }

    public OutputCheck Check(RecipeRoles roles)
    {
        var isPublished = new bool[_table.Rows];
        foreach (int row in _rows) isPublished[row] = true;
        return new(
            row => isPublished[row] ? string.Join(Between, _columns.Where(column => column.Quasi >= 0).Select(column => Cell(column, row))) : null,
            _table.Rows, Data.IsPublished, WouldBe, column => _table.Require(column), column => Data.Sensitive.FirstOrDefault(sensitive => sensitive.Column.Name == column)?.Hierarchy);

        // Rows that are left out would stand under the first generalisation; models of the population allow no other.
        string WouldBe(int row) => string.Join(Between, _columns.Where(column => column.Quasi >= 0).Select(column =>
            Data.QuasiIdentifiers[column.Quasi].LabelOf(row, _recoding.Generalizations[Math.Max(0, _recoding.OfRow[row])][column.Quasi])));
    }

    public PublishedUtility Utility()
    {
        var compared = _columns.Where(column => column.Quasi >= 0 || Data.Sensitive.Any(sensitive => sensitive.Column.Name == column.Column.Name)).ToArray();
        int[] all = [.. Enumerable.Range(0, _table.Rows).Where(Data.IsPublished)];
        var before = compared.Select(column => column.Column.Take(all)).ToArray();
        var after = compared.Select(column => CodedColumn.From(column.Column.Name, _rows.Select(row => Cell(column, row)))).ToArray();
        var columns = compared.Select((column, i) => new ColumnUtility(
            column.Column.Name, before[i].Codes.Distinct().Count(), after[i].Values.Count, TableUtility.Distance(all.Select(row => Under(column, row)), _rows.Select(row => Cell(column, row)))));
        var pairs = from i in Enumerable.Range(0, compared.Length)
                    from j in Enumerable.Range(i + 1, compared.Length - i - 1)
                    select new PairUtility(before[i].Name, before[j].Name, TableUtility.CramersV(before[i], before[j]), TableUtility.CramersV(after[i], after[j]));
        return new([.. columns], [.. pairs]);
    }

    private string Cell((CodedColumn Column, int Quasi) column, int row) => column.Quasi < 0 ? column.Column.Values[column.Column.Codes[row]] : _recoding.Label(Data.QuasiIdentifiers[column.Quasi], column.Quasi, row);

    private string Under((CodedColumn Column, int Quasi) column, int row) =>
        column.Quasi < 0 ? Cell(column, row) : Data.QuasiIdentifiers[column.Quasi].LabelOf(row, _recoding.Generalizations[Math.Max(0, _recoding.OfRow[row])][column.Quasi]);
}
