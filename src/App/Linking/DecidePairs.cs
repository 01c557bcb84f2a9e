using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Methods.KoreanText;

namespace Maru.App.Linking;

/// <param name="Left">Key of the left thing.</param>
/// <param name="IsLink">They are one thing; false: they are not.</param>
public readonly record struct PairDecision(string Left, string Right, bool IsLink);

/// <summary>What people say of pairs is recorded when it can hold: both things are there, and it contradicts neither itself nor what was decided before.</summary>
public sealed class DecidePairs(LakeStore lake, ReadableVersions versions, IEngine engine, LinkDecisions decisions)
{
    private const int Named = 5;

    /// <summary>All of them, or none when one is wrong.</summary>
    /// <exception cref="InputException">A key is of no thing, or two decisions can't both hold.</exception>
    public void Run(LinkDeclaration declaration, IReadOnlyCollection<PairDecision> said, string by, string why, CancellationToken stop)
    {
        if (said.Count == 0) return;
        List<PairDecision> pairs = [.. said.Distinct()];
        var left = LinkTable.Read(lake, versions, engine, declaration.Left, declaration.LeftKey, [], stop);
        var right = LinkTable.Read(lake, versions, engine, declaration.Right, declaration.RightKey, [], stop);
        var (leftKeys, rightKeys) = (left.Keys.ToHashSet(StringComparer.Ordinal), right.Keys.ToHashSet(StringComparer.Ordinal));
        RequireThings((left, pairs.Select(pair => pair.Left).Except(leftKeys)), (right, pairs.Select(pair => pair.Right).Except(rightKeys)));
        if (pairs.Find(pair => pair.IsLink && pairs.Contains(pair with { IsLink = false })) is { Left: not null } both) throw Both(both);
        // Of what was decided before, that counts which is not said otherwise now, and whose things are still there.
        var standing = decisions.Current(declaration.ResultId).Values
            .Where(record => record.IsLink && leftKeys.Contains(record.Left) && rightKeys.Contains(record.Right) && !pairs.Exists(pair => pair.Left == record.Left && pair.Right == record.Right))
            .Select(record => new PairDecision(record.Left, record.Right, true));
        RequireOnePartner([.. pairs.Where(pair => pair.IsLink)], [.. standing], declaration.ManyToOne);
        foreach (var pair in pairs) decisions.Record(declaration.ResultId, pair.Left, pair.Right, pair.IsLink, by, why);
    }

    private static void RequireThings(params (LinkTable Table, IEnumerable<string> Missing)[] sides)
    {
        var (ko, en) = (new List<string>(), new List<string>());
        foreach (var (table, unknown) in sides)
        {
            var missing = unknown.ToList();
            if (missing.Count == 0) continue;
            var list = string.Join(", ", missing.Take(Named)) + (missing.Count > Named ? ", …" : "");
            ko.Add($"'{table.Version.Dataset}'의 ‘{table.Key}’에 없는 값: {list}");
            en.Add($"not in column '{table.Key}' of '{table.Version.Dataset}': {list}");
        }
        if (ko.Count > 0) throw new InputException(
            new($"짝의 키를 데이터에서 찾지 못했습니다. {string.Join(". ", ko)}", $"A key of a pair is not in the data: {string.Join("; ", en)}."),
            new("왼쪽 키와 오른쪽 키를 데이터에 적힌 그대로 쓰세요. 아무것도 기록하지 않았습니다.", "Write the left key and the right key as the data have them. Nothing was recorded."));
    }

    private static void RequireOnePartner(List<PairDecision> links, List<PairDecision> standing, bool isManyToOne)
    {
        var (byLeft, byRight) = (new Dictionary<string, PairDecision>(StringComparer.Ordinal), new Dictionary<string, PairDecision>(StringComparer.Ordinal));
        // Earlier decisions may contradict one another: of them the last word counts.
        foreach (var pair in standing) (byLeft[pair.Left], byRight[pair.Right]) = (pair, pair);
        foreach (var pair in links)
        {
            if (!byLeft.TryAdd(pair.Left, pair)) throw Two("왼쪽", "left", pair.Left, byLeft[pair.Left], pair);
            if (!byRight.TryAdd(pair.Right, pair) && !isManyToOne) throw Two("오른쪽", "right", pair.Right, byRight[pair.Right], pair);
        }
    }

    private static InputException Two(string side, string sideEn, string key, PairDecision one, PairDecision other) => new(
        new($"{side} ‘{key}’{Josa.Pick(key, "은", "는")} 하나와만 이어지는데 짝이 둘입니다: {Text(one)}, {Text(other)}", $"'{key}' on the {sideEn} has one partner at most, and two are named: {Text(one)}, {Text(other)}."),
        new("하나만 ‘같은 것’으로 정하세요. 앞서 정한 짝을 바꾸려면 그 짝을 먼저 ‘다른 것’(--differ)으로 정하세요. 아무것도 기록하지 않았습니다.", "Say it of one only. To change a pair decided before, say first that it is not the same (--differ). Nothing was recorded."));

    private static InputException Both(PairDecision pair) => new(
        new($"{Text(pair)} 짝을 ‘같은 것’이라고도 ‘다른 것’이라고도 했습니다.", $"The pair {Text(pair)} is said to be one and not to be one."),
        new("하나만 정하세요. 아무것도 기록하지 않았습니다.", "Say one of the two. Nothing was recorded."), "--same, --differ");

    private static string Text(PairDecision pair) => $"{pair.Left}={pair.Right}";
}
