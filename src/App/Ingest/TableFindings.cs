using System.Globalization;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Ingest;

/// <summary>Problems and facts of a loaded table that its reader should know: what was set aside, a cut, repeats, a last period that is not whole.</summary>
internal static class TableFindings
{
    // Where old tools stop: 16-bit row numbers of Excel 97 and of loaders, Excel's own last row.
    private static readonly long[] CutCounts = [65_535, 65_536, 1_048_575, 1_048_576];
    private static readonly long[] RoundCuts = [1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000];

    private const int MostStrays = 3;
    private const int LongestShown = 40;

    public static IEnumerable<Issue> SetAside(LoadOutcome outcome) => SetAside(
        outcome.Segments.SelectMany(segment => segment.FirstSetAside), (rule, column) => outcome.Segments.Sum(segment => segment.SetAsideCount(rule, column)));

    /// <param name="rows">The rows, or the first of each rule and column.</param>
    public static IEnumerable<Issue> SetAside(IEnumerable<SetAsideRow> rows, Func<string, string, long> countOf)
    {
        foreach (var group in rows.GroupBy(row => (row.Rule, row.Column)))
        {
            var first = group.OrderBy(row => row.Row).First();
            if (PersonalText.IsPersonal(first.Found) || (first.Rule == "type" && PersonalText.IsName(first.Found))) first = first with { Found = SetAsideReading.Covered };
            var count = countOf(group.Key.Rule, group.Key.Column);
            yield return new(first.Rule, first.Row, first.Column, first.Found, first.Rule is "type" or "ragged-row" ? Severity.Warning : Severity.Info)
            {
                Expected = first.Expected,
                Count = count,
                Message = Message(first, count),
            };
        }
    }

    /// <summary>What became of what people had mended in a file before.</summary>
    public static IEnumerable<Issue> Mendings(IReadOnlyList<RowMending> mendings)
    {
        var again = mendings.Count(mending => mending.State == MendingState.Again);
        var dropped = mendings.Where(mending => mending.State == MendingState.Dropped).ToList();
        if (again > 0)
            yield return new("mended-again", 0, "", "", Severity.Info)
            {
                Count = again,
                Message = new($"사람이 고친 행 {again:N0}가지가 이 원본에도 있어 같은 대로 고쳤습니다.", $"{again:N0} rows that a person mended are in this source too and were mended alike."),
            };
        if (dropped.Count > 0)
            yield return new("mending-dropped", dropped[0].Row, "", "", Severity.Info)
            {
                Count = dropped.Count,
                Message = new(
                    $"전에 사람이 고친 행 {dropped.Count:N0}가지는 원본이 바뀌어 더는 고칠 것이 없습니다(전에는 {dropped[0].Row:N0}행 등). 원본의 값을 그대로 씁니다.",
                    $"{dropped.Count:N0} rows that a person mended before are no longer among those set aside, for the source has changed (before: row {dropped[0].Row:N0}). The source's values stand."),
            };
    }

    /// <summary>Columns left as text although nearly all of their values are days or numbers.</summary>
    public static IEnumerable<Issue> NearlyTyped(LoadOutcome outcome)
    {
        for (var i = 0; i < outcome.Plan.Columns.Count; i++)
        {
            var plan = outcome.Plan.Columns[i];
            if (plan.Nearly is not { } nearly) continue;
            var strays = outcome.Column(i).SelectMany(reader => reader.Strays).Take(MostStrays).Select(stray => (stray.Row, Found: Shown(stray.Found))).ToList();
            if (strays.Count > 0) yield return NearlyTyped(plan.Name, nearly, strays);
        }
    }

    private static Issue NearlyTyped(string column, NearlyRead nearly, List<(long Row, string Found)> strays)
    {
        var type = new ColumnPlan(column, column, 0, nearly.As).Type.ToString();
        var (name, others) = (TypeName(type), nearly.Values - nearly.Fitting);
        var where = string.Join(", ", strays.Select(stray => $"{stray.Row:N0}행 \"{stray.Found}\""));
        var more = others > strays.Count ? " 등" : "";
        return new("mixed-type", strays[0].Row, column, strays[0].Found, Severity.Warning)
        {
            Count = others,
            Expected = type,
            Message = new(
                $"‘{column}’ 컬럼은 {nearly.Values:N0}개 가운데 {nearly.Fitting:N0}개가 {name.Ko}인데 {others:N0}개가 아니어서 글자로 두었습니다: {where}{more}. 형식을 {Josa.EuroRo(name.Ko)} 정하면 그 {others:N0}행만 따로 두고 나머지를 {Josa.EuroRo(name.Ko)} 씁니다.",
                $"Of the {nearly.Values:N0} values of column {column}, {nearly.Fitting:N0} are {name.En} and {others:N0} are not, so it was left as text: {string.Join(", ", strays.Select(stray => $"row {stray.Row:N0} \"{stray.Found}\""))}{(more.Length > 0 ? " …" : "")}. Set its type to {nearly.As} and only those rows are set aside."),
        };
    }

    private static string Shown(string found) => PersonalText.IsPersonal(found) || PersonalText.IsName(found) ? SetAsideReading.Covered : found.Length <= LongestShown ? found : found[..LongestShown] + "…";

    /// <summary>Lines of text that end before the header does: a line broken in two, or a separator that is missing. Their last columns are blank.</summary>
    /// <param name="isDelimited">A spreadsheet leaves blanks at the end out; a line of text does not.</param>
    public static IEnumerable<Issue> ShortRows(LoadOutcome outcome, bool isDelimited)
    {
        var segments = outcome.Segments.Where(segment => segment.Short.Count > 0).ToList();
        var count = segments.Sum(segment => segment.Short.Count);
        // Where most lines end early, that is how the file is written.
        if (!isDelimited || count == 0 || count * 2 > outcome.Rows) yield break;
        var first = segments.Min(segment => segment.Short.First);
        yield return new("short-row", first, "", count.ToString(CultureInfo.InvariantCulture), Severity.Warning)
        {
            Count = count,
            Message = new(
                $"칸이 머리글보다 적은 {count:N0}행이 있습니다(첫 행 {first:N0}). 모자란 뒤쪽 칸은 비워 두었습니다. 줄이 끊기거나 구분자가 빠지지 않았는지 보세요.",
                $"{count:N0} rows have fewer cells than the header (first: row {first:N0}). The columns they lack are blank. See whether a line was broken or a separator is missing."),
        };
    }

    /// <summary>Rows that a quote without its end made one cell of.</summary>
    public static IEnumerable<Issue> Swallowed(LoadOutcome outcome)
    {
        var segments = outcome.Segments.Where(segment => segment.Swallowed.Count > 0).ToList();
        if (segments.Count == 0) yield break;
        var (count, first) = (segments.Sum(segment => segment.Swallowed.Count), segments.Min(segment => segment.Swallowed.First));
        yield return new("swallowed-rows", first, "", count.ToString(CultureInfo.InvariantCulture), Severity.Warning)
        {
            Count = count,
            Message = new(
                $"따옴표로 묶인 칸 안에 표의 행처럼 보이는 줄이 {count:N0}개 있습니다(첫 행 {first:N0}). 닫히지 않은 따옴표가 뒤의 행을 한 칸으로 삼킨 듯합니다. 그 줄의 따옴표를 보세요.",
                $"Quoted cells hold {count:N0} lines that look like rows of the table (first: row {first:N0}). A quote that was never closed seems to have swallowed them. See the quotes of that line."),
        };
    }

    /// <summary>A header and nothing under it.</summary>
    public static IEnumerable<Issue> NoRows(LoadOutcome outcome)
    {
        if (outcome.Rows > 0) yield break;
        yield return new("no-rows", 0, "", "0", Severity.Warning)
        {
            Message = outcome.SetAside == 0
                ? new("머리글만 있고 행이 없습니다. 원본을 만들 때 조건이 맞았는지, 파일이 끝까지 왔는지 확인하세요.", "There is a header and no row. Check how the source was made and whether the file came whole.")
                : new($"들인 행이 없습니다. {outcome.SetAside:N0}행은 모두 따로 두었습니다. 따로 둔 까닭을 보고 머리글 줄과 컬럼 형식을 확인하세요.", $"No row was taken in; all {outcome.SetAside:N0} were set aside. See why, and check the header line and the columns' types."),
        };
    }

    public static IEnumerable<Issue> Cut(long rows, bool fromText)
    {
        if (Array.IndexOf(CutCounts, rows) >= 0)
            yield return new("cut", 0, "", rows.ToString(CultureInfo.InvariantCulture), Severity.Warning)
            {
                Message = new(
                    $"자료가 정확히 {rows:N0}행입니다. 엑셀이나 옛 도구가 뒤를 잘랐을 수 있습니다. 원본의 전체 건수를 확인하세요.",
                    $"There are exactly {rows:N0} rows, where Excel or old tools cut files. Check the source's full count."),
            };
        else if (fromText && Array.IndexOf(RoundCuts, rows) >= 0)
            yield return new("cut", 0, "", rows.ToString(CultureInfo.InvariantCulture), Severity.Info)
            {
                Message = new(
                    $"자료가 정확히 {rows:N0}행입니다. 내려받기 한도에서 잘렸을 수 있습니다.",
                    $"There are exactly {rows:N0} rows: a download limit may have cut them."),
            };
    }

    public static IEnumerable<Issue> Repeats(IReadOnlyList<RowHashes> parts)
    {
        var repeats = RowHashes.CountRepeats(parts);
        if (repeats == 0) yield break;
        var first = parts.Sum(part => part.Count) <= 4_000_000 ? RowHashes.FirstRepeats(parts, 1).FirstOrDefault() : default;
        yield return Repeats(repeats, first.Row + 1, first.Row > 0 ? (first.Same + 1).ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <param name="row">The first row that repeats another.</param>
    /// <param name="same">The row it repeats.</param>
    public static Issue Repeats(long repeats, long row, string same) => new("duplicate-row", row, "", same, Severity.Warning)
    {
        Count = repeats,
        Message = new(
            $"모든 칸이 앞의 행과 같은 행이 {repeats:N0}개 있습니다. 지우지 않고 그대로 두었습니다.",
            $"{repeats:N0} rows repeat an earlier row in every cell. They were kept."),
    };

    /// <summary>A file that tells of an earlier day than the version it takes the place of.</summary>
    public static IEnumerable<Issue> Older(DateOnly? day, VersionManifest? previous)
    {
        if (day is not { } now || previous?.ReferenceDate is not { } before || now >= before) yield break;
        var (found, expected) = (Text(now), Text(before));
        yield return new("older-reference-date", 0, "", found, Severity.Warning)
        {
            Expected = expected,
            Message = new(
                $"기준일이 {found}로, 앞 버전 {previous.Version}의 기준일 {expected}보다 이릅니다. 이제 이 버전이 보입니다. 옛 파일을 잘못 넣었으면 새 파일을 다시 들여오세요.",
                $"The reference date is {found}, earlier than {expected} of version {previous.Version} before it. This version is what is shown now: if an old file was taken in by mistake, take in the new one again."),
        };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IEnumerable<Issue> Encoding(EncodingFinding? encoding)
    {
        if (encoding is null || encoding.Broken == 0) yield break;
        yield return new("encoding", 0, "", encoding.Name, Severity.Warning)
        {
            Count = encoding.Broken,
            Message = new(
                $"{Josa.EuroRo(encoding.Name)} 읽었으나 {encoding.Broken:N0}곳의 글자가 깨져 있습니다.",
                $"Read as {encoding.Name}; {encoding.Broken:N0} characters are broken."),
        };
    }

    /// <summary>A last day or month with under half the rows that are usual: the period was not over when the file was made.</summary>
    public static IEnumerable<Issue> PartialPeriod(IEnumerable<Column> columns, LoadOutcome outcome)
    {
        foreach (var column in columns.Where(c => c.Role == ColumnRole.Time && c.Profile is { Blank: 0 }))
        {
            var at = outcome.Plan.Columns.ToList().FindIndex(plan => plan.Name == column.Name);
            if (at < 0 || outcome.Tallies[at] is not WholeTally tally || tally.Periods() is not { } periods) continue;
            if (Judge(column, [.. periods.OrderBy(period => period.Period, StringComparer.Ordinal)]) is { } issue) yield return issue;
        }
    }

    private static Issue? Judge(Column column, List<(string Period, long Rows)> counts)
    {
        if (counts.Count is < 3 or > 20_000) return null;
        var before = counts.Take(counts.Count - 1).Select(count => count.Rows).Order().ToList();
        var median = before[before.Count / 2];
        var (last, rows) = counts[^1];
        // Regular series only: earlier periods must be alike, or a small last one says nothing.
        if (median < 20 || rows * 2 >= median || before[before.Count / 10] * 2 < median) return null;
        return new Issue("partial-period", 0, column.Name, last, Severity.Warning)
        {
            Count = rows,
            Expected = median.ToString(CultureInfo.InvariantCulture),
            Message = new(
                $"마지막 기간 {last}에는 {rows:N0}행뿐입니다(보통 {median:N0}행). 기간이 끝나기 전에 만든 자료로 보입니다.",
                $"The last period {last} has only {rows:N0} rows (usually {median:N0}): it was probably not over yet."),
        };
    }

    private static Bilingual Message(SetAsideRow row, long count) => row.Rule switch
    {
        "total-row" => new($"합계·소계 행 {count:N0}개를 자료에서 빼 두었습니다(첫 행 {row.Row:N0}).", $"{count:N0} total rows were set aside (first: row {row.Row:N0})."),
        "footnote" => new($"각주 {count:N0}줄을 빼 두었습니다(첫 줄 {row.Row:N0}).", $"{count:N0} footnotes were set aside (first: row {row.Row:N0})."),
        "repeated-header" => new($"되풀이된 머리글 {count:N0}줄을 빼 두었습니다(첫 줄 {row.Row:N0}).", $"{count:N0} repeated headers were set aside (first: row {row.Row:N0})."),
        "ragged-row" => new($"칸이 머리글보다 많은 {count:N0}행을 따로 두었습니다(첫 행 {row.Row:N0}). 구분자나 따옴표를 보세요.", $"{count:N0} rows with more cells than the header were set aside (first: row {row.Row:N0})."),
        _ => new(
            $"{row.Row:N0}행 ‘{row.Column}’ 칸의 \"{row.Found}\"{Josa.Pick(row.Found, "은", "는")} {Josa.IGa(TypeName(row.Expected).Ko)} 아닙니다. 이런 행 {count:N0}개를 따로 두었습니다.",
            $"Row {row.Row:N0}, column {row.Column}: found \"{row.Found}\", expected {TypeName(row.Expected).En}. {count:N0} such rows were set aside."),
    };

    /// <summary>What a column's type asks of a value, as set-aside rows name it.</summary>
    public static Bilingual TypeName(string type) => type switch
    {
        nameof(ColumnType.Integer) => new("정수", "a whole number"),
        nameof(ColumnType.Number) => new("수", "a number"),
        nameof(ColumnType.Date) => new("날짜", "a date"),
        nameof(ColumnType.DateTime) => new("일시", "a date and time"),
        nameof(ColumnType.Time) => new("시각", "a time"),
        nameof(ColumnType.Boolean) => new("참·거짓", "true or false"),
        nameof(ColumnType.Geometry) => new("도형", "a shape"),
        _ => new(type, type),
    };
}
