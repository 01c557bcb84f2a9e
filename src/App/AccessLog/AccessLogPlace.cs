using System.Globalization;
using Maru.App.Lake;

namespace Maru.App.AccessLog;

/// <summary>A book of evidence and the folder of its signed ends.</summary>
/// <param name="Name">What its file is called in a backup.</param>
public sealed record EvidenceFile(string Name, string File, string Seals);

/// <summary>Where an access log lies: the one that is written, or its copy in a backup.</summary>
/// <param name="Log">Folder of its files.</param>
/// <param name="Seals">Folder of its signed checkpoints.</param>
/// <param name="Books">Books of evidence that belong to it.</param>
public sealed record AccessLogPlace(string Log, string Seals, IReadOnlyList<EvidenceFile> Books)
{
    private const string Pattern = "access-*.log";

    // Beside the log itself; the books of pseudonymised data and of published tables lie with what they tell of.
    private static readonly string[] s_books = ["reviews", "retired", "assessments", "incidents"];

    public static AccessLogPlace Of(DataHome home) => new(home.AccessLog, home.AccessSeals,
        [
        .. s_books.Select(name => BookOf(home, name)), new("pseudonyms", Path.Combine(home.Pseudonyms, "projects.log"), Path.Combine(home.AccessSeals, "pseudonyms")),
        new("tables", Path.Combine(home.Publishing, "tables.log"), Path.Combine(home.AccessSeals, "tables")),
    ]);

    /// <summary>The copy that a backup in this folder keeps.</summary>
    public static AccessLogPlace InBackup(string folder)
    {
        var (log, seals) = (Path.Combine(Path.GetFullPath(folder), "access-log"), Path.Combine(Path.GetFullPath(folder), "access-seals"));
        return new(log, seals, [.. s_books.Append("pseudonyms").Append("tables").Select(name => new EvidenceFile(name, Path.Combine(log, name + ".log"), Path.Combine(seals, name)))]);
    }

    /// <summary>A book that lies beside the log.</summary>
    internal static EvidenceFile BookOf(DataHome home, string name) => new(name, Path.Combine(home.AccessLog, name + ".log"), Path.Combine(home.AccessSeals, name));

    public EvidenceFile Book(string name) => Books.First(book => book.Name == name);

    internal string PathOf(int file) => PathOf(Log, file);

    internal static string PathOf(string folder, int file) => Path.Combine(folder, NameOf(file));

    internal static string NameOf(int file) => FormattableString.Invariant($"access-{file:000000}.log");

    /// <summary>Numbers of the log's files, the oldest first.</summary>
    internal IReadOnlyList<int> Files() => FilesOf(Log);

    internal static IReadOnlyList<int> FilesOf(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, Pattern).Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path)["access-".Length..], CultureInfo.InvariantCulture, out var file) ? file : 0).Where(file => file > 0).Order()];
}
