using System.Data.Common;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Quality.Rules.Suggest;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules;

/// <summary>What people do with rules: add, approve, switch off, ask for proposals, evaluate; and what happens by itself when a version comes.</summary>
public sealed class RuleDesk(CatalogStore catalog, RuleVersions versions, EvaluateRules evaluate, SuggestRules suggest, TimeProvider clock)
{
    private const int MostRules = 500;
    private const int LongestText = 4_000;

    /// <summary>Checks rules against the data, keeps them and evaluates them at once. All of them, or none when one is wrong.</summary>
    /// <param name="dataset">Where those go that name no dataset; null when all do.</param>
    /// <exception cref="InputException">A rule can't be evaluated on the newest version: the message says which and why.</exception>
    public IReadOnlyList<QualityRule> Add(string? dataset, IReadOnlyList<RuleDraft> drafts, string by, CancellationToken stop)
    {
        var made = new List<QualityRule>();
        foreach (var draft in drafts)
        {
            if (Asking.Current.Kind != ReaderKind.Machine && draft.Dataset is { } other && other != dataset) throw new InputException(
                new($"규칙의 dataset이 '{other}'입니다.", $"The rule's dataset is '{other}'."), new($"이 화면에서는 '{dataset}'의 규칙만 만듭니다.", $"Here rules are made of '{dataset}' only."), "dataset");
            var rule = Make(draft, draft.Dataset ?? dataset ?? throw new InputException(new("규칙에 dataset이 없습니다.", "The rule names no dataset."), new("dataset: 데이터이름을 쓰거나 명령에 데이터를 적으세요.", "Write dataset, or name one on the command line.")), made, by);
            RequireSight(rule, evaluate.Check(rule, Newest(rule.Dataset)).Uses);
            made.Add(rule);
        }
        RequireAnswers(made, stop);
        catalog.SaveQualityRules(made);
        foreach (var changed in made.Select(rule => rule.Dataset).Distinct()) Evaluate(changed, stop);
        return made;
    }

    /// <summary>Approves, declines or switches off rules, and scores the dataset anew.</summary>
    /// <param name="ids">Null: every suggested rule.</param>
    /// <returns>The rules that changed.</returns>
    /// <exception cref="InputException">There is no such rule.</exception>
    public IReadOnlyList<QualityRule> Decide(string dataset, IReadOnlyList<string>? ids, RuleState state, string by, CancellationToken stop)
    {
        var rules = catalog.QualityRules(dataset);
        var chosen = ids is null ? rules.Where(rule => rule.State == RuleState.Suggested).ToList() : [.. ids.Select(id => Require(rules, dataset, id))];
        List<QualityRule> decided = [.. chosen.Select(rule => rule with { State = state, DecidedBy = by, DecidedAt = clock.GetUtcNow() })];
        catalog.SaveQualityRules(decided);
        Evaluate(dataset, stop);
        return decided;
    }

    /// <summary>Proposes rules from what the newest version looks like; what people have or declined is not proposed again.</summary>
    public IReadOnlyList<QualityRule> Suggest(string dataset, CancellationToken stop)
    {
        var known = catalog.QualityRules(dataset);
        var version = Newest(dataset);
        var proposed = new List<QualityRule>();
        foreach (var draft in suggest.For(version, stop))
        {
            var rule = Make(draft, dataset, proposed, SuggestRules.Author) with { State = RuleState.Suggested };
            // A rule of the same kind on the same columns, whatever its settings, is a person's word on the matter.
            if (known.Concat(proposed).Any(other => other.Kind == rule.Kind && other.Columns.SequenceEqual(rule.Columns) && (rule.Columns.Count > 0 || other.Signature == rule.Signature))) continue;
            proposed.Add(rule);
        }
        catalog.SaveQualityRules(proposed);
        Evaluate(dataset, stop);
        return proposed;
    }

    /// <summary>Proposes rules for a dataset that has none yet, not even declined ones. Nothing that goes wrong here may touch what brought its version.</summary>
    public bool SuggestFirst(string dataset, CancellationToken stop) =>
        catalog.QualityRules(dataset).Count == 0 && Tried(() => Suggest(dataset, stop));

    /// <summary>Proposes rules for all datasets that have none yet: what came in by the command line.</summary>
    /// <returns>Datasets looked at.</returns>
    public int SuggestMissing(CancellationToken stop) =>
        catalog.Snapshot().Entries.Where(entry => entry.Newest is not null).Select(entry => entry.Id).ToList().Count(dataset => SuggestFirst(dataset, stop));

    /// <summary>Evaluates a dataset's rules, proposed ones too, on its newest version.</summary>
    /// <returns>What came of each rule.</returns>
    public IReadOnlyList<(QualityRule Rule, RuleResult Result)> Evaluate(string dataset, CancellationToken stop)
    {
        var version = Newest(dataset);
        var rules = catalog.QualityRules(dataset).Where(rule => rule.State is RuleState.Approved or RuleState.Suggested).ToList();
        var results = evaluate.Run(version, rules, stop);
        catalog.SaveQualityResults(dataset, version.Version, results);
        return [.. rules.Zip(results)];
    }

    /// <summary>Takes rules away with all their results, and scores the dataset anew.</summary>
    public void Remove(string dataset, IReadOnlyList<string> ids, CancellationToken stop)
    {
        var rules = catalog.QualityRules(dataset);
        foreach (var rule in ids.Select(id => Require(rules, dataset, id)).ToList()) catalog.RemoveQualityRule(dataset, rule.Id);
        Evaluate(dataset, stop);
    }

    /// <summary>A rule with what came of it on the newest version.</summary>
    /// <exception cref="InputException">There is no such rule, or it was not evaluated on this version.</exception>
    public (VersionManifest Version, QualityRule Rule, RuleResult Result) Result(string dataset, string id)
    {
        var version = Newest(dataset);
        var rule = Require(catalog.QualityRules(dataset), dataset, id);
        return (version, rule, catalog.QualityResults(dataset, version.Version).GetValueOrDefault(id) ?? throw new InputException(
            new($"'{id}' 규칙은 버전 {version.Version}에서 점검하지 않았습니다.", $"The rule '{id}' was not evaluated on version {version.Version}."), new("--check로 점검하세요. 꺼진 규칙은 먼저 켜세요.", "Evaluate with --check.")));
    }

    /// <summary>A version has come: its rules are evaluated if there are any. Nothing that goes wrong here may touch the ingest that made it.</summary>
    public void Arrived(VersionManifest version)
    {
        if (catalog.QualityRules(version.Dataset).Any(rule => rule.State is RuleState.Approved)) Tried(() => Evaluate(version.Dataset, CancellationToken.None));
    }

    /// <summary>Evaluates what was missed: newest versions that approved rules have no result for.</summary>
    /// <returns>Datasets evaluated.</returns>
    public int CatchUp(CancellationToken stop)
    {
        var missed = catalog.QualityStandings().Where(standing => standing.Result is null).Select(standing => standing.Rule.Dataset).Distinct().ToList();
        return missed.Count(dataset => Tried(() => Evaluate(dataset, stop)));
    }

    // What is not evaluated now stands without results; the daily look and "maru quality --check" try again.
    private static bool Tried(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Exception e) when (e is InputException or DbException or IOException)
        {
            return false;
        }
    }

    // What the engine can't compute on the data of now, as a regular expression it does not know, is no rule to keep.
    private void RequireAnswers(IReadOnlyList<QualityRule> made, CancellationToken stop)
    {
        foreach (var rules in made.GroupBy(rule => rule.Dataset))
            foreach (var (rule, result) in rules.Zip(evaluate.Run(Newest(rules.Key), [.. rules], stop)))
                if (result.Outcome == RuleOutcome.Impossible) throw new InputException(
                    new($"{RuleWords.Line(rule).Ko}: {result.Message.Ko}", $"{RuleWords.Line(rule).En}: {result.Message.En}"),
                    new("규칙을 넣지 않았습니다. 고쳐서 다시 넣으세요.", "The rule was not added; mend it and add it again."), rule.Id);
    }

    // A rule that somebody writes would tell them, row by row, what they may not see: of other offices' data, and of closed columns.
    private void RequireSight(QualityRule rule, IReadOnlyList<UsedColumn> uses)
    {
        if (Asking.Current.Kind == ReaderKind.Machine) return;
        var snapshot = catalog.Snapshot();
        foreach (var use in uses)
        {
            if (snapshot.Find(use.Dataset) is not { IsWhole: true } entry) throw new InputException(
                new($"'{use.Dataset}' 데이터를 볼 수 없어 규칙에 쓸 수 없습니다.", $"You may not see '{use.Dataset}', so a rule can't use it."), new("볼 수 있는 데이터만 쓰세요.", "Use data you may see."), "from");
            if (rule.Kind is not ("not-blank" or "unique") && !entry.Columns.Any(column => column.Name == use.Column && !column.Closed)) throw new InputException(
                new($"‘{use.Column}’ 컬럼은 잠겨 있어 이 규칙에 쓸 수 없습니다.", $"Column '{use.Column}' is closed, so this rule can't use it."),
                new("잠긴 컬럼에는 빈 값과 중복만 점검할 수 있습니다. 다른 규칙은 마루가 설치된 컴퓨터에서 'maru quality'로 만드세요.", "Closed columns can be checked for blanks and duplicates; make other rules with 'maru quality' on the machine Maru runs on."), "columns");
        }
    }

    private VersionManifest Newest(string dataset) => versions.Newest(dataset) ?? throw new InputException(
        new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));

    private static QualityRule Require(IReadOnlyList<QualityRule> rules, string dataset, string id) => rules.FirstOrDefault(rule => rule.Id == id) ?? throw new InputException(
        new($"'{dataset}'에 '{id}' 규칙이 없습니다.", $"'{dataset}' has no rule '{id}'."),
        new(rules.Count == 0 ? "규칙이 아직 없습니다." : $"있는 규칙: {string.Join(", ", rules.Select(rule => rule.Id))}", $"Rules: {string.Join(", ", rules.Select(rule => rule.Id))}"));

    private QualityRule Make(RuleDraft draft, string dataset, List<QualityRule> beside, string by)
    {
        if (draft.Why.Length > LongestText || draft.Parameters.Any(p => p.Value.Length > LongestText) || draft.Columns.Count > 50 || draft.Columns.Any(c => c.Length > LongestText))
            throw new InputException(new("규칙의 글이 너무 깁니다.", "A text of the rule is too long."), new($"값마다 {LongestText:N0}자까지 쓸 수 있습니다.", $"At most {LongestText} characters each."));
        var known = catalog.QualityRules(dataset);
        if (known.Count + beside.Count >= MostRules)
            throw new InputException(new($"규칙이 {MostRules}개를 넘습니다.", $"There are more than {MostRules} rules."), new("쓰지 않는 규칙을 끄거나 지우세요.", "Remove rules not in use."), dataset);
        var kind = RuleKinds.Require(draft.Kind).Card;
        // A form sends every field: what is empty or as it would be anyway is not kept.
        var given = draft.Parameters.Where(p => p.Value.Trim().Length > 0).ToDictionary(p => p.Key, p => p.Value.Trim(), StringComparer.Ordinal);
        var bound = kind.Card.Bind(given).Values;
        var parameters = kind.Card.Parameters.Where(p => given.ContainsKey(p.Id) && bound[p.Id] != p.Default).ToDictionary(p => p.Id, p => bound[p.Id], StringComparer.Ordinal);
        var columns = draft.Columns.Select(c => c.Normalize(System.Text.NormalizationForm.FormC).Trim()).Where(c => c.Length > 0).ToList();
        var rule = new QualityRule("", dataset, kind.Id, columns, parameters, draft.Severity, draft.Why.Trim(), by, clock.GetUtcNow())
        {
            State = draft.State,
            DecidedBy = by == SuggestRules.Author ? null : by,
            DecidedAt = by == SuggestRules.Author ? null : clock.GetUtcNow(),
        };
        return rule with { Id = IdOf(draft.Id, rule, [.. known, .. beside.Where(other => other.Dataset == dataset)]) };
    }

    // The same rule again keeps its id; another one with the same words gets a number.
    private static string IdOf(string? named, QualityRule rule, IReadOnlyList<QualityRule> known)
    {
        if (!string.IsNullOrWhiteSpace(named)) return DatasetSlug.From(named);
        if (known.FirstOrDefault(other => other.Signature == rule.Signature) is { } same) return same.Id;
        var id = DatasetSlug.From(string.Join(' ', [rule.Kind, .. rule.Columns.Take(3)]));
        var free = id;
        for (var n = 2; known.Any(other => other.Id == free); n++) free = FormattableString.Invariant($"{id}-{n}");
        return free;
    }
}
