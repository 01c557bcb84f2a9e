using Maru.App.Indicators;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Boards;

/// <summary>Boards and the menu of boards as YAML. What is written is read back the same.</summary>
public static class BoardYaml
{
    public const int MostTiles = 60;
    private const int Longest = 400_000;
    private const int MostNested = 6;
    private const int Columns = 12;
    private const int LeastWidth = 2;
    private const int MostDecimals = 6;
    private const int MostDatasets = 20;

    private static readonly Bilingual s_board = new("현황판", "board");
    private static readonly Bilingual s_tile = new("타일", "tile");
    private static readonly Bilingual s_menu = new("메뉴", "menu");

    /// <exception cref="InputException">It is no YAML of this form; the message says where and what to write.</exception>
    public static Board Read(string text, string where)
    {
        if (Root(text, where) is not { } root) throw new InputException(new("파일이 비었습니다.", "The file is empty."), new("‘id: 현황판이름’으로 시작하세요.", "Begin with 'id: …'."), where);
        var said = new YamlItems(root, where, s_board, ["id", "title", "englishTitle", "about", "englishAbout", "owner"], ["tiles", "sharedWith"]);
        var id = said.Required("id", "complaints");
        if (!DeclaredId.IsOne(id)) throw said.Wrong(new($"id가 '{id}'입니다.", $"The id is '{id}'."), new("글자와 숫자, 붙임표로 60자까지 쓰세요.", "Use letters, digits and hyphens, up to 60."));
        var title = said.Required("title", "민원");
        var tiles = said.List("tiles").Select(node => TileOf(node, $"{where}:{node.Start.Line}")).ToList();
        if (tiles.Count > MostTiles) throw said.Wrong(new($"타일이 {tiles.Count}개입니다.", $"There are {tiles.Count} tiles."), new($"{MostTiles}개까지 됩니다. 현황판을 나누세요.", $"Up to {MostTiles} are taken; use several boards."));
        if (tiles.GroupBy(tile => tile.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw said.Wrong(new($"id가 ‘{twice.Key}’인 타일이 둘 이상입니다.", $"Several tiles have the id '{twice.Key}'."), new("타일마다 다른 id를 쓰세요.", "Give each its own."));
        return new(id, new(title, said.Text("englishTitle") ?? title), tiles) { About = said.Both("about", "englishAbout"), Owner = said.Text("owner"), SharedWith = said.Texts("sharedWith") };
    }

    public static string Write(Board board) => YamlItems.TextOf(YamlItems.Write(
        ("id", board.Id), ("title", board.Title.Ko), ("englishTitle", board.Title.En), ("about", board.About.Ko), ("englishAbout", board.About.En), ("owner", board.Owner), ("sharedWith", board.SharedWith),
        ("tiles", board.Tiles.Count == 0 ? null : new YamlSequenceNode(board.Tiles.Select(NodeOf)))));

    /// <summary>One tile as YAML: what an editor shows of it.</summary>
    public static string Write(Tile tile) => YamlItems.TextOf(NodeOf(tile));

    /// <exception cref="InputException">It is no YAML of a tile.</exception>
    public static Tile ReadTile(string text, string where) => TileOf(Root(text, where) ?? throw new InputException(new("타일이 비었습니다.", "The tile is empty."), new("‘id: 타일이름’으로 시작하세요.", "Begin with 'id: …'."), where), where);

    /// <exception cref="InputException">It is no YAML of a menu.</exception>
    public static IReadOnlyList<MenuItem> ReadMenu(string text, string where) => Root(text, where) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(node => MenuOf(node, where, 0))],
        var node => throw new InputException(new("메뉴가 목록이 아닙니다.", "The menu is no list."), new("줄마다 ‘- title: …’로 시작하세요.", "Begin each entry with '- title: …'."), $"{where}:{node.Start.Line}"),
    };

    public static string WriteMenu(IReadOnlyList<MenuItem> menu) => menu.Count == 0 ? "" : YamlItems.TextOf(MenuNode(menu));

    private static YamlSequenceNode MenuNode(IReadOnlyList<MenuItem> menu) => new(menu.Select(item => YamlItems.Write(
        ("title", item.Title.Ko), ("englishTitle", item.Title.En), ("board", item.Board), ("children", item.Children.Count == 0 ? null : MenuNode(item.Children)))));

    private static MenuItem MenuOf(YamlNode node, string where, int depth)
    {
        var said = new YamlItems(node, $"{where}:{node.Start.Line}", s_menu, ["title", "englishTitle", "board"], ["children"]);
        var title = said.Required("title", "민원");
        if (depth > 1) throw said.Wrong(new("메뉴가 세 겹입니다.", "The menu has three levels."), new("두 겹까지 쓰세요.", "Use two at most."));
        return new(new(title, said.Text("englishTitle") ?? title), said.Text("board"), [.. said.List("children").Select(child => MenuOf(child, where, depth + 1))]);
    }

    private static YamlNode? Root(string text, string where) => text.Length <= Longest ? YamlText.Read(text, MostNested, where) : throw new InputException(
        new($"파일이 {text.Length:N0}자입니다.", $"The file has {text.Length:N0} characters."), new($"{Longest:N0}자까지 됩니다.", $"Up to {Longest:N0} are taken."), where);

    private static YamlMappingNode NodeOf(Tile tile) => YamlItems.Write(
        ("id", tile.Id), ("form", tile.Form.ToString().ToLowerInvariant()), ("width", tile.Width), ("indicator", tile.Indicator), ("by", tile.By == TilePart.Whole ? null : tile.By.ToString().ToLowerInvariant()),
        ("feed", tile.Feed), ("quantity", tile.Quantity), ("station", tile.Station),
        ("title", tile.Title.Ko), ("englishTitle", tile.Title.En), ("measure", tile.Measure.Ko), ("englishMeasure", tile.Measure.En), ("unit", tile.Unit.Ko), ("englishUnit", tile.Unit.En), ("decimals", tile.Decimals > 0 ? tile.Decimals : null),
        ("datasets", tile.Datasets), ("sql", tile.Sql), ("headline", tile.Headline), ("englishHeadline", tile.EnglishHeadline), ("text", tile.Text.Ko), ("englishText", tile.Text.En), ("address", tile.Address));

    private static Tile TileOf(YamlNode node, string where)
    {
        var said = new YamlItems(node, where, s_tile, ["id", "form", "width", "indicator", "by", "feed", "quantity", "station", "title", "englishTitle", "measure", "englishMeasure", "unit", "englishUnit", "decimals", "sql", "headline", "englishHeadline", "text", "englishText", "address", "alt", "englishAlt"], ["datasets"]);
        var id = said.Required("id", "received");
        if (!DeclaredId.IsOne(id)) throw said.Wrong(new($"타일의 id가 '{id}'입니다.", $"The tile's id is '{id}'."), new("글자와 숫자, 붙임표로 60자까지 쓰세요.", "Use letters, digits and hyphens, up to 60."));
        said.Required("form", "number");
        var tile = new Tile(id, said.Named("form", TileForm.Number))
        {
            Width = said.Whole("width", Columns / 2, LeastWidth, Columns),
            Indicator = said.Text("indicator"),
            By = said.Named("by", TilePart.Whole),
            Feed = said.Text("feed"),
            Quantity = said.Text("quantity"),
            Station = said.Text("station"),
            Title = said.Both("title", "englishTitle"),
            Measure = said.Both("measure", "englishMeasure"),
            Unit = said.Both("unit", "englishUnit"),
            Decimals = said.Whole("decimals", 0, 0, MostDecimals),
            Datasets = said.Texts("datasets"),
            Sql = said.Text("sql"),
            Headline = said.Text("headline"),
            EnglishHeadline = said.Text("englishHeadline"),
            Text = said.Text("text") is null ? said.Both("alt", "englishAlt") : said.Both("text", "englishText"),
            Address = said.Text("address"),
        };
        Check(tile, said);
        return tile;
    }

    private static void Check(Tile tile, YamlItems said)
    {
        InputException Without(string item, Bilingual todo) => said.Wrong(new($"‘{tile.Id}’ 타일에 {item}이 없습니다.", $"The tile '{tile.Id}' has no {item}."), todo);
        switch (tile.Form)
        {
            case TileForm.Text when tile.Text.Ko.Length == 0:
                throw Without("text", new("보일 글을 text에 쓰세요.", "Write what it says in text."));
            case TileForm.Image when tile.Text.Ko.Length == 0 || tile.Address is null:
                throw Without("address, alt", new("그림의 주소를 address에, 무엇이 보이는지를 alt에 쓰세요.", "Give the image's address, and in alt what it shows."));
            case TileForm.Image when !IsAddress(tile.Address!):
                throw said.Wrong(new($"‘{tile.Id}’ 타일의 주소가 '{tile.Address}'입니다.", $"The address of the tile '{tile.Id}' is '{tile.Address}'."), new("/로 시작하는 이 사이트의 주소나 https 주소를 쓰세요.", "Use one of this site that begins with /, or https."));
            case TileForm.Text or TileForm.Image:
                return;
            case var form when tile.Feed is not null:
                if (tile.Sql is not null || tile.Indicator is not null) throw said.Wrong(new($"‘{tile.Id}’ 타일에 feed와 {(tile.Sql is null ? "indicator가" : "sql이")} 다 있습니다.", $"The tile '{tile.Id}' has a feed and {(tile.Sql is null ? "an indicator" : "SQL")}."), new("하나만 쓰세요.", "Use one of them."));
                if (!LiveFigure.Forms.Contains(form)) throw said.Wrong(new($"‘{tile.Id}’ 타일의 form이 {form.ToString().ToLowerInvariant()}입니다.", $"The form of the tile '{tile.Id}' is {form.ToString().ToLowerInvariant()}."), new($"feed는 {FormsOf}로 그립니다.", $"A feed is drawn as {FormsOf}."));
                return;
            case TileForm.Number when tile.Indicator is null:
                throw Without("indicator", new("number 꼴은 지표나 수신(feed)을 보입니다. id를 쓰세요.", "The form number shows an indicator or a feed; give its id."));
            case TileForm.Number or TileForm.Line or TileForm.Bars or TileForm.Ranking or TileForm.Map when tile.Indicator is not null:
                if (tile.Sql is not null) throw said.Wrong(new($"‘{tile.Id}’ 타일에 indicator와 sql이 다 있습니다.", $"The tile '{tile.Id}' has an indicator and SQL."), new("하나만 쓰세요.", "Use one of them."));
                if (tile.Form is TileForm.Ranking or TileForm.Map && tile.By == TilePart.Whole) throw Without("by", new("by: region이나 by: office를 쓰세요.", "Write by: region or by: office."));
                return;
        }
        if (tile.Sql is null) throw Without("sql", new("datasets와 sql을 쓰세요. number, line, bars, ranking, map은 indicator만으로도 됩니다.", "Give datasets and sql; number, line, bars, ranking and map do with an indicator."));
        if (tile.Datasets.Count is 0 or > MostDatasets) throw Without("datasets", new($"sql이 읽는 데이터의 id를 {MostDatasets}개까지 쓰세요.", $"Name the datasets that the SQL reads, up to {MostDatasets}."));
        if (tile.Title.Ko.Length == 0) throw Without("title", new("무엇의 그림인지 title에 쓰세요.", "Say in title what it shows."));
    }

    private static string FormsOf => string.Join(", ", LiveFigure.Forms.Select(form => form.ToString().ToLowerInvariant()));

    private static bool IsAddress(string address) => (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal)) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps);
}
