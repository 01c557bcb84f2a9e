using Maru.Core;

namespace Maru.App.Lake;

/// <summary>The folder all of a city's data lives in (<c>--data</c>, MARU_DATA). Other accounts of the machine do not read what lies in it.</summary>
public sealed class DataHome
{
    public DataHome(string folder)
    {
        Folder = Path.GetFullPath(folder);
        try
        {
            PrivateFiles.CreateFolder(Lake);
            PrivateFiles.CreateFolder(Work);
            // A data folder of before; one that was given to us open stays open, what we put into it does not.
            foreach (var own in (string[])[Lake, Work, Imports, Receipts, CatalogFile, CatalogFile + "-wal", CatalogFile + "-shm"]) PrivateFiles.CloseToOthers(own);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                File.Exists(Folder) ? new("폴더가 아니라 파일입니다.", "It is a file, not a folder.") : new("데이터 폴더를 만들거나 열 수 없습니다.", "The data folder can't be made or opened."),
                new("--data에 쓸 수 있는 폴더를 주세요.", "Give --data a folder you may write to."), folder, e);
        }
    }

    public string Folder { get; }

    /// <summary>Datasets and their versions: the record of everything.</summary>
    public string Lake => Path.Combine(Folder, "lake");

    /// <summary>SQLite database of the catalogue: metadata people edit, settings, usage.</summary>
    public string CatalogFile => Path.Combine(Folder, "catalog.db");

    /// <summary>Files of imports somebody began and has not finished, and what was found in them. Deleted with their draft.</summary>
    public string Imports => Path.Combine(Folder, "imports");

    /// <summary>Receipts of figures.</summary>
    public string Receipts => Path.Combine(Folder, "receipts");

    /// <summary>Unpacked archives, half-written files. Safe to delete when nothing runs.</summary>
    public string Work => Path.Combine(Folder, "work");
}
