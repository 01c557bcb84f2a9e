using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Egress;
using Maru.App.Lake;

namespace Maru.App.Sources;

/// <summary>
/// Fetches addresses, and keeps what a server gave with a tag or a date so that the next time it is asked only whether it changed
/// (RFC 9110, 13.1). What did not change is taken from here: the same bytes make no new version.
/// </summary>
internal sealed class KeptAddresses(DataHome home, EgressGuard egress)
{
    private const string About = "about.json";

    /// <returns>The name of the file, which lies at <paramref name="path"/> then.</returns>
    /// <exception cref="Core.InputException">It can't be had.</exception>
    public async Task<string> Fetch(Uri address, string path, CancellationToken stop)
    {
        var folder = FolderOf(address);
        var kept = Read(folder);
        var request = new EgressRequest(address) { ETag = kept?.ETag, LastModified = kept?.LastModified };
        var answer = await egress.Ask(request, path, stop);
        if (answer.Failure is not null) throw answer.Failure;
        if (answer.Status != EgressAnswer.NotModified)
        {
            Keep(folder, answer, path);
            return answer.Name;
        }
        if (kept is null) throw EgressErrors.Status(request.Shown, answer.Status);
        Copy(Path.Combine(folder, kept.File), path);
        // What is not asked for any more is swept away after a while.
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
        return kept.Name;
    }

    // Addresses have keys in them: only their hash is written down.
    private string FolderOf(Uri address) => Path.Combine(home.Fetched, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..32]);

    private static KeptFile? Read(string folder)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<KeptFile>(File.ReadAllText(Path.Combine(folder, About)));
            return kept is not null && File.Exists(Path.Combine(folder, kept.File)) ? kept : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Nothing kept, or half a file after a crash: it is fetched whole.
            return null;
        }
    }

    // The tag is written after the body it belongs to, and never changed: whenever this stops, both fit.
    private static void Keep(string folder, EgressAnswer answer, string path)
    {
        if (answer.ETag is null && answer.LastModified is null)
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            return;
        }
        PrivateFiles.CreateFolder(folder);
        var file = Guid.NewGuid().ToString("n");
        Copy(path, Path.Combine(folder, file));
        var about = Path.Combine(folder, About + "." + file);
        PrivateFiles.WriteAllBytes(about, JsonSerializer.SerializeToUtf8Bytes(new KeptFile(file, answer.Name, answer.ETag, answer.LastModified)));
        File.Move(about, Path.Combine(folder, About), overwrite: true);
        foreach (var old in Directory.EnumerateFiles(folder).Where(other => Path.GetFileName(other) is var name && name != file && name != About)) File.Delete(old);
    }

    private static void Copy(string from, string to)
    {
        using var source = File.OpenRead(from);
        using var target = PrivateFiles.Create(to, FileMode.CreateNew, buffer: 1 << 17);
        source.CopyTo(target);
    }

    private sealed record KeptFile(string File, string Name, string? ETag, string? LastModified);
}
