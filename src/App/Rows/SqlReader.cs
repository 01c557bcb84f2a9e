using System.Text;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>
/// A person's own SQL over the datasets it names: read-only, in a session that sees those datasets' newest versions without
/// their closed columns, and nothing else.
/// </summary>
public sealed class SqlReader(LakeStore lake, ReadableVersions versions, IEngine engine)
{
    public const int MaxLength = 100_000;

    /// <param name="readable">Datasets that may be named; null for all.</param>
    /// <exception cref="InputException">The SQL is wrong, refused, or names what does not exist.</exception>
    /// <exception cref="OperationCanceledException">Stopped, or over its time.</exception>
    public OpenSql Open(string sql, SessionLimits limits, CancellationToken stop, Func<string, bool>? readable = null)
    {
        sql = QueryText.Composed(sql);
        if (string.IsNullOrWhiteSpace(sql) || sql.Length > MaxLength)
            throw new InputException(
                new($"SQL의 길이가 {sql.Length}자입니다.", $"The SQL has {sql.Length} characters."),
                new($"1자 이상 {MaxLength}자 이하의 SELECT 한 문장을 쓰세요.", $"Write one SELECT of 1 to {MaxLength} characters."), "sql");
        var named = Find(id => sql.Contains(id, StringComparison.OrdinalIgnoreCase) && (readable is null || readable(id)));
        // A table can only be read by its name, so a dataset whose id is nowhere in the text need not be opened.
        // Without any known name in it, the refusal lists what could be named.
        var tables = named.Count > 0 ? named : Find(id => readable is null || readable(id));
        var session = engine.Open([.. tables.Select(manifest => lake.Table(manifest))], limits);
        try
        {
            return new OpenSql(named, session, session.Query(sql, null, stop));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // Names of folders are enough to choose from; only the chosen are looked into.
    private List<VersionManifest> Find(Func<string, bool> wanted) =>
        [.. Directory.EnumerateDirectories(lake.Home.Lake)
            .Select(folder => QueryText.Composed(Path.GetFileName(folder)))
            .Where(id => id[0] != '.' && wanted(id))
            .Order(StringComparer.Ordinal)
            .Select(id => versions.Find(id))
            .OfType<VersionManifest>()];
}

/// <summary>The result of a person's SQL while it is read.</summary>
public sealed class OpenSql : IDisposable
{
    private readonly IEngineSession _session;

    internal OpenSql(IReadOnlyList<VersionManifest> datasets, IEngineSession session, IQueryResult result)
    {
        Datasets = datasets;
        _session = session;
        Result = result;
        Columns = OutputColumn.From(result.Columns, datasets.SelectMany(d => d.Columns));
    }

    /// <summary>The versions the SQL could read: what a receipt names.</summary>
    public IReadOnlyList<VersionManifest> Datasets { get; }

    public IReadOnlyList<OutputColumn> Columns { get; }

    public IQueryResult Result { get; }

    public void Dispose()
    {
        Result.Dispose();
        _session.Dispose();
    }
}
