using Maru.App.Access;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Boards;

/// <summary>Other sites whose pages may hold boards in a frame: <c>embed-sites.txt</c> of the data folder, an origin in each line.</summary>
public sealed class EmbedSites(DataHome home)
{
    private const int Most = 50;
    private readonly Lock _writing = new();
    private (DateTime WrittenAt, IReadOnlyList<string> Sites) _read = (default, []);

    public IReadOnlyList<string> All
    {
        get
        {
            var written = File.GetLastWriteTimeUtc(home.EmbedSites);
            var known = _read;
            if (known.WrittenAt != written) _read = known = (written, File.Exists(home.EmbedSites) ? [.. File.ReadAllLines(home.EmbedSites).Select(OriginOf).OfType<string>()] : []);
            return known.Sites;
        }
    }

    /// <returns>The origin as it is kept.</returns>
    /// <exception cref="InputException">It is no address of a site, there are too many, or they may not.</exception>
    public string Add(string site)
    {
        Require();
        var origin = OriginOf(site) ?? throw new InputException(
            new($"'{site}'은 사이트 주소가 아닙니다.", $"'{site}' is no address of a site."), new("https://www.example.go.kr처럼 https로 시작하는 주소를 쓰세요. 별표는 쓰지 않습니다.", "Write an address that begins with https, as https://www.example.go.kr, without asterisks."), "site");
        lock (_writing)
        {
            if (All.Count >= Most) throw new InputException(new($"사이트가 {Most}곳입니다.", $"There are {Most} sites."), new("쓰지 않는 것을 빼세요.", "Take away those nobody uses."), "site");
            if (!All.Contains(origin)) Write([.. All, origin]);
        }
        return origin;
    }

    /// <returns>False when it was none of them.</returns>
    /// <exception cref="InputException">They may not.</exception>
    public bool Remove(string site)
    {
        Require();
        lock (_writing)
        {
            var origin = OriginOf(site);
            if (origin is null || !All.Contains(origin)) return false;
            Write([.. All.Where(one => one != origin)]);
            return true;
        }
    }

    private static void Require()
    {
        if (!AccessRules.May(Asking.Current, Act.Edit)) throw AccessErrors.NotAllowed;
    }

    // A line of a header is made of it: nothing but scheme, host and port.
    private static string? OriginOf(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri is { Host.Length: > 0, UserInfo: "", PathAndQuery: "/", Fragment: "" } && !uri.Host.Contains('*', StringComparison.Ordinal)
            ? "https://" + uri.IdnHost + (uri.IsDefaultPort ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{uri.Port}")) : null;

    private void Write(IReadOnlyList<string> sites)
    {
        PrivateFiles.CreateFolder(home.Folder);
        var unfinished = home.EmbedSites + "." + Path.GetRandomFileName();
        PrivateFiles.WriteAllBytes(unfinished, System.Text.Encoding.UTF8.GetBytes(string.Concat(sites.Select(site => site + "\n"))));
        File.Move(unfinished, home.EmbedSites, overwrite: true);
        _read = default;
    }
}
