using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Access;

/// <summary>A closed column that somebody asks to open to all who read its dataset.</summary>
public sealed record ColumnOpening(CatalogEntry Dataset, CatalogColumn Column);

/// <summary>
/// The second look before a column with personal data is opened: who puts data in asks, and who answers for personal data and does not process
/// these decides.
/// </summary>
public sealed class ColumnOpenings(AccountsDatabase database, CatalogStore catalog, TimeProvider clock)
{
    /// <summary>Those that a reader may decide on.</summary>
    public IReadOnlyList<ColumnOpening> Waiting(Reader by) => [.. catalog.Snapshot().Entries
        .SelectMany(entry => entry.Columns.Where(column => column.Decision == PrivacyDecision.OpenAsked).Select(column => new ColumnOpening(entry, column)))
        .Where(one => MayDecide(by, one))];

    /// <summary>Opens the column, or keeps it closed.</summary>
    /// <exception cref="InputException">Nobody asked for it, who decides may not, or the reason is missing.</exception>
    public void Decide(Reader by, string dataset, string column, bool open, string? why)
    {
        var entry = catalog.FindNow(dataset);
        if (entry?.Columns.FirstOrDefault(one => one.Name == column && one.Decision == PrivacyDecision.OpenAsked) is not { } asked) throw new InputException(
            new($"'{dataset}'의 '{column}' 컬럼을 열어 달라는 신청이 없습니다.", $"Nobody asks to open the column '{column}' of '{dataset}'."),
            new("이미 처리되었을 수 있습니다. 목록을 다시 여세요.", "It may have been decided. Open the list again."), column);
        if (!MayDecide(by, new(entry, asked))) throw AccessErrors.NotAllowed;
        catalog.Decide(entry.Id, column, open ? PrivacyDecision.Opened : PrivacyDecision.Closed, by.Name, why);
        if (!database.Exists) return;
        using var connection = database.Open();
        AccessEvents.Write(connection, clock.GetUtcNow(), by.Name, asked.DecidedBy, "column", $"{(open ? "opened" : "kept")} {entry.Id} {column}");
    }

    private bool MayDecide(Reader by, ColumnOpening one)
    {
        if (by.Kind == ReaderKind.Machine) return true;
        var snapshot = catalog.Snapshot();
        bool May(Act act) => AccessRules.May(by, act, one.Dataset, snapshot.Organization, snapshot.Today);
        return !by.IsReadOnly && one.Column.DecidedBy != by.Name && May(Act.DecidePersonalGrants) && !May(Act.Edit);
    }
}
