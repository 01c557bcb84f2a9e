using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using static System.FormattableString;

namespace Maru.App.Quality.Rules;

/// <summary>
/// Evaluates rules on a version: all tests of rows that can share a pass are one SELECT, the others one each. A rule that can't be evaluated
/// says why; it never stops the others.
/// </summary>
public sealed class EvaluateRules(IRuleVersions versions, IEngine engine, TimeProvider clock)
{
    // More aggregates in one SELECT than this take longer to plan than a second pass takes to read.
    private const int MostShared = 100;

    public IReadOnlyList<RuleResult> Run(VersionManifest version, IReadOnlyList<QualityRule> rules, CancellationToken stop)
    {
        var planned = rules.Select(rule => Plan(rule, version)).ToList();
        var results = planned.Select(plan => plan.Fault).ToArray();
        var shared = Enumerable.Range(0, planned.Count).Where(i => planned[i].Test is RowTest { IsShared: true }).ToList();
        foreach (var chunk in shared.Chunk(MostShared))
        {
            if (Together([.. chunk.Select(i => planned[i])], stop) is not { } found) continue;
            foreach (var (i, result) in chunk.Zip(found)) results[i] = result;
        }
        for (var i = 0; i < planned.Count; i++) results[i] ??= Alone(planned[i], stop);
        var now = clock.GetUtcNow();
        return [.. planned.Zip(results, (plan, result) => result! with { Uses = plan.Context?.Uses ?? [], At = now })];
    }

    /// <summary>What a rule asks the engine, checked against a version.</summary>
    /// <exception cref="InputException">It can't be evaluated on this version.</exception>
    public RuleContext Check(QualityRule rule, VersionManifest version)
    {
        var context = new RuleContext(rule, version, versions, engine);
        RuleKinds.Require(rule.Kind).Plan(context);
        return context;
    }

    internal static string CountOf(RuleContext context, RowTest test) =>
        $"select count(*) filter (where c), count(*) filter (where c and b) from (select {test.Checked} as c, {test.Bad} as b from {test.From ?? context.Table + " as t"}) as judged";

    private Planned Plan(QualityRule rule, VersionManifest version)
    {
        RuleContext? context = null;
        try
        {
            context = new RuleContext(rule, version, versions, engine);
            return new(rule, context, RuleKinds.Require(rule.Kind).Plan(context), null);
        }
        catch (InputException e)
        {
            return new(rule, context, null, Impossible(rule, e));
        }
    }

    // Null when the engine refuses one of them: asked one by one, only that one fails.
    private static RuleResult[]? Together(IReadOnlyList<Planned> plans, CancellationToken stop)
    {
        if (plans.Count < 2) return null;
        var tests = plans.Select(plan => (RowTest)plan.Test!).ToList();
        var counts = string.Join(", ", tests.Select((_, i) => Invariant($"count(*) filter (where c{i}), count(*) filter (where c{i} and b{i})")));
        var judged = string.Join(", ", tests.Select((test, i) => Invariant($"{test.Checked} as c{i}, {test.Bad} as b{i}")));
        try
        {
            var row = plans[0].Context!.Ask($"select {counts} from (select {judged} from {plans[0].Context!.Table} as t) as judged", stop).Rows[0];
            return [.. plans.Select((plan, i) => Counted(plan, tests[i], (long)row[2 * i]!, (long)row[(2 * i) + 1]!))];
        }
        catch (Exception e) when (IsOfTheRule(e, stop))
        {
            return null;
        }
    }

    private static RuleResult Alone(Planned plan, CancellationToken stop)
    {
        try
        {
            if (plan.Test is FigureTest figures)
            {
                var finding = figures.Run(stop);
                return new(plan.Rule.Id, finding.Bad > 0 ? RuleOutcome.Failed : RuleOutcome.Passed, finding.Checked, finding.Bad, finding.Message, finding.Sql)
                {
                    Figures = finding.Figures,
                    RowsWhere = finding.RowsWhere,
                };
            }
            var test = (RowTest)plan.Test!;
            var row = plan.Context!.Ask(CountOf(plan.Context, test), stop).Rows[0];
            return Counted(plan, test, (long)row[0]!, (long)row[1]!);
        }
        catch (Exception e) when (IsOfTheRule(e, stop))
        {
            return Impossible(plan.Rule, e as InputException ?? new InputException(
                new("계산이 너무 오래 걸려 멈추었습니다.", "It took too long and was stopped."), new("규칙을 더 간단히 하거나 where로 행을 줄이세요.", "Make the rule simpler.")));
        }
    }

    private static bool IsOfTheRule(Exception e, CancellationToken stop) => e is InputException || (e is OperationCanceledException && !stop.IsCancellationRequested);

    private static RuleResult Counted(Planned plan, RowTest test, long looked, long bad) => new(
        plan.Rule.Id, bad > 0 ? RuleOutcome.Failed : RuleOutcome.Passed, looked, bad,
        bad == 0
            ? new(Invariant($"{looked:N0}행이 모두 맞습니다."), Invariant($"All {looked:N0} rows fit."))
            : new(Invariant($"{looked:N0}행 가운데 {bad:N0}행이 어긋납니다."), Invariant($"{bad:N0} of {looked:N0} rows do not fit.")),
        CountOf(plan.Context!, test));

    private static RuleResult Impossible(QualityRule rule, InputException e) => new(rule.Id, RuleOutcome.Impossible, 0, 0, new(e.In("ko"), e.In("en")), "");

    private sealed record Planned(QualityRule Rule, RuleContext? Context, RuleTest? Test, RuleResult? Fault);
}
