using System.Text;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.Contracts;
using Maru.Core.Data;

namespace Maru.Browser.Tests;

/// <summary>An import at each of its steps, so that every state of the wizard is a page to look at.</summary>
public static class WizardDrafts
{
    private const string FileName = "도로굴착 허가대장.csv";

    static WizardDrafts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The ledger as its office sends it: CP949, title and unit above, a total and a note below.</summary>
    public static byte[] Bytes { get; } = Encoding.GetEncoding(949).GetBytes(Ledger.Csv());

    public static async Task<IReadOnlyList<SitePage>> Begin(Site site)
    {
        var drafts = site.Get<ImportDrafts>();
        foreach (var old in drafts.Open().Where(draft => draft.Name.StartsWith(FileName, StringComparison.Ordinal))) drafts.Discard(old);
        var tables = await Upload(site, FileName, "두 번째 " + FileName);
        var found = await Check(site);
        var about = await Check(site);
        drafts.Save(about with { Step = ImportStep.About });
        var load = await Check(site);
        drafts.Save(load with { Step = ImportStep.Ready, Details = new ImportDetails { Title = "도로굴착 허가대장", Access = AccessLevel.Everyone, Cycle = "P6M" } });
        return
        [
            new("import-tables", $"/import/{tables.Id}/tables", "/import/{Id}/tables"),
            new("import-found", $"/import/{found.Id}", "/import/{Id}"),
            new("import-about", $"/import/{about.Id}/about", "/import/{Id}/about"),
            new("import-about-faults", $"/import/{about.Id}/about?check=1", "/import/{Id}/about"),
            new("import-load", $"/import/{load.Id}/load", "/import/{Id}/load"),
        ];
    }

    private static async Task<ImportDraft> Check(Site site)
    {
        var draft = await Upload(site, FileName);
        var job = site.Get<ImportDesk>().Check(draft);
        while (!await site.Get<ImportDesk>().WaitBriefly(job, CancellationToken.None)) { }
        return site.Get<ImportDrafts>().Find(draft.Id)!;
    }

    private static async Task<ImportDraft> Upload(Site site, params string[] names)
    {
        var arrival = site.Get<ImportArrival>();
        using var received = arrival.Receive();
        foreach (var name in names) await received.Add(name, new MemoryStream(Bytes), CancellationToken.None);
        return await arrival.Begin(received, CancellationToken.None);
    }
}
