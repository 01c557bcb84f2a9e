using Maru.Web.Features.Api;

namespace Maru.Web.Features.Feeds;

/// <summary>The operations of /api/v1/feeds in words.</summary>
internal static class FeedOperations
{
    private static readonly ApiParameter Id = new("id", new("피드 이름", "The feed's id"), Example: "air-quality", InPath: true);

    public static ApiOperation Feeds { get; } = new(
        "listFeeds", new("실시간 피드 목록", "List live feeds"), new("볼 수 있는 피드와 지금 상태(working, stale, broken, waiting, paused), 그 까닭을 줍니다.", "The feeds you may see, how each stands (working, stale, broken, waiting, paused) and why."), [],
        [new("application/json", """{"feeds":[{"feed":"air-quality","kind":"airkorea","title":{"ko":"대기질","en":"Air quality"},"state":"working","why":{"ko":"제때 들어오고 있습니다.","en":"It comes in time."},"newestAt":"2026-11-24T09:00:00+09:00","freshSeconds":7200}]}""")]);

    public static ApiOperation Feed { get; } = new(
        "getFeed", new("실시간 피드의 지금", "A live feed now"), new("재는 항목, 측정소, 가장 새 값과 진행 중인 사건을 줍니다. 계속 받으려면 /live/events를 들으세요.", "Quantities, stations, the newest values and open events. Listen to /live/events to go on."), [Id],
        [new("application/json", """{"feed":{"feed":"air-quality","state":"working"},"quantities":[{"id":"pm10","name":{"ko":"미세먼지","en":"PM10"},"unit":"㎍/㎥"}],"stations":[{"id":"중앙동","name":"중앙동"}],"readings":[{"station":"중앙동","quantity":"pm10","at":"2026-11-24T09:00:00+09:00","value":41}],"events":[]}""")]);

    public static ApiOperation Readings { get; } = new(
        "getReadings", new("실시간 피드의 값", "Values of a live feed"), new("최근 값을 시각 순으로 줍니다. 더 오래된 값은 같은 이름의 데이터에 있습니다.", "Recent values in order of time. Older ones are in the dataset of the same name."),
        [
            Id,
            new("station", new("측정소. 없으면 모두", "Station; all without it")),
            new("quantity", new("항목. 없으면 모두", "Quantity; all without it"), Example: "pm10"),
            new("from", new("이 시각부터. 기본은 하루 전", "From this time; a day ago without it"), Example: "2026-11-24T00:00:00+09:00"),
            new("until", new("이 시각까지", "Until this time")),
        ],
        [new("application/json", """{"readings":[{"station":"중앙동","quantity":"pm10","at":"2026-11-24T09:00:00+09:00","value":41}]}""")]);

    public static ApiOperation Push { get; } = new(
        "pushReadings", new("값 보내기", "Push readings"), new("이 피드에 허락된 API 키(Authorization: Bearer)로 값이나 사건을 보냅니다. 디스크에 남은 뒤에 답하며, 같은 값을 다시 보내도 한 번만 남습니다. SensorThings Observation도 받습니다.", "Sends readings or events with an API key that was allowed for this feed (Authorization: Bearer). The answer comes when they are on the disk; sent again, nothing is kept twice. SensorThings Observations are taken too."), [Id],
        [new("application/json", """{"readings":1,"late":0,"revised":0,"duplicates":0,"setAside":0,"events":0}""")])
    {
        Body = new("application/json", """{"readings":[{"station":"sensor-7","quantity":"temperature","at":"2026-11-24T09:00:00+09:00","value":12.3}]}"""),
    };
}
