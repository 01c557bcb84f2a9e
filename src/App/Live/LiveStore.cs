using System.Text.Json;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>The hot parts of all feeds of a data folder.</summary>
public sealed class LiveStore(DataHome home, FeedKinds kinds, FeedFiles files, LiveHub hub, TimeProvider clock) : IAsyncDisposable, IDisposable
{
    private const string HealthName = "health.json";

    private readonly Dictionary<string, HotFeed> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FeedHealth> _health = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();

    public LiveHub Hub => hub;

    /// <summary>The feed as it is set now; null when there is none of this id, or its kind is not known.</summary>
    public HotFeed? Find(string id)
    {
        FeedSetting? setting;
        try
        {
            setting = files.Find(id);
        }
        catch (InputException)
        {
            setting = null;
        }
        return setting is null || kinds.All.All(kind => kind.Card.Card.Id != setting.Kind) ? null : Open(setting);
    }

    /// <summary>All feeds that can be opened.</summary>
    public IReadOnlyList<HotFeed> All() => [.. files.All().Feeds.Select(setting => Find(setting.Id)).OfType<HotFeed>()];

    /// <exception cref="InputException">There is none.</exception>
    public HotFeed Require(string id) => Find(id) ?? throw FeedErrors.NoFeed(id);

    public FeedHealth Health(string id)
    {
        lock (_opening)
        {
            if (_health.TryGetValue(id, out var known)) return known;
        }
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(home.Live, id, HealthName)), LiveJson.Default.FeedHealth) ?? new();
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return new();
        }
    }

    internal void Keep(string id, FeedHealth health)
    {
        lock (_opening) _health[id] = health;
        var folder = Path.Combine(home.Live, id);
        PrivateFiles.CreateFolder(folder);
        var half = Path.Combine(folder, HealthName + ".new");
        PrivateFiles.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(health, LiveJson.Default.FeedHealth));
        File.Move(half, Path.Combine(folder, HealthName), overwrite: true);
    }

    private HotFeed Open(FeedSetting setting)
    {
        lock (_opening)
        {
            if (_open.TryGetValue(setting.Id, out var open))
            {
                if (ReferenceEquals(open.Setting, setting) || Same(open.Setting, setting))
                {
                    open.Setting = setting;
                    return open;
                }
                _open.Remove(setting.Id);
                open.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            return _open[setting.Id] = new(setting, kinds.Find(setting.Kind), Path.Combine(home.Live, setting.Id), hub, clock);
        }
    }

    // What else is set changes nothing in how values are kept.
    private static bool Same(FeedSetting one, FeedSetting other) =>
        one.Kind == other.Kind && one.Settings.Count == other.Settings.Count && one.Settings.All(pair => other.Settings.TryGetValue(pair.Key, out var value) && value == pair.Value);

    public async ValueTask DisposeAsync()
    {
        List<HotFeed> open;
        lock (_opening)
        {
            open = [.. _open.Values];
            _open.Clear();
        }
        foreach (var feed in open) await feed.DisposeAsync();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
