using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Contracts;
using Maru.Core.Lake;

namespace Maru.App.Tests.Drift;

/// <summary>Real tables whose headers are taken away by halves: what their columns are must be seen by their values, and nothing may be mistaken.</summary>
public sealed class RealDriftTests : IDisposable
{
    private static readonly string[] Names = ["가로등정보_20260610", "버스정류장 노선정보_20260326", "버스정류장 위치정보_20260326", "벤치 현황_20260601", "폭염대비접이식그늘막_20260610"];

    private readonly DriftFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataFact]
    public async Task Columns_without_their_header_are_known_by_their_values_and_none_is_taken_for_another()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (asked, known) = (0, 0);
        foreach (var name in Names)
            foreach (var odd in (bool[])[false, true])
            {
                var lines = Lines(name);
                var headers = lines[0].Split(',');
                var covered = headers.Select((header, i) => i % 2 == 1 == odd && i / 2 < headers.Length / 2 ? FormattableString.Invariant($"칸{i + 1}") : header).ToArray();
                var dataset = FormattableString.Invariant($"{name}-{odd}");
                await Arrive(dataset, lines);
                // A year later: every twentieth row is gone.
                var later = await Arrive(dataset, [string.Join(',', covered), .. lines.Skip(1).Where((_, i) => i % 20 != 7)]);
                foreach (var column in later.Columns.Where(column => column.Source is { } source && source.StartsWith('칸')))
                {
                    asked++;
                    if (column.Name == column.Source) continue;
                    Assert.Equal(headers[column.Cell!.Value].Trim('\uFEFF'), column.Name);
                    known++;
                }
            }
        // Columns of one value, as the day of reference, are asked about and not guessed.
        Assert.InRange((double)known / asked, 0.6, 1);
    }

    private static string[] Lines(string name)
    {
        var path = Directory.EnumerateFiles(Repository.SharedData("chuncheon_city")!, "*.csv").Single(file => file.Normalize(NormalizationForm.FormC).Contains(name, StringComparison.Ordinal));
        return Encoding.GetEncoding(949).GetString(File.ReadAllBytes(path)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private async Task<VersionManifest> Arrive(string dataset, string[] lines)
    {
        var path = _folder.Write(dataset + ".csv", string.Join('\n', lines) + "\n");
        var outcome = Assert.Single(await _folder.Get<IngestSources>().Run(new([path], dataset), null, default));
        if (outcome.Held is not { } hold) return outcome.Result!.Version;
        return _folder.Deciding.Accept(hold.Id, [], "시험", "실제 자료 시험", default)[0].Version!;
    }
}
