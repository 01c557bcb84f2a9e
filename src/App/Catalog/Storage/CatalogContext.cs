using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Maru.App.Catalog.Storage;

/// <summary>
/// The catalogue's schema, and the way people's edits are written. Names are plain lower_snake and times are ISO text, so that the same
/// SQL and the same migrations run on SQLite and PostgreSQL. Machine paths that must be quick in a cold process use
/// <see cref="CatalogDatabase.Open"/> instead (docs/decisions/0007).
/// </summary>
public sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<DatasetRow> Datasets => Set<DatasetRow>();
    public DbSet<ColumnRow> Columns => Set<ColumnRow>();
    public DbSet<VersionRow> Versions => Set<VersionRow>();
    public DbSet<UsageRow> Usage => Set<UsageRow>();
    public DbSet<ErrorReportRow> ErrorReports => Set<ErrorReportRow>();
    public DbSet<ChangeNoticeRow> ChangeNotices => Set<ChangeNoticeRow>();
    public DbSet<ImportDraftRow> ImportDrafts => Set<ImportDraftRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<OrgUnitRow> OrgUnits => Set<OrgUnitRow>();
    public DbSet<OrgChangeRow> OrgChanges => Set<OrgChangeRow>();
    public DbSet<OrgPersonRow> OrgPeople => Set<OrgPersonRow>();
    public DbSet<HomeFigureRow> HomeFigures => Set<HomeFigureRow>();
    public DbSet<MendingRow> Mendings => Set<MendingRow>();
    public DbSet<QualityRuleRow> QualityRules => Set<QualityRuleRow>();
    public DbSet<QualityResultRow> QualityResults => Set<QualityResultRow>();
    public DbSet<ColumnAliasRow> ColumnAliases => Set<ColumnAliasRow>();
    public DbSet<StampRow> Stamps => Set<StampRow>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<JobRunRow> JobRuns => Set<JobRunRow>();
    public DbSet<HostCallRow> HostCalls => Set<HostCallRow>();
    public DbSet<DatasetEditRow> DatasetEdits => Set<DatasetEditRow>();
    public DbSet<ValueSketchRow> ValueSketches => Set<ValueSketchRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<RelationStateRow> RelationStates => Set<RelationStateRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TimeAsText>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayAsText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DatasetRow>().ToTable("datasets").HasKey(r => r.Id);
        modelBuilder.Entity<ColumnRow>().ToTable("dataset_columns").HasKey(r => new { r.Dataset, r.ColumnName });
        modelBuilder.Entity<VersionRow>().ToTable("dataset_versions").HasKey(r => new { r.Dataset, r.Version });
        modelBuilder.Entity<UsageRow>().ToTable("usage_counts").HasKey(r => new { r.Dataset, r.Day, r.Kind });
        modelBuilder.Entity<ErrorReportRow>().ToTable("error_reports").HasKey(r => r.Id);
        modelBuilder.Entity<ChangeNoticeRow>().ToTable("change_notices").HasKey(r => r.Id);
        modelBuilder.Entity<ImportDraftRow>().ToTable("import_drafts").HasKey(r => r.Id);
        modelBuilder.Entity<SettingRow>().ToTable("settings").HasKey(r => r.Name);
        modelBuilder.Entity<OrgUnitRow>().ToTable("org_units").HasKey(r => new { r.Id, r.ValidFrom });
        modelBuilder.Entity<OrgChangeRow>().ToTable("org_changes").HasKey(r => r.Id);
        modelBuilder.Entity<OrgPersonRow>().ToTable("org_people").HasKey(r => r.Id);
        modelBuilder.Entity<HomeFigureRow>().ToTable("home_figures").HasKey(r => r.Id);
        var mendings = modelBuilder.Entity<MendingRow>().ToTable("mendings");
        mendings.HasKey(r => r.Id);
        mendings.HasIndex(r => new { r.Dataset, r.Version }).HasDatabaseName("ix_mendings_dataset");
        modelBuilder.Entity<QualityRuleRow>().ToTable("quality_rules").HasKey(r => new { r.Dataset, r.Id });
        modelBuilder.Entity<QualityResultRow>().ToTable("quality_results").HasKey(r => new { r.Dataset, r.Version, r.Rule });
        modelBuilder.Entity<ColumnAliasRow>().ToTable("column_aliases").HasKey(r => new { r.Dataset, r.Header });
        modelBuilder.Entity<StampRow>().ToTable("stamps").HasKey(r => r.Name);
        modelBuilder.Entity<JobRow>().ToTable("jobs").HasKey(r => r.Id);
        var runs = modelBuilder.Entity<JobRunRow>().ToTable("job_runs");
        runs.HasKey(r => r.Id);
        runs.HasIndex(r => new { r.Job, r.CreatedAt }).HasDatabaseName("ix_job_runs_job");
        runs.HasIndex(r => r.State).HasDatabaseName("ix_job_runs_state");
        modelBuilder.Entity<HostCallRow>().ToTable("host_calls").HasKey(r => new { r.Scope, r.KeyMark });
        var edits = modelBuilder.Entity<DatasetEditRow>().ToTable("dataset_edits");
        edits.HasKey(r => r.Id);
        edits.HasIndex(r => new { r.Dataset, r.EditedAt }).HasDatabaseName("ix_dataset_edits_dataset");
        modelBuilder.Entity<ValueSketchRow>().ToTable("value_sketches").HasKey(r => new { r.Dataset, r.ColumnName });
        modelBuilder.Entity<RelationRow>().ToTable("relations").HasKey(r => new { r.LeftDataset, r.LeftColumn, r.RightDataset, r.RightColumn });
        modelBuilder.Entity<RelationStateRow>().ToTable("relation_states").HasKey(r => r.Dataset);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.FindPrimaryKey()!.SetName("pk_" + entity.GetTableName());
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(LowerSnake(property.Name));
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
        }
    }

    private static string LowerSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    private sealed class TimeAsText() : ValueConverter<DateTimeOffset, string>(time => CatalogTimes.Text(time), text => CatalogTimes.Time(text));

    private sealed class DayAsText() : ValueConverter<DateOnly, string>(day => CatalogTimes.Text(day), text => CatalogTimes.Day(text));
}
