using Maru.Methods.Linkage;

namespace Maru.App.Linking;

/// <summary>One declared field as columns of the things that are still to be linked.</summary>
internal sealed class FieldColumns
{
    // Two spellings of a place's name, and two surveys of one place.
    private static readonly double[] _alike = [0.92, 0.8];
    private static readonly double[] _metres = [30, 100, 500];

    private readonly int _lefts, _rights;

    public FieldColumns(LinkField field, LinkTable left, LinkTable right, int[] lefts, int[] rights)
    {
        (_lefts, _rights) = (lefts.Length, rights.Length);
        T[] Of<T>(IReadOnlyList<T> values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
        LinkColumn<string> Text() => LinkColumn.Text(field.Name, Of(left.Texts(field.Left[0]), lefts), Of(right.Texts(field.Right[0]), rights));
        (Comparison, Block) = field.Kind switch
        {
            LinkFieldKind.Exact => Exact(Text()),
            LinkFieldKind.Text => Spelled(Text()),
            LinkFieldKind.Name => Named(Compare.KoreanNames(Text())),
            LinkFieldKind.Address => Address(Text().Select(field.Name, KoreanAddress.Parse)),
            LinkFieldKind.Date => Date(LinkColumn.Of(field.Name, Of(left.Dates(field.Left[0]), lefts), Of(right.Dates(field.Right[0]), rights))),
            LinkFieldKind.Number => Number(LinkColumn.Of(field.Name, Of(left.Numbers(field.Left[0]), lefts), Of(right.Numbers(field.Right[0]), rights))),
            _ => Place(LinkColumn.Of(field.Name, Of(Points(left, field.Left), lefts), Of(Points(right, field.Right), rights))),
        };
    }

    public Comparison Comparison { get; }

    /// <summary>What pairs must share to be compared, when not all are.</summary>
    public LinkColumn Block { get; }

    /// <summary>A rule that pairs everything with everything.</summary>
    public BlockingRule Everything() => new(LinkColumn.Of<int>("모든 쌍", Enumerable.Repeat<int?>(0, _lefts).ToArray(), Enumerable.Repeat<int?>(0, _rights).ToArray()));

    private static (Comparison, LinkColumn) Exact(LinkColumn<string> column) => (Compare.Exact(column, adjustForFrequency: true), column);

    private static (Comparison, LinkColumn) Named(Comparison names) => (names, names.Column);

    private static (Comparison, LinkColumn) Spelled(LinkColumn<string> column)
    {
        var plain = column.Select(column.Name, JoinText.Plain);
        return (Compare.Text(plain, TextMeasure.JaroWinkler, true, _alike), plain);
    }

    private static (Comparison, LinkColumn) Address(LinkColumn<KoreanAddress> column) =>
        (Compare.KoreanAddresses(column), column.Select(column.Name, address => (address.Road.Length > 0 ? address.Road + address.Building : address.Town + address.Village + address.Lot) is { Length: > 0 } key ? key : null));

    private static (Comparison, LinkColumn) Date(LinkColumn<DateOnly> column) => (Compare.Dates(column), column);

    private static (Comparison, LinkColumn) Number(LinkColumn<double> column)
    {
        var spread = column.Values.Length == 0 ? 0 : column.Values.Max() - column.Values.Min();
        return (spread > 0 ? Compare.Numbers(column, spread * 1e-4, spread * 1e-2) : Compare.Exact(column), column);
    }

    // Squares of about 200 m.
    private static (Comparison, LinkColumn) Place(LinkColumn<GeoPoint> column) =>
        (Compare.Places(column, _metres), column.SelectValue<(int, int)>(column.Name, point => ((int)Math.Round(point.Longitude * 500), (int)Math.Round(point.Latitude * 500))));

    private static GeoPoint?[] Points(LinkTable table, IReadOnlyList<string> columns) =>
        [.. table.Numbers(columns[0]).Zip(table.Numbers(columns[1]), (x, y) => x is { } longitude && y is { } latitude ? new GeoPoint(longitude, latitude) : (GeoPoint?)null)];
}
