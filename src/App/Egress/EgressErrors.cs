using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Egress;

/// <summary>Why a request did not go out or brought nothing. Addresses are shown without their keys.</summary>
internal static class EgressErrors
{
    public static InputException NotAllowed(string host) => new(
        new($"허용 목록에 없는 주소입니다: {host}", $"This host is not on the allow-list: {host}"),
        new($"관리자가 {EgressPolicy.AllowVariable}에 이 호스트를 더하면 가져올 수 있습니다.", $"An administrator can add the host to {EgressPolicy.AllowVariable}."),
        host);

    public static InputException Inside(string host) => new(
        new("내부망이나 이 컴퓨터를 가리키는 주소라서 막았습니다.", "The name leads to this machine or an inside network, so the request was blocked."),
        new($"공개된 인터넷 주소를 쓰거나, 파일을 직접 올리세요. 내부망의 서버라면 관리자가 {EgressPolicy.AllowVariable}에 그 호스트나 망(10.1.0.0/16)을 적어야 합니다.",
            $"Use a public address, or bring the file itself. For a server of an inside network an administrator has to write the host or the network (10.1.0.0/16) into {EgressPolicy.AllowVariable}."), host);

    public static InputException Scheme(Uri address, string shown) => new(
        new($"{address.Scheme} 주소는 가져올 수 없습니다.", $"Addresses of kind {address.Scheme} can't be fetched."),
        new("http 또는 https 주소를 쓰세요.", "Use an http or https address."), shown);

    public static InputException Downgrade(string shown) => new(
        new("https 주소가 암호화되지 않은 http 주소로 넘겨서 멈췄습니다.", "The https address redirects to plain http, so the request was stopped."),
        new("제공 기관이 알려 준 최신 주소를 쓰세요.", "Use the provider's current address."), shown);

    public static InputException TooManyRedirects(string shown, int limit) => new(
        new($"주소가 {limit}번 넘게 다른 곳으로 넘깁니다.", $"The address redirects more than {limit} times."),
        new("마지막 주소를 직접 쓰세요.", "Use the final address itself."), shown);

    public static InputException Status(string shown, int status, DateTimeOffset? again = null) => new(
        new($"서버가 오류 {Josa.EuroRo(status.ToString(CultureInfo.InvariantCulture))} 답했습니다.", $"The server answered with error {status}."),
        status is 401 or 403
            ? new("인증키와 활용신청을 확인하세요.", "Check the service key and its approval.")
            : new("주소를 확인하거나 잠시 뒤 다시 해 보세요.", "Check the address, or try again later."), shown)
    { IsTransient = IsTransient(status), AskedAgainFrom = again };

    public static InputException NotWhole(string shown, int status, DateTimeOffset? again = null) => new(
        status switch
        {
            202 => new("서버가 받아들였다고만 하고 파일은 아직 주지 않았습니다(202).", "The server accepted the request but has not given the file yet (202)."),
            204 or 205 => new($"서버가 줄 것이 없다고 답했습니다({status}).", $"The server answered that it has nothing to give ({status})."),
            206 => new("서버가 파일의 일부만 주었습니다(206).", "The server gave only a part of the file (206)."),
            _ => new($"서버가 파일 대신 {Josa.EuroRo(status.ToString(CultureInfo.InvariantCulture))} 답했습니다.", $"The server answered with {status} instead of the file."),
        },
        new("받은 것은 쓰지 않았습니다. 잠시 뒤 다시 해 보세요.", "Nothing of it was used. Try again later."), shown)
    { IsTransient = true, AskedAgainFrom = again };

    /// <summary>Answers that say nothing of the request: the same one may be answered another time (data.go.kr answers one address with success, 404, 525 and nothing by turns).</summary>
    public static bool IsTransient(int status) => status is 404 or 408 or 425 or 429 or >= 500;

    public static InputException TooLarge(string shown, long limit) => new(
        new($"받을 파일이 {limit >> 20:N0} MB를 넘습니다.", $"The file is over {limit >> 20:N0} MB."),
        new("나누어 받거나 파일을 직접 올리세요.", "Fetch it in parts, or bring the file itself."), shown);

    public static InputException TooSlow(string shown, TimeSpan limit) => new(
        new($"{limit.TotalSeconds:N0}초 안에 받지 못했습니다.", $"It could not be fetched within {limit.TotalSeconds:N0} seconds."),
        new("잠시 뒤 다시 해 보세요.", "Try again later."), shown)
    { IsTransient = true };

    public static InputException EndedEarly(string shown, Exception cause) => new(
        new("서버의 답이 도중에 끊겼습니다.", "The server's answer ended early."),
        new("받은 것은 쓰지 않았습니다. 잠시 뒤 다시 해 보세요.", "Nothing of it was used. Try again later."), shown, cause)
    { IsTransient = true };

    public static InputException Unreachable(string shown, Exception cause) => new(
        new("서버에 연결할 수 없습니다.", "The server can't be reached."),
        new("인터넷 연결과 주소를 확인하세요.", "Check the connection and the address."), shown, cause)
    { IsTransient = true };
}
