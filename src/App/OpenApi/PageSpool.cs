using System.Globalization;
using Maru.App.Lake;

namespace Maru.App.OpenApi;

/// <summary>
/// The pages of a call until all of them are there, so that a collection that failed, was killed or ran out of its daily calls goes on
/// behind its last page. One process at a time gathers a call's pages; another that asks for the same gathers its own.
/// </summary>
internal sealed class PageSpool : IDisposable
{
    private readonly string _folder;
    private readonly FileLock? _held;

    private PageSpool(string folder, FileLock? held) => (_folder, _held) = (folder, held);

    /// <param name="otherwise">A folder of the call's own, for when another process gathers the same.</param>
    public static PageSpool Open(DataHome home, ApiCall call, string otherwise, DateTimeOffset now)
    {
        PrivateFiles.CreateFolder(home.Pages);
        var place = Path.Combine(home.Pages, call.Mark);
        var held = FileLock.TryTake(place + ".lock");
        var spool = new PageSpool(held is null ? Path.Combine(otherwise, "pages") : place, held);
        if (spool.Page(0) is not { } first || now - first.At >= TimeSpan.FromHours(call.Api.ResumeWithin)) spool.Clear();
        PrivateFiles.CreateFolder(spool._folder);
        return spool;
    }

    /// <summary>A page that was kept; null when it was not.</summary>
    public KeptPage? Page(int number) => KeptPage.Read(PathOf(number));

    public void Keep(int number, KeptPage page) => page.Write(PathOf(number));

    /// <summary>The first pages, all of which were kept.</summary>
    public IEnumerable<KeptPage> Pages(int count) =>
        Enumerable.Range(0, count).Select(number => Page(number) ?? throw new InvalidDataException($"{PathOf(number)} is gone"));

    /// <summary>Forgets all pages: they were collected, or to go on from them is in vain.</summary>
    public void Clear()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private string PathOf(int number) => Path.Combine(_folder, number.ToString("D6", CultureInfo.InvariantCulture) + ".page");

    public void Dispose() => _held?.Dispose();
}
