using System.Text.Json;
using Maru.App.Lake;
using Maru.App.Live;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.App.Tests.Live;

/// <summary>A feed of temperature and rain, and of events that every answer tells whole.</summary>
internal sealed class TestFeed : IFeed
{
    public static FeedSetting Setting { get; } = new("weather", "test", "날씨") { Source = FeedSetting.OfPush, IsOpen = true };

    public FeedCard Card { get; init; } = new(new("test", new("시험", "Test"), new("시험 피드", "A feed for tests"), []), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        [new("t", new("기온", "Temperature"), "℃", -50, 50), new("rain", new("강수", "Rain"), "mm", 0, 200)])
    {
        Api = "test",
        LateWindow = TimeSpan.FromHours(6),
        IsRegular = true,
        TellsAllEvents = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
            if (row.Text("event") is { } id) answer.Add(new LiveEvent(id, "사고", row.Text("title") ?? "", LiveRow.Time(row.Text("at")) ?? question.AnsweredAt));
            else answer.Add(row.Text("station") ?? "", row.Text("quantity") ?? "t", LiveRow.Time(row.Text("at")), row.Text("value"), row.Text("flag"));
        return answer.Answer;
    }
}

/// <summary>A clock that stands until it is told to go on.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A data folder with live feeds.</summary>
internal sealed class LiveHome : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(9));

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-live-").FullName;

    public LiveHome(IFeed? kind = null, FeedSetting? setting = null, TimeProvider? clock = null)
    {
        Home = new(Path.Combine(_folder, "data"));
        Clock = clock ?? new SetClock(Noon);
        Files = new(Home);
        Kinds = new([kind ?? new TestFeed()]);
        Files.Save(setting ?? TestFeed.Setting);
        Store = Open();
    }

    public DataHome Home { get; }

    public TimeProvider Clock { get; }

    public SetClock Set => (SetClock)Clock;

    public FeedFiles Files { get; }

    public FeedKinds Kinds { get; }

    public LiveStore Store { get; private set; }

    public HotFeed Feed => Store.Require("weather");

    /// <summary>The log's file of today.</summary>
    public string Log => Directory.EnumerateFiles(Path.Combine(Home.Live, "weather"), "*.log").Max()!;

    private LiveStore Open() => new(Home, Kinds, Files, new LiveHub(TimeProvider.System), Clock);

    /// <summary>As after a start of the program.</summary>
    public async Task Restart()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    public Task<Arrival> Take(params Reading[] readings) => Feed.Take(FeedAnswer.Nothing with { Readings = readings }, isWhole: false, CancellationToken.None);

    public static Reading T(int minutes, double value, string station = "A", string quantity = "t") => new(station, quantity, Noon.AddMinutes(minutes), value);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
