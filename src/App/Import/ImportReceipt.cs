using System.Globalization;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Import;

/// <summary>Files on their way in, written straight to disk. Dispose without <see cref="Keep"/> and nothing remains.</summary>
public sealed class ImportReceipt : IDisposable
{
    private readonly ImportDrafts _drafts;
    private readonly ImportLimits _limits;
    private readonly List<ImportFile> _files = [];
    private bool _kept;

    internal ImportReceipt(ImportDrafts drafts, ImportLimits limits)
    {
        _drafts = drafts;
        _limits = limits;
        Upload = drafts.NewUpload();
    }

    public string Upload { get; }

    public IReadOnlyList<ImportFile> Files => _files;

    /// <summary>Receives one file. A browser that sends a field without a file sends neither name nor bytes: that is left out.</summary>
    /// <exception cref="InputException">Too many files, or too many bytes.</exception>
    public async Task Add(string name, Stream content, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(name)) return;
        if (_files.Count == _limits.MaxFiles) throw ImportErrors.TooMany(_limits.MaxFiles);
        var free = FreeName(ImportArrival.SafeName(name));
        var room = _limits.MaxBytes - _files.Sum(file => file.Bytes);
        await using var target = PrivateFiles.Create(Path.Combine(_drafts.UploadFolder(Upload), free), FileMode.CreateNew, buffer: 1, options: FileOptions.Asynchronous);
        var buffer = new byte[128 * 1024];
        long bytes = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, stop)) > 0)
        {
            if ((bytes += read) > room) throw ImportErrors.TooLarge(_limits.MaxBytes);
            await target.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        _files.Add(new(free, bytes));
    }

    /// <summary>The files belong to a draft now.</summary>
    public void Keep() => _kept = true;

    public void Dispose()
    {
        if (!_kept) _drafts.RemoveUpload(Upload);
    }

    private string FreeName(string name)
    {
        var free = name;
        for (var n = 2; _files.Any(file => file.Name.Equals(free, StringComparison.OrdinalIgnoreCase)); n++)
            free = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)} ({n}){Path.GetExtension(name)}");
        return free;
    }
}
