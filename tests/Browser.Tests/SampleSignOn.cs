using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.App.Lake;

namespace Maru.Browser.Tests;

/// <summary>A provider and a directory that the sample city names and nobody asks, and somebody who begins a second factor.</summary>
internal static class SampleSignOn
{
    public static void Begin(Site site)
    {
        File.WriteAllText(site.Get<DataHome>().SignOnFile, """
            site: https://data.example.go.kr
            proxies: [10.1.0.5, 10.1.1.0/24]
            openid:
              name: 시 통합 로그인
              issuer: https://sso.example.go.kr/realms/city
              client: maru
              scopes: openid profile groups
              create: true
              roles:
                traffic-data: data-lead:교통과
                analysts: analyst, executive:기획예산과
            ldap:
              server: ldaps://ldap.example.go.kr
              bind: cn=maru,ou=services,dc=example,dc=go,dc=kr
              base: ou=people,dc=example,dc=go,dc=kr
              create: true
              roles:
                cn=staff,ou=groups,dc=example,dc=go,dc=kr: staff
            """);
        site.Get<SignOnFile>().KeepSecret(SignOnSource.OpenId, "of-the-pictures");
    }

    /// <summary>A session of somebody with a password, who is asked for it again.</summary>
    public static string Known(Site site)
    {
        var secret = site.Get<Accounts>().Add(Reader.Machine, "choi.minseo", "최민서 주무관", [new(Role.Staff, "교통과")]).GetAwaiter().GetResult();
        site.Get<Accounts>().SetPassword(secret, "그림에만 쓰는 비밀번호 9").GetAwaiter().GetResult();
        return site.Get<Sessions>().Begin(site.Get<Accounts>().Find("choi.minseo").Id, half: false, "10.1.4.21", "Mozilla/5.0");
    }

    /// <summary>A session of somebody who gave the password again and began a second factor.</summary>
    public static string Fresh(Site site, string account)
    {
        var id = site.Get<Accounts>().Find(account).Id;
        site.Get<Accounts>().BeginSecondFactor(new(ReaderKind.Account, account) { Account = id }).GetAwaiter().GetResult();
        return site.Get<Sessions>().Begin(id, half: false, "10.1.4.20", "Mozilla/5.0", null, isFresh: true);
    }
}
