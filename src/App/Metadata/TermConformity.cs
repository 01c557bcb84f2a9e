using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;

namespace Maru.App.Metadata;

/// <summary>How a column's name stands to 공공데이터 공통표준용어.</summary>
public enum TermFit
{
    /// <summary>It is a standard term.</summary>
    Term,
    /// <summary>It is the English abbreviation of one.</summary>
    Abbreviation,
    /// <summary>It is none, but put together of words as terms are: ends in a word that says what kind of value it is.</summary>
    Composed,
    /// <summary>It is another name of a term, which should be used instead.</summary>
    OtherName,
    /// <summary>It has nothing of a term.</summary>
    None,
}

/// <summary>Whether one column follows the standard, and why not.</summary>
/// <param name="Term">The term it is, or should be called by; null when there is none.</param>
/// <param name="NameFault">What is wrong with the name; null when it follows the standard.</param>
/// <param name="ValueFault">How type or values break the term's domain; null when they obey it, or there is no term.</param>
public sealed record ColumnConformity(string Column, TermFit Fit, StandardTerm? Term, Bilingual? NameFault, Bilingual? ValueFault)
{
    public bool IsConforming => NameFault is null && ValueFault is null;
}

/// <summary>How far a dataset's columns follow the standard terms (표준화 준수, 공공데이터법 시행령 제17조).</summary>
/// <param name="Columns">The source's own columns, in order.</param>
public sealed record TermConformity(IReadOnlyList<ColumnConformity> Columns)
{
    public int Conforming => Columns.Count(column => column.IsConforming);

    /// <summary>0–1; 1 where there is no column.</summary>
    public double Share => Columns.Count == 0 ? 1 : (double)Conforming / Columns.Count;

    public static TermConformity Of(IReadOnlyList<Column> columns, IReadOnlyList<CatalogColumn> dictionary, StandardTerms terms)
    {
        var said = dictionary.ToLookup(column => column.Name, StringComparer.Ordinal);
        return new([.. columns.Where(column => column is { Source: not null, From: null }).Select(column => Of(column, said[column.Name].FirstOrDefault()?.StandardTerm, terms))]);
    }

    private static ColumnConformity Of(Column column, string? said, StandardTerms terms)
    {
        var found = terms.FindAll(column.Name);
        var term = (said is null ? null : terms.Find(said)) ?? (found is [var only] ? only : null);
        var fit = FitOf(column.Name, term, terms);
        return new(column.Name, fit, term, NameFault(column.Name, fit, term, found), term is null ? null : ValueFault(column, term));
    }

    private static TermFit FitOf(string name, StandardTerm? term, StandardTerms terms)
    {
        var plain = string.Concat(TermNames.WithoutUnit(name).Where(c => c is not (' ' or '_')));
        if (term is not null && plain == term.Name) return TermFit.Term;
        if (term is not null && name.Trim().Equals(term.Abbreviation, StringComparison.OrdinalIgnoreCase)) return TermFit.Abbreviation;
        if (term is not null) return TermFit.OtherName;
        return terms.Conforms(name) ? TermFit.Composed : TermFit.None;
    }

    private static Bilingual? NameFault(string name, TermFit fit, StandardTerm? term, IReadOnlyList<StandardTerm> found) => fit switch
    {
        TermFit.OtherName => new($"표준용어는 ‘{term!.Name}’({term.Abbreviation})입니다.", $"The standard term is '{term.Name}' ({term.Abbreviation})."),
        TermFit.None when found.Count > 1 => new($"{string.Join(", ", found.Select(one => $"‘{one.Name}’"))} 가운데 어느 것인지 이름으로 알 수 없습니다.", $"It may stand for {string.Join(", ", found.Select(one => $"'{one.Name}'"))}."),
        TermFit.None => new($"‘{name}’{Josa.Pick(name, "은", "는")} 공통표준용어가 아니고, 값의 종류를 나타내는 말로 끝나지도 않습니다.", $"'{name}' is no standard term and does not end in a word for its kind of value."),
        _ => null,
    };

    // Values that are wrong for the domain are told by their type; where the profile knows every value, by the values allowed.
    private static Bilingual? ValueFault(Column column, StandardTerm term)
    {
        if (term.Type != column.Type && !Fits(term.Type, column.Type))
            return new($"{term.Domain} 도메인은 {term.Type.Name().Ko}인데 {column.Type.Name().Ko}{Josa.Pick(column.Type.Name().Ko, "으로", "로")} 들어 있습니다.", $"The domain {term.Domain} is a {term.Type.Name().En.ToLowerInvariant()}; the column holds {column.Type.Name().En.ToLowerInvariant()}.");
        if (term.AllowedValues.Count == 0 || column is { Closed: true } or { Profile: null } || column.Type == ColumnType.Boolean) return null;
        if (column.Profile!.Top is not { } top || top.Sum(value => value.Count) + column.Profile.Blank != column.Profile.Rows) return null;
        var wrong = top.Where(value => !term.AllowedValues.Contains(value.Value, StringComparer.OrdinalIgnoreCase)).ToList();
        return wrong.Count == 0 ? null : new(
            string.Create(CultureInfo.InvariantCulture, $"허용값({string.Join(", ", term.AllowedValues.Take(8))})이 아닌 값이 {wrong.Sum(value => value.Count):N0}행에 있습니다: {string.Join(", ", wrong.Take(3).Select(value => value.Value))}"),
            string.Create(CultureInfo.InvariantCulture, $"{wrong.Sum(value => value.Count):N0} rows hold values other than {string.Join(", ", term.AllowedValues.Take(8))}: {string.Join(", ", wrong.Take(3).Select(value => value.Value))}"));
    }

    // A number where digits are wanted as text, whole where decimals may be: stored otherwise, but no other value.
    private static bool Fits(ColumnType wanted, ColumnType found) => (wanted, found) switch
    {
        (ColumnType.Text, not (ColumnType.Date or ColumnType.DateTime or ColumnType.Geometry)) => true,
        (ColumnType.Number, ColumnType.Integer) or (ColumnType.Integer, ColumnType.Number) => true,
        (ColumnType.DateTime, ColumnType.Date) => true,
        (ColumnType.Boolean, ColumnType.Text) => true,
        _ => false,
    };
}
