using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Maru.Web.Shell;

/// <summary>
/// Scripts, styles and fonts, embedded in this assembly by the build. Names carry the hash of their content, so a browser may
/// keep them for ever; each text file is stored compressed with gzip and Brotli besides.
/// </summary>
public sealed class AssetLibrary
{
    public const string Prefix = "/assets/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    private readonly Assembly _assembly = typeof(AssetLibrary).Assembly;
    private readonly FrozenSet<string> _files;
    private readonly FrozenDictionary<string, string> _names;

    public AssetLibrary()
    {
        _files = _assembly.GetManifestResourceNames().Where(name => name.StartsWith("dist/", StringComparison.Ordinal)).Select(name => name[5..]).ToFrozenSet();
        using var manifest = Open("manifest.json") ?? throw new InvalidOperationException("Maru.Web was built without its assets: run 'npm ci' and 'node build/bundle.mjs', then build again.");
        _names = JsonSerializer.Deserialize<Dictionary<string, string>>(manifest)!.ToFrozenDictionary();
    }

    /// <summary>The logical names, such as <c>maru.js</c> and <c>style.css</c>.</summary>
    public IEnumerable<string> Names => _names.Keys;

    /// <summary>The address of an asset by its logical name.</summary>
    public string Url(string name) => Prefix + (_names.TryGetValue(name, out var file) ? file : throw new ArgumentException($"No asset '{name}'. There are: {string.Join(", ", _names.Keys)}.", nameof(name)));

    /// <summary>Content type of a stored file, or null when the library doesn't serve it.</summary>
    public string? ContentType(string file) => _files.Contains(file) && Types.TryGetValue(Path.GetExtension(file), out var type) ? type : null;

    public Stream? Open(string file) => _files.Contains(file) ? _assembly.GetManifestResourceStream("dist/" + file) : null;
}
