using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Boards;

/// <summary>The boards: <c>boards/ID.yaml</c> of the data folder.</summary>
public sealed class BoardBook(DataHome home) : DeclaredFiles<Board>(home.Boards, BoardYaml.Read, BoardYaml.Write, board => board.Id);

/// <summary>The menu of boards: <c>menu.yaml</c> of the data folder.</summary>
public sealed class BoardMenu(DataHome home)
{
    private (DateTime WrittenAt, IReadOnlyList<MenuItem> Items, InputException? Problem) _read;

    /// <summary>Empty where none was made, or it can't be read.</summary>
    public IReadOnlyList<MenuItem> Items => Open().Items;

    /// <summary>Why it can't be read; null when it can.</summary>
    public InputException? Problem => Open().Problem;

    public void Save(IReadOnlyList<MenuItem> menu)
    {
        PrivateFiles.CreateFolder(home.Folder);
        var unfinished = home.BoardMenu + "." + Path.GetRandomFileName();
        PrivateFiles.WriteAllBytes(unfinished, System.Text.Encoding.UTF8.GetBytes(BoardYaml.WriteMenu(menu)));
        File.Move(unfinished, home.BoardMenu, overwrite: true);
        _read = default;
    }

    private (DateTime WrittenAt, IReadOnlyList<MenuItem> Items, InputException? Problem) Open()
    {
        var written = File.GetLastWriteTimeUtc(home.BoardMenu);
        var known = _read;
        if (known.Items is not null && known.WrittenAt == written) return known;
        try
        {
            known = (written, File.Exists(home.BoardMenu) ? BoardYaml.ReadMenu(File.ReadAllText(home.BoardMenu), Path.GetFileName(home.BoardMenu)) : [], null);
        }
        catch (InputException e)
        {
            known = (written, [], e);
        }
        return _read = known;
    }
}
