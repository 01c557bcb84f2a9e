using System.Globalization;
using Maru.App.Boards;
using Maru.App.Indicators;
using Maru.App.Lake;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Boards;

/// <summary>A board while somebody lays it out: what its form holds, which is nothing that is kept.</summary>
internal sealed class BoardDraft
{
    private const int LongestTitle = 60;

    public string Title { get; private init; } = "";

    public string EnglishTitle { get; private init; } = "";

    public string About { get; private init; } = "";

    public string EnglishAbout { get; private init; } = "";

    /// <summary>everyone, nobody, or departments by name with commas between.</summary>
    public string SharedWith { get; private init; } = "";

    /// <summary>Each tile as YAML, in order. Those that can't be read stay as they were written.</summary>
    public List<string> Tiles { get; private init; } = [];

    public static BoardDraft Of(Board board) => new()
    {
        Title = board.Title.Ko,
        EnglishTitle = board.Title.En,
        About = board.About.Ko,
        EnglishAbout = board.About.En,
        SharedWith = string.Join(", ", board.SharedWith),
        Tiles = [.. board.Tiles.Select(BoardYaml.Write)],
    };

    public static BoardDraft Of(IFormCollection form)
    {
        var (tiles, widths) = (form["tile"], form["width"]);
        return new()
        {
            Title = form["title"].ToString().Trim(),
            EnglishTitle = form["englishTitle"].ToString().Trim(),
            About = form["about"].ToString().Trim(),
            EnglishAbout = form["englishAbout"].ToString().Trim(),
            SharedWith = form["sharedWith"].ToString().Trim(),
            Tiles = [.. tiles.Take(BoardYaml.MostTiles).Select((tile, i) => WithWidth(tile ?? "", i < widths.Count ? widths[i] : null))],
        };
    }

    /// <summary>Moves, removes or adds a tile, as the buttons of the form say: <c>up:3</c>, <c>down:3</c>, <c>remove:3</c>, <c>add</c>.</summary>
    public void Change(string act, IFormCollection form)
    {
        if (act == "add")
        {
            Add(form);
            return;
        }
        if (act.Split(':') is not [var what, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= Tiles.Count) return;
        if (what == "remove") Tiles.RemoveAt(at);
        else if (what == "up" && at > 0) (Tiles[at - 1], Tiles[at]) = (Tiles[at], Tiles[at - 1]);
        else if (what == "down" && at < Tiles.Count - 1) (Tiles[at + 1], Tiles[at]) = (Tiles[at], Tiles[at + 1]);
    }

    /// <exception cref="InputException">A tile can't be read, or the title is missing; the message says which.</exception>
    public Board Read(string id)
    {
        if (Title.Length is 0 or > LongestTitle) throw new InputException(new($"제목이 {Title.Length}자입니다.", $"The title has {Title.Length} characters."), new($"1자에서 {LongestTitle}자까지 쓰세요.", $"Write 1 to {LongestTitle}."), "title");
        var tiles = Tiles.Select((tile, i) => BoardYaml.ReadTile(tile, $"타일 {i + 1}")).ToList();
        var board = new Board(id, new(Title, EnglishTitle.Length > 0 ? EnglishTitle : Title), tiles)
        {
            About = new(About, EnglishAbout.Length > 0 ? EnglishAbout : About),
            SharedWith = [.. SharedWith.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)],
        };
        // What a file may hold is looked at where files are read.
        return BoardYaml.Read(BoardYaml.Write(board), "현황판") with { Owner = board.Owner };
    }

    /// <summary>An address of letters and digits out of a title, that no board has yet.</summary>
    public static string IdOf(string title, Func<string, bool> isTaken)
    {
        var plain = string.Join('-', title.Split([.. title.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (plain.Length > 50) plain = plain[..50].TrimEnd('-');
        if (!DeclaredId.IsOne(plain)) plain = "board";
        return Enumerable.Range(1, 1000).Select(i => i == 1 ? plain : $"{plain}-{i}").First(id => !isTaken(id));
    }

    private void Add(IFormCollection form)
    {
        if (Tiles.Count >= BoardYaml.MostTiles) return;
        var indicator = form["addIndicator"].ToString();
        var tileForm = Enum.TryParse<TileForm>(form["addForm"], ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : TileForm.Number;
        var taken = Tiles.Select(IdIn).ToHashSet(StringComparer.Ordinal);
        string Free(string wanted) => Enumerable.Range(1, BoardYaml.MostTiles + 1).Select(i => i == 1 ? wanted : $"{wanted}-{i}").First(id => !taken.Contains(id));
        Tiles.Add(BoardYaml.Write(DeclaredId.IsOne(indicator)
            ? new Tile(Free(indicator.Length > 50 ? indicator[..50] : indicator), tileForm) { Indicator = indicator, Width = tileForm == TileForm.Number ? 3 : 6, By = tileForm is TileForm.Ranking or TileForm.Map ? TilePart.Region : TilePart.Whole }
            : new Tile(Free("table"), TileForm.Table) { Title = new("제목을 쓰세요", "Write a title"), Datasets = ["complaints"], Sql = "select \"접수채널\", count(*) as \"건수\"\nfrom \"complaints\" group by 1 order by 2 desc limit 10" }));
    }

    private static string IdIn(string yaml)
    {
        try
        {
            return BoardYaml.ReadTile(yaml, "").Id;
        }
        catch (InputException)
        {
            return "";
        }
    }

    private static string WithWidth(string yaml, string? width)
    {
        if (!int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) || columns is < 2 or > 12) return yaml;
        try
        {
            return BoardYaml.Write(BoardYaml.ReadTile(yaml, "") with { Width = columns });
        }
        catch (InputException)
        {
            return yaml;
        }
    }
}
