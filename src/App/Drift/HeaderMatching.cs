using Maru.App.Ingest;
using Maru.App.Terms;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>
/// Knows columns by what is written, in this order: the header, a person's word, a header of earlier versions, the header but for its spelling
/// or its period, the standard term. Each column is taken once; where more than one may be meant, none is, and the candidates are told.
/// </summary>
internal sealed class HeaderMatching
{
    private static readonly IEqualityComparer<Column> ByReference = EqualityComparer<Column>.Create(ReferenceEquals, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode);

    private readonly IReadOnlyList<Column> _before;
    private readonly IReadOnlyList<HeaderColumn> _headers;
    private readonly List<ColumnPair> _pairs = [];
    private readonly List<MatchProposal> _proposals = [];
    private readonly HashSet<Column> _leftBefore;
    private readonly SortedSet<int> _left;

    public HeaderMatching(IReadOnlyList<Column> before, IReadOnlyList<HeaderColumn> headers)
    {
        _before = before;
        _headers = headers;
        _leftBefore = new(before, ByReference);
        _left = [.. Enumerable.Range(0, headers.Count)];
    }

    public IReadOnlyList<ColumnPair> Pairs => _pairs;

    public IReadOnlyList<MatchProposal> Proposals => _proposals;

    /// <summary>Columns of the version before that no header is known to be.</summary>
    public IReadOnlyList<Column> LeftBefore => [.. _before.Where(_leftBefore.Contains)];

    public IReadOnlyList<int> LeftHeaders => [.. _left];

    /// <param name="named">Names that people give headers in this very call, by header name.</param>
    /// <param name="fits">Whether values of a column and of a header can be of one kind.</param>
    public void Match(ColumnMemory memory, IReadOnlyDictionary<string, string> named, TermStore terms, Func<Column, int, bool> fits)
    {
        ByHeader();
        ByName(named);
        ByAlias(memory);
        ByEarlier();
        BySpelling();
        ByPeriod();
        // The terms of a whole notice are read only when they are asked.
        if (_left.Count > 0 && _leftBefore.Count > 0) ByTerm(memory, terms.Current, fits);
    }

    public void Take(Column before, int header, MatchManner by, double score)
    {
        _pairs.Add(new(before, header, by, score));
        _leftBefore.Remove(before);
        _left.Remove(header);
    }

    public void Propose(Column before, int header, MatchManner by, double score) => _proposals.Add(new(before.Name, SourceOf(header), by, score));

    /// <summary>Headers a person called columns of their own: nothing is guessed of them.</summary>
    public static bool IsItsOwn(ColumnMemory memory, string header)
    {
        var key = TermNames.Key(header);
        return memory.Aliases.Any(alias => alias.Column is null && TermNames.Key(alias.Header) == key);
    }

    private string SourceOf(int header) => _headers[header].Source.Length > 0 ? _headers[header].Source : _headers[header].Name;

    // Headers that stand several times belong together in their order, when there are as many as before.
    private void ByHeader()
    {
        var now = _left.Where(i => _headers[i].Source.Length > 0).ToLookup(i => _headers[i].Source, StringComparer.Ordinal);
        foreach (var same in _before.Where(column => !string.IsNullOrEmpty(column.Source)).GroupBy(column => column.Source!, StringComparer.Ordinal).ToList())
            if (now[same.Key].ToList() is var headers && headers.Count == same.Count())
                foreach (var (column, header) in same.Zip(headers)) Take(column, header, MatchManner.Header, 1);
    }

    private void ByName(IReadOnlyDictionary<string, string> named)
    {
        foreach (var i in LeftHeaders)
            if (named.TryGetValue(_headers[i].Name, out var name) && Left(column => Same(column.Name, name)) is [var said]) Take(said, i, MatchManner.Person, 1);
        foreach (var i in LeftHeaders)
            if (!named.ContainsKey(_headers[i].Name) && Left(column => Same(column.Name, _headers[i].Name)) is [var found]) Take(found, i, MatchManner.Header, 1);
    }

    private void ByAlias(ColumnMemory memory)
    {
        foreach (var i in LeftHeaders)
        {
            var key = TermNames.Key(SourceOf(i));
            var said = memory.Aliases.Where(alias => alias.Column is not null && TermNames.Key(alias.Header) == key).Select(alias => alias.Column!).ToList();
            if (Left(column => said.Exists(name => Same(column.Name, name))) is [var found]) Take(found, i, MatchManner.Person, 1);
        }
    }

    private void ByEarlier()
    {
        foreach (var i in LeftHeaders)
        {
            var header = HeaderKey.Of(SourceOf(i));
            if (header.Plain.Length > 0 && Left(column => column.Known.Any(known => HeaderKey.Of(known) == header)) is [var found]) Take(found, i, MatchManner.Earlier, 1);
        }
    }

    // First with the unit, for 인구(명) and 인구(%) are two columns; then without it, where that leaves no doubt.
    private void BySpelling()
    {
        Pair(column => HeaderKey.Of(column.Source ?? column.Name), i => HeaderKey.Of(SourceOf(i)), key => key.Plain.Length > 0, MatchManner.Spelling, 1);
        Pair(column => HeaderKey.Of(column.Source ?? column.Name).Plain, i => TermNames.Key(SourceOf(i)), key => key.Length > 0, MatchManner.Spelling, 1);
        Pair(column => TermNames.Key(column.Name), i => TermNames.Key(SourceOf(i)), key => key.Length > 0, MatchManner.Spelling, 1);
    }

    // Only where each file speaks of one period: of columns for several years, the one that went is not the one that came.
    private void ByPeriod()
    {
        if (HeaderPeriod.Only(_before.Select(HeaderOf)) is null || HeaderPeriod.Only(Enumerable.Range(0, _headers.Count).Select(SourceOf)) is null) return;
        Pair(column => HeaderPeriod.Without(HeaderOf(column)) ?? "", i => HeaderPeriod.Without(SourceOf(i)) ?? "", key => key.Length > 0, MatchManner.Period, 1);
    }

    private static string HeaderOf(Column column) => column.Source ?? column.Name;

    private void Pair<T>(Func<Column, T> ofColumn, Func<int, T> ofHeader, Func<T, bool> tells, MatchManner by, double score) where T : notnull
    {
        var columns = LeftBefore.ToLookup(ofColumn);
        foreach (var same in LeftHeaders.GroupBy(ofHeader).Where(same => tells(same.Key)).ToList())
            if (same.Count() == 1 && columns[same.Key].ToList() is [var column]) Take(column, same.First(), by, score);
    }

    private void ByTerm(ColumnMemory memory, StandardTerms terms, Func<Column, int, bool> fits)
    {
        var before = LeftBefore.ToDictionary(column => column, column => TermsOf(column, memory, terms), ByReference);
        var edges = (from i in LeftHeaders
                     where !IsItsOwn(memory, SourceOf(i))
                     let names = terms.FindAll(SourceOf(i)).Select(term => term.Name).ToList()
                     where names.Count > 0
                     from column in before
                     where column.Value.Intersect(names, StringComparer.Ordinal).Any()
                     select (Column: column.Key, Header: i, Score: Certainty(names.Count, column.Value.Count))).ToList();
        foreach (var edge in edges)
        {
            var isOnly = edges.Count(other => other.Header == edge.Header) == 1 && edges.Count(other => ReferenceEquals(other.Column, edge.Column)) == 1;
            if (isOnly && fits(edge.Column, edge.Header)) Take(edge.Column, edge.Header, MatchManner.StandardTerm, edge.Score);
            else Propose(edge.Column, edge.Header, MatchManner.StandardTerm, edge.Score / 2);
        }
    }

    private static List<string> TermsOf(Column column, ColumnMemory memory, StandardTerms terms)
    {
        if (memory.Terms.TryGetValue(column.Name, out var said)) return [said];
        return [.. terms.FindAll(column.Name).Concat(column.Source is { Length: > 0 } source ? terms.FindAll(source) : []).Select(term => term.Name).Distinct()];
    }

    // A name that may stand for several terms says less.
    private static double Certainty(int ofHeader, int ofColumn) => ofHeader == 1 && ofColumn == 1 ? 0.98 : 0.9;

    private List<Column> Left(Func<Column, bool> which) => [.. LeftBefore.Where(which)];

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
