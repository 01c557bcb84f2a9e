using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Cli.Commands;

/// <summary>What <c>ingest</c> says on standard error: a line for each table and each file passed over, and what came of all at the end.</summary>
internal sealed class IngestLines(TextWriter error) : IProgress<IngestOutcome>
{
    private const int MostIssues = 5;

    private int _tables;
    private int _unchanged;
    private long _rows;
    private long _aside;
    private int _passed;

    /// <summary>Tables that wait for a person because their columns differ.</summary>
    public int Held { get; private set; }

    /// <summary>Files that could not be read.</summary>
    public int Failed { get; private set; }

    public void Report(IngestOutcome value)
    {
        if (value.Result is { } result) Taken(result);
        else if (value.Held is not null) Waits(value.Origin, value.Problem!);
        else PassedOver(value.Origin, value.Problem!);
    }

    /// <param name="unused">Columns that the call names and no table has.</param>
    /// <param name="entries">What the catalogue says of the datasets.</param>
    public void Close(IReadOnlyList<string> unused, IReadOnlyList<CatalogEntry> entries)
    {
        foreach (var column in unused) error.WriteLine($"✗ --set column.{column}: 어느 표에도 없는 컬럼이라 쓰지 않았습니다.");
        if (_tables == 0)
        {
            error.WriteLine($"들여온 데이터가 없습니다. 읽지 못한 파일 {Failed:N0}개, 건너뛴 파일 {_passed:N0}개{(Held > 0 ? $", 멈춘 표 {Held:N0}개" : "")}.");
            return;
        }
        string?[] parts =
        [
            $"데이터 {_tables:N0}개, {_rows:N0}행", _unchanged > 0 ? $"그대로인 데이터 {_unchanged:N0}개" : null, _aside > 0 ? $"따로 둔 {_aside:N0}행" : null,
            Held > 0 ? $"멈춘 표 {Held:N0}개" : null, Failed > 0 ? $"읽지 못한 파일 {Failed:N0}개" : null, _passed > 0 ? $"건너뛴 파일 {_passed:N0}개" : null,
        ];
        error.WriteLine($"끝: {string.Join(", ", parts.OfType<string>())}.");
        var said = entries.GroupBy(entry => entry.Access).OrderBy(level => level.Key).Select(same => $"{same.Key.Name().Ko} {same.Count():N0}개");
        var personal = entries.Count(entry => entry.AccessReason == UnsaidAccess.OfPersonal.Ko);
        var empty = entries.Count(entry => entry.AccessReason == UnsaidAccess.OfNoRows.Ko);
        if (personal > 0) error.WriteLine($"개인정보로 보이는 값이 있는 데이터 {personal:N0}개는 누가 볼지 정하기 전까지 행정 내부로 둡니다.");
        if (empty > 0) error.WriteLine($"행이 없는 데이터 {empty:N0}개는 누가 볼지 정하기 전까지 행정 내부로 둡니다.");
        error.WriteLine($"공개 범위: {string.Join(", ", said)}. 잠긴 컬럼은 그럴 권한이 있는 사람이 까닭을 적어야 열립니다. 바꾸려면 --access를 쓰거나 데이터 올리기에서 정하세요.");
    }

    private void Taken(TableResult result)
    {
        var version = result.Version;
        _tables++;
        _rows += version.Rows;
        _aside += version.SetAside;
        if (result.Unchanged) _unchanged++;
        var state = result.Unchanged ? "같은 내용" : FormattableString.Invariant($"{version.Seconds:0.0}초");
        var aside = version.SetAside > 0 ? $", 따로 둔 {version.SetAside:N0}행" : "";
        error.WriteLine($"✓ {version.Dataset} 버전 {version.Version}: {version.Rows:N0}행{aside} ({state})");
        if (version.Columns.Where(column => column.Closed).Select(column => column.Name).ToList() is { Count: > 0 } closed)
            error.WriteLine($"  개인정보 컬럼 {closed.Count}개를 잠갔습니다: {string.Join(", ", closed)}");
        if (result is { Unchanged: false, Version.Drift: { Grade: >= DriftGrade.Notable } drift }) error.WriteLine($"  구조 변화: {DriftWords.Counts(drift).Ko} (maru drift {version.Dataset})");
        var grave = result.Unchanged ? [] : version.Issues.Where(issue => (issue.Severity >= Severity.Warning && issue.Rule != "schema-drift") || issue.Rule is "mended-again" or "mending-dropped").OrderByDescending(issue => issue.Severity).ToList();
        foreach (var issue in grave.Take(MostIssues)) error.WriteLine($"  {issue.Severity.Name().Ko}: {DisplayWidth.OneLine(issue.Message.Ko ?? issue.Rule)}");
        if (grave.Count > MostIssues) error.WriteLine($"  그 밖에 {grave.Count - MostIssues:N0}가지: maru show {version.Dataset}");
    }

    private void Waits(string origin, Issue why)
    {
        Held++;
        error.WriteLine($"⏸ {origin}: {why.Message.Ko}");
    }

    private void PassedOver(string origin, Issue why)
    {
        var isFailure = why.Rule == "not-readable";
        if (isFailure) Failed++;
        else _passed++;
        error.WriteLine($"{(isFailure ? '✗' : '–')} {origin}: {why.Message.Ko}");
    }
}
