using Maru.App.Access;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.App.Terms;

namespace Maru.App.Catalog;

/// <summary>
/// The catalogue of a data folder. The lake is the record of the data, the database of what people say about them; this joins both into
/// <see cref="CatalogSnapshot"/>, which pages read. Safe to use from many threads and many processes.
/// </summary>
public sealed partial class CatalogStore
{
    // How often another process's changes are looked for: two queries of microseconds a second.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    private readonly LakeStore _lake;
    private readonly CatalogDatabase _database;
    private readonly TimeProvider _clock;
    private readonly TermStore _terms;
    private readonly SharedVersions? _shares;
    private readonly Lock _building = new();
    private volatile CatalogSnapshot? _current;
    private volatile bool _changedHere;
    private volatile bool _ready;
    private long _lookedAt;

    /// <param name="shares">Null where only the machine itself reads: nobody's share of a dataset's rows is opened then.</param>
    public CatalogStore(LakeStore lake, CatalogDatabase database, TimeProvider clock, SharedVersions? shares = null)
    {
        _shares = shares;
        _lake = lake;
        _database = database;
        _clock = clock;
        _terms = new(lake.Home);
    }

    /// <summary>The embedded catalogue of a data folder. Opens nothing yet: cheap for commands that turn out not to need it.</summary>
    public CatalogStore(LakeStore lake, TimeProvider clock, SharedVersions? shares = null)
        : this(lake, CatalogDatabase.Embedded(lake.Home), clock, shares)
    {
    }

    public CatalogDatabase Database => _database;

    internal DataHome Home => _lake.Home;

    /// <summary>
    /// What a server does once at start: brings the schema up to date and takes in versions of the lake that the database does not know,
    /// as after a process was killed between commit and registration.
    /// </summary>
    public void Prepare()
    {
        _database.Migrate();
        _ready = true;
        RebuildFromLake();
    }

    /// <summary>True when the database is there with the schema this program knows.</summary>
    private bool IsReady => _ready || (_ready = _database.IsCurrent());

    /// <summary>The catalogue as who asks at this moment may see it; the machine itself sees <see cref="Whole"/>.</summary>
    public CatalogSnapshot Snapshot() => ReaderCatalogs.Of(Whole(), Asking.Current, _shares);

    /// <summary>
    /// The whole catalogue as it is now: the same object until something changes here, in another process, or by the passing of a due date.
    /// Works on a folder without a database too: then everything is guessed from the lake.
    /// </summary>
    private CatalogSnapshot Whole()
    {
        var current = _current;
        if (current is not null && !_changedHere)
        {
            if (_clock.GetUtcNow() < current.ValidUntil && !ChangedElsewhere(current)) return current;
            // Others go on with the old one while one thread builds the next.
            if (!_building.TryEnter()) return current;
        }
        else
        {
            _building.Enter();
        }
        try
        {
            return ReferenceEquals(_current, current) || _current is null || _changedHere ? Rebuild() : _current;
        }
        finally
        {
            _building.Exit();
        }
    }

    /// <summary>
    /// The entry of a dataset that has a version, looked up anew when the snapshot does not know it: another process may have written it this
    /// moment. Null means that the catalogue says nothing of it yet, so nothing says that anyone may see it.
    /// </summary>
    public CatalogEntry? FindNow(string dataset)
    {
        if (Snapshot().Find(dataset) is { } known) return known;
        if (_lake.Versions(dataset).Count == 0) return null;
        lock (_building) return ReaderCatalogs.Of(Rebuild(), Asking.Current, _shares).Find(dataset);
    }

    private CatalogSnapshot Rebuild()
    {
        // Cleared first: a change that comes while we read sets it again.
        _changedHere = false;
        var snapshot = IsReady ? BuildSnapshot.FromDatabase(_database, _terms.Current, _clock.GetUtcNow()) : BuildSnapshot.FromLake(_lake, _terms.Current, _clock.GetUtcNow());
        snapshot.TakeOver(_current);
        Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
        return _current = snapshot;
    }

    private bool ChangedElsewhere(CatalogSnapshot current)
    {
        var looked = Volatile.Read(ref _lookedAt);
        if (_clock.GetElapsedTime(looked) < LookAgainAfter) return false;
        if (Interlocked.CompareExchange(ref _lookedAt, _clock.GetTimestamp(), looked) != looked) return false;
        if (!IsReady) return true;
        using var connection = _database.Open();
        return BuildSnapshot.Changes(connection) != current.Changes;
    }

    private void Changed() => _changedHere = true;
}
