using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Lake;
using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.Live;

/// <summary>The settings of a city's feeds: one YAML file each in <c>DATA/feeds</c>, which people may edit while the server runs.</summary>
public sealed partial class FeedFiles(DataHome home)
{
    private const string Ending = ".yaml";
    private const int Longest = 1 << 18;

    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, FeedSetting Setting)> _read = new(StringComparer.Ordinal);

    public static bool IsId(string id) => id.Length <= 60 && IdPattern().IsMatch(id);

    /// <summary>All that can be read, in order of id, and why the others can't: one file takes no other away.</summary>
    public (IReadOnlyList<FeedSetting> Feeds, IReadOnlyList<InputException> Unreadable) All()
    {
        if (!Directory.Exists(home.Feeds)) return ([], []);
        var feeds = new List<FeedSetting>();
        var unreadable = new List<InputException>();
        foreach (var path in Directory.EnumerateFiles(home.Feeds, "*" + Ending).Order(StringComparer.Ordinal))
        {
            try
            {
                feeds.Add(Read(path));
            }
            catch (InputException e)
            {
                unreadable.Add(e);
            }
            catch (FileNotFoundException)
            {
                // Removed this moment.
            }
        }
        return (feeds, unreadable);
    }

    /// <summary>The feed; null when there is none.</summary>
    /// <exception cref="InputException">Its file can't be read.</exception>
    public FeedSetting? Find(string id) => IsId(id) && File.Exists(PathOf(id)) ? Read(PathOf(id)) : null;

    public void Save(FeedSetting setting)
    {
        if (!IsId(setting.Id)) throw FeedErrors.Id(setting.Id);
        PrivateFiles.CreateFolder(home.Feeds);
        var half = PathOf(setting.Id) + ".new";
        PrivateFiles.WriteAllBytes(half, Encoding.UTF8.GetBytes(Written(setting)));
        File.Move(half, PathOf(setting.Id), overwrite: true);
    }

    /// <summary>Removes the settings. What the feed brought stays.</summary>
    public void Remove(string id)
    {
        if (IsId(id)) File.Delete(PathOf(id));
    }

    private string PathOf(string id) => Path.Combine(home.Feeds, id + Ending);

    private FeedSetting Read(string path)
    {
        var file = new FileInfo(path);
        if (_read.TryGetValue(path, out var known) && known.Written == file.LastWriteTimeUtc && known.Length == file.Length) return known.Setting;
        if (file.Length > Longest) throw FeedErrors.File(path, $"{file.Length:N0} B");
        var setting = Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path), path);
        _read[path] = (file.LastWriteTimeUtc, file.Length, setting);
        return setting;
    }

    internal static FeedSetting Parse(string id, string yaml, string path)
    {
        if (!IsId(id)) throw FeedErrors.Id(id);
        // Refuses what is nested deeper than any settings are.
        Sources.YamlText.Read(yaml, 3, path);
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FeedFile?>(yaml) ?? new();
            if (file.Kind.Length == 0) throw FeedErrors.File(path, "kind");
            return new(id, file.Kind, file.Title.Length == 0 ? id : file.Title)
            {
                TitleEn = file.TitleEn,
                Source = file.Source,
                Settings = file.Settings,
                Department = file.Department,
                Team = file.Team,
                Domain = file.Domain,
                IsOpen = file.Open,
                Every = Span(file.EverySeconds),
                StaleAfter = Span(file.StaleAfterSeconds),
                IsPaused = file.Paused,
                Longitude = file.Longitude,
                Latitude = file.Latitude,
                Pushers = file.Pushers,
                Queue = file.Queue,
            };
        }
        catch (YamlException e)
        {
            throw FeedErrors.File(path, string.Create(CultureInfo.InvariantCulture, $"{e.Start.Line}: {e.Message}"));
        }
    }

    private static TimeSpan? Span(double? seconds) => seconds is >= 1 and <= 31_536_000 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private static string Written(FeedSetting setting) => new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitDefaults | DefaultValuesHandling.OmitEmptyCollections).Build().Serialize(new FeedFile
    {
        Kind = setting.Kind,
        Title = setting.Title,
        TitleEn = setting.TitleEn,
        Source = setting.Source,
        Settings = new(setting.Settings),
        Department = setting.Department,
        Team = setting.Team,
        Domain = setting.Domain,
        Open = setting.IsOpen,
        EverySeconds = setting.Every?.TotalSeconds,
        StaleAfterSeconds = setting.StaleAfter?.TotalSeconds,
        Paused = setting.IsPaused,
        Longitude = setting.Longitude,
        Latitude = setting.Latitude,
        Pushers = [.. setting.Pushers],
        Queue = setting.Queue,
    });

    private sealed class FeedFile
    {
        public string Kind { get; set; } = "";
        public string Title { get; set; } = "";
        public string? TitleEn { get; set; }
        public string Source { get; set; } = FeedSetting.OfApi;
        public Dictionary<string, string> Settings { get; set; } = [];
        public string? Department { get; set; }
        public string? Team { get; set; }
        public string? Domain { get; set; }
        public bool Open { get; set; }
        public double? EverySeconds { get; set; }
        public double? StaleAfterSeconds { get; set; }
        public bool Paused { get; set; }
        public double? Longitude { get; set; }
        public double? Latitude { get; set; }
        public List<string> Pushers { get; set; } = [];
        public string? Queue { get; set; }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex IdPattern();
}
