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
            foreach (var own in (string[])[Lake, Work, Imports, Receipts, Keys, Connections, Collected, Fetched, Pages, Watched, Held, Terms, AccessLog, AccessSeals, Pseudonyms, PseudonymKeys, Publishing, Feeds, Live, Indicators, Marts, Boards, BoardComments, BoardMenu, EmbedSites, RowNamesKey, SignOnFile, SignOnSecrets, CatalogFile, CatalogFile + "-wal", CatalogFile + "-shm", AccountsFile, AccountsFile + "-wal", AccountsFile + "-shm"]) PrivateFiles.CloseToOthers(own);
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

    /// <summary>True for what is kept under its own rules of who may see it: the lake, the databases, the access log, keys. Links are followed.</summary>
    public bool IsKept(string path)
    {
        var real = Real(path);
        _kept ??= [.. ((string[])[Lake, AccessLog, AccessSeals, Keys, Connections, Held, Linking, Receipts, Pseudonyms, PseudonymKeys, Publishing, Live, Indicators, Marts, Boards, BoardComments]).Select(folder => Real(folder) + Path.DirectorySeparatorChar)];
        return _kept.Any(folder => (real + Path.DirectorySeparatorChar).StartsWith(folder, StringComparison.Ordinal))
            || ((string[])[CatalogFile, AccountsFile, DeskKeyFile, RowNamesKey, BoardMenu, EmbedSites, JobsLock, SignOnFile, SignOnSecrets]).Any(file => real.StartsWith(file, StringComparison.Ordinal))
            // The machine's own: through its processes every file can be reached by another name.
            || (!OperatingSystem.IsWindows() && s_system.Any(folder => real.StartsWith(folder, StringComparison.Ordinal)) && !real.StartsWith("/dev/shm/", StringComparison.Ordinal));
    }

    private static readonly string[] s_system = ["/proc/", "/sys/", "/dev/"];

    /// <summary>True for the data folder itself and for all that lies in it, and for a folder that holds it. Links are followed.</summary>
    public bool IsAbout(string path) => RealPath.IsIn(Real(path), Real(Folder)) || RealPath.IsIn(Real(Folder), Real(path));

    private string[]? _kept;

    private static string Real(string path) => RealPath.Of(path) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>SQLite database of accounts, sessions, grants and keys; made with the first account.</summary>
    public string AccountsFile => Path.Combine(Folder, "accounts.db");

    /// <summary>How people sign in who are known elsewhere, and which proxies are trusted. It is written by who owns the machine.</summary>
    public string SignOnFile => Path.Combine(Folder, "sign-on.yaml");

    /// <summary>What Maru itself shows the OpenID provider and the directory; see <see cref="SignOnFile"/>.</summary>
    public string SignOnSecrets => Path.Combine(Folder, "sign-on.secrets");

    /// <summary>Files of imports somebody began and has not finished, and what was found in them. Deleted with their draft.</summary>
    public string Imports => Path.Combine(Folder, "imports");

    /// <summary>Keys of open APIs, one a file. They leave this folder only in the request they are for.</summary>
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>Databases to collect from, one description a file.</summary>
    public string Connections => Path.Combine(Folder, "connections");

    /// <summary>Rows collected bit by bit, and how far. The record of what a database no longer gives.</summary>
    public string Collected => Path.Combine(Folder, "collected");

    /// <summary>Descriptions of open APIs that a city wrote itself.</summary>
    public string Apis => Path.Combine(Folder, "apis");

    /// <summary>What addresses gave last, to be asked for again only when it changed. Safe to delete.</summary>
    public string Fetched => Path.Combine(Folder, "fetched");

    /// <summary>Pages of open APIs whose collection has not come to its end, to go on behind them. Safe to delete.</summary>
    public string Pages => Path.Combine(Folder, "pages");

    /// <summary>What was taken from watched folders of late, to notice when it is written to afterwards. Safe to delete.</summary>
    public string Watched => Path.Combine(Folder, "watched");

    /// <summary>Files that wait for a person because their columns differ, with what became of those before.</summary>
    public string Held => Path.Combine(Folder, "held");

    /// <summary>Standard terms (공통표준용어) the city took in.</summary>
    public string Terms => Path.Combine(Folder, "terms.jsonl");

    /// <summary>The access log (접속기록): who handled which personal data.</summary>
    public string AccessLog => Path.Combine(Folder, "access-log");

    /// <summary>Signed checkpoints of the access log and the key that signs them; MARU_ACCESS_SEALS puts them on a storage of their own.</summary>
    public string AccessSeals => Environment.GetEnvironmentVariable("MARU_ACCESS_SEALS") is { Length: > 0 } apart ? Path.GetFullPath(apart) : Path.Combine(Folder, "access-seals");

    /// <summary>Declarations and decisions of linkings.</summary>
    public string Linking => Path.Combine(Folder, "linking");

    /// <summary>The key that opens the desk while there are no accounts.</summary>
    public string DeskKeyFile => Path.Combine(Folder, "desk.key");

    /// <summary>The key of what links call rows that are set aside.</summary>
    public string RowNamesKey => Path.Combine(Folder, "row-names.key");

    /// <summary>Held by the one process that runs the jobs.</summary>
    public string JobsLock => Path.Combine(Folder, "jobs.lock");

    /// <summary>Projects of pseudonymisation: their book, hierarchies and results.</summary>
    public string Pseudonyms => Path.Combine(Folder, "pseudonyms");

    /// <summary>Additional information: what turns pseudonyms back, kept apart from them; MARU_PSEUDONYM_KEYS puts it on a storage of its own.</summary>
    public string PseudonymKeys => Environment.GetEnvironmentVariable("MARU_PSEUDONYM_KEYS") is { Length: > 0 } apart ? Path.GetFullPath(apart) : Path.Combine(Folder, "pseudonym-keys");

    /// <summary>Tables published out of closed data: their book and the tables as they were made.</summary>
    public string Publishing => Path.Combine(Folder, "published-tables");

    /// <summary>Declarations of indicators, one a file.</summary>
    public string Indicators => Path.Combine(Folder, "indicators");

    /// <summary>Values of indicators, computed once for each version of their data. Safe to delete.</summary>
    public string Marts => Path.Combine(Folder, "marts");

    /// <summary>Declarations of boards, one a file.</summary>
    public string Boards => Path.Combine(Folder, "boards");

    /// <summary>The menu of boards.</summary>
    public string BoardMenu => Path.Combine(Folder, "menu.yaml");

    /// <summary>What people say of boards.</summary>
    public string BoardComments => Path.Combine(Folder, "board-comments");

    /// <summary>Sites that may hold boards in a frame.</summary>
    public string EmbedSites => Path.Combine(Folder, "embed-sites.txt");

    /// <summary>Settings of live feeds, one a file.</summary>
    public string Feeds => Path.Combine(Folder, "feeds");

    /// <summary>What live feeds brought of late, until it is in the lake.</summary>
    public string Live => Path.Combine(Folder, "live");

    /// <summary>Receipts of figures.</summary>
    public string Receipts => Path.Combine(Folder, "receipts");

    /// <summary>Unpacked archives, half-written files. Safe to delete when nothing runs.</summary>
    public string Work => Path.Combine(Folder, "work");
}
