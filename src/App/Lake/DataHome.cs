namespace Maru.App.Lake;

/// <summary>The folder all of a city's data lives in (<c>--data</c>, MARU_DATA).</summary>
public sealed class DataHome
{
    public DataHome(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Lake);
        Directory.CreateDirectory(Work);
    }

    public string Folder { get; }

    /// <summary>Datasets and their versions: the record of everything.</summary>
    public string Lake => Path.Combine(Folder, "lake");

    /// <summary>SQLite database of the catalogue: metadata people edit, settings, usage.</summary>
    public string CatalogFile => Path.Combine(Folder, "catalog.db");

    /// <summary>Files of imports somebody began and has not finished, and what was found in them. Deleted with their draft.</summary>
    public string Imports => Path.Combine(Folder, "imports");

    /// <summary>Unpacked archives, half-written files. Safe to delete when nothing runs.</summary>
    public string Work => Path.Combine(Folder, "work");
}
