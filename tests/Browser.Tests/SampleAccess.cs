using Maru.App.AccessLog;

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
        await site.Get<ProveAccessLog>().Run(by: null, CancellationToken.None);
    }
}
