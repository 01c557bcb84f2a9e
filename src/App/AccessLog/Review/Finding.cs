using Maru.Core;

namespace Maru.App.AccessLog.Review;

/// <summary>What the review looks for.</summary>
public enum ReviewRule
{
    /// <summary>Use at night.</summary>
    Night,
    /// <summary>Very many persons viewed in a day.</summary>
    Views,
    /// <summary>Very many downloads in a day.</summary>
    Downloads,
    /// <summary>Downloads without a reason.</summary>
    NoReason,
    /// <summary>Very many sign-ins in a day.</summary>
    SignIns,
    /// <summary>Very many failed sign-ins in a day.</summary>
    Failures,
    /// <summary>Used from many addresses in a day.</summary>
    Addresses,
    /// <summary>Used after the account was closed.</summary>
    Closed,
    /// <summary>Far more persons handled than others of the same role.</summary>
    Outlier,
}

/// <summary>Something the review asks a person about. It is a question, not an accusation.</summary>
/// <param name="Id">The period and a number within it.</param>
/// <param name="Figure">What was counted, on the worst day where it is counted by day.</param>
/// <param name="Limit">What it was compared with; for an outlier the median of the role.</param>
/// <param name="Days">On how many days it was so.</param>
/// <param name="Day">The worst of them.</param>
/// <param name="Records">Numbers of the records it is about, the first ones of the worst day; none where it was counted elsewhere.</param>
/// <param name="Role">Id of the role whose people it was compared with.</param>
public sealed record Finding(string Id, string Account, ReviewRule Rule, double Figure, double Limit, int Days, DateOnly? Day, IReadOnlyList<long> Records, string? Role = null);

public static class ReviewWords
{
    public static Bilingual Name(this ReviewRule rule) => rule switch
    {
        ReviewRule.Night => new("심야 접속", "Use at night"),
        ReviewRule.Views => new("많은 조회", "Many persons viewed"),
        ReviewRule.Downloads => new("많은 다운로드", "Many downloads"),
        ReviewRule.NoReason => new("까닭 없는 다운로드", "Downloads without a reason"),
        ReviewRule.SignIns => new("많은 로그인", "Many sign-ins"),
        ReviewRule.Failures => new("되풀이한 로그인 실패", "Repeated failures"),
        ReviewRule.Addresses => new("여러 주소", "Many addresses"),
        ReviewRule.Closed => new("닫은 계정의 사용", "Use of a closed account"),
        _ => new("같은 역할보다 훨씬 많음", "Far more than others of the role"),
    };
}
