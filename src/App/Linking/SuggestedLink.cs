using Maru.App.Catalog;
using Maru.Core.Data;
using Maru.Methods.Linkage;

namespace Maru.App.Linking;

/// <summary>What two datasets might be linked by, judged by the names and roles of their columns. A form shows it; nothing is done by it.</summary>
public sealed record SuggestedLink(string? LeftKey, string? RightKey, IReadOnlyList<LinkField> Fields)
{
    // Headers alike up to a syllable: 시설명 and 시설 명칭, 소재지주소 and 소재지 도로명주소.
    private const double AlikeHeaders = 0.8;
    private const int MostFields = 4;

    private static readonly string[] _addresses = ["주소", "소재지", "위치"], _people = ["성명", "대표자", "신청자"], _names = ["명", "명칭", "이름", "상호", "제목"];

    public static SuggestedLink None { get; } = new(null, null, []);

    public static SuggestedLink Of(CatalogEntry left, CatalogEntry right)
    {
        var fields = new List<LinkField>();
        if (PlaceOf(left) is { } here && PlaceOf(right) is { } there) fields.Add(new(here, there, LinkFieldKind.Place));
        var free = Comparable(right).Where(column => column.Name != KeyOf(right)).ToList();
        foreach (var column in Comparable(left).Where(column => column.Name != KeyOf(left)))
        {
            if (fields.Count >= MostFields) break;
            var best = free.Where(other => KindOf(other) == KindOf(column)).Select(other => (Column: other, Alike: Alike(column, other))).OrderByDescending(pair => pair.Alike).FirstOrDefault();
            if (best.Column is null || best.Alike < AlikeHeaders) continue;
            free.Remove(best.Column);
            fields.Add(new([column.Name], [best.Column.Name], KindOf(column)));
        }
        return new(KeyOf(left), KeyOf(right), fields);
    }

    /// <summary>Names of the longitude and the latitude column; null when the dataset has no open ones.</summary>
    public static IReadOnlyList<string>? PlaceOf(CatalogEntry entry)
    {
        string? Open(ColumnRole role) => entry.Columns.FirstOrDefault(column => column.Role == role && !column.Closed)?.Name;
        return Open(ColumnRole.Longitude) is { } longitude && Open(ColumnRole.Latitude) is { } latitude ? [longitude, latitude] : null;
    }

    private static string? KeyOf(CatalogEntry entry) => entry.Columns.Where(column => !column.Closed && !IsName(column) && column.Role is (ColumnRole.Key or ColumnRole.Code))
        .OrderBy(column => column.Role == ColumnRole.Key ? 0 : 1).FirstOrDefault()?.Name;

    // What a thing is called says more than what is written about it.
    private static IEnumerable<CatalogColumn> Comparable(CatalogEntry entry) => entry.Columns
        .Where(column => column is { Closed: false, Source: not null, Type: ColumnType.Text, Role: ColumnRole.Name or ColumnRole.Key or ColumnRole.None })
        .OrderBy(column => column.Role == ColumnRole.Name || IsName(column) ? 0 : 1);

    private static LinkFieldKind KindOf(CatalogColumn column) =>
        _addresses.Any(word => column.Name.Contains(word, StringComparison.Ordinal)) ? LinkFieldKind.Address
        : _people.Any(word => column.Name.Contains(word, StringComparison.Ordinal)) ? LinkFieldKind.Name
        : LinkFieldKind.Text;

    private static double Alike(CatalogColumn left, CatalogColumn right)
    {
        if (left.Name == right.Name || (left.StandardTerm is not null && left.StandardTerm == right.StandardTerm)) return 1;
        // 시설명 and 건물명 are both what the thing is called.
        var areNames = KindOf(left) == LinkFieldKind.Text && IsName(left) && IsName(right);
        return Math.Max(JaroWinkler.Similarity(left.Name, right.Name), areNames || KindOf(left) == LinkFieldKind.Address ? AlikeHeaders : 0);
    }

    private static bool IsName(CatalogColumn column) => _names.Any(word => column.Name.EndsWith(word, StringComparison.Ordinal));
}

public static class LinkFieldText
{
    /// <summary>Columns as a field is written: 경도,위도.</summary>
    public static string Text(this IReadOnlyList<string> columns) => string.Join(",", columns);
}
