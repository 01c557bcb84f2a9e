using System.CommandLine;
using System.Text.Json;
using Maru.App.Boards;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>boards --json</c> says of one board.</summary>
internal sealed record BoardLine(string Id, string Title, int Tiles, IReadOnlyList<string> SharedWith, string? Owner, IReadOnlyList<BoardTileLine> Problems);

/// <summary>A tile that shows nothing, and why.</summary>
internal sealed record BoardTileLine(string Tile, string Problem);

internal static class BoardsCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("boards", "현황판을 보고 넣습니다 · boards: tiles of indicators and SQL") { json, Show(), Add(), Remove(), Refresh(), Menu(), Comments(), Sites() };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<ComputeTiles>().Refresh(stop);
            services.GetRequiredService<App.Indicators.ComputeIndicators>().Refresh(stop);
            var desk = services.GetRequiredService<BoardDesk>();
            foreach (var (_, problem) in services.GetRequiredService<BoardBook>().Unread()) await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.In("ko"));
            if (services.GetRequiredService<BoardMenu>().Problem is { } menu) await parsed.InvocationConfiguration.Error.WriteLineAsync(menu.In("ko"));
            List<BoardLine> lines = [.. desk.All().Select(board => new BoardLine(board.Id, board.Title.Ko, board.Tiles.Count, board.SharedWith, board.Owner, [.. desk.Tiles(board).Select(view => (view.Tile.Id, Problem: ProblemOf(view))).Where(pair => pair.Problem is not null).Select(pair => new BoardTileLine(pair.Id, pair.Problem!))]))];
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(lines, CliJson.Default.IEnumerableBoardLine));
            else Write(output, lines);
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var command = new Command("show", "현황판의 선언을 YAML로 · the declaration of a board") { id };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            parsed.InvocationConfiguration.Output.Write(BoardYaml.Write(services.GetRequiredService<BoardDesk>().Find(parsed.GetValue(id)!) ?? throw BoardDesk.Gone(parsed.GetValue(id)!)));
            return 0;
        });
        return command;
    }

    private static Command Add()
    {
        var file = new Argument<string[]>("file") { Description = "현황판을 적은 YAML · declarations", Arity = ArgumentArity.OneOrMore };
        var command = new Command("add", "현황판을 넣거나 고칩니다 · add or replace boards") { file };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            foreach (var path in parsed.GetValue(file)!)
            {
                var board = BoardYaml.Read(await YamlFile.Read(path, new("현황판을", "of a board"), "docs/howto/boards.md", stop), Path.GetFileName(path));
                services.GetRequiredService<BoardDesk>().Save(board, stop);
                parsed.InvocationConfiguration.Output.WriteLine($"‘{board.Title.Ko}’ 현황판을 넣었습니다(타일 {board.Tiles.Count}개): /boards/{board.Id}");
            }
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var id = Id();
        var command = new Command("remove", "현황판을 지웁니다. 데이터와 지표는 그대로입니다 · remove a board") { id };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<BoardDesk>().Remove(parsed.GetValue(id)!);
            parsed.InvocationConfiguration.Output.WriteLine($"‘{parsed.GetValue(id)}’ 현황판을 지웠습니다.");
            return 0;
        });
        return command;
    }

    private static Command Refresh()
    {
        var command = new Command("refresh", "새 버전이 온 데이터의 타일을 다시 셉니다 · compute tiles that are out of date");
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            parsed.InvocationConfiguration.Output.WriteLine($"타일 {services.GetRequiredService<ComputeTiles>().Refresh(stop)}개를 다시 셌습니다.");
            return 0;
        });
        return command;
    }

    private static Command Comments()
    {
        var id = Id();
        var add = new Option<string?>("--add") { Description = "남길 의견 · a comment to send" };
        var command = new Command("comments", "현황판의 의견을 보거나 남깁니다 · comments on a board") { id, add };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var desk = services.GetRequiredService<BoardDesk>();
            var board = desk.Find(parsed.GetValue(id)!) ?? throw BoardDesk.Gone(parsed.GetValue(id)!);
            if (parsed.GetValue(add) is { } text) desk.Comment(board.Id, text);
            foreach (var comment in desk.Comments(board)!) parsed.InvocationConfiguration.Output.WriteLine($"{App.Catalog.KoreanTime.Of(comment.At):yyyy-MM-dd HH:mm} {comment.Name}: {comment.Text}");
            return 0;
        });
        return command;
    }

    private static Command Sites()
    {
        var add = new Option<string[]>("--add") { Description = "허락할 사이트 · sites to allow" };
        var remove = new Option<string[]>("--remove") { Description = "뺄 사이트 · sites to take away" };
        var command = new Command("sites", "현황판을 끼워 넣을 수 있는 다른 사이트 · other sites that may show boards in a frame") { add, remove };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var sites = services.GetRequiredService<EmbedSites>();
            foreach (var site in parsed.GetValue(add) ?? []) sites.Add(site);
            foreach (var site in parsed.GetValue(remove) ?? [])
                if (!sites.Remove(site)) throw new InputException(new($"'{site}'는 허락한 사이트가 아닙니다.", $"'{site}' is none of the sites allowed."), new("'maru boards sites'로 목록을 보세요.", "See 'maru boards sites'."), "--remove");
            foreach (var site in sites.All) parsed.InvocationConfiguration.Output.WriteLine(site);
            if (sites.All.Count == 0) parsed.InvocationConfiguration.Output.WriteLine("허락한 사이트가 없습니다.");
            return 0;
        });
        return command;
    }

    private static Command Menu()
    {
        var file = new Argument<string?>("file") { Description = "메뉴를 적은 YAML. 없으면 지금 메뉴를 보입니다 · a menu; without it the present one is shown", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("menu", "현황판 메뉴를 보거나 바꿉니다 · the menu of boards") { file };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(file) is not { } path)
            {
                output.Write(BoardYaml.WriteMenu(services.GetRequiredService<BoardMenu>().Items));
                return 0;
            }
            var menu = BoardYaml.ReadMenu(await YamlFile.Read(path, new("메뉴를", "of a menu"), "docs/howto/boards.md", stop), Path.GetFileName(path));
            services.GetRequiredService<BoardDesk>().SaveMenu(menu);
            output.WriteLine($"메뉴를 바꿨습니다(맨 위 {menu.Count}개).");
            return 0;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "현황판의 이름 · the board's id" };

    private static string? ProblemOf(TileView view) => view.Tile switch
    {
        { Indicator: { } indicator } when view.Indicator is null => $"‘{indicator}’ 지표가 없습니다.",
        { Indicator: not null } => view.Indicator!.Mart is { } mart ? mart.Problem?.Ko : "아직 세지 않았습니다.",
        { Feed: not null } => view.Fault?.Ko,
        { Sql: not null } => view.Mart is { } mart ? mart.Problem?.Ko ?? (mart.Rows.Count == 0 ? "결과가 비어 있습니다." : null) : "아직 세지 않았습니다.",
        _ => null,
    };

    private static void Write(TextWriter output, IReadOnlyList<BoardLine> lines)
    {
        if (lines.Count == 0)
        {
            output.WriteLine("현황판이 없습니다. 'maru boards add 파일.yaml'로 넣으세요.");
            return;
        }
        var table = new TextTable(new("현황판", Least: 10), new("타일", Right: true), new("함께 볼 사람", Least: 8), new("이름", Least: 8));
        foreach (var line in lines) table.Add(line.Title, Words.Count(line.Tiles), line.SharedWith.Contains(Board.Everyone) ? "모두" : line.SharedWith.Count == 0 ? "만든 이" : string.Join(", ", line.SharedWith), line.Id);
        table.WriteTo(output, Screen.WidthOf(output));
        foreach (var line in lines)
            foreach (var problem in line.Problems) output.WriteLine($"! {line.Id}/{problem.Tile}: {problem.Problem}");
    }
}
