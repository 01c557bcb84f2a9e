using System.Net;
using System.Text.RegularExpressions;

namespace Maru.Web.Tests.Components;

public sealed partial class ShellTests(PageHost host) : IClassFixture<PageHost>
{
    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex("\\s(style|on[a-z]+)\\s*=\\s*\"", RegexOptions.IgnoreCase)]
    private static partial Regex InlineAttribute();

    [GeneratedRegex("(?:href|src)=\"(https?:)?//[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex OtherHost();

    [Fact]
    public async Task A_page_with_every_component_has_no_inline_script_style_or_handler()
    {
        var html = await host.Client.GetStringAsync("/_gallery");
        Assert.Empty(InlineScript().Matches(html).Select(match => match.Value));
        Assert.Empty(InlineAttribute().Matches(html).Select(match => match.Value));
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p style=\"color:red\">")]
    public void The_rule_on_inline_code_can_fail(string planted) => Assert.True(InlineScript().IsMatch(planted) || InlineAttribute().IsMatch(planted));

    [Fact]
    public async Task A_page_names_no_other_host()
    {
        var html = await host.Client.GetStringAsync("/_gallery");
        Assert.Empty(OtherHost().Matches(html).Select(match => match.Value));
    }

    [Fact]
    public async Task Pages_carry_a_content_policy_that_allows_only_the_site_itself()
    {
        var response = await host.Client.GetAsync(new Uri("/_gallery", UriKind.Relative));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Korean_comes_first_and_English_is_asked_for_in_the_address_and_remembered()
    {
        Assert.Contains("<html lang=\"ko\"", await host.Client.GetStringAsync("/_gallery"), StringComparison.Ordinal);
        var english = await host.Client.GetAsync(new Uri("/_gallery?lang=en", UriKind.Relative));
        Assert.Contains("<html lang=\"en\"", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("maru.lang=en", english.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Display_settings_are_kept_in_cookies_and_lead_back_to_the_page()
    {
        var response = await host.Client.GetAsync(new Uri("/display?size=150&mode=dark&back=%2F_gallery%3Fa%3D1", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/_gallery?a=1", response.Headers.Location!.ToString());
        Assert.Contains(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("maru.size=150;", StringComparison.Ordinal));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/_gallery");
        request.Headers.Add("Cookie", "maru.size=150; maru.mode=dark");
        var html = await (await host.Client.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("data-mode=\"dark\" data-size=\"150\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    public async Task Display_settings_never_lead_to_another_site(string back)
    {
        var response = await host.Client.GetAsync(new Uri("/display?mode=dark&back=" + Uri.EscapeDataString(back), UriKind.Relative));
        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_unknown_text_size_or_mode_is_ignored()
    {
        var response = await host.Client.GetAsync(new Uri("/display?size=9000&mode=<b>", UriKind.Relative));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_missing_page_is_a_whole_page_with_status_404()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page");
        request.Headers.Add("Accept", "text/html");
        var response = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("찾는 페이지가 없습니다", html, StringComparison.Ordinal);
        Assert.Contains("class=\"site-head\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_thing_the_keyboard_reaches_skips_to_the_content()
    {
        var html = await host.Client.GetStringAsync("/_gallery");
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        Assert.StartsWith("<a href=\"#main\">", body[body.IndexOf("<a ", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("id=\"main\"", body, StringComparison.Ordinal);
    }
}
