using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Egress;

/// <summary>Why a host is not asked at this moment.</summary>
internal static class HostErrors
{
    public static InputException Resting(Uri address, DateTimeOffset until) => new(
        new($"{address.DnsSafeHost} 서버가 거듭 실패해 {Time(until)}까지 쉽니다.", $"{address.DnsSafeHost} failed again and again and is left alone until {Time(until)}."),
        new("그 뒤에 다시 합니다.", "It is asked again after that."))
    { IsTransient = true, RetryAt = until };

    public static InputException Busy(Uri address, DateTimeOffset at) => new(
        new($"{address.DnsSafeHost}에 보낼 요청이 밀려 {Time(at)}에야 차례가 옵니다.", $"Requests to {address.DnsSafeHost} have piled up; the turn comes at {Time(at)}."),
        new("차례가 오면 다시 합니다.", "It goes on when the turn comes."))
    { IsTransient = true, RetryAt = at };

    public static InputException Spent(Uri address, int limit, DateTimeOffset tomorrow) => new(
        new($"{address.DnsSafeHost}의 하루 요청 {limit:N0}건을 다 썼습니다.", $"The {limit:N0} requests a day to {address.DnsSafeHost} are spent."),
        new($"{Time(tomorrow)}에 다시 합니다. 더 필요하면 제공 기관에 늘려 달라고 하고 한도를 바꾸세요.", $"It goes on at {Time(tomorrow)}. If more is needed, ask the provider and change the limit."))
    { IsTransient = true, RetryAt = tomorrow };

    private static string Time(DateTimeOffset time) => KoreanTime.Of(time).ToString("M-d HH:mm", CultureInfo.InvariantCulture);
}
