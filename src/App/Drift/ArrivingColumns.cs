using Maru.App.Ingest;
using Maru.App.Terms;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>Which columns of the version before the headers of a file are, and what the file's columns are called because of it.</summary>
internal sealed class ArrivingColumns
{
    private const int MostKnown = 20;

    private readonly LookedTable _looked;
    private readonly IReadOnlyList<ColumnRule> _call;
    private readonly Dictionary<int, ColumnPair> _byHeader;
    private readonly string[] _names;

    private ArrivingColumns(VersionManifest before, LookedTable looked, IReadOnlyList<ColumnRule> call, HeaderMatching matching, bool keepsInferred, bool keepsMissing)
    {
        Before = before;
        _looked = looked;
        _call = call;
        Pairs = matching.Pairs;
        Proposals = matching.Proposals;
        Gone = matching.LeftBefore;
        KeepsMissing = keepsMissing;
        _byHeader = Pairs.ToDictionary(pair => pair.Header);
        _names = Names(keepsInferred);
    }

    public VersionManifest Before { get; }

    public IReadOnlyList<ColumnPair> Pairs { get; }

    public IReadOnlyList<MatchProposal> Proposals { get; }

    /// <summary>Columns of the version before that the file does not have.</summary>
    public IReadOnlyList<Column> Gone { get; }

    /// <summary>Those are kept as blanks.</summary>
    public bool KeepsMissing { get; }

    /// <param name="rules">What the catalogue decided of columns: those it drops are not missed.</param>
    /// <param name="call">Decisions of this very call, by header name.</param>
    public static ArrivingColumns Match(
        VersionManifest before, IReadOnlyList<string> partsBefore, LookedTable looked, ColumnMemory memory, IReadOnlyList<ColumnRule> rules, IReadOnlyList<ColumnRule> call, TermStore terms, IEngine engine, CancellationToken stop)
    {
        var expected = before.Columns.Where(column => (column.Cell is not null || column.MissingSince is not null) && !rules.Any(rule => rule.Drop && Same(rule.Column, column.Name))).ToList();
        var matching = new HeaderMatching(expected, looked.Headers);
        var content = new ContentMatching(engine, partsBefore, looked, stop);
        var named = call.Where(rule => rule.Name is not null).ToDictionary(rule => rule.Column, rule => rule.Name!, StringComparer.Ordinal);
        matching.Match(memory, named, terms, content.Fits);
        content.Match(matching, memory);
        // Of another table nothing is kept: it was accepted in the place of the one before.
        var isAnother = LooksLikeAnother(matching.Pairs.Count(pair => pair.Before.MissingSince is null), expected.Count(column => column.MissingSince is null));
        return new(before, looked, call, matching, keepsInferred: memory.Policy != DriftPolicy.Alert, keepsMissing: memory.Policy != DriftPolicy.Alert && !isAnother);
    }

    /// <summary>The decisions of the call, with the name that each header has because of the version before.</summary>
    public IReadOnlyList<ColumnRule> Rules()
    {
        var rules = _call.ToList();
        for (var i = 0; i < _names.Length; i++)
        {
            var header = _looked.Headers[i].Name;
            if (_names[i] == header) continue;
            var at = rules.FindIndex(rule => rule.Column == header);
            if (at < 0) rules.Add(new(header, Name: _names[i]));
            else rules[at] = rules[at] with { Name = _names[i] };
        }
        return rules;
    }

    /// <summary>How the version before read the columns that go on, by the name that they have from here on.</summary>
    public IReadOnlyDictionary<string, ReadAs> ReadBefore()
    {
        var read = new Dictionary<string, ReadAs>(StringComparer.Ordinal);
        for (var i = 0; i < _names.Length; i++)
            if (_byHeader.TryGetValue(i, out var pair) && ColumnPlan.Of(pair.Before) is { } plan) read[_names[i]] = plan.As;
        return read;
    }

    /// <summary>The column before that a column of the file is, with how it is known; null for a new one.</summary>
    public ColumnPair? Of(Column column) => column.Cell is { } cell && IndexOf(cell) is >= 0 and var at ? _byHeader.GetValueOrDefault(at) : null;

    /// <summary>The unit written for a column: by its header, else over the table.</summary>
    /// <param name="said">The unit that a person gave it; null when nobody did.</param>
    public string? UnitWritten(Column column, string? said)
    {
        if (column.Cell is { } cell && IndexOf(cell) is >= 0 and var at && _looked.Headers[at].Unit is { } unit) return unit;
        if (column.Role != ColumnRole.Measure) return null;
        return said is null ? column.Unit : TitleUnits.Of(column.Name, _looked.Unit, StandardTerms.BuiltIn);
    }

    /// <summary>Adds to a column what it was called before.</summary>
    public Column Remember(Column column)
    {
        if (Of(column) is not { } pair) return column;
        var known = pair.Before.Known.Prepend(pair.Before.Source).OfType<string>().Where(header => header.Length > 0 && header != column.Source).Distinct().Take(MostKnown);
        return column with { Known = [.. known] };
    }

    private int IndexOf(int cell)
    {
        for (var i = 0; i < _looked.Headers.Count; i++)
            if (_looked.Headers[i].Cell == cell) return i;
        return -1;
    }

    private string[] Names(bool keepsInferred)
    {
        var names = new string[_looked.Headers.Count];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            var said = _call.FirstOrDefault(rule => rule.Column == _looked.Headers[i].Name)?.Name;
            names[i] = said ?? (_byHeader.TryGetValue(i, out var pair) && (keepsInferred || !pair.IsInferred) && !NamesAnotherUnit(pair.Before.Name, _looked.Headers[i].Unit) && !HeaderPeriod.Differ(pair.Before.Name, _looked.Headers[i].Name) ? pair.Before.Name : "");
            if (names[i].Length > 0) taken.Add(names[i]);
        }
        // A new column does not take the name of one that goes on under it.
        for (var i = 0; i < names.Length; i++)
            if (names[i].Length == 0) names[i] = PlaceColumns.Free(_looked.Headers[i].Name, taken);
        return names;
    }

    /// <summary>Fewer than half of the columns are known again.</summary>
    public static bool LooksLikeAnother(int found, int expected) => expected > 1 && found * 2 < expected;

    // 예산액(원) is no name for thousands.
    private static bool NamesAnotherUnit(string name, string? unit) => unit is not null && HeaderNames.UnitOf(name) is { } named && !Units.AreSame(named, unit);

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
