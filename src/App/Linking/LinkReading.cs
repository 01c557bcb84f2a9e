using System.Globalization;
using Maru.App.Rows;
using Maru.Core.Lake;
using SortKey = Maru.App.Rows.SortKey;

namespace Maru.App.Linking;

/// <summary>What a row of a dataset of links is.</summary>
public enum LinkVerdict
{
    Link,
    /// <summary>A pair that a person should look at.</summary>
    Review,
    LeftOnly,
    RightOnly,
}

/// <summary>One row: a pair, or a thing without a partner.</summary>
/// <param name="Left">Key of the left thing; null when there is none or it is closed.</param>
/// <param name="LeftValues">In the order of <see cref="LinkRows.LeftColumns"/>.</param>
/// <param name="Evidence">Each field with how well it agrees and what that weighs, in bits; empty when nothing was compared.</param>
public sealed record LinkRow(
    string? Left, string? Right, IReadOnlyList<string?> LeftValues, IReadOnlyList<string?> RightValues, double? Probability, string? Origin, IReadOnlyList<string> Evidence);

/// <param name="LeftKey">Name of the key in the left dataset.</param>
/// <param name="LeftColumns">Names of the other columns of the left dataset.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
public sealed record LinkRows(string LeftKey, string RightKey, IReadOnlyList<string> LeftColumns, IReadOnlyList<string> RightColumns, IReadOnlyList<LinkRow> Rows, string? Next);

/// <summary>Reads a dataset of links as pairs. Closed columns stay closed.</summary>
public sealed class LinkReading(ReadableVersions versions, RowReader reader)
{
    /// <param name="link">The links; their newest version is read.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <returns>Null when the dataset is gone, or is not one of links any more.</returns>
    /// <exception cref="Core.InputException">The cursor is of another query.</exception>
    public LinkRows? Read(string link, LinkVerdict verdict, int rows, string? after, CancellationToken stop)
    {
        if (versions.Find(link) is not { } manifest || Shape.Of(manifest) is not { } shape) return null;
        var schema = new RowSchema(manifest);
        var query = new RowQuery
        {
            Filters = [new(schema.Require(LinkFile.Verdict, link), FilterOperator.Equal, [WordOf(verdict)], WordOf(verdict))],
            Sort = [.. shape.Order(verdict).Where(key => schema.Find(key.Name) is not null)],
            Limit = rows,
            After = after,
        };
        using var open = reader.Open(manifest, query, stop, RowReader.PageLimits);
        var found = new List<LinkRow>();
        while (open.Next(out var count))
            for (var row = 0; row < count; row++)
                found.Add(shape.Row(open, row));
        return new(shape.LeftKey, shape.RightKey, shape.LeftColumns, shape.RightColumns, found, open.NextPage(open.KnownCount() ?? MatchCount.Unknown));
    }

    private static string WordOf(LinkVerdict verdict) => verdict switch
    {
        LinkVerdict.Link => LinkFile.Linked,
        LinkVerdict.Review => LinkFile.Review,
        LinkVerdict.LeftOnly => LinkFile.LeftOnly,
        _ => LinkFile.RightOnly,
    };

    // Which columns are of which side; the first of each is its key.
    private sealed record Shape(IReadOnlyList<string> Left, IReadOnlyList<string> Right)
    {
        public string LeftKey => LinkFile.LeftName(Left[0])!;

        public string RightKey => LinkFile.RightName(Right[0])!;

        public IReadOnlyList<string> LeftColumns => [.. Left.Skip(1).Select(column => LinkFile.LeftName(column)!)];

        public IReadOnlyList<string> RightColumns => [.. Right.Skip(1).Select(column => LinkFile.RightName(column)!)];

        public static Shape? Of(VersionManifest manifest)
        {
            var own = manifest.Columns.Where(column => column.Cell is not null).OrderBy(column => column.Cell).ToList();
            string[] left = [.. own.Select(column => column.Name).Where(name => LinkFile.LeftName(name) is not null)], right = [.. own.Select(column => column.Name).Where(name => LinkFile.RightName(name) is not null)];
            return left.Length > 0 && right.Length > 0 && own.Exists(column => column is { Name: LinkFile.Verdict, Closed: false }) ? new(left, right) : null;
        }

        // Pairs that are nearly certain first: they are the quickest to decide.
        public IReadOnlyList<SortKey> Order(LinkVerdict verdict) => verdict switch
        {
            LinkVerdict.Review => [new(LinkFile.Probability, true), new(Left[0], false)],
            LinkVerdict.RightOnly => [new(Right[0], false)],
            _ => [new(Left[0], false)],
        };

        public LinkRow Row(OpenRows open, int row)
        {
            var at = open.Columns.Select((column, i) => (column.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
            string? Text(string name) => at.TryGetValue(name, out var i) && !open.Batch.IsNull(i, row) ? Convert.ToString(open.Batch.Value(i, row), CultureInfo.InvariantCulture) : null;
            return new(
                Text(Left[0]), Text(Right[0]), [.. Left.Skip(1).Select(Text)], [.. Right.Skip(1).Select(Text)],
                double.TryParse(Text(LinkFile.Probability), NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) ? probability : null,
                Text(LinkFile.Origin), Text(LinkFile.Evidence)?.Split("; ") ?? []);
        }
    }
}
