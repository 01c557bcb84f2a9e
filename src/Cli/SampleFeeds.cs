using System.Text.Json;
using Maru.App.Lake;
using Maru.App.Live;
using Maru.City;
using Maru.City.Live;
using Maru.Core;
using Maru.Core.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli;

/// <summary>The live feeds of the sample city: they tick without a network.</summary>
internal static class SampleFeeds
{
    private static readonly TimeSpan Quickly = TimeSpan.FromSeconds(20);

    private static readonly FeedSetting[] All =
    [
        new("live-air", "airkorea", "대기질 실시간") { TitleEn = "Air quality now", Department = "환경정책과", Team = "대기관리팀", Domain = "environment", StaleAfter = TimeSpan.FromMinutes(10) },
        new("live-weather", "kma-nowcast", "날씨 실시간") { TitleEn = "Weather now", Department = "안전총괄과", Team = "재난관리팀", Domain = "safety", StaleAfter = TimeSpan.FromMinutes(10) },
        new("live-river", "river-level", "하천 수위 실시간") { TitleEn = "River levels now", Department = "하천과", Team = "수방팀", Domain = "safety", StaleAfter = TimeSpan.FromMinutes(10) },
        new("live-incidents", "its-events", "도로 돌발상황") { TitleEn = "Road incidents", Department = "교통과", Team = "교통정보팀", Domain = "transport" },
        new("live-119", "dispatch-119", "119 출동 실시간") { TitleEn = "Fire service calls", Department = "안전총괄과", Team = "재난관리팀", Domain = "safety" },
        new("live-chargers", "ev-chargers", "전기차 충전기 실시간") { TitleEn = "EV chargers now", Department = "기후에너지과", Team = "전기차보급팀", Domain = "environment" },
        new("live-bus", "bus-arrivals", "버스 도착 실시간") { TitleEn = "Bus arrivals", Department = "교통과", Team = "대중교통팀", Domain = "transport" },
    ];

    public static void Declare(IServiceProvider services, string folder, CityOptions options)
    {
        CityFeeds.Write(folder, options);
        var files = services.GetRequiredService<FeedFiles>();
        // Where an ambulance goes is not for everyone to see.
        foreach (var feed in All)
            files.Save(feed with { Source = SampleFeedSource.SampleId, IsOpen = feed.Kind != "dispatch-119", Every = Quickly });
    }
}

/// <summary>Answers feeds whose source is <c>sample</c> out of the sample city's places.</summary>
internal sealed class SampleFeedSource(DataHome home, TimeProvider clock) : IFeedSource
{
    public const string SampleId = "sample";

    private readonly Lazy<CityFeeds?> _city = new(() => CityFeeds.Read(Path.Combine(home.Folder, SampleCity.FolderName)));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    public string Id => SampleId;

    public Task<FeedRows> Ask(IFeed kind, FeedSetting setting, CancellationToken stop)
    {
        var city = _city.Value ?? throw new InputException(
            new("이 데이터 폴더에는 표본 도시가 없습니다.", "There is no sample city in this data folder."), new("source를 api나 push로 바꾸세요.", "Use api or push as source."), setting.Id);
        var (id, now) = (kind.Card.Card.Id, clock.GetUtcNow());
        // The first answer goes back a day.
        using var document = JsonDocument.Parse(_asked.TryAdd(setting.Id, true) ? city.RowsOfDay(id, now) : city.Rows(id, now));
        return Task.FromResult(new FeedRows([.. document.RootElement.EnumerateArray().Select(row => row.Clone())], IsWhole: true));
    }
}
