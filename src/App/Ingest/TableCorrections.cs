using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Ingest;

/// <summary>
/// What a person says of a table against what was found. Written as settings (<c>maru ingest --set header-line=3 --set column.비고.drop=true</c>)
/// and kept with the version, so that everyone can read how it was made.
/// </summary>
public sealed record TableCorrections
{
    public const string HeaderLineKey = "header-line";
    public const string HeaderRowsKey = "header-rows";
    public const string CrsKey = "crs";
    public const string AdmitKey = "admit";
    public const string ReferenceDateKey = "reference-date";
    public const string ColumnPrefix = "column.";

    /// <summary>In place of a coordinate system: the numbers are not places.</summary>
    public const string NoPlaces = "none";

    private const int MostHeaderRows = 4;

    public static TableCorrections None { get; } = new();

    /// <summary>Line of the source the header begins at, as its reader numbers lines; 0 when the table has no header; null when it is to be found.</summary>
    public int? HeaderLine { get; init; }

    /// <summary>Stacked header rows, 1–4; null when they are to be found.</summary>
    public int? HeaderRows { get; init; }

    /// <summary>The coordinate system (EPSG:5186, KATEC), or <see cref="NoPlaces"/>; null when it is to be found.</summary>
    public string? Crs { get; init; }

    /// <summary>Rows that are data although they look like totals, notes or headers.</summary>
    public IReadOnlySet<RowVerdict> Admit { get; init; } = new HashSet<RowVerdict>();

    /// <summary>기준일: the day the data speaks of; null when it is to be found.</summary>
    public DateOnly? ReferenceDate { get; init; }

    /// <summary>Decisions about columns, by the name their header gives them.</summary>
    public IReadOnlyList<ColumnRule> Columns { get; init; } = [];

    public bool IsNone => HeaderLine is null && HeaderRows is null && Crs is null && Admit.Count == 0 && ReferenceDate is null && Columns.Count == 0;

    /// <summary>Verdicts that a person may overrule, by the name of their rule.</summary>
    public static IReadOnlyDictionary<string, RowVerdict> Admissible { get; } =
        new[] { RowVerdict.Total, RowVerdict.Footnote, RowVerdict.RepeatedHeader }.ToDictionary(SetAsideSpool.RuleOf, StringComparer.Ordinal);

    /// <summary>Takes the corrections out of settings; the others are the connector's.</summary>
    /// <exception cref="InputException">A correction that can't be read.</exception>
    public static (TableCorrections Corrections, IReadOnlyDictionary<string, string> Others) Read(IReadOnlyDictionary<string, string> settings)
    {
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        var corrections = None;
        var columns = new List<ColumnRule>();
        foreach (var (key, value) in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            if (key.StartsWith(ColumnPrefix, StringComparison.Ordinal)) ReadColumn(columns, key, value);
            else if (Read(corrections, key, value) is { } read) corrections = read;
            else others[key] = value;
        }
        return (corrections with { Columns = columns }, others);
    }

    public IReadOnlyDictionary<string, string> ToSettings()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (HeaderLine is { } line) settings[HeaderLineKey] = line.ToString(CultureInfo.InvariantCulture);
        if (HeaderRows is { } rows) settings[HeaderRowsKey] = rows.ToString(CultureInfo.InvariantCulture);
        if (Crs is { } crs) settings[CrsKey] = crs;
        if (Admit.Count > 0) settings[AdmitKey] = string.Join(',', Admit.Select(SetAsideSpool.RuleOf).Order(StringComparer.Ordinal));
        if (ReferenceDate is { } day) settings[ReferenceDateKey] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var rule in Columns) WriteColumn(settings, rule);
        return settings;
    }

    private static TableCorrections? Read(TableCorrections read, string key, string value) => key switch
    {
        HeaderLineKey => read with { HeaderLine = Whole(key, value, 0, LayoutDetection.Rows) },
        HeaderRowsKey => read with { HeaderRows = Whole(key, value, 1, MostHeaderRows) },
        CrsKey => read with { Crs = CrsOf(value) },
        AdmitKey => read with { Admit = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(VerdictOf).ToHashSet() },
        ReferenceDateKey => read with { ReferenceDate = Day(key, value) },
        _ => null,
    };

    private static DateOnly Day(string key, string value) =>
        DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw Refuse(key, value, new("2026-09-30 같은 날짜", "a day such as 2026-09-30"));

    private static int Whole(string key, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw Refuse(key, value, new($"{least}부터 {most}까지의 정수", $"a whole number from {least} to {most}"));

    private static string CrsOf(string value)
    {
        if (value.Equals(NoPlaces, StringComparison.OrdinalIgnoreCase)) return NoPlaces;
        return Methods.Coordinates.KoreanSystems.Find(value)?.Id ?? throw Refuse(CrsKey, value, new("EPSG:5186 같은 좌표계 또는 none", "a system such as EPSG:5186, or none"));
    }

    private static RowVerdict VerdictOf(string rule) =>
        Admissible.TryGetValue(rule, out var verdict) ? verdict : throw Refuse(AdmitKey, rule, new(string.Join(", ", Admissible.Keys), string.Join(", ", Admissible.Keys)));

    // column.NAME.what: a name may hold dots, what it is about never does.
    private static void ReadColumn(List<ColumnRule> columns, string key, string value)
    {
        var dot = key.LastIndexOf('.');
        if (dot <= ColumnPrefix.Length) throw Refuse(key, value, new("column.컬럼이름.type 같은 이름", "a name such as column.NAME.type"));
        var name = HeaderNames.Clean(key[ColumnPrefix.Length..dot]);
        var at = columns.FindIndex(rule => rule.Column == name);
        var rule = at < 0 ? new ColumnRule(name) : columns[at];
        rule = key[(dot + 1)..] switch
        {
            "name" => rule with { Name = HeaderNames.Clean(value) is { Length: > 0 } clean ? clean : throw Refuse(key, value, new("빈칸이 아닌 이름", "a name that is not blank")) },
            "type" => rule with { Type = Named<ColumnType>(key, value) },
            "role" => rule with { Role = Named<ColumnRole>(key, value) },
            "unit" => rule with { Unit = value.Trim() },
            "drop" => rule with { Drop = Flag(key, value) },
            "closed" => rule with { Closed = Flag(key, value) },
            _ => throw Refuse(key, value, new("name, type, role, unit, drop, closed 가운데 하나", "one of name, type, role, unit, drop, closed")),
        };
        if (at < 0) columns.Add(rule);
        else columns[at] = rule;
    }

    private static void WriteColumn(Dictionary<string, string> settings, ColumnRule rule)
    {
        void Write(string what, string? value)
        {
            if (value is not null) settings[$"{ColumnPrefix}{rule.Column}.{what}"] = value;
        }
        Write("name", rule.Name);
        Write("type", rule.Type is { } type ? NameOf(type) : null);
        Write("role", rule.Role is { } role ? NameOf(role) : null);
        Write("unit", rule.Unit);
        Write("drop", rule.Drop ? "true" : null);
        Write("closed", rule.Closed switch { true => "true", false => "false", null => null });
    }

    /// <summary>The name of a type or role in settings and forms: lower case.</summary>
    public static string NameOf<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Named<T>(string key, string value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsAsciiDigit(value[0]) ? named
            : throw Refuse(key, value, new(string.Join(", ", Enum.GetValues<T>().Select(NameOf)), string.Join(", ", Enum.GetValues<T>().Select(NameOf))));

    private static bool Flag(string key, string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => throw Refuse(key, value, new("true 또는 false", "true or false")),
    };

    private static InputException Refuse(string key, string value, Bilingual expected) => new(
        new($"'{key}' 설정이 \"{value}\"입니다.", $"The setting '{key}' is \"{value}\"."),
        new($"쓸 수 있는 값: {expected.Ko}", $"Expected: {expected.En}"), $"--set {key}");
}
