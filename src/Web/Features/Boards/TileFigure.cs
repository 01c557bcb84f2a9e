using System.Globalization;
using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Indicators;
using Maru.App.Live;
using Maru.Core;
using Maru.Web.Shell;
using Maru.Web.Text;

namespace Maru.Web.Features.Boards;

/// <summary>A tile as it is drawn for one reader under the board's filters: rows, words and times in one shape, whether they come of an indicator or of SQL.</summary>
public sealed class TileFigure
{
    private const int MostPoints = 36;
    private readonly Viewer _viewer;

    private TileFigure(TileView view, BoardFilter filter, Viewer viewer)
    {
        (View, Filter, _viewer) = (view, filter, viewer);
        Unit = viewer.Say(view.Indicator?.Indicator.Unit ?? (view.Live is { } live && view.Tile.Unit.Ko.Length == 0 ? live.Unit : view.Tile.Unit));
        Decimals = view.Indicator?.Indicator.Decimals ?? view.Live?.Decimals ?? view.Tile.Decimals;
        Title = viewer.Say(Named);
        Measure = viewer.Say(view.Tile.Measure);
    }

    public TileView View { get; }

    public Tile Tile => View.Tile;

    public BoardFilter Filter { get; }

    public string Title { get; }

    private Bilingual Named => View.Indicator is { } shown && Tile.Title.Ko.Length == 0 ? shown.Indicator.Title : View.Live is { } live && Tile.Title.Ko.Length == 0 ? live.Headline : Tile.Title;

    public string Measure { get; private set; }

    public string Unit { get; }

    public int Decimals { get; }

    /// <summary>The finding in words; the title where there is none.</summary>
    public string Headline { get; private set; } = "";

    /// <summary>What stands above the headline: the title where the headline is a finding, the domain where the title is part of it.</summary>
    public string? Kicker { get; private set; }

    /// <summary>How an indicator compares, in a sentence.</summary>
    public string? Compared { get; private set; }

    /// <summary>Column names as the SQL gives them, or those of an indicator's points in the same manner.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    public IReadOnlyList<object?[]> Rows { get; private set; } = [];

    public DateOnly? ReferenceDate { get; private set; }

    public DateTimeOffset? Collected { get; private set; }

    public string? Receipt { get; private set; }

    /// <summary>Why there is nothing to draw; null when there is.</summary>
    public (Bilingual Title, Bilingual Text, bool NoPermission)? State { get; private set; }

    /// <summary>A filter is set that this tile can't follow.</summary>
    public bool IsUnfiltered { get; private set; }

    /// <summary>Standing of an indicator under the filters.</summary>
    public IndicatorStanding? Standing { get; private set; }

    /// <summary>The number of a tile that is one; null when there is none.</summary>
    public double? Now => View.Live is { } live ? live.Value : Standing?.Current?.Value;

    /// <summary>How late what it shows is; null when it is not.</summary>
    public Bilingual? Late => View.Live is { Feed: { State: FeedState.Stale or FeedState.Broken } feed } ? feed.Why : LateDays > 0 ? BoardWords.LateBy(LateDays) : null;

    private int LateDays => View.Dataset?.Freshness is { State: FreshnessState.Late, LateDays: > 0 and var days } ? days : 0;

    public static TileFigure Of(TileView view, BoardFilter filter, Viewer viewer)
    {
        var figure = new TileFigure(view, filter, viewer);
        if (view.Closed) figure.State = (BoardWords.Closed, BoardWords.ClosedText, true);
        else if (view.Fault is { } fault) figure.State = (BoardWords.NotPossible, fault, false);
        else if (view.Live is { } live) figure.FillOf(live);
        else if (view.Indicator is { } indicator) figure.FillOf(indicator);
        else if (view.Tile.Indicator is not null) figure.State = (BoardWords.Gone, BoardWords.NotComputedText, false);
        else if (view.Tile.Sql is not null) figure.FillOf(view.Mart);
        else figure.Headline = figure.Title;
        return figure;
    }

    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    public string TextAt(object?[] row, string name) => Column(name) is >= 0 and var at ? Written(row[at]) : "";

    public double NumberAt(object?[] row, string name) => Column(name) is >= 0 and var at && row[at] is double number ? number : double.NaN;

    public bool IsMarked(object?[] row) => Column("marked") is >= 0 and var at && row[at] is true;

    public string Value(double value) => double.IsFinite(value) ? Figures.Fixed(value, Decimals) : "—";

    public string WithUnit(double value) => Value(value) + (Unit.Length > 1 && _viewer.Language == Language.English ? " " : "") + Unit;

    /// <summary>Heads of the table twin.</summary>
    public IReadOnlyList<string> TableHead => [.. Shown.Select(at => Columns[at].Equals("value", StringComparison.OrdinalIgnoreCase) && Unit.Length > 0 ? $"{_viewer.Say(BoardWords.Column("value")!.Value)} ({Unit})" : BoardWords.Column(Columns[at]) is { } known ? _viewer.Say(known) : Columns[at])];

    public IReadOnlyList<bool> AreNumbers => [.. Shown.Select(at => Rows.Any(row => row[at] is double) && Rows.All(row => row[at] is null or double))];

    public IReadOnlyList<IReadOnlyList<string?>> TableRows => [.. Rows.Select(row => (IReadOnlyList<string?>)[.. Shown.Select(at => Cell(row[at], Columns[at]))])];

    // What is for drawing only tells a reader of the table nothing.
    private IEnumerable<int> Shown => Enumerable.Range(0, Columns.Count).Where(at => !Columns[at].Equals("marked", StringComparison.OrdinalIgnoreCase) && !(Columns[at].Equals("code", StringComparison.OrdinalIgnoreCase) && Column("label") >= 0));

    private string? Cell(object? cell, string column) => cell switch
    {
        null => "—",
        double number when column.Equals("value", StringComparison.OrdinalIgnoreCase) => Figures.Fixed(number, Decimals),
        double number => Figures.Number(number, Math.Max(Decimals, number == Math.Floor(number) ? 0 : 1)),
        _ => Written(cell),
    };

    private static string Written(object? cell) => cell switch
    {
        null => "",
        double number => Figures.Number(number, number == Math.Floor(number) ? 0 : 2),
        true => "○",
        false => "–",
        string { Length: >= 16 } moment when moment[4] == '-' && moment[10] == 'T' => moment[..10] + " " + moment[11..16],
        _ => cell.ToString()!,
    };

    private void FillOf(TileMart? mart)
    {
        if (mart is null)
        {
            State = (BoardWords.NotComputed, BoardWords.NotComputedText, false);
            return;
        }
        if (mart.Problem is { } problem)
        {
            State = (BoardWords.NotPossible, problem, false);
            return;
        }
        Columns = mart.Columns;
        Rows = MonthsShort(mart);
        (ReferenceDate, Collected, Receipt) = (mart.ReferenceDate, mart.CollectedAt, mart.Receipt);
        Headline = _viewer.Say(mart.Headline) is { Length: > 0 } said ? said : Title;
        if (!Filter.IsNone) Choose();
        if (Headline != Title) Kicker = Title;
        if (Rows.Count == 0) State = (BoardWords.NothingLeft, BoardWords.NothingLeftText, false);
    }

    // First days of months are how SQL says months.
    private static IReadOnlyList<object?[]> MonthsShort(TileMart mart)
    {
        if (mart.Column("label") is not (>= 0 and var at) || mart.Rows.Count < 2 || !mart.Rows.All(row => row[at] is string { Length: 10 } text && text[4] == '-' && text.EndsWith("-01", StringComparison.Ordinal))) return mart.Rows;
        return [.. mart.Rows.Select(row =>
        {
            var shorter = row.ToArray();
            shorter[at] = ((string)row[at]!)[..7];
            return shorter;
        })];
    }

    private void Choose()
    {
        var isNarrowed = false;
        void Only(string column, string? wanted)
        {
            if (wanted is null) return;
            if (Column(column) is not (>= 0 and var at))
            {
                IsUnfiltered = true;
                return;
            }
            Rows = [.. Rows.Where(row => row[at] is null || string.Equals(Written(row[at]), wanted, StringComparison.Ordinal))];
            isNarrowed = true;
        }
        // A map shows all regions whatever one is chosen: it is how another is chosen.
        if (Tile.Form != TileForm.Map) Only(TileColumns.Region, Filter.Region);
        Only(TileColumns.Office, Filter.Office);
        if (Filter.Month is { } month)
        {
            if (Column(TileColumns.Period) is >= 0 and var at)
            {
                Rows = [.. Rows.Where(row => row[at] is null || string.CompareOrdinal(Written(row[at]).PadRight(7)[..7], month) <= 0)];
                isNarrowed = true;
            }
            else IsUnfiltered = true;
        }
        // The finding was made of all rows.
        if (isNarrowed) Headline = Title;
    }

    private void FillOf(LiveFigure live)
    {
        (Columns, Rows, Collected) = (live.Columns, live.Rows, live.Feed.LastArrival ?? live.Feed.Health.AnsweredAt);
        (Headline, Kicker) = (_viewer.Say(live.Headline), Tile.Form == TileForm.Number ? null : Title);
        if (Measure.Length == 0) Measure = _viewer.Say(new(live.Feed.Setting.Title, live.Feed.Setting.TitleEn ?? live.Feed.Setting.Title));
        Compared = _viewer.Say(live.Told);
        IsUnfiltered = Filter.Region is not null || Filter.Office is not null;
        // That nothing goes on is something to say.
        if (Tile.Form != TileForm.Events && Rows.Count == 0) State = (BoardWords.NoValueYet, live.Feed.Why, false);
    }

    private void FillOf(IndicatorView view)
    {
        var one = view.Indicator;
        if (view.Mart is not { } mart)
        {
            State = (BoardWords.NotComputed, BoardWords.NotComputedText, false);
            return;
        }
        if (mart.Problem is { } problem)
        {
            State = (BoardWords.NotPossible, problem, false);
            return;
        }
        (ReferenceDate, Collected, Receipt) = (mart.ReferenceDate, mart.CollectedAt, mart.Receipt);
        var hasRegions = one.Region is not null;
        var hasOffices = one.Office is not null;
        IsUnfiltered = (Filter.Region is not null && !hasRegions) || (Filter.Office is not null && !hasOffices);
        var region = hasRegions ? Filter.Region : null;
        var office = hasOffices ? Filter.Office : null;
        var course = mart.Of(region, office).Where(point => Filter.Reaches(one.Grain, point.Period)).ToList();
        Standing = IndicatorStanding.Of(one, course, mart.AsOf);
        if (Measure.Length == 0) Measure = Standing.Current is { } newest ? string.Join(" · ", ((string[])[Periods.Name(one.Grain, newest.Period), _viewer.Say(one.About)]).Where(text => text.Length > 0)) : "";
        Kicker = View.Dataset is { } entry ? _viewer.Say(entry.Domain.Name) : null;
        if (Standing.Current?.Value is null) State = (BoardWords.NothingLeft, BoardWords.NothingLeftText, false);
        else if (Tile.By == TilePart.Whole)
        {
            Columns = ["label", "value"];
            Rows = [.. course.Where(point => point != Standing.Open).TakeLast(MostPoints).Select(point => new object?[] { Periods.Name(one.Grain, point.Period), point.Value })];
            Headline = Title;
            if (Told(one.Grain, Standing.Comparisons) is { } told)
            {
                var sentence = IndicatorWords.Sentence(one, told);
                Compared = _viewer.Say(sentence);
                Headline = _viewer.Say(BoardWords.Now(Named, IndicatorWords.Value(one, Standing.Current.Value.Value), sentence));
            }
        }
        else
        {
            var isRegion = Tile.By == TilePart.Region;
            var parts = mart.In(Standing.Current.Period).Where(point => point.Value is not null && (isRegion ? point.Region is not null && point.Office == office : point.Office is not null && point.Region == region))
                .OrderByDescending(point => point.Value).ThenBy(point => point.Region ?? point.Office, StringComparer.Ordinal).ToList();
            Columns = ["label", "value", "marked"];
            Rows = [.. parts.Select((point, i) => new object?[] { (isRegion ? point.Region : point.Office) is { Length: > 0 } name ? name : _viewer.Say(BoardWords.Blank), point.Value, i == 0 })];
            if (parts.Count == 0) State = (BoardWords.NothingLeft, BoardWords.NothingLeftText, false);
            else Headline = _viewer.Say(BoardWords.Highest(Named, (string)Rows[0][0]!, IndicatorWords.Value(one, parts[0].Value!.Value), IndicatorWords.IsCounted(one)));
        }
    }

    // The target first. A day is told beside the same weekday, for weekends are none of anybody's doing; a month beside the one before.
    private static Comparison? Told(Grain grain, IReadOnlyList<Comparison> all) =>
        all.OrderBy(compared => compared.With switch { ComparedWith.Target => 0, ComparedWith.Alike => grain <= Grain.Day ? 1 : 3, _ => 2 }).FirstOrDefault();

    /// <summary>The day an indicator's newest value speaks of, or that of the data.</summary>
    public string? Reference => View.Live is { } live ? (live.At is { } at ? PageTime.Local(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) : null) : Standing?.Current is { } now && View.Indicator is { } view ? Periods.Name(view.Indicator.Grain, now.Period) : ReferenceDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
