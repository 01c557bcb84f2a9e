using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Generic;

/// <summary>Any open API Maru has a description of: the city says which fields are the station, the time and the values.</summary>
public sealed class FieldsFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("fields", new("그 밖의 오픈API", "Any other open API"), new("오픈API의 필드를 측정소, 시각, 값으로 읽습니다. 항목의 id가 값의 필드 이름입니다", "Reads fields of an open API as station, time and values; a quantity's id is the field of its value"),
        [
            Text("api", "오픈API", "Open API", "maru list apis에 있는 이름", "As in maru list apis"),
            QuantityList.Parameter("quantities"),
            Text("station", "측정소 필드", "Field of the station", "측정소를 가리키는 필드", "Which tells stations apart"),
            Text("name", "측정소 이름 필드", "Field of its name", "", ""),
            Text("time", "시각 필드", "Field of the time", "비우면 받은 때", "Left out: when the answer came"),
            Text("x", "경도 필드", "Field of the longitude", "", ""),
            Text("y", "위도 필드", "Field of the latitude", "", ""),
        ]),
        TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), []);

    public IReadOnlyList<Quantity> Quantities(Settings settings) => QuantityList.Read(settings.Text("quantities"));

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var settings = question.Settings;
        var quantities = Quantities(settings);
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var station = row.Any(settings.Text("station") ?? "station") ?? "";
            var at = settings.Text("time") is { Length: > 0 } time ? LiveRow.Time(row.Any(time)) : question.AnsweredAt;
            var place = settings.Text("x") is { Length: > 0 } x && settings.Text("y") is { Length: > 0 } y ? LiveRow.Place(row.Number(x), row.Number(y)) : null;
            if (station.Length > 0) answer.Add(new Station(station, row.Any(settings.Text("name") ?? "name") ?? station, place?.Longitude, place?.Latitude));
            foreach (var quantity in quantities)
                if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty(quantity.Id, out _)) answer.Add(station, quantity.Id, at, row.Text(quantity.Id));
        }
        return answer.Answer;
    }

    private static Parameter Text(string id, string ko, string en, string helpKo, string helpEn) => new(id, ParameterType.Text, new(ko, en), new(helpKo, helpEn));
}
