using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.Boards;

/// <summary>What somebody says of a board to those who see it when they are signed in.</summary>
/// <param name="Account">Id of the account; null for the desk and the command line.</param>
/// <param name="Name">What they were called then.</param>
public sealed record BoardComment(string Id, DateTimeOffset At, string? Account, string Name, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<BoardComment>))]
internal sealed partial class BoardCommentJson : JsonSerializerContext;

/// <summary>Comments on boards: <c>board-comments/ID.json</c> of the data folder, oldest first.</summary>
public sealed class BoardComments(DataHome home)
{
    /// <summary>Comments a board keeps; with one more the oldest goes.</summary>
    public const int Most = 500;

    private readonly Lock _writing = new();

    public IReadOnlyList<BoardComment> Of(string board)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(board)), BoardCommentJson.Default.IReadOnlyListBoardComment) ?? [];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    public void Add(string board, BoardComment comment) => Change(board, all => [.. all.TakeLast(Most - 1), comment]);

    /// <returns>False when there was none of that id.</returns>
    public bool Remove(string board, string id)
    {
        var found = false;
        Change(board, all =>
        {
            found = all.Any(comment => comment.Id == id);
            return [.. all.Where(comment => comment.Id != id)];
        });
        return found;
    }

    private void Change(string board, Func<IReadOnlyList<BoardComment>, IReadOnlyList<BoardComment>> change)
    {
        lock (_writing)
        {
            PrivateFiles.CreateFolder(home.BoardComments);
            var unfinished = Path.Combine(home.BoardComments, "." + Path.GetRandomFileName());
            PrivateFiles.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(change(Of(board)), BoardCommentJson.Default.IReadOnlyListBoardComment));
            File.Move(unfinished, PathOf(board), overwrite: true);
        }
    }

    private string PathOf(string board) => Path.Combine(home.BoardComments, board + ".json");
}
