using System.Security.Cryptography;
using System.Text;
using Maru.App.Lake;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Shell;

/// <summary>
/// The key to changing data, as long as no administrator has an account. <c>./maru up</c> prints an address that holds it; a browser that opened the
/// address keeps it as a cookie. It lies in the data folder, readable by its owner only, so it stays the same from one start to the next;
/// deleting the file makes a new one.
/// </summary>
public sealed class DeskKey(DataHome home)
{
    public const string Cookie = "maru.desk";

    /// <summary>Path of the page that takes the key.</summary>
    public const string Door = "/desk";

    private readonly Lazy<string> _key = new(() => ReadOrMake(home.DeskKeyFile));

    /// <summary>Path and query that open the desk.</summary>
    public string Address => $"{Door}?key={_key.Value}";

    public bool IsHeldBy(HttpRequest request) => Fits(request.Cookies[Cookie]);

    public bool Fits(string? offered) =>
        offered is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(_key.Value));

    private static string ReadOrMake(string path)
    {
        if (Read(path) is { } kept) return kept;
        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var half = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(half, options)) writer.Write(made);
        // Two starts at once: the first file in place counts for both.
        try
        {
            File.Move(half, path, overwrite: Read(path) is null);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(half);
        }
        return Read(path) ?? made;
    }

    private static string? Read(string path) =>
        File.Exists(path) && File.ReadAllText(path).Trim() is { Length: >= 32 } key && key.All(char.IsAsciiHexDigit) ? key : null;
}
