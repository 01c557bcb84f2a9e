using System.Data.Common;
using System.Globalization;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Access;

public enum GrantState
{
    /// <summary>신청.</summary>
    Asked,
    /// <summary>허락.</summary>
    Approved,
    /// <summary>거절.</summary>
    Refused,
    /// <summary>거둠.</summary>
    TakenBack,
}

/// <summary>Somebody's right to a dataset that is not open to them by their roles.</summary>
/// <param name="Account">Name of the account it is for; null when it is for a department.</param>
/// <param name="Columns">The highest class of closed columns; None for none.</param>
/// <param name="EndsOn">The last day it holds.</param>
public sealed record Grant(string Id, string Dataset, string? Account, string? Department, PrivacyClass Columns, string Reason, GrantState State, string AskedBy, DateTimeOffset AskedAt, DateOnly EndsOn)
{
    /// <summary>The rows it opens, or asks for; null for all.</summary>
    public RowCondition? Rows { get; init; }

    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecidedWhy { get; init; }

    public bool HoldsOn(DateOnly day) => State == GrantState.Approved && day <= EndsOn;
}

/// <summary>Requests for datasets: asked with a reason, decided by somebody else, taken back at any time.</summary>
public sealed class Grants(AccountsDatabase database, AccessSettings settings, CatalogStore catalog, ReadableVersions versions, SharedVersions shares, TimeProvider clock)
{
    private const int LongestReason = 1000;

    /// <summary>Asks for a dataset for oneself, or for the department one belongs to.</summary>
    /// <param name="rows">The only rows that are asked for; null for all. Whether there are such rows is for who decides to see.</param>
    /// <exception cref="InputException">Something is missing or wrong.</exception>
    public void Ask(Reader by, string dataset, PrivacyClass columns, bool forDepartment, string reason, int days, RowCondition? rows = null)
    {
        if (by.Account is null || by.IsReadOnly) throw AccessErrors.NotAllowed;
        if (catalog.FindNow(dataset) is not { Access: not AccessLevel.Refused } entry || (entry.Access == AccessLevel.Everyone && (columns == PrivacyClass.None || !entry.Columns.Any(column => column.Closed))))
            throw new InputException(new("신청할 데이터가 아닙니다.", "This dataset can't be asked for."), new("신청 후 이용하거나 행정 내부인 데이터, 또는 잠긴 컬럼이 있는 데이터를 고르세요.", "Choose one that is on request or for staff, or has closed columns."), "dataset");
        RequireColumn(entry, rows);
        reason = reason.Trim();
        if (reason.Length is 0 or > LongestReason) throw new InputException(
            new("까닭이 없거나 너무 깁니다.", "The reason is missing or too long."), new(string.Create(CultureInfo.InvariantCulture, $"{LongestReason}자 이하로 적으세요. 기록에 남습니다."), string.Create(CultureInfo.InvariantCulture, $"Write up to {LongestReason} characters; it stays on record.")), "reason");
        var most = settings.Value(AccessSetting.GrantDays);
        if (days < 1 || days > most) throw new InputException(
            new(string.Create(CultureInfo.InvariantCulture, $"기간이 {days}일입니다."), string.Create(CultureInfo.InvariantCulture, $"The period is {days} days.")),
            new(string.Create(CultureInfo.InvariantCulture, $"1일에서 {most}일까지 쓰세요."), string.Create(CultureInfo.InvariantCulture, $"Use 1 to {most} days.")), "days");
        var department = forDepartment ? by.Roles.Select(held => held.Department).OfType<string>().FirstOrDefault() ?? throw new InputException(
            new("맡은 부서가 없습니다.", "You hold no role for a department."), new("나만을 위해 신청하세요.", "Ask for yourself only."), "for") : null;
        var now = clock.GetUtcNow();
        using var connection = database.Open();
        connection.Run(
            "insert into grants (id, dataset, account, department, columns, reason, state, asked_by, asked_at, ends_on, row_condition) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)",
            Guid.CreateVersion7(now).ToString("N"), entry.Id, department is null ? by.Account : null, department, columns.ToString(), reason, nameof(GrantState.Asked), by.Name, now, KoreanTime.Day(now).AddDays(days), rows?.ToString());
        AccessEvents.Write(connection, now, by.Name, by.Name, "grant", $"asked {entry.Id} {columns}{Told(rows)}");
    }

    /// <summary>True when this reader may decide: it is not theirs, they are set over the dataset, and for personal columns they don't process it themselves.</summary>
    public bool MayDecide(Reader by, Grant grant)
    {
        if (by.Kind == ReaderKind.Machine) return true;
        if (by.IsReadOnly || grant.AskedBy == by.Name || grant.Account == by.Name || grant.State != GrantState.Asked) return false;
        var snapshot = catalog.Snapshot();
        if (snapshot.Find(grant.Dataset) is not { } entry) return false;
        bool May(Act act) => AccessRules.May(by, act, entry, snapshot.Organization, snapshot.Today);
        if (grant.Department is { } department && by.Roles.Any(held => held.Department == department)) return false;
        return grant.Columns == PrivacyClass.None ? May(Act.DecideGrants) : May(Act.DecidePersonalGrants) && !May(Act.Edit);
    }

    /// <summary>May withdraw a request that waits: whose it is, and nobody for them but the machine.</summary>
    public static bool MayWithdraw(Reader by, Grant grant) => grant.State == GrantState.Asked && (by.Kind == ReaderKind.Machine || (!by.IsReadOnly && by.Account is not null && grant.AskedBy == by.Name));

    /// <summary>May take it back: who may decide on such requests, and whose it is.</summary>
    public bool MayTakeBack(Reader by, Grant grant) =>
        grant.State == GrantState.Approved && (by.Kind == ReaderKind.Machine || grant.AskedBy == by.Name
            || (catalog.Snapshot() is var snapshot && snapshot.Find(grant.Dataset) is { } entry && !by.IsReadOnly && AccessRules.May(by, Act.DecideGrants, entry, snapshot.Organization, snapshot.Today)));

    /// <summary>Refuses what was asked for.</summary>
    /// <exception cref="InputException">There is no such request, it was decided, or who decides may not.</exception>
    public void Refuse(Reader by, string id, string? why) => Set(by, Waiting(by, id), GrantState.Refused, why);

    /// <summary>Approves what was asked for, of the rows that <paramref name="rows"/> tells.</summary>
    /// <param name="rows">Null for all rows.</param>
    /// <exception cref="InputException">There is no such request, it was decided, who decides may not, or there are no such rows.</exception>
    public void Approve(Reader by, string id, string? why, RowCondition? rows)
    {
        var grant = Waiting(by, id);
        if (rows is not null) RequireRows(grant.Dataset, rows);
        Set(by, grant with { Rows = rows }, GrantState.Approved, why);
    }

    /// <summary>A request as it stands.</summary>
    /// <exception cref="InputException">There is no such request.</exception>
    public Grant One(string id) => Find(id);

    private Grant Waiting(Reader by, string id)
    {
        var grant = Find(id);
        if (grant.State != GrantState.Asked) throw AccessErrors.NoGrant;
        return MayDecide(by, grant) ? grant : throw AccessErrors.NotAllowed;
    }

    // A value that no row has is a slip of the pen: it would open nothing, or leave out what was meant.
    private void RequireRows(string dataset, RowCondition rows)
    {
        if (versions.Find(dataset) is not { } newest) throw new InputException(new("데이터에 아직 행이 없습니다.", "The dataset has no rows yet."), new("행 조건 없이 허락하거나 데이터가 들어온 뒤 처리하세요.", "Approve it without a condition, or when data have come."), "rows");
        var column = new RowSchema(newest).Require(rows.Column, "rows");
        if (shares.ValueWithoutRows(newest, rows) is not { } value) return;
        var some = string.Join(", ", (column.Profile?.Top ?? []).Take(10).Select(top => top.Value));
        throw new InputException(
            new($"'{rows.Column}' 컬럼에 '{value}' 값이 없습니다.", $"The column '{rows.Column}' has no value '{value}'."),
            new(some.Length == 0 ? "데이터에 있는 값을 쓰세요." : $"있는 값을 쓰세요. 많은 값: {some}", some.Length == 0 ? "Use a value of the data." : $"Use a value of the data, as: {some}"), "rows");
    }

    /// <summary>Columns whose values may part the rows of a dataset, as far as who asks sees its columns.</summary>
    public static IEnumerable<CatalogColumn> RowColumns(CatalogEntry entry) => entry.Columns.Where(column => !column.Closed && column.Type != ColumnType.Geometry);

    private static void RequireColumn(CatalogEntry entry, RowCondition? rows)
    {
        var columns = RowColumns(entry).Select(column => column.Name).ToList();
        if (rows is null || columns.Count == 0 || columns.Contains(rows.Column, StringComparer.OrdinalIgnoreCase)) return;
        throw new InputException(
            new($"'{rows.Column}' 컬럼으로는 행을 가를 수 없습니다.", $"Rows can't be parted by a column '{rows.Column}'."),
            new($"이 데이터의 컬럼을 쓰세요: {string.Join(", ", columns)}", $"Use a column of the dataset: {string.Join(", ", columns)}"), "rows");
    }

    private static string Told(RowCondition? rows) => rows is null ? "" : $" {rows}";

    /// <summary>Takes back what was approved, or withdraws what still waits.</summary>
    /// <exception cref="InputException">There is no such grant, or who asks may not.</exception>
    public void TakeBack(Reader by, string id, string? why)
    {
        var grant = Find(id);
        if (grant.State is not (GrantState.Approved or GrantState.Asked)) throw AccessErrors.NoGrant;
        if (!MayTakeBack(by, grant) && !MayWithdraw(by, grant)) throw AccessErrors.NotAllowed;
        Set(by, grant, GrantState.TakenBack, why);
    }

    /// <summary>All requests this reader may know of, the newest first: their own, and those of datasets they are set over.</summary>
    public IReadOnlyList<Grant> Of(Reader reader)
    {
        if (!database.Exists) return [];
        var all = All();
        if (reader.Kind == ReaderKind.Machine || AccessRules.May(reader, Act.SeeGrants)) return all;
        var snapshot = catalog.Snapshot();
        return [.. all.Where(grant => grant.AskedBy == reader.Name || grant.Account == reader.Name
            || (snapshot.Find(grant.Dataset) is { } entry && !reader.IsReadOnly && AccessRules.May(reader, Act.SeeGrants, entry, snapshot.Organization, snapshot.Today)))];
    }

    private List<Grant> All()
    {
        using var connection = database.Open();
        return connection.Rows(
            """
            select g.id, g.dataset, a.user_name, g.department, g.columns, g.reason, g.state, g.asked_by, g.asked_at, g.ends_on, g.decided_by, g.decided_at, g.decided_why, g.row_condition
            from grants g left join accounts a on a.id = g.account order by g.asked_at desc, g.id desc
            """,
            r => new Grant(r.GetString(0), r.GetString(1), r.Text(2), r.Text(3), Enum.Parse<PrivacyClass>(r.GetString(4)), r.GetString(5), Enum.Parse<GrantState>(r.GetString(6)), r.GetString(7), r.Time(8), r.Day(9)!.Value)
            {
                DecidedBy = r.Text(10),
                DecidedAt = r.IsDBNull(11) ? null : r.Time(11),
                DecidedWhy = r.Text(12),
                Rows = RowCondition.Parse(r.Text(13)),
            });
    }

    private Grant Find(string id) => (database.Exists ? All().FirstOrDefault(grant => grant.Id == id) : null) ?? throw AccessErrors.NoGrant;

    private void Set(Reader by, Grant grant, GrantState state, string? why)
    {
        var now = clock.GetUtcNow();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        // Of two who decide at once the first counts.
        if (transaction.Run("update grants set state = @p1, decided_by = @p2, decided_at = @p3, decided_why = @p4, row_condition = @p6 where id = @p0 and state = @p5",
            grant.Id, state.ToString(), by.Name, now, string.IsNullOrWhiteSpace(why) ? null : why.Trim()[..Math.Min(LongestReason, why.Trim().Length)], grant.State.ToString(), grant.Rows?.ToString()) == 0) throw AccessErrors.NoGrant;
        AccessEvents.Write(connection, now, by.Name, grant.AskedBy, "grant", $"{state} {grant.Dataset} {grant.Columns}{Told(grant.Rows)}");
        transaction.Commit();
    }
}
