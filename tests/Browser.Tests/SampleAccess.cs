using Maru.App.AccessLog;
using Maru.App.AccessLog.Review;

namespace Maru.Browser.Tests;

/// <summary>Records of the access log.</summary>
internal static class SampleAccess
{
    public static async Task Begin(Site site)
    {
        var log = site.Get<AccessLogStore>();
        for (var i = 0; i < 70; i++)
            await log.Append(new(i % 9 == 0 ? "os:maru" : i % 2 == 0 ? "lee.dohyun" : "choi.eunji", $"10.1.{i % 3}.{20 + (i % 7)}", (AccessAction)(i % 7), "care-roster", 1 + (i * 37 % 900))
            {
                Columns = i % 3 == 0 ? ["성명", "생년월일", "휴대전화번호"] : ["성명"],
                Keys = i % 5 == 0 ? ["C-0192", "C-0417"] : [],
                Reason = (AccessAction)(i % 7) == AccessAction.Download ? "11월 안부 확인 방문 명단" : null,
            });
        // As if last month had been reviewed.
        site.Get<ReviewBook>().Append(entries => entries.Count > 0 ? [] : Reviewed(DateTimeOffset.UtcNow));
        await site.Get<ProveAccessLog>().Run(by: null, CancellationToken.None);
    }

    private static IReadOnlyList<ReviewEntry> Reviewed(DateTimeOffset now)
    {
        const string Period = "2026-10";
        var day = new DateOnly(2026, 10, 14);
        Finding[] found =
        [
            new(Period + "-001", "choi.eunji", ReviewRule.Downloads, 64, 50, 2, day, [12, 13, 19, 20, 21]), new(Period + "-002", "lee.dohyun", ReviewRule.Night, 3, 0, 1, day, [31, 32, 33]),
            new(Period + "-003", "lee.dohyun", ReviewRule.Outlier, 9_120, 310, 12, null, [], "staff"), new(Period + "-004", "park.jiwoo", ReviewRule.Addresses, 5, 4, 1, day, [40, 41]),
        ];
        return
        [
            new(0, now, null, ReviewStep.Reviewed, Period, Review: new(now.AddDays(-54), now.AddDays(-23), 18_204, 37, found.Length, 18_204, [.. ReviewSetting.All.Select(one => new ReviewLimit(one.Name, one.Default, one.Source.Ko))])),
            .. found.Select(finding => new ReviewEntry(0, now, null, ReviewStep.Found, Period, Finding: finding)),
            new(0, now, "lee.dohyun", ReviewStep.Explained, Period, Of: found[1].Id, Text: "태풍 비상근무 중에 대피 대상자 연락처를 확인했습니다."),
            new(0, now, "lee.dohyun", ReviewStep.Explained, Period, Of: found[2].Id, Text: "연 1회 명부 정비를 맡았습니다."),
            new(0, now, "park.jiwoo", ReviewStep.Decided, Period, Of: found[2].Id, Text: "정비 계획 문서와 맞음", IsProper: true),
        ];
    }
}
