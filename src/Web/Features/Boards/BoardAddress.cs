namespace Maru.Web.Features.Boards;

/// <summary>Addresses of boards.</summary>
internal static class BoardAddress
{
    public const string All = "/boards";

    /// <summary>The form for a new one.</summary>
    public const string New = "/board-new";

    public static string Of(string board) => $"{All}/{Uri.EscapeDataString(board)}";

    public static string Edit(string board) => $"{Of(board)}/edit";

    /// <summary>The board without head and menu, for other sites' frames.</summary>
    public static string Embed(string board) => $"/embed{Of(board)}";

    /// <summary>One tile on a page of its own.</summary>
    public static string Tile(string board, string tile) => $"{Of(board)}/tiles/{Uri.EscapeDataString(tile)}";

    public static string File(string board, string tile, string ending, BoardFilter filter) => $"{Tile(board, tile)}.{ending}{filter.Query}";
}
