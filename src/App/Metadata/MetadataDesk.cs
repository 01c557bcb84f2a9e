using System.Text;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Organization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Metadata;

/// <summary>What people do with a dataset's metadata: read what was said, and say something else. Form and command line both come here.</summary>
public sealed class MetadataDesk(CatalogStore catalog)
{
    /// <summary>Words of the data dictionary that a person may set, by the names <see cref="EditColumn"/> takes.</summary>
    public const string ColumnDescription = "description", ColumnTerm = "term", ColumnLabel = "label", ColumnUnit = "unit";

    private const int LongestText = 1_000;

    /// <summary>The dataset's entry.</summary>
    /// <exception cref="InputException">There is no such dataset.</exception>
    public CatalogEntry Find(string dataset) => catalog.FindNow(dataset.Normalize(NormalizationForm.FormC)) ?? throw new InputException(
        new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));

    /// <summary>What people said, by field, as <see cref="Edit"/> takes it; offices by their names of today.</summary>
    public IReadOnlyDictionary<string, string> Read(string dataset)
    {
        var row = catalog.DatasetAsEdited(dataset) ?? new DatasetRow { Id = dataset };
        var snapshot = catalog.Snapshot();
        string? Office(string? unit) => unit is null ? null : snapshot.Organization.NameOn(snapshot.Today, unit);
        return MetadataFields.All.Select(field => (field.Id, Said: field.Id is MetadataFields.Department or MetadataFields.Team ? Office(field.Read(row)) : field.Read(row)))
            .Where(field => field.Said is not null).ToDictionary(field => field.Id, field => field.Said!, StringComparer.Ordinal);
    }

    /// <summary>Says something else of a dataset: all of it, or none when one value can't be taken. A blank takes back what was said.</summary>
    /// <param name="said">By field.</param>
    /// <param name="by">Who says so, for the record.</param>
    /// <exception cref="InputException">There is no such dataset or field, or a value does not fit; the place it names is the field.</exception>
    public void Edit(string dataset, IReadOnlyDictionary<string, string> said, string by)
    {
        var entry = Find(dataset);
        var values = said.ToDictionary(pair => MetadataFields.Require(pair.Key), pair => Value(MetadataFields.Require(pair.Key), pair.Value));
        Offices(values, entry);
        catalog.EditDataset(entry.Id, by, row =>
        {
            foreach (var (field, value) in values) field.Write(row, value);
        });
    }

    /// <summary>Changes words of the data dictionary. A blank takes back what was said.</summary>
    /// <param name="said">By <see cref="ColumnDescription"/>, <see cref="ColumnTerm"/>, …</param>
    /// <exception cref="InputException">There is no such column, or a text is too long.</exception>
    public void EditColumn(string dataset, string column, IReadOnlyDictionary<string, string> said, string by)
    {
        var entry = Find(dataset);
        var known = entry.Columns.FirstOrDefault(c => c.Name.Equals(column.Normalize(NormalizationForm.FormC), StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
            new($"'{entry.Id}'에 '{column}' 컬럼이 없습니다.", $"'{entry.Id}' has no column '{column}'."), new($"있는 컬럼: {string.Join(", ", entry.Columns.Select(c => c.Name))}", $"Columns: {string.Join(", ", entry.Columns.Select(c => c.Name))}"), column);
        var values = said.ToDictionary(pair => pair.Key, pair => Short(pair.Value, known.Name), StringComparer.Ordinal);
        catalog.EditColumn(entry.Id, known.Name, by, row =>
        {
            foreach (var (what, text) in values) Set(row, what, text);
        });
    }

    private static void Set(ColumnRow row, string what, string? text)
    {
        switch (what)
        {
            case ColumnDescription: row.Description = text; break;
            case ColumnTerm: row.StandardTerm = text; break;
            case ColumnLabel: row.LabelKo = text; break;
            case ColumnUnit: row.Unit = text; break;
            default:
                throw new InputException(new($"컬럼에 '{what}' 항목은 없습니다.", $"A column has no item '{what}'."),
                    new($"있는 항목: {ColumnDescription}, {ColumnTerm}, {ColumnLabel}, {ColumnUnit}", $"Items: {ColumnDescription}, {ColumnTerm}, {ColumnLabel}, {ColumnUnit}"), what);
        }
    }

    private static string? Value(MetadataField field, string text)
    {
        var plain = text.Replace("\r", "", StringComparison.Ordinal).Trim().Normalize(NormalizationForm.FormC);
        if (plain.Length == 0) return null;
        try
        {
            return field.Check(field.Parameter.Check(plain, field.Id));
        }
        catch (InputException problem) when (problem.Where != field.Id)
        {
            throw new InputException(problem.Problem, problem.Todo, field.Id, problem);
        }
    }

    private static string? Short(string text, string where)
    {
        var plain = text.Trim().Normalize(NormalizationForm.FormC);
        if (plain.Length <= LongestText) return plain.Length == 0 ? null : plain;
        throw new InputException(new($"글이 {plain.Length:N0}자입니다.", $"The text has {plain.Length:N0} characters."), new($"{LongestText:N0}자 안으로 줄이세요.", $"Shorten it to {LongestText:N0}."), where);
    }

    // Where there is an organisation chart, offices are its units: kept by id, so that they keep up with its changes.
    private void Offices(Dictionary<MetadataField, string?> values, CatalogEntry entry)
    {
        var snapshot = catalog.Snapshot();
        var departments = snapshot.Organization.On(snapshot.Today, OrgUnitKind.Department).ToList();
        if (departments.Count == 0) return;
        var (department, team) = (MetadataFields.Require(MetadataFields.Department), MetadataFields.Require(MetadataFields.Team));
        if (values.GetValueOrDefault(department) is { } name) values[department] = Unit(departments, name, department).Id;
        // What followed its office has it already: said again it would forget whose it was, and with that who was set over it.
        if (values.GetValueOrDefault(department) is { } same && same == entry.Owner.Unit) values.Remove(department);
        if (values.GetValueOrDefault(team) is not { } said) return;
        var of = values.GetValueOrDefault(department) ?? departments.FirstOrDefault(unit => unit.NameKo == entry.Department)?.Id;
        values[team] = Unit(of is null ? [.. snapshot.Organization.On(snapshot.Today, OrgUnitKind.Team)] : [.. snapshot.Organization.Teams(of, snapshot.Today)], said, team).Id;
    }

    private static OrgUnit Unit(List<OrgUnit> units, string name, MetadataField field) =>
        units.Find(unit => unit.Id == name || unit.NameKo == name) ?? throw new InputException(
            new($"조직도에 '{name}'{Josa.Pick(name, "이", "가")} 없습니다.", $"There is no '{name}' in the organisation."),
            new($"있는 곳: {string.Join(", ", units.Select(unit => unit.NameKo).Take(60))}", $"There are: {string.Join(", ", units.Select(unit => unit.NameKo).Take(60))}"), field.Id);
}
