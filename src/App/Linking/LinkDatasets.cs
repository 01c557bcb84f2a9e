using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using Maru.Methods.Linkage;

namespace Maru.App.Linking;

/// <summary>
/// Links two datasets that have no common key: by a crosswalk where there is one, by what people decided, and by comparing fields. The links, the pairs to
/// look at and what found no partner become a version of a dataset.
/// </summary>
public sealed class LinkDatasets(LakeStore lake, ReadableVersions versions, IEngine engine, CatalogStore catalog, LinkDecisions decisions, KeptLinks kept, IngestSources ingest)
{
    public async Task<LinkSummary> Run(LinkDeclaration declaration, CancellationToken stop)
    {
        if (declaration.Fields.Count == 0 && declaration.Through is null)
            throw new InputException(new("무엇을 견줄지 정하지 않았습니다.", "Nothing to compare was named."), new("--on 왼쪽=오른쪽:종류나 --through 대응표를 쓰세요.", "Use --on left=right:kind or --through a crosswalk."));
        if (declaration is not { ReviewFrom: > 0 and < 1, LinkFrom: > 0 and < 1 } || declaration.ReviewFrom > declaration.LinkFrom)
            throw new InputException(
                new($"확률이 검토 {declaration.ReviewFrom}, 연결 {declaration.LinkFrom}입니다.", $"The probabilities are {declaration.ReviewFrom} for review and {declaration.LinkFrom} for links."),
                new("0 < 검토 ≤ 연결 < 1로 정하세요.", "Choose 0 < review ≤ link < 1."));
        RequireResult(declaration);
        var left = LinkTable.Read(lake, versions, engine, declaration.Left, declaration.LeftKey, declaration.Fields.SelectMany(field => field.Left), stop);
        var right = LinkTable.Read(lake, versions, engine, declaration.Right, declaration.RightKey, declaration.Fields.SelectMany(field => field.Right), stop);
        var decided = decisions.Current(declaration.ResultId);
        var given = Given(declaration, left, right, decided, stop);
        var matched = new LinkMatcher(declaration, left, right).Match(decided, given.Select(pair => pair.Left).ToHashSet(), given.Select(pair => pair.Right).ToHashSet(), stop);
        IReadOnlyList<FoundPair> pairs = [.. given, .. matched.Pairs];
        var version = await Publish(declaration, left, right, pairs, stop);
        var summary = Summarise(version, left, right, pairs, matched);
        catalog.EditDataset(version.Dataset, Environment.UserName, row => (row.DescriptionKo, row.DescriptionEn) = Said(declaration, summary));
        kept.Keep(declaration, summary);
        return summary;
    }

    // Links become the newest version of what they are called: of nothing but links.
    private void RequireResult(LinkDeclaration declaration)
    {
        var id = declaration.ResultId;
        var isSource = id == declaration.Left || id == declaration.Right || id == declaration.Through?.Dataset;
        if (isSource || (lake.Versions(id).Count > 0 && kept.Find(id) is null)) throw new InputException(
            isSource ? new($"결과의 이름 '{id}'{Josa.Pick(id, "이", "가")} 잇는 데이터와 같습니다.", $"The result '{id}' is one of the datasets that are linked.")
                : new($"'{id}'{Josa.Pick(id, "은", "는")} 이은 결과가 아닌 데이터입니다. 덮어쓰지 않습니다.", $"'{id}' is a dataset that holds no links. It is not written over."),
            new("결과에 다른 이름을 쓰세요(--result).", "Give the result another name (--result)."), "result");
    }

    // On the page of the links: how many found a partner, and where to read which did not.
    private static (string Ko, string En) Said(LinkDeclaration declaration, LinkSummary summary)
    {
        FormattableString
            ko = $"왼쪽({declaration.Left}) {summary.LeftThings:N0}개 가운데 {summary.Linked:N0}개({summary.MatchPercent:0.0}%)가 오른쪽({declaration.Right}) {summary.RightThings:N0}개와 이어졌습니다. 대응표로 {summary.ByCrosswalk:N0}개, 사람이 정한 것 {summary.ByPerson:N0}개. 사람이 볼 것 {summary.Review:N0}쌍, 짝이 없는 것 왼쪽 {summary.LeftAlone:N0}개와 오른쪽 {summary.RightAlone:N0}개는 ‘판정’으로 걸러 봅니다.",
            en = $"Of {summary.LeftThings:N0} things of {declaration.Left}, {summary.Linked:N0} ({summary.MatchPercent:0.0} %) are linked to the {summary.RightThings:N0} of {declaration.Right}: {summary.ByCrosswalk:N0} by the crosswalk, {summary.ByPerson:N0} by a person. {summary.Review:N0} pairs wait for a person; {summary.LeftAlone:N0} on the left and {summary.RightAlone:N0} on the right found no partner: filter by 판정.";
        return (FormattableString.Invariant(ko), FormattableString.Invariant(en));
    }

    // People first, then the crosswalk; each thing once, unless many may go to one.
    private List<FoundPair> Given(
        LinkDeclaration declaration, LinkTable left, LinkTable right, IReadOnlyDictionary<(string Left, string Right), LinkDecisionRecord> decided, CancellationToken stop)
    {
        var (leftPlaces, rightPlaces) = (left.Places(), right.Places());
        var crosswalk = declaration.Through is { } through
            ? LinkTable.Read(lake, versions, engine, through.Dataset, through.Left, [through.Right], stop) is var table ? table.Keys.Zip(table.Texts(through.Right)) : []
            : [];
        var pairs = new List<FoundPair>();
        var (usedLeft, usedRight) = (new HashSet<int>(), new HashSet<int>());
        // The last word counts where two claim the same thing.
        foreach (var record in decided.Values.Where(record => record.IsLink).OrderByDescending(record => record.At)) Add(record.Left, record.Right, LinkOrigin.Person);
        foreach (var (from, to) in crosswalk)
            if (to is not null && !decided.ContainsKey((from, to))) Add(from, to, LinkOrigin.Crosswalk);
        return pairs;

        void Add(string from, string to, LinkOrigin origin)
        {
            if (!leftPlaces.TryGetValue(from, out var i) || !rightPlaces.TryGetValue(to, out var j)) return;
            if (usedLeft.Contains(i) || !declaration.ManyToOne && usedRight.Contains(j)) return;
            usedLeft.Add(i);
            usedRight.Add(j);
            pairs.Add(new(i, j, origin, LinkDecision.Link, null, []));
        }
    }

    private async Task<VersionManifest> Publish(LinkDeclaration declaration, LinkTable left, LinkTable right, IReadOnlyList<FoundPair> pairs, CancellationToken stop)
    {
        var id = declaration.ResultId;
        // The catalogue may not know yet what the lake holds.
        catalog.Prepare();
        // Links may be seen by no more people than both datasets may.
        var access = new[] { declaration.Left, declaration.Right, declaration.Through?.Dataset }.OfType<string>().Max(dataset => catalog.FindNow(dataset)?.Access ?? AccessLevel.Internal);
        catalog.EditDataset(id, Environment.UserName, row => row.Access = Enum.TryParse<AccessLevel>(row.Access, out var own) && own >= access ? row.Access : access.ToString());
        var folder = Directory.CreateDirectory(Path.Combine(lake.Home.Work, Path.GetRandomFileName())).FullName;
        try
        {
            var file = Path.Combine(folder, $"{Short(left)} – {Short(right)} 연결.csv");
            LinkFile.Write(file, declaration, left, right, pairs);
            var origin = $"maru link {declaration.Left} {declaration.Right}";
            // Keys are names, not numbers: 0012 and 12 are two.
            var keys = new[] { LinkFile.LeftColumn(left.Key), LinkFile.RightColumn(right.Key) }.ToDictionary(column => $"{TableCorrections.ColumnPrefix}{column}.type", _ => "text");
            var outcomes = await ingest.Run(new([file], id) { Called = _ => origin, Settings = keys, Accepted = new(Environment.UserName, "다시 이음") }, null, stop);
            return outcomes.Single() is { Result: { } result } ? result.Version : throw new InputException(outcomes.Single().Problem!.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Titles become the name of a file, and with it the title of the links.
    private string Short(LinkTable table)
    {
        // Two of them and the words between fit into the 255 bytes that a file's name may have.
        const int bytes = 112;
        return Methods.KoreanText.DatasetSlug.Cut(versions.Title(table.Version).Replace('/', ' '), bytes).TrimEnd();
    }

    private static LinkSummary Summarise(VersionManifest version, LinkTable left, LinkTable right, IReadOnlyList<FoundPair> pairs, MatchedPairs matched)
    {
        var links = pairs.Where(pair => pair.Decision == LinkDecision.Link).ToList();
        int leftSeen = pairs.Select(pair => pair.Left).Distinct().Count(), rightSeen = pairs.Select(pair => pair.Right).Distinct().Count();
        return new(
            version.Dataset, version.Version, left.Keys.Count, right.Keys.Count, links.Select(pair => pair.Left).Distinct().Count(), links.Count(pair => pair.Origin == LinkOrigin.Crosswalk), links.Count(pair => pair.Origin == LinkOrigin.Person),
            pairs.Count - links.Count, left.Keys.Count - leftSeen, right.Keys.Count - rightSeen, matched.PairsCompared, matched.Prior);
    }
}
