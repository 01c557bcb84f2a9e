using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Indicators;
using Maru.App.Live;
using Maru.Core;
using Maru.Methods.PersonalData;

namespace Maru.App.Boards;

/// <summary>A tile as a reader sees it.</summary>
/// <param name="Indicator">Of a tile that shows an indicator they may see.</param>
/// <param name="Mart">Of a tile with its own SQL over data they may read whole; null when it was not computed yet.</param>
/// <param name="Closed">True when it is of data they may not read.</param>
/// <param name="Dataset">The dataset it speaks of first.</param>
public sealed record TileView(Tile Tile, IndicatorView? Indicator, TileMart? Mart, bool Closed, CatalogEntry? Dataset)
{
    /// <summary>Of a tile that shows a feed they may see.</summary>
    public LiveFigure? Live { get; init; }

    /// <summary>Why a feed can't be shown; null when it can.</summary>
    public Bilingual? Fault { get; init; }
}

/// <summary>What people do with boards: see those that are theirs to see, lay them out, share them.</summary>
public sealed class BoardDesk(BoardBook book, BoardMenu menu, ComputeTiles compute, IndicatorDesk indicators, FeedDesk feeds, BoardComments comments, CatalogStore catalog, TimeProvider clock)
{
    /// <summary>Characters of a comment.</summary>
    public const int LongestComment = 1_000;

    private const int Most = 500;

    /// <summary>Boards this reader may see, those of the city first.</summary>
    public IReadOnlyList<Board> All() => [.. book.All().Where(MaySee).OrderBy(board => board.Owner is not null).ThenBy(board => board.Title.Ko, StringComparer.Ordinal)];

    /// <summary>The menu with the boards this reader may see; entries without any are left out.</summary>
    public IReadOnlyList<MenuItem> Menu() => Shown(menu.Items);

    /// <summary>Null when there is none, or it is not for this reader.</summary>
    public Board? Find(string id) => book.Find(id) is { } board && MaySee(board) ? board : null;

    /// <summary>There is one of that id, whoever may see it.</summary>
    public bool Exists(string id) => book.Find(id) is not null;

    /// <summary>The tiles of a board with what this reader may see of each.</summary>
    public IReadOnlyList<TileView> Tiles(Board board) => [.. board.Tiles.Select(View)];

    public TileView View(Tile tile)
    {
        if (tile.Form is TileForm.Text or TileForm.Image) return new(tile, null, null, Closed: false, null);
        if (tile.Indicator is { } id)
        {
            var shown = indicators.Find(id);
            return new(tile, shown, null, shown is null && indicators.Exists(id), shown?.Dataset);
        }
        if (tile.Feed is { } live) return LiveView(tile, live);
        var snapshot = catalog.Snapshot();
        // What is not in the catalogue at all says so itself.
        if (tile.Datasets.Any(dataset => snapshot.Find(dataset) is { } entry && !AccessRules.SeesWhole(entry))) return new(tile, null, null, Closed: true, null);
        return new(tile, null, compute.Kept(tile), Closed: false, snapshot.Find(tile.Datasets[0]));
    }

    private TileView LiveView(Tile tile, string id)
    {
        var none = new TileView(tile, null, null, Closed: false, null);
        if (feeds.Find(id) is not { } feed) return feeds.Exists(id) ? none with { Closed = true } : none with { Fault = new($"‘{id}’ 실시간 수신이 없습니다.", $"There is no feed '{id}'.") };
        try
        {
            return none with { Live = LiveFigure.Of(tile, feed, feeds.View(feed), clock.GetUtcNow()) };
        }
        catch (InputException e)
        {
            return none with { Fault = e.Todo is { } todo ? new($"{e.Problem.Ko} {todo.Ko}", $"{e.Problem.En} {todo.En}") : e.Problem };
        }
    }

    /// <summary>May lay out boards at all: those of the city with the right to edit for the whole city, others their own.</summary>
    public static bool MayMake() => Asking.Current is { Kind: ReaderKind.Machine } or { IsReadOnly: false, IsSignedIn: true };

    public static bool MayEdit(Board board)
    {
        var reader = Asking.Current;
        return AccessRules.May(reader, Act.Edit) || (MayMake() && board.Owner is { } owner && owner == reader.Account);
    }

    /// <summary>What a tile would show, without keeping it.</summary>
    /// <exception cref="InputException">It reads data they may not read, or can't be computed.</exception>
    public TileView Try(Tile tile, CancellationToken stop)
    {
        if (!MayMake()) throw AccessErrors.NotAllowed;
        if (tile.Sql is null) return View(tile);
        Require(tile);
        var mart = AsMachine(() => compute.Compute(tile, stop));
        return mart.Problem is { } problem ? throw new InputException(problem, null, tile.Id) : new(tile, null, mart, Closed: false, catalog.Snapshot().Find(tile.Datasets[0]));
    }

    /// <summary>Keeps a board and computes its tiles.</summary>
    /// <exception cref="InputException">They may not, or a tile reads data they may not read or can't be computed; the message names it.</exception>
    public void Save(Board board, CancellationToken stop)
    {
        if (!MayMake()) throw AccessErrors.NotAllowed;
        var before = book.Find(board.Id);
        if (before is not null && !MayEdit(before)) throw before is { } taken && MaySee(taken) ? AccessErrors.NotAllowed : Taken(board.Id);
        // Whose it is stays; a new one is the city's only from those who keep the city's.
        var kept = board with { Owner = before is not null ? before.Owner : AccessRules.May(Asking.Current, Act.Edit) ? board.Owner : Asking.Current.Account };
        if (before is null && book.All().Count >= Most) throw new InputException(new($"현황판이 {Most:N0}개입니다.", $"There are {Most:N0} boards."), new("쓰지 않는 것을 지우세요.", "Remove those nobody uses."), "id");
        var known = before?.Tiles.Select(BoardYaml.Write).ToHashSet(StringComparer.Ordinal) ?? [];
        var changed = kept.Tiles.Where(tile => !known.Contains(BoardYaml.Write(tile))).ToList();
        foreach (var tile in changed.Where(tile => tile.Indicator is not null && indicators.Find(tile.Indicator) is null)) throw IndicatorDesk.Gone(tile.Indicator!);
        foreach (var tile in changed.Where(tile => tile.Feed is not null))
            if (View(tile) is { Closed: true }) throw AccessErrors.NotAllowed;
            else if (View(tile).Fault is { } fault) throw new InputException(fault, null, tile.Id);
        foreach (var tile in changed.Where(tile => tile.Sql is not null))
        {
            Require(tile);
            if (AsMachine(() => compute.Kept(tile) ?? compute.Keep(tile, stop)).Problem is { } problem) throw new InputException(new($"‘{tile.Title.Ko}’: {problem.Ko}", $"'{tile.Title.En}': {problem.En}"), null, tile.Id);
        }
        book.Save(kept);
    }

    /// <exception cref="InputException">There is none, or they may not.</exception>
    public void Remove(string id)
    {
        var board = Find(id) ?? throw Gone(id);
        if (!MayEdit(board)) throw AccessErrors.NotAllowed;
        book.Remove(id);
    }

    /// <summary>What a board was before, newest first.</summary>
    public IReadOnlyList<(int Number, DateTimeOffset Until)> History(Board board) => MayEdit(board) ? book.History(board.Id) : [];

    /// <summary>An earlier state of a board; null when there is none.</summary>
    public Board? Earlier(Board board, int number) => MayEdit(board) ? book.Earlier(board.Id, number) : null;

    /// <summary>What people say of a board; null for those outside the city's offices, who neither read nor write it.</summary>
    public IReadOnlyList<BoardComment>? Comments(Board board) => IsStaff ? comments.Of(board.Id) : null;

    /// <summary>May take a comment away: who wrote it, and who edits the board.</summary>
    public static bool MayRemove(Board board, BoardComment comment) => MayEdit(board) || (comment.Account is { } account && account == Asking.Current.Account);

    /// <exception cref="InputException">They may not, it is empty or too long, or holds personal data.</exception>
    public BoardComment Comment(string id, string text)
    {
        var board = Find(id) ?? throw Gone(id);
        if (!IsStaff) throw AccessErrors.NotAllowed;
        var said = text.Trim();
        if (said.Length is 0 or > LongestComment) throw new InputException(
            new($"의견이 {said.Length:N0}자입니다.", $"The comment has {said.Length:N0} characters."), new($"1자에서 {LongestComment:N0}자까지 쓰세요.", $"Write 1 to {LongestComment:N0}."), "text");
        if (PersonalDataScanner.Find(said).Select(span => span.Kind).Where(kind => kind.Class() >= PrivacyClass.Personal).ToList() is [var found, ..])
            throw new InputException(new($"의견에 개인정보({found.KoreanName()})가 있습니다.", $"The comment holds personal data ({found.EnglishName()})."), new("지우고 다시 쓰세요. 현황판을 보는 사람은 모두 의견을 봅니다.", "Take it out; whoever sees the board reads the comments."), "text");
        var reader = Asking.Current;
        var comment = new BoardComment(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), clock.GetUtcNow(), reader.Account, reader.DisplayName ?? reader.Name, said);
        comments.Add(board.Id, comment);
        return comment;
    }

    /// <exception cref="InputException">There is none, or they may not.</exception>
    public void RemoveComment(string id, string comment)
    {
        var board = Find(id) ?? throw Gone(id);
        if (!IsStaff || comments.Of(id).FirstOrDefault(one => one.Id == comment) is not { } there) throw new InputException(new("그런 의견이 없습니다.", "There is no such comment."), new("화면을 다시 여세요.", "Open the page again."), "comment");
        if (!MayRemove(board, there)) throw AccessErrors.NotAllowed;
        comments.Remove(id, comment);
    }

    /// <exception cref="InputException">They may not.</exception>
    public void SaveMenu(IReadOnlyList<MenuItem> items)
    {
        if (!AccessRules.May(Asking.Current, Act.Edit)) throw AccessErrors.NotAllowed;
        menu.Save(items);
    }

    public static InputException Gone(string id) => new(new($"‘{id}’ 현황판이 없습니다.", $"There is no board '{id}'."), new("'maru boards'나 현황판 화면에서 이름을 보세요.", "See 'maru boards' or the page of boards."), id);

    private static InputException Taken(string id) => new(new($"‘{id}’ 이름은 이미 쓰고 있습니다.", $"The name '{id}' is taken."), new("다른 id를 쓰세요.", "Use another id."), "id");

    // Citizens and firms have accounts too.
    private static bool IsStaff => MayMake() && (Asking.Current.Kind == ReaderKind.Machine || Asking.Current.Roles.Any(held => RoleTable.Of(held.Role).Allows.Contains(Act.SeeOrganization)));

    private bool MaySee(Board board)
    {
        var reader = Asking.Current;
        if (reader.Kind == ReaderKind.Machine || board.SharedWith.Contains(Board.Everyone) || (board.Owner is { } owner && owner == reader.Account) || AccessRules.May(reader, Act.Edit)) return true;
        var snapshot = catalog.Snapshot();
        return board.SharedWith.Any(department => reader.Roles.Any(held => held.Department is null ? RoleTable.Of(held.Role).Allows.Contains(Act.SeeOrganization) : snapshot.Organization.At(held.Department, snapshot.Today)?.NameKo == department || held.Department == department));
    }

    private List<MenuItem> Shown(IReadOnlyList<MenuItem> items) =>
        [.. items.Select(item => item with { Board = item.Board is { } id && Find(id) is not null ? id : null, Children = Shown(item.Children) }).Where(item => item.Board is not null || item.Children.Count > 0)];

    private void Require(Tile tile)
    {
        var snapshot = catalog.Snapshot();
        foreach (var id in tile.Datasets)
        {
            if (snapshot.Find(id) is not { } entry) throw new InputException(new($"‘{id}’ 데이터가 없습니다.", $"There is no dataset '{id}'."), new("'maru datasets'나 데이터 목록에서 이름을 보세요.", "See 'maru datasets' or the catalogue."), tile.Id);
            if (!AccessRules.SeesWhole(entry)) throw AccessErrors.NotAllowed;
        }
    }

    // The engine is asked for what every reader of the datasets sees; whether this one may was looked at before.
    private static T AsMachine<T>(Func<T> ask)
    {
        var reader = Asking.Current;
        try
        {
            Asking.As(Reader.Machine);
            return ask();
        }
        finally
        {
            Asking.As(reader);
        }
    }
}
