using System.Net;

namespace Maru.Web.Tests.Access;

/// <summary>
/// Whether a closed column holds a value can't be found out: every question about one is answered alike for a number that is there and for one
/// that is not. By filter, sorting, grouping, sums, search, SQL, and by what an error says.
/// </summary>
[Collection(nameof(AccessSite))]
public sealed class InferenceTests(AccessSite site)
{
    private const string Column = "휴대전화";
    private const string Absent = "010-8264-5571";

    [Fact]
    public async Task No_door_answers_otherwise_for_a_number_that_is_there()
    {
        using var browser = await site.SignedIn("staff-traffic");
        var told = new List<string>();
        foreach (var door in new DoorTests(site).Doors(AccessSite.Traffic).Where(door => door.Json is null && !door.Path.Contains('?', StringComparison.Ordinal)).DistinctBy(door => door.Path))
            foreach (var question in (string[])[$"{Column}=eq.{{0}}", $"{Column}=starts.{{0}}", "q={0}", $"sort={Column}&after={{0}}", $"filter={Column}%3D{{0}}", $"x={Column}&value={{0}}"])
            {
                var there = await Ask(browser, $"{door.Path}?{question}", AccessSite.Phone);
                var absent = await Ask(browser, $"{door.Path}?{question}", Absent);
                if (there != absent) told.Add($"{door.Path}?{question}: {Difference(there.Said, absent.Said)}");
            }
        Assert.True(told.Count == 0, string.Join('\n', told.Take(10)));
    }

    [Theory]
    [InlineData("select count(*) from {1} where \"휴대전화\" = '{0}'")]
    [InlineData("select * from {1} order by \"휴대전화\" = '{0}'")]
    [InlineData("select 번호 from {1} t where t.휴대전화 like '{0}%'")]
    [InlineData("select count(*) from {1} group by \"휴대전화\" having \"휴대전화\" = '{0}'")]
    [InlineData("select cast(columns('휴대.*') as integer), '{0}' from {1}")]
    [InlineData("select case when exists (select 1 from {1} where t::varchar like '%{0}%') then 1 else 1/0 end from {1} t")]
    [InlineData("select to_json(t)::varchar like '%{0}%' from {1} t")]
    [InlineData("select error('{0}') from {1} where (select max(휴대전화) from {1}) = '{0}'")]
    [InlineData("select * exclude (번호), '{0}' from {1} limit 2")]
    [InlineData("select * from {1} t natural join (select '{0}' as 휴대전화)")]
    [InlineData("with {1} as (select '{0}' as 휴대전화) select * from {1}")]
    [InlineData("select min(휴대전화), '{0}' from main.{1}")]
    [InlineData("select * from read_parquet('{1}/1/part-0.parquet') where 휴대전화 = '{0}'")]
    [InlineData("select * from parquet_metadata('*') where stats_max = '{0}'")]
    [InlineData("select * from duckdb_columns() where comment = '{0}'")]
    [InlineData("select sql from duckdb_views() where sql like '%{0}%'")]
    [InlineData("select * from information_schema.columns where column_name = '휴대전화' and '{0}' <> ''")]
    public async Task No_sql_does(string sql)
    {
        using var browser = await site.SignedIn("staff-traffic");
        var address = "/api/v1/query?sql=" + Uri.EscapeDataString(sql.Replace("{1}", $"\"{AccessSite.Traffic}\"", StringComparison.Ordinal)).Replace("%7B0%7D", "{0}", StringComparison.Ordinal);
        var there = await Ask(browser, address, AccessSite.Phone);
        Assert.Equal(await Ask(browser, address, Absent), there);
        Assert.DoesNotContain("010-2002-3002", there.Said, StringComparison.Ordinal);
    }

    private static string Difference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"…{one[Math.Max(0, at - 60)..Math.Min(one.Length, at + 60)]}… / …{other[Math.Max(0, at - 60)..Math.Min(other.Length, at + 60)]}…";
    }

    // What differs by itself is left out: the number as it was asked for, and what is made anew for every page.
    private static async Task<(HttpStatusCode Status, string Said)> Ask(Browser browser, string address, string number)
    {
        var answer = await browser.Open(address.Replace("{0}", Uri.EscapeDataString(number), StringComparison.Ordinal));
        return (answer.Status, System.Text.RegularExpressions.Regex.Replace(answer.Said.Replace(number, "…", StringComparison.Ordinal).Replace(number.Replace("-", "%2D", StringComparison.Ordinal), "…", StringComparison.Ordinal), "name=\"__RequestVerificationToken\" value=\"[^\"]*\"|\"seconds\":[0-9.Ee+-]+|<time [^>]*>[^<]*</time>|[0-9a-f]{24,}", ""));
    }
}
