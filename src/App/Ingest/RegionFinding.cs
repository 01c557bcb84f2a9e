using System.Text;
using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Methods.Regions;

namespace Maru.App.Ingest;

/// <summary>Region codes met in one segment.</summary>
internal sealed class RegionCounts
{
    public long Changed { get; set; }

    public long Unknown { get; set; }

    /// <summary>A code that was carried over, for the message.</summary>
    public RegionMeaning? Example { get; set; }
}

/// <summary>
/// The regions of a table that has codes but no places: codes that ended are carried to today's (42… to 51… since 2023-06-11), dong and
/// 시군구 are named where the table has no names of its own.
/// </summary>
/// <param name="Column">The column of codes, by its place in the plan.</param>
/// <param name="CodeColumn">Name of the column of today's codes; null when none has changed.</param>
internal sealed partial record RegionFinding(int Column, string Name, RegionCodeSystem System, string? CodeColumn, bool NamesDong, bool NamesDistrict) : IRowFinding
{
    // Of the codes in the column, this share must be known.
    private const double Enough = 0.95;

    [GeneratedRegex("(행정동|법정동|행정구역|행정기관|시군구|시도|자치구|읍면동|동리|지역|구역|adm|sgg|sig|emd|dong|hjd|bjd|stdg|region)[a-z_ ]*(코드|code|_?cd|번호)|^(h|b)_?(code|cd)$|^(동|읍면동|지역|구)코드$", RegexOptions.IgnoreCase)]
    private static partial Regex CodeName();

    [GeneratedRegex("(시군구|행정동|법정동|읍면동|읍면|자치구|지역|구역|동이름|동명|emd|sgg|dong|region)", RegexOptions.IgnoreCase)]
    private static partial Regex RegionName();

    private bool NamesWithCodes { get; init; }

    // Each segment looks up by itself.
    private Func<RegionCodes> Lookup { get; init; } = () => throw new InvalidOperationException("No lookup.");

    // Which lookup is used is no part of what was found.
    public bool Equals(RegionFinding? other) =>
        other is not null && (Column, Name, System, CodeColumn, NamesDong, NamesDistrict) == (other.Column, other.Name, other.System, other.CodeColumn, other.NamesDong, other.NamesDistrict);

    public override int GetHashCode() => HashCode.Combine(Column, Name, System, CodeColumn, NamesDong, NamesDistrict);

    /// <summary>By the sampled rows.</summary>
    public static RegionFinding? OfSample(LoadPlan plan, AreaSet? areas, DateOnly today) => Find(plan, areas, today, column =>
        plan.Rows.Columns[plan.IndexOf(column)].Where(text => text is not null).Select(text => (RegionCodes.NumberOf(Encoding.UTF8.GetBytes(text!)), 1L)));

    /// <summary>By every value that was read. The same as <see cref="OfSample"/> when the sample showed all there is to know.</summary>
    public static RegionFinding? OfAll(LoadOutcome outcome, AreaSet? areas, DateOnly today) => Find(outcome.Plan, areas, today, column =>
        Values(outcome.Tallies[outcome.Plan.Columns.ToList().IndexOf(column)]));

    private static IEnumerable<(long Code, long Count)> Values(ColumnTally tally)
    {
        if (tally.Counts is not { } counts) return [];
        if (tally is WholeTally) return counts.Numbers().Select(value => (value.Bits, value.Count));
        var codes = new List<(long, long)>();
        if (tally is TextTally) counts.EachText((_, text, count) => codes.Add((RegionCodes.NumberOf(text), count)));
        return codes;
    }

    private static RegionFinding? Find(LoadPlan plan, AreaSet? areas, DateOnly today, Func<ColumnPlan, IEnumerable<(long Code, long Count)>> values)
    {
        RegionFinding? best = null;
        var finest = RegionLevel.Province;
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var column = plan.Columns[i];
            if (column.As is not (ReadAs.Integer or ReadAs.Text or ReadAs.Code) || !(CodeName().IsMatch(column.Name) || HoldsNamesWithCodes(plan, column))) continue;
            if (Judge(plan, i, [.. values(column)], areas, today, out var level) is not { } found || level <= finest) continue;
            (best, finest) = (found, level);
        }
        return best is { CodeColumn: null, NamesDong: false, NamesDistrict: false } ? null : best;
    }

    private static RegionFinding? Judge(LoadPlan plan, int column, IReadOnlyList<(long Code, long Count)> values, AreaSet? areas, DateOnly today, out RegionLevel level)
    {
        level = RegionLevel.Province;
        var total = values.Sum(value => value.Count);
        if (total == 0) return null;
        // The ministry's codes are meant unless those of the statistics office fit better.
        var (codes, known) = ((IEnumerable<RegionCodeSystem>)[RegionCodeSystem.Mois, RegionCodeSystem.Statistics])
            .Select(system => new RegionCodes(system, today, areas))
            .Select(codes => (Codes: codes, Known: values.Select(value => (Meaning: value.Code == 0 ? null : codes.Find(value.Code), value.Count)).Where(value => value.Meaning is not null).ToList()))
            .OrderByDescending(pair => pair.Known.Sum(value => value.Count)).First();
        if (known.Sum(value => value.Count) < total * Enough) return null;
        level = known.Max(value => value.Meaning!.Code.Level);
        var withNames = HoldsNamesWithCodes(plan, plan.Columns[column]);
        var hasNames = plan.Columns.Any(other => other != plan.Columns[column] && other.As == ReadAs.Text && RegionName().IsMatch(other.Name) && !CodeName().IsMatch(other.Name));
        var system = codes.System;
        return new(column, plan.Columns[column].Name, system, withNames || known.Any(value => value.Meaning!.Changed) ? CodeColumnName(level, known.Select(value => value.Meaning!.Code)) : null,
            !hasNames && known.Any(value => value.Meaning!.Dong is not null), !hasNames && known.Any(value => value.Meaning!.District is not null))
        {
            Lookup = () => new(system, today, areas),
            NamesWithCodes = withNames,
        };
    }

    // 강원특별자치도 한빛시 새터읍(5199025000), as the resident register writes places.
    private static bool HoldsNamesWithCodes(LoadPlan plan, ColumnPlan column) =>
        column.As == ReadAs.Text && plan.IndexOf(column) is >= 0 and var at && plan.Rows.Columns[at].OfType<string>().FirstOrDefault() is { } text && RegionCodes.IsAfterName(Encoding.UTF8.GetBytes(text));

    private static string CodeColumnName(RegionLevel level, IEnumerable<RegionCode> codes) =>
        level == RegionLevel.District ? PlaceColumns.DistrictCode : codes.Any(code => code.IsLegalDong == true) ? PlaceColumns.LegalDongCode : PlaceColumns.DongCode;

    public IReadOnlyList<string> From => [Name];

    public IDerivation Derive(int segment, IReadOnlyList<ColumnReader> readers) =>
        new RegionDerivation(readers[Column], Lookup(), CodeColumn, NamesDong, NamesDistrict, [.. readers.Select(reader => reader.Plan.Name)]);

    public IReadOnlyDictionary<string, ColumnRole> Roles(IReadOnlyList<Column> columns)
    {
        var roles = columns.Where(column => column.Source is null && column.Name != PartNames.Column).ToDictionary(column => column.Name, _ => ColumnRole.Region, StringComparer.Ordinal);
        // A code is no quantity, whatever it was read as; a name with its code is a region.
        roles[Name] = NamesWithCodes ? ColumnRole.Region : ColumnRole.Code;
        return roles;
    }

    public IEnumerable<Issue> Issues(LoadOutcome outcome)
    {
        var counts = outcome.Derivations<RegionDerivation>().Select(derivation => derivation.Counts).ToList();
        var (changed, unknown) = (counts.Sum(part => part.Changed), counts.Sum(part => part.Unknown));
        if (changed > 0 && counts.Select(part => part.Example).FirstOrDefault(example => example is not null) is { } example)
            yield return new("region-code", 0, Name, example.Written, Severity.Info)
            {
                Count = changed,
                Message = new(
                    $"그동안 바뀐 지역코드 {changed:N0}행을 오늘 코드로 옮긴 컬럼을 두었습니다(예: {example.Written} → {example.Today}). 원래 값은 그대로입니다.",
                    $"{changed:N0} rows have region codes that changed since; a column carries them to today's (as {example.Written} to {example.Today}). The original values stay."),
            };
        if (unknown > 0)
            yield return new("region-code-unknown", 0, Name, "", Severity.Warning)
            {
                Count = unknown,
                Message = new(
                    $"오늘의 어느 지역인지 알 수 없는 지역코드가 {unknown:N0}행에 있습니다. 지역이 나뉘었거나 코드가 틀렸을 수 있습니다.",
                    $"{unknown:N0} rows have region codes that can't be carried to a region of today: it was split, or the code is wrong."),
            };
    }

    public LineageStep Step(long rows) => new("region", new($"{Name}의 지역코드를 오늘 기준으로", $"Region codes of {Name} as of today"), rows, rows);
}

/// <summary>Today's region code and names of each row.</summary>
internal sealed class RegionDerivation : IDerivation
{
    private readonly ColumnReader _reader;
    private readonly RegionCodes _codes;
    private readonly List<(StoredColumn Column, Func<RegionMeaning, byte[]?> Of)> _columns = [];
    private readonly RegionMeaning?[] _meanings = new RegionMeaning?[CellBlock.Capacity];

    public RegionDerivation(ColumnReader reader, RegionCodes codes, string? codeColumn, bool namesDong, bool namesDistrict, HashSet<string> taken)
    {
        _reader = reader;
        _codes = codes;
        if (codeColumn is not null) Add(taken.Contains(codeColumn) ? PlaceColumns.Today + codeColumn : codeColumn, taken, meaning => meaning.TodayBytes);
        if (namesDong) Add(PlaceColumns.Dong, taken, meaning => meaning.Dong);
        if (namesDistrict) Add(PlaceColumns.Parent, taken, meaning => meaning.District);
    }

    public RegionCounts Counts { get; } = new();

    public IReadOnlyList<StoredColumn> Columns => [.. _columns.Select(column => column.Column)];

    public void Compute(int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            _meanings[i] = null;
            if (_reader.IsNull(i)) continue;
            var number = _reader is IntegerReader integers ? integers.ValueAt(i) : RegionCodes.NumberOf(((TextReader)_reader).ValueAt(i));
            var meaning = _meanings[i] = number == 0 ? null : _codes.Find(number);
            if (meaning?.Today is null) Counts.Unknown++;
            else if (meaning.Changed)
            {
                Counts.Changed++;
                Counts.Example ??= meaning;
            }
        }
    }

    public void Write(BatchWriter batch, int firstColumn, ReadOnlySpan<int> good)
    {
        for (var column = 0; column < _columns.Count; column++)
            for (var i = 0; i < good.Length; i++)
            {
                if (_meanings[good[i]] is { } meaning && _columns[column].Of(meaning) is { } text) batch.SetBytes(firstColumn + column, i, text);
                else batch.SetNull(firstColumn + column, i);
            }
    }

    private void Add(string name, HashSet<string> taken, Func<RegionMeaning, byte[]?> of) => _columns.Add((new(PlaceColumns.Free(name, taken), StorageType.Text), of));
}
