using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Safety;

/// <summary>Emergency messages (긴급재난문자). None says when it is over: each counts as open for six hours.</summary>
public sealed class DisasterMessagesFeed : IFeed
{
    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(6);

    public FeedCard Card { get; } = new(
        new("disaster-messages", new("긴급재난문자", "Emergency messages"), new("행정안전부가 보낸 재난문자", "Messages sent in emergencies"), []),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(30), [])
    {
        Api = "disaster-messages",
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var kind = row.Any("DST_SE_NM") ?? "재난문자";
            if (row.Any("SN") is not { } id || LiveRow.Time(row.Any("CRT_DT", "REG_YMD")) is not { } at)
            {
                answer.SetAside(row.Any("SN") ?? "", kind, null, row.Any("CRT_DT", "REG_YMD"), row.Any("SN") is null ? BadReason.Unknown : BadReason.NoTime);
                continue;
            }
            var step = row.Any("EMRG_STEP_NM");
            answer.Add(new LiveEvent(id, kind, row.Any("MSG_CN") ?? kind, at)
            {
                Until = at + OpenFor,
                Severity = step switch { "위급재난" => 3, "긴급재난" => 2, _ => 1 },
                Place = row.Any("RCPTN_RGN_NM"),
                Details = step is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["단계"] = step },
            });
        }
        return answer.Answer;
    }
}
