using System.Globalization;
using Maru.App.Export;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Engine;

namespace Maru.App.Organization;

/// <summary>Writes the organisation as files that can be taken in again as they are.</summary>
public static class OrgExport
{
    /// <summary>Every unit that ever was, a time of it a row.</summary>
    public static void Units(Stream target, OrgChart chart) => Write(target,
        [OrgFile.Code, OrgFile.Kind, OrgFile.Name, OrgFile.NameEn, OrgFile.ParentCode, OrgFile.Parent, OrgFile.Phone, OrgFile.From, OrgFile.To, OrgFile.Successors],
        [.. chart.Units.Select(unit => (object?[])[unit.Id, unit.Kind == OrgUnitKind.Bureau ? "국" : unit.Kind.Name().Ko, unit.NameKo, unit.NameEn, unit.Parent, (chart.At(unit.Parent, unit.ValidFrom) ?? (unit.Parent is null ? null : chart.Periods(unit.Parent).LastOrDefault()))?.NameKo, unit.Phone, Day(unit.ValidFrom), Day(unit.ValidTo?.AddDays(-1)), unit.Successors.Count == 0 ? null : string.Join(';', unit.Successors)])]);

    /// <summary>Who works where on the view's day.</summary>
    public static void People(Stream target, OrgView view) => Write(target,
        [OrgFile.Department, OrgFile.Team, OrgFile.Person, OrgFile.Post, OrgFile.Phone, OrgFile.Lead, OrgFile.Account, OrgFile.From],
        [.. view.Departments.SelectMany(department => department.People.Select(person => Row(department, null, person)).Concat(department.Teams.SelectMany(team => team.People.Select(person => Row(department, team.Unit, person)))))]);

    /// <summary>A period of a dataset a row.</summary>
    public static void Deliveries(Stream target, IEnumerable<DepartmentDelivery> departments) => Write(target,
        ["부서", "팀", "데이터(id)", "제목", "주기", "기간", "기간 시작", "기간 끝", "상태", "온 날", "기한", "늦은 날 수"],
        [.. departments.SelectMany(department => department.Teams.SelectMany(team => team.Datasets.SelectMany(dataset => dataset.Periods.Select(period => (object?[])
            [department.Unit.NameKo, team.Team, dataset.Entry.Id, dataset.Entry.Title.Ko, dataset.Entry.Cycle.Name.Ko, Completeness.PeriodName(dataset.Entry.Cycle, period.From).Ko, Day(period.From), Day(period.To.AddDays(-1)),
                period.State.Name().Ko, Day(period.CameOn), Day(period.DueOn), period.LateDays == 0 ? null : period.LateDays.ToString(CultureInfo.InvariantCulture)]))))]);

    internal static void Write(Stream target, IReadOnlyList<string> headers, IReadOnlyList<object?[]> rows)
    {
        using var sink = new ByteSink(target);
        using var writer = new CsvWriter(sink, new(ByteOrderMark: true, GuardFormulas: true));
        var written = new WrittenRows(rows);
        writer.Begin([.. headers.Select(header => new OutputColumn(header, ResultType.Text))]);
        writer.Write(written, written.Rows);
        writer.End();
        sink.Flush();
    }

    private static object?[] Row(OrgDepartmentView department, OrgUnit? team, OrgPerson person) =>
        [department.Unit.NameKo, team?.NameKo, person.Name, person.Post, person.Phone, person.IsLead ? "Y" : "N", person.Account, Day(person.ValidFrom)];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
