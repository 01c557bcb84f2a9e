using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Linking;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class LinkCommand
{
    public static Command Create()
    {
        var left = new Argument<string>("left") { Description = "왼쪽 데이터 이름(id) · left dataset" };
        var right = new Argument<string>("right") { Description = "오른쪽 데이터 이름(id) · right dataset" };
        var on = new Option<string[]>("--on") { Description = "견줄 컬럼 왼쪽=오른쪽:종류(exact text name address date number place) · fields to compare" };
        var leftKey = new Option<string?>("--left-key") { Description = "왼쪽에서 하나하나를 가르는 컬럼 · left key column" };
        var rightKey = new Option<string?>("--right-key") { Description = "오른쪽에서 하나하나를 가르는 컬럼 · right key column" };
        var through = new Option<string?>("--through") { Description = "대응표 데이터:왼쪽키=오른쪽키 · crosswalk" };
        var result = new Option<string?>("--result") { Description = "결과 데이터 이름(id) · id of the dataset of links" };
        var link = new Option<double>("--link") { Description = "이 확률부터 연결 · probability of a link", DefaultValueFactory = _ => 0.95 };
        var review = new Option<double>("--review") { Description = "이 확률부터 사람이 검토 · probability to look at", DefaultValueFactory = _ => 0.5 };
        var many = new Option<bool>("--many") { Description = "오른쪽 하나에 왼쪽 여럿이 이어질 수 있음 · many left to one right" };
        var same = new Option<string[]>("--same") { Description = "사람이 정한 짝 왼쪽키=오른쪽키 · a pair that is one" };
        var differ = new Option<string[]>("--differ") { Description = "사람이 정한 남남 왼쪽키=오른쪽키 · a pair that is not" };
        var because = new Option<string?>("--because") { Description = "그렇게 정한 까닭 · why" };
        var json = CommonOptions.Json();
        var command = new Command("link", "공통 키가 없는 두 데이터를 잇습니다 · link two datasets without a common key")
        {
            left, right, on, leftKey, rightKey, through, result, link, review, many, same, differ, because, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var declaration = new LinkDeclaration(parsed.GetValue(left)!, parsed.GetValue(right)!, [.. (parsed.GetValue(on) ?? []).Select(LinkField.Parse)])
            {
                LeftKey = parsed.GetValue(leftKey),
                RightKey = parsed.GetValue(rightKey),
                Through = parsed.GetValue(through) is { } crosswalk ? LinkCrosswalk.Parse(crosswalk) : null,
                Result = parsed.GetValue(result),
                LinkFrom = parsed.GetValue(link),
                ReviewFrom = parsed.GetValue(review),
                ManyToOne = parsed.GetValue(many),
            };
            List<PairDecision> said = [.. (parsed.GetValue(same) ?? []).Select(pair => Pair(pair, isLink: true)), .. (parsed.GetValue(differ) ?? []).Select(pair => Pair(pair, isLink: false))];
            services.GetRequiredService<DecidePairs>().Run(declaration, said, Environment.UserName, parsed.GetValue(because) ?? "", stop);
            var summary = await services.GetRequiredService<LinkDatasets>().Run(declaration, stop);
            if (parsed.GetValue(json)) parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(summary, CliJson.Default.LinkSummary));
            else Write(parsed.InvocationConfiguration.Output, summary);
            return 0;
        });
        return command;
    }

    private static PairDecision Pair(string pair, bool isLink) => pair.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } left, { Length: > 0 } right] ? new(left, right, isLink)
        : throw new InputException(new($"‘{pair}’에서 두 키를 찾지 못했습니다.", $"There are no two keys in '{pair}'."), new("왼쪽키=오른쪽키로 쓰세요.", "Write left-key=right-key."));

    private static void Write(TextWriter output, LinkSummary summary)
    {
        void Line(string text) => output.WriteLine(text);
        Line(string.Create(CultureInfo.InvariantCulture, $"{summary.Dataset} 버전 {summary.Version}: 왼쪽 {summary.LeftThings:N0}개 가운데 {summary.Linked:N0}개가 이어졌습니다({summary.MatchPercent:0.0}%)."));
        if (summary.ByCrosswalk > 0) Line(string.Create(CultureInfo.InvariantCulture, $"  대응표로 {summary.ByCrosswalk:N0}개"));
        if (summary.ByPerson > 0) Line(string.Create(CultureInfo.InvariantCulture, $"  사람이 정한 것 {summary.ByPerson:N0}개"));
        if (summary.Review > 0) Line(string.Create(CultureInfo.InvariantCulture, $"  사람이 볼 것 {summary.Review:N0}쌍: 판정이 ‘검토’인 행"));
        Line(string.Create(CultureInfo.InvariantCulture, $"  짝이 없는 것: 왼쪽 {summary.LeftAlone:N0}개, 오른쪽 {summary.RightAlone:N0}개"));
        if (summary.PairsCompared > 0) Line(string.Create(CultureInfo.InvariantCulture, $"  견준 쌍 {summary.PairsCompared:N0}개"));
    }
}
