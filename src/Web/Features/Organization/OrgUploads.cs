using System.Collections.Concurrent;
using Maru.App.Organization;

namespace Maru.Web.Features.Organization;

/// <param name="By">Who sent it: nobody else sees it.</param>
public sealed record OrgUpload(IReadOnlyList<OrgFileRow> Rows, string File, bool People, DateOnly? On, bool Whole, string By);

/// <summary>Keeps files between the look at what they would change and the word to take them in. In memory only: they name people.</summary>
public sealed class OrgUploads
{
    private const int Most = 20;
    private readonly ConcurrentDictionary<string, OrgUpload> _uploads = new(StringComparer.Ordinal);

    /// <returns>What <see cref="Find"/> knows it by.</returns>
    public string Keep(OrgUpload upload)
    {
        if (_uploads.Count >= Most) _uploads.Clear();
        var key = Guid.NewGuid().ToString("N");
        _uploads[key] = upload;
        return key;
    }

    public OrgUpload? Find(string? key, string by) => key is not null && _uploads.GetValueOrDefault(key) is { } upload && upload.By == by ? upload : null;

    public void Forget(string key) => _uploads.TryRemove(key, out _);
}
