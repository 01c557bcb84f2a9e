using Maru.App.Lake;
using Maru.App.Linking;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Jobs.Relink;

/// <summary>Links two datasets again as they were linked last, with all that people decided since: after the job that renews one of them, or at set times.</summary>
public sealed class LinkJob(LinkDesk desk, KeptLinks kept, LakeStore lake) : IJobKind
{
    public const string Id = "link";
    public const string Result = "dataset";

    public static Card Declared { get; } = new(
        Id, new("다시 잇기", "Linking again"), new("이어 둔 두 데이터를 정한 때마다 다시 잇습니다. 사람이 정한 것은 지켜집니다.", "Links two datasets again at set times; what people decided holds."),
        [new Parameter(Result, ParameterType.Text, new("이은 데이터", "Links"), new("전에 이은 결과 데이터의 이름(id).", "Id of the dataset of links that was made before."))]);

    public Card Card => Declared;

    public void Check(Settings settings) => Find(settings);

    public IReadOnlyList<Uri> Addresses(Settings settings) => [];

    public async Task<JobResult> Run(JobWork work, CancellationToken stop)
    {
        var before = Find(work.Settings);
        var summary = await desk.Link(before.Declaration, stop);
        var version = lake.Manifest(summary.Dataset, summary.Version);
        return new(LinkJobWords.Done(summary), [new RunVersion(summary.Dataset, summary.Version, version.Rows, version.SetAside, summary.Version == before.Summary.Version)]);
    }

    private KeptLink Find(Settings settings) => settings.Text(Result) is { Length: > 0 } result && kept.Find(result) is { } link ? link : throw LinkJobWords.NoLink(settings.Text(Result) ?? "", kept.All());
}

internal static class LinkJobWords
{
    public static Bilingual Done(LinkSummary summary)
    {
        FormattableString
            ko = $"{summary.Dataset} 버전 {summary.Version}: 왼쪽 {summary.LeftThings:N0}개 가운데 {summary.Linked:N0}개 연결({summary.MatchRate * 100:0.0}%), 사람이 볼 것 {summary.Review:N0}쌍",
            en = $"{summary.Dataset} version {summary.Version}: {summary.Linked:N0} of {summary.LeftThings:N0} linked ({summary.MatchRate * 100:0.0} %), {summary.Review:N0} pairs to look at";
        return new(FormattableString.Invariant(ko), FormattableString.Invariant(en));
    }

    public static InputException NoLink(string result, IReadOnlyList<KeptLink> there) => new(
        new($"\"{result}\"에 이은 것이 없습니다.", $"Nothing was linked into \"{result}\"."),
        there.Count == 0
            ? new("먼저 ‘데이터 잇기’나 maru link로 한 번 이으세요.", "Link two datasets once first, on the page of links or by maru link.")
            : new($"이은 데이터: {Listed(there)}", $"Links there are: {Listed(there)}"), "--dataset");

    private static string Listed(IReadOnlyList<KeptLink> there) => string.Join(", ", there.Select(link => link.Summary.Dataset));
}
