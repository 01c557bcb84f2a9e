using System.Net;
using Maru.App.Egress;
using Maru.App.Tests.Sources;
using Maru.Core;

namespace Maru.App.Tests.Egress;

public sealed class EgressGuardTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), "maru-egress-" + Guid.NewGuid().ToString("n"));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("211.34.86.1", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("2001:2d8::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_public_addresses_are_open(string address, bool open) => Assert.Equal(open, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("apis.data.go.kr", true)]
    [InlineData("APIS.DATA.GO.KR.", true)]
    [InlineData("go.kr", false)]
    [InlineData("evilgo.kr", false)]
    [InlineData("data.go.kr.evil.example", false)]
    [InlineData("example.com", true)]
    [InlineData("sub.example.com", false)]
    public void Hosts_are_allowed_by_name(string host, bool allowed) =>
        Assert.Equal(allowed, new EgressPolicy { Allowed = ["*.go.kr", "example.com"] }.Allows(host));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public async Task Inside_addresses_are_blocked_even_when_every_host_is_allowed(string address) =>
        await Refused("막았습니다", new EgressPolicy { Allowed = ["*"] }, address);

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.4", "10.1.2.4", false)]
    [InlineData("10.1.0.0/16", "10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "10.2.2.3", "10.2.2.3", false)]
    [InlineData("10.1.0.0/16", "gis.city.go.kr", "10.1.2.3", true)]
    [InlineData("fd00:1::/32", "fd00:1::5", "fd00:1::5", true)]
    [InlineData("gis.city.local", "GIS.city.local.", "192.168.0.7", true)]
    [InlineData("gis.city.local", "other.city.local", "192.168.0.7", false)]
    [InlineData("*.city.local", "gis.city.local", "192.168.0.7", false)]
    [InlineData("*", "10.1.2.3", "10.1.2.3", false)]
    [InlineData("", "kosis.kr", "10.1.2.3", false)]
    [InlineData("gis.city.local", "gis.city.local", "169.254.169.254", false)]
    [InlineData("gis.city.local", "gis.city.local", "127.0.0.1", false)]
    [InlineData("0.0.0.0/0", "169.254.169.254", "169.254.169.254", false)]
    [InlineData("169.254.0.0/16", "169.254.169.254", "169.254.169.254", false)]
    [InlineData("127.0.0.0/8", "127.0.0.1", "127.0.0.1", false)]
    [InlineData("127.0.0.0/8", "::ffff:127.0.0.1", "::ffff:127.0.0.1", false)]
    [InlineData("169.254.10.5", "169.254.10.5", "169.254.10.5", true)]
    [InlineData("169.254.10.5/32", "169.254.10.5", "169.254.10.5", true)]
    public void Inside_addresses_are_open_only_when_they_are_listed(string listed, string host, string address, bool open) =>
        Assert.Equal(open, new EgressPolicy().With(listed).AllowsInside(host, IPAddress.Parse(address)));

    [Fact]
    public async Task A_listed_inside_server_is_asked_and_no_other()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\na,b");
        using var guard = new EgressGuard(new EgressPolicy().With("127.0.0.1/32"));
        await guard.Fetch(new($"http://127.0.0.1:{server.Port}/a.csv"), _file, CancellationToken.None);
        Assert.Equal("a,b", await File.ReadAllTextAsync(_file));
        await Refused("막았습니다", new EgressPolicy().With("localhost"), $"http://localhost:{server.Port}/");
        await Refused("허용 목록", new EgressPolicy().With("127.0.0.0/8"), $"http://127.0.0.1:{server.Port}/");
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("202 Accepted", "아직 주지 않았습니다")]
    [InlineData("204 No Content", "줄 것이 없다고")]
    [InlineData("206 Partial Content", "일부만")]
    public async Task What_is_not_the_whole_file_is_none_and_asked_for_again(string status, string why)
    {
        await using var server = new OneAnswerServer($"HTTP/1.1 {status}\r\nContent-Length: {(status.StartsWith("204", StringComparison.Ordinal) ? 0 : 3)}\r\nConnection: close\r\n\r\n{(status.StartsWith("204", StringComparison.Ordinal) ? "" : "a,b")}");
        using var guard = new EgressGuard(Local);
        var refused = await Assert.ThrowsAsync<InputException>(() => guard.Fetch(new($"http://127.0.0.1:{server.Port}/a.csv"), _file, CancellationToken.None));
        Assert.True(refused.IsTransient);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_is_never_asked()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await Refused("허용 목록", new EgressPolicy(), $"http://127.0.0.1:{server.Port}/");
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("99999999999", 86_400)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 86_400)]
    [InlineData("soon", null)]
    public async Task A_server_says_when_to_come_again_and_a_day_is_the_most(string header, int? seconds)
    {
        await using var server = new OneAnswerServer($"HTTP/1.1 503 Busy\r\nRetry-After: {header}\r\nContent-Length: 0\r\n\r\n");
        using var guard = new EgressGuard(new EgressPolicy { AllowLoopback = true });
        var now = DateTimeOffset.UtcNow;
        var failure = (await guard.Ask(new(new($"http://127.0.0.1:{server.Port}/")), _file, CancellationToken.None)).Failure!;
        if (seconds is { } wait) Assert.InRange((failure.AskedAgainFrom!.Value - now).TotalSeconds, wait - 1, wait + 30);
        else Assert.Null(failure.AskedAgainFrom);
    }

    [Fact]
    public async Task A_redirect_is_checked_like_a_first_request()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/secret\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await Refused("허용 목록", Local, $"http://127.0.0.1:{server.Port}/");
        await Refused("막았습니다", Local with { Allowed = ["*"] }, $"http://127.0.0.1:{server.Port}/");
        await using var loop = new OneAnswerServer("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await Refused("5번", Local, $"http://127.0.0.1:{loop.Port}/");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_cut_off()
    {
        await using var declared = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
        await Refused("MB를 넘습니다", Local with { MaxBytes = 1 << 20 }, $"http://127.0.0.1:{declared.Port}/");
        await using var endless = new OneAnswerServer("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string('x', 2 << 20));
        await Refused("MB를 넘습니다", Local with { MaxBytes = 1 << 20 }, $"http://127.0.0.1:{endless.Port}/");
    }

    [Fact]
    public async Task A_slow_server_is_given_up()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", thenHold: true);
        await Refused("못했습니다", Local with { Time = TimeSpan.FromMilliseconds(300), MaxBytes = 1 << 20 }, $"http://127.0.0.1:{server.Port}/");
    }

    [Fact]
    public async Task Error_statuses_and_dead_servers_are_told()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        await Refused("오류 403", Local, $"http://127.0.0.1:{server.Port}/x?serviceKey=abc");
        await using var broken = new OneAnswerServer("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
        await Refused("오류 500으로 답했습니다", Local, $"http://127.0.0.1:{broken.Port}/");
        await using var missing = new OneAnswerServer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        await Refused("오류 404로 답했습니다", Local, $"http://127.0.0.1:{missing.Port}/");
        await using var cut = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nab");
        await Refused("도중에 끊겼습니다", Local, $"http://127.0.0.1:{cut.Port}/");
        await Refused("연결할 수 없습니다", Local, "http://127.0.0.1:1/");
        await Refused("ftp", Local, "ftp://127.0.0.1/");
    }

    [Theory]
    [InlineData("Content-Disposition: attachment; filename=\"list.csv\"", "list.csv")]
    [InlineData("Content-Disposition: attachment; filename*=UTF-8''%EB%B2%A4%EC%B9%98.csv", "벤치.csv")]
    [InlineData("Content-Disposition: attachment; filename=\"%EB%B2%A4%EC%B9%98.csv\"", "벤치.csv")]
    [InlineData("Content-Disposition: attachment; filename=\"../../x.csv\"", "x.csv")]
    [InlineData("Content-Type: text/csv", "download.csv")]
    public async Task A_file_is_called_what_the_server_calls_it(string header, string name)
    {
        await using var server = new OneAnswerServer($"HTTP/1.1 200 OK\r\n{header}\r\nContent-Length: 3\r\n\r\na,b");
        using var guard = new EgressGuard(Local);
        Assert.Equal(name, await guard.Fetch(new($"http://127.0.0.1:{server.Port}/files/download"), _file, CancellationToken.None));
        Assert.Equal("a,b", await File.ReadAllTextAsync(_file));
    }

    [Fact]
    public async Task A_name_in_raw_cp949_bytes_is_read()
    {
        byte[] answer = [.. "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename=\""u8, 0xBA, 0xA5, 0xC4, 0xA1, .. ".csv\"\r\nContent-Length: 3\r\n\r\na,b"u8];
        await using var server = new OneAnswerServer(answer);
        using var guard = new EgressGuard(Local);
        Assert.Equal("벤치.csv", await guard.Fetch(new($"http://127.0.0.1:{server.Port}/"), _file, CancellationToken.None));
    }

    [Theory]
    [InlineData("https://apis.data.go.kr/a?serviceKey=S3CRET&pageNo=1", "https://apis.data.go.kr/a?serviceKey=***&pageNo=1")]
    [InlineData("http://openapi.seoul.go.kr:8088/S3CRET/json/Bike/1/5/", "http://openapi.seoul.go.kr:8088/***/json/Bike/1/5/")]
    public void Keys_are_not_shown(string address, string shown) => Assert.Equal(shown, RemoteName.WithoutKeys(new(address)));

    private static EgressPolicy Local => new() { AllowLoopback = true };

    private async Task Refused(string words, EgressPolicy policy, string address)
    {
        using var guard = new EgressGuard(policy);
        var refusal = await Assert.ThrowsAsync<InputException>(() => guard.Fetch(new(address), _file, CancellationToken.None));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("serviceKey=abc", refusal.Message, StringComparison.Ordinal);
        File.Delete(_file);
    }

    public void Dispose() => File.Delete(_file);
}
