using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Generic;

/// <summary>Whatever sensors push: the city says what they measure and what can be.</summary>
public sealed class PushFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("push", new("보내오는 센서", "Pushed sensors"), new("센서나 다른 시스템이 HTTP나 RabbitMQ로 보내는 값", "Values that sensors or other systems push by HTTP or RabbitMQ"), [QuantityList.Parameter("quantities")]),
        TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), []);

    public IReadOnlyList<Quantity> Quantities(Settings settings) => QuantityList.Read(settings.Text("quantities"));

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows) answer.Add(row.Any("station") ?? "", row.Any("quantity") ?? "", LiveRow.Time(row.Any("at")) ?? question.AnsweredAt, row.Text("value"), row.Text("flag"));
        return answer.Answer;
    }
}
