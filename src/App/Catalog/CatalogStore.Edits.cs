using System.Text.Json;
using Maru.App.Catalog.Storage;
using Maru.Core;
using Microsoft.EntityFrameworkCore;

namespace Maru.App.Catalog;

public sealed partial class CatalogStore
{
    /// <summary>Changes what people say of a dataset; makes the row when there is none yet.</summary>
    /// <param name="by">Who edits, for the record.</param>
    public void EditDataset(string dataset, string? by, Action<DatasetRow> edit) => Write((context, now) =>
    {
        var row = context.Datasets.Find(dataset);
        if (row is null) context.Add(row = new DatasetRow { Id = dataset, CreatedAt = now });
        edit(row);
        row.UpdatedAt = now;
        row.UpdatedBy = by;
    });

    /// <summary>Describes many datasets at once; rows that somebody else than the author edited are left alone.</summary>
    internal void EditDatasets(string author, IEnumerable<(string Dataset, Action<DatasetRow> Edit)> edits) => Write((context, now) =>
    {
        var rows = context.Datasets.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var (id, edit) in edits)
        {
            if (!rows.TryGetValue(id, out var row)) context.Add(rows[id] = row = new DatasetRow { Id = id, CreatedAt = now, UpdatedBy = author });
            if (row.UpdatedBy is { } other && other != author) continue;
            edit(row);
            (row.UpdatedAt, row.UpdatedBy) = (now, author);
        }
    });

    internal void ReplaceNotices(IReadOnlyList<City.AnnouncedChange> notices) => Write((context, _) =>
    {
        foreach (var notice in notices)
        {
            var id = $"{notice.Dataset} {notice.EffectiveOn}";
            context.ChangeNotices.Where(n => n.Id == id).ExecuteDelete();
            var effective = CatalogTimes.Day(notice.EffectiveOn);
            context.Add(new ChangeNoticeRow
            {
                Id = id,
                Dataset = notice.Dataset,
                Kind = notice.Kind,
                MessageKo = notice.Message,
                MessageEn = notice.EnglishMessage,
                AnnouncedOn = CatalogTimes.Day(notice.AnnouncedOn),
                EffectiveOn = effective,
                OldServedUntil = effective.AddMonths(3),
            });
        }
    });

    /// <summary>What people said of a dataset so far, for a form; null when nobody has.</summary>
    public DatasetRow? DatasetAsEdited(string dataset) => Read(context => context.Datasets.AsNoTracking().FirstOrDefault(d => d.Id == dataset));

    /// <summary>Changes the data dictionary's entry of a column. A type or role set here holds at the next ingest.</summary>
    public void EditColumn(string dataset, string column, string? by, Action<ColumnRow> edit) => Write((context, now) =>
    {
        var row = ColumnOf(context, dataset, column);
        edit(row);
        row.UpdatedAt = now;
        row.UpdatedBy = by;
    });

    // A column goes by one name whatever its case; what was said of it under another spelling goes over to the one used now.
    private static ColumnRow ColumnOf(CatalogContext context, string dataset, string column)
    {
        var same = context.Columns.Where(c => c.Dataset == dataset).AsEnumerable().Where(c => c.ColumnName.Equals(column, StringComparison.OrdinalIgnoreCase)).ToList();
        var row = same.Find(c => c.ColumnName == column) ?? context.Add(new ColumnRow { Dataset = dataset, ColumnName = column }).Entity;
        if (same.Count > 0) ColumnDictionary.Take(row, ColumnDictionary.Together(same));
        context.RemoveRange(same.Where(c => c != row));
        return row;
    }

    /// <summary>Closes, opens or drops a personal column; who, when and why are kept.</summary>
    /// <exception cref="InputException">Opening needs a reason.</exception>
    public void Decide(string dataset, string column, PrivacyDecision decision, string by, string? why)
    {
        RequireReason(decision, column, why);
        EditColumn(dataset, column, by, row =>
        {
            row.Decision = decision.ToString();
            row.DecidedBy = by;
            row.DecidedAt = _clock.GetUtcNow();
            row.DecidedWhy = why;
        });
    }

    /// <exception cref="InputException">Opening needs a reason.</exception>
    public static void RequireReason(PrivacyDecision decision, string column, string? why)
    {
        if (decision is PrivacyDecision.Opened or PrivacyDecision.OpenAsked && string.IsNullOrWhiteSpace(why))
            throw new InputException(
                new("개인정보 컬럼을 열려면 까닭을 적어야 합니다.", "Opening a personal column needs a reason."),
                new("왜 공개해도 되는지 적으세요. 기록에 남습니다.", "Write why it may be open; it stays on record."), column);
    }

    /// <summary>
    /// Announces a change or an end: at least three months before, and the old version is served three months longer (시행령 제16조 제2항).
    /// </summary>
    /// <param name="kind">change or stop.</param>
    /// <returns>The notice's id.</returns>
    public string Announce(string dataset, string kind, Bilingual message, DateOnly effectiveOn, string? by)
    {
        var today = Snapshot().Today;
        if (effectiveOn < today.AddMonths(3))
            throw new InputException(
                new($"바뀌는 날({effectiveOn:yyyy-MM-dd})이 알리는 날에서 석 달이 안 됩니다.", $"The change ({effectiveOn:yyyy-MM-dd}) is less than three months ahead."),
                new($"{today.AddMonths(3):yyyy-MM-dd} 또는 그 뒤로 정하세요. 공공데이터법 시행령 제16조 제2항입니다.", $"Choose {today.AddMonths(3):yyyy-MM-dd} or later."), dataset);
        var id = NewId();
        Write((context, _) => context.Add(new ChangeNoticeRow
        {
            Id = id,
            Dataset = dataset,
            Kind = kind,
            MessageKo = message.Ko,
            MessageEn = message.En,
            AnnouncedOn = today,
            EffectiveOn = effectiveOn,
            OldServedUntil = effectiveOn.AddMonths(3),
            AnnouncedBy = by,
        }));
        return id;
    }

    public void SaveSettings(CatalogSettings settings) => Write((context, now) =>
    {
        var json = JsonSerializer.Serialize(settings, SettingsJson.Default.CatalogSettings);
        var row = context.Settings.Find("site");
        if (row is null) context.Add(row = new SettingRow { Name = "site", Value = json });
        row.Value = json;
        row.UpdatedAt = now;
    });

    /// <summary>An id that sorts by time.</summary>
    private string NewId() => Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N");

    private void Write(Action<CatalogContext, DateTimeOffset> change)
    {
        _database.Migrate();
        using (var context = _database.Edit())
        using (var transaction = context.Database.BeginTransaction())
        {
            var now = _clock.GetUtcNow();
            change(context, now);
            KeepHistory(context, now);
            context.SaveChanges();
            context.Database.ExecuteSqlRaw(BumpStamp);
            transaction.Commit();
        }
        Changed();
    }

    private T Read<T>(Func<CatalogContext, T> read)
    {
        _database.Migrate();
        using var context = _database.Edit();
        return read(context);
    }
}
