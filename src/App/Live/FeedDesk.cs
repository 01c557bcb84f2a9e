using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.OpenApi;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;
using Maru.Methods.Coordinates;

namespace Maru.App.Live;

/// <summary>What people do with feeds: look at them, set them up, pause and remove them. Each is asked whether who asks may.</summary>
public sealed class FeedDesk(FeedFiles files, FeedKinds kinds, LiveStore store, OpenApis apis, CatalogStore catalog, DataHome home, TimeProvider clock)
{
    public IReadOnlyList<IFeed> Kinds => kinds.All;

    /// <summary>Feeds that who asks may see, in order of id.</summary>
    public IReadOnlyList<FeedView> List() => [.. store.All().Where(feed => MaySee(feed.Setting)).Select(View)];

    /// <summary>Settings that can't be read, for those who keep them.</summary>
    public IReadOnlyList<InputException> Unreadable() => AccessRules.May(Asking.Current, Act.Edit) ? files.All().Unreadable : [];

    /// <summary>A feed that who asks may see; null when there is none.</summary>
    public HotFeed? Find(string id) => store.Find(id) is { } feed && MaySee(feed.Setting) ? feed : null;

    /// <summary>There is one of that id, whoever may see it.</summary>
    public bool Exists(string id) => store.Find(id) is not null;

    public FeedView View(HotFeed feed) => FeedView.Of(feed, store.Health(feed.Setting.Id), clock.GetUtcNow());

    /// <summary>A feed is seen by whom its dataset may be read: everyone when it is open, else its department's staff and who was granted it.</summary>
    public bool MaySee(FeedSetting setting)
    {
        var snapshot = catalog.Snapshot();
        if (snapshot.Find(setting.Dataset) is { } known) return known.IsOpen && known.Share is null;
        var entry = new CatalogEntry(setting.Dataset, new(setting.Title, setting.TitleEn ?? setting.Title), default, Domain.Of(setting.Domain ?? "environment"))
        {
            Owner = snapshot.Organization.Owner(setting.Department, setting.Team, snapshot.Today, snapshot.Today),
            Access = setting.IsOpen ? AccessLevel.Everyone : AccessLevel.Internal,
        };
        return AccessRules.MayRead(Asking.Current, entry, snapshot.Organization, snapshot.Today);
    }

    /// <summary>May change what feeds there are.</summary>
    public static bool MayEdit => AccessRules.May(Asking.Current, Act.Edit);

    /// <summary>The key a push came with may push here.</summary>
    public static bool MayPush(FeedSetting setting) => Asking.Current is { Kind: ReaderKind.ApiKey, Key: { } key } && setting.Pushers.Contains(key);

    /// <exception cref="InputException">The kind, a setting or the id is wrong, or who asks may not.</exception>
    public FeedSetting Add(FeedSetting setting)
    {
        Require();
        if (!FeedFiles.IsId(setting.Id)) throw FeedErrors.Id(setting.Id);
        if (files.Find(setting.Id) is not null) throw FeedErrors.Taken(setting.Id);
        var kind = kinds.Find(setting.Kind);
        if (kind.Card.Api is null && kind.Card.Card.Parameters.All(parameter => parameter.Id != "api") && setting.Source == FeedSetting.OfApi) setting = setting with { Source = FeedSetting.OfPush };
        setting = Placed(setting);
        FeedKinds.Own(kind, setting);
        kind.Quantities(FeedKinds.Own(kind, setting));
        if (setting.Source == FeedSetting.OfApi) ApiFeedSource.CallOf(kind, setting, apis, clock.GetUtcNow());
        files.Save(setting);
        return setting;
    }

    public void Remove(string id)
    {
        Require();
        if (files.Find(id) is null) throw FeedErrors.NoFeed(id);
        files.Remove(id);
    }

    public void Change(string id, Func<FeedSetting, FeedSetting> change)
    {
        Require();
        files.Save(change(files.Find(id) ?? throw FeedErrors.NoFeed(id)));
    }

    /// <summary>Where what a feed brought lies.</summary>
    public string FolderOf(string id) => Path.Combine(home.Live, id);

    private static void Require()
    {
        if (!MayEdit) throw AccessErrors.NotAllowed;
    }

    // People know where a place is, not which cell of the weather service's grid it lies in.
    private static FeedSetting Placed(FeedSetting setting)
    {
        var given = new Dictionary<string, string>(setting.Settings, StringComparer.Ordinal);
        if (given.Remove("longitude", out var x) | given.Remove("latitude", out var y))
        {
            var place = LiveRow.Place(Number(x), Number(y)) ?? throw new InputException(
                new($"경도와 위도가 \"{x}\", \"{y}\"입니다.", $"Longitude and latitude are \"{x}\" and \"{y}\"."), new("--set longitude=127.1 --set latitude=37.5처럼 도 단위로 쓰세요.", "Write degrees, as --set longitude=127.1 --set latitude=37.5."), "longitude, latitude");
            setting = setting with { Longitude = place.Longitude, Latitude = place.Latitude };
            if (setting.Kind is "kma-nowcast" or "kma-forecast" && !given.ContainsKey("nx"))
            {
                var (nx, ny) = ForecastGrid.CellOf(place.Longitude, place.Latitude);
                (given["nx"], given["ny"]) = (Text(nx), Text(ny));
            }
        }
        else if (setting.Longitude is null && given.TryGetValue("nx", out var cellX) && given.TryGetValue("ny", out var cellY) && Number(cellX) is { } column && Number(cellY) is { } line)
        {
            var (longitude, latitude) = ForecastGrid.MiddleOf((int)column, (int)line);
            setting = setting with { Longitude = longitude, Latitude = latitude };
        }
        return setting with { Settings = given };
    }

    private static double? Number(string? text) => double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
