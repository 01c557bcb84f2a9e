using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Quality.Rules;
using Maru.Core;

namespace Maru.Web.Tests.Access;

/// <summary>Ways around the doors that were tried: each is refused.</summary>
[Collection(nameof(AccessSite))]
public sealed class AttackTests(AccessSite site)
{
    private const string Own = $"/datasets/{AccessSite.Nature}/quality";

    [Theory]
    [InlineData("{kind: reconcile, columns: [양], from: 단속대장, column: 건수, by: 번호, key: 번호, why: x}", "볼 수 없어")]
    [InlineData("{kind: reference, columns: [번호], from: 단속대장, column: 휴대전화, why: x}", "볼 수 없어")]
    [InlineData("{dataset: 단속대장, kind: not-blank, columns: [번호], why: x}", "의 규칙만 만듭니다")]
    public async Task A_rule_reads_no_other_offices_data_and_goes_into_none(string rule, string said)
    {
        using var lead = await site.SignedIn("lead-nature");
        var answer = await Rules(lead, Own, rule);
        Assert.Contains(said, answer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Get<CatalogStore>().QualityRules(AccessSite.Traffic).Concat(site.Get<CatalogStore>().QualityRules(AccessSite.Nature)), made => made.Why == "x");
    }

    [Theory]
    [InlineData("{kind: format, columns: [휴대전화], pattern: \"010-7.*\", why: x}")]
    [InlineData("{kind: cross-field, expression: \"휴대전화 < '010-5'\", why: x}")]
    [InlineData("{kind: allowed, columns: [휴대전화], values: [\"010-7193-4482\"], why: x}")]
    public async Task A_rule_asks_no_closed_column_for_its_values(string rule)
    {
        using var lead = await site.SignedIn("lead-traffic");
        var answer = await Rules(lead, $"/datasets/{AccessSite.Traffic}/quality", rule);
        Assert.DoesNotContain(site.Get<CatalogStore>().QualityRules(AccessSite.Traffic), made => made.Why == "x");
        Assert.Contains("잠겨 있어", answer.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_rule_found_in_data_that_somebody_may_not_see_is_told_in_counts()
    {
        var uses = new RuleResult("r", RuleOutcome.Failed, 1, 1, new("표식교통값 1", "x"), "") { Uses = [new(AccessSite.Traffic, "건수")] };
        Asking.As(Holder("lead-nature"));
        try
        {
            Assert.False(RuleCovering.IsImpersonal(site.Get<CatalogStore>().Snapshot(), uses));
        }
        finally
        {
            Asking.As(Reader.Machine);
        }
    }

    [Fact]
    public async Task Nobody_who_may_not_see_personal_data_makes_somebody_who_may()
    {
        using var boss = await site.SignedIn("boss");
        Assert.Equal(HttpStatusCode.BadRequest, (await boss.Send("/accounts", "add", ("name", "second-self"), ("role", "privacy-officer"))).Status);
        Assert.DoesNotContain(site.Get<Accounts>().List(), account => account.Name == "second-self");
        var holder = Holder("boss");
        Assert.Throws<InputException>(() => site.Get<Accounts>().SetRoles(holder, "citizen", [new(Role.PrivacyOfficer, "교통과")]));
        Assert.Throws<InputException>(() => site.Get<Accounts>().SetRoles(holder, "privacy", [new(Role.Staff)]));
        Assert.Throws<InputException>(() => site.Get<Accounts>().Link(holder, "privacy"));
        await Assert.ThrowsAsync<InputException>(() => site.Get<Accounts>().ForgetSecondFactor(holder, "privacy"));
    }

    [Fact]
    public async Task Two_administrators_who_close_each_other_at_once_leave_one()
    {
        var own = new AccessSite();
        await own.InitializeAsync();
        try
        {
            for (var round = 0; round < 10; round++)
            {
                var other = $"boss{round}";
                await own.Account(other, new RoleHeld(Role.Administrator));
                var accounts = own.Get<Accounts>();
                var administrators = accounts.List().Where(line => line.Roles.Any(held => held.Role == Role.Administrator)).ToList();
                Assert.Equal(2, administrators.Count);
                await Task.WhenAll(administrators.Select((line, i) => Task.Run(() =>
                {
                    try
                    {
                        accounts.Close(new Reader(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles }, administrators[1 - i].Name);
                    }
                    catch (InputException)
                    {
                        // The other was first.
                    }
                })));
                Assert.True(accounts.HasAdministrator, $"round {round}");
            }
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Guesses_at_once_do_not_pass_the_lockout()
    {
        await site.Account("hurried", new RoleHeld(Role.Staff, "교통과"));
        var signIn = site.Get<SignIn>();
        var tried = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                await signIn.Password("hurried", i == 19 ? AccessSite.Password : $"틀린 비밀번호 {i}", "203.0.113.9", null);
                return true;
            }
            catch (InputException)
            {
                return false;
            }
        })));
        // The right one may have been among the first five; whoever came later is refused.
        Assert.True(site.Get<Accounts>().Find("hurried").IsLocked || tried[19]);
        if (!tried[19]) await Assert.ThrowsAsync<InputException>(() => signIn.Password("hurried", AccessSite.Password, "203.0.113.8", null));
    }

    [Fact]
    public async Task A_password_set_by_link_ends_keys_and_a_changed_one_ends_links()
    {
        await site.Account("changed", new RoleHeld(Role.Staff, "교통과"));
        var holder = Holder("changed");
        var key = site.Get<AccessKeys>().Make(holder, "집계", null, 30);
        var link = site.Get<Accounts>().Link(Reader.Machine, "changed");
        await site.Get<Accounts>().ChangePassword(holder, AccessSite.Password, "새 비밀번호 5521 길게");
        await Assert.ThrowsAsync<InputException>(() => site.Get<Accounts>().SetPassword(link, AccessSite.Password));
        Assert.NotNull(site.Get<AccessKeys>().Find(key, IPAddress.Loopback));
        await site.Get<Accounts>().SetPassword(site.Get<Accounts>().Link(Reader.Machine, "changed"), AccessSite.Password);
        Assert.Null(site.Get<AccessKeys>().Find(key, IPAddress.Loopback));
    }

    [Fact]
    public async Task Maru_takes_in_none_of_its_own_files_by_whatever_name()
    {
        var home = site.Get<DataHome>();
        var link = Path.Combine(Directory.CreateTempSubdirectory("maru-link-").FullName, "링크");
        Directory.CreateSymbolicLink(link, home.Lake);
        foreach (var path in (string[])[Directory.EnumerateFiles(home.Lake, "*.parquet", SearchOption.AllDirectories).First(), home.Lake, home.CatalogFile, home.AccountsFile, link, Path.Combine(home.Lake, "..", "accounts.db"), Path.Combine(link, AccessSite.Traffic)])
        {
            var refused = await Assert.ThrowsAsync<InputException>(() => site.Get<IngestSources>().Run(new IngestRequest([path]), null, CancellationToken.None));
            Assert.Contains("스스로 보관하는", refused.Message, StringComparison.Ordinal);
        }
        File.Delete(link);
    }

    [Theory]
    [InlineData("account", "local"), InlineData("account", "ＬＯＣＡＬ"), InlineData("account", "ｂｏｓｓ")]
    public async Task No_account_passes_for_another(string _, string name) =>
        await Assert.ThrowsAsync<InputException>(() => site.Get<Accounts>().Add(Reader.Machine, name, null, []));

    private async Task<Answer> Rules(Browser browser, string page, string rule)
    {
        var token = Regex.Match((await browser.Open(page)).Body, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value;
        var answer = await browser.Post(page + "/yaml", ("yaml", $"- {rule}"), ("__RequestVerificationToken", token));
        return await browser.Open(answer.Location!);
    }

    private Reader Holder(string name)
    {
        var line = site.Get<Accounts>().Find(name);
        return new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles };
    }
}
