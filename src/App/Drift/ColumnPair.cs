using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>A column of the version before and the header of the file that it is now.</summary>
/// <param name="Header">Place among the file's headers, from 0.</param>
internal sealed record ColumnPair(Column Before, int Header, MatchManner By, double Score)
{
    /// <summary>Found by looking, not said by anybody or written: kept under the earlier name where the policy says so.</summary>
    public bool IsInferred => By is MatchManner.StandardTerm or MatchManner.Content;
}

/// <summary>How a header reads, worked out once.</summary>
internal sealed record HeaderKey(string Plain, string Unit)
{
    public static HeaderKey Of(string header) => new(Terms.TermNames.Key(header), Units.Plain(HeaderNames.UnitOf(header)));
}
