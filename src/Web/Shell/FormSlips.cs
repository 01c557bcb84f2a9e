using System.Collections.Concurrent;
using Maru.Core;

namespace Maru.Web.Shell;

/// <summary>What a form begins with: what was said in it before and why it could not be taken, or what another page knows already.</summary>
/// <param name="Problem">Null when nothing was wrong.</param>
public sealed record FormSlip(IReadOnlyDictionary<string, string> Said, InputException? Problem);

/// <summary>Keeps slips for the moment between a form and the page that shows it again, so that nothing has to be written twice.</summary>
public sealed class FormSlips
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<string, FormSlip> _slips = new(StringComparer.Ordinal);

    /// <returns>What <see cref="Find"/> knows it by.</returns>
    public string Leave(FormSlip slip)
    {
        if (_slips.Count >= Most) _slips.Clear();
        var key = Guid.NewGuid().ToString("N");
        _slips[key] = slip;
        return key;
    }

    public FormSlip? Find(string? key) => key is null ? null : _slips.GetValueOrDefault(key);
}
