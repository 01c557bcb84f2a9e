using System.Collections.Concurrent;
using Maru.Core;

namespace Maru.Web.Features.Jobs;

/// <summary>What was said in a form that could not be taken, and why.</summary>
public sealed record JobSlip(IReadOnlyDictionary<string, string> Said, InputException Problem);

/// <summary>Keeps slips for the moment between a form and the page that shows it again, so that nothing has to be written twice.</summary>
public sealed class JobSlips
{
    private const int Most = 100;
    private readonly ConcurrentDictionary<string, JobSlip> _slips = new(StringComparer.Ordinal);

    /// <returns>What <see cref="Find"/> knows it by.</returns>
    public string Leave(JobSlip slip)
    {
        if (_slips.Count >= Most) _slips.Clear();
        var key = Guid.NewGuid().ToString("N");
        _slips[key] = slip;
        return key;
    }

    public JobSlip? Find(string? key) => key is null ? null : _slips.GetValueOrDefault(key);
}
