using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class Initial : Migration
{
    public const string Id = "20261121000000_Initial";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Datasets(migrationBuilder);
        People(migrationBuilder);
        Office(migrationBuilder);
    }

    private static void Datasets(MigrationBuilder migration)
    {
        migration.CreateTable("datasets", t => new
        {
            id = t.Column<string>(),
            title_ko = t.Column<string>(nullable: true),
            title_en = t.Column<string>(nullable: true),
            description_ko = t.Column<string>(nullable: true),
            description_en = t.Column<string>(nullable: true),
            domain = t.Column<string>(nullable: true),
            department = t.Column<string>(nullable: true),
            team = t.Column<string>(nullable: true),
            origin = t.Column<string>(nullable: true),
            provider = t.Column<string>(nullable: true),
            cycle = t.Column<string>(nullable: true),
            licence = t.Column<string>(nullable: true),
            access = t.Column<string>(nullable: true),
            access_reason = t.Column<string>(nullable: true),
            access_law = t.Column<string>(nullable: true),
            alternative = t.Column<string>(nullable: true),
            alternative_dataset = t.Column<string>(nullable: true),
            keywords = t.Column<string>(nullable: true),
            contact = t.Column<string>(nullable: true),
            next_update = t.Column<string>(nullable: true),
            legal_basis = t.Column<string>(nullable: true),
            standard = t.Column<string>(nullable: true),
            join_tip = t.Column<string>(nullable: true),
            join_dataset = t.Column<string>(nullable: true),
            created_at = t.Column<string>(),
            updated_at = t.Column<string>(),
            updated_by = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_datasets", x => x.id));

        migration.CreateTable("dataset_columns", t => new
        {
            dataset = t.Column<string>(),
            column_name = t.Column<string>(),
            type = t.Column<string>(nullable: true),
            role = t.Column<string>(nullable: true),
            unit = t.Column<string>(nullable: true),
            label_ko = t.Column<string>(nullable: true),
            label_en = t.Column<string>(nullable: true),
            description = t.Column<string>(nullable: true),
            standard_term = t.Column<string>(nullable: true),
            decision = t.Column<string>(nullable: true),
            decided_by = t.Column<string>(nullable: true),
            decided_at = t.Column<string>(nullable: true),
            decided_why = t.Column<string>(nullable: true),
            updated_at = t.Column<string>(),
            updated_by = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_dataset_columns", x => new { x.dataset, x.column_name }));

        migration.CreateTable("dataset_versions", t => new
        {
            dataset = t.Column<string>(),
            version = t.Column<int>(),
            rows = t.Column<long>(),
            set_aside = t.Column<long>(),
            reference_date = t.Column<string>(nullable: true),
            collected_at = t.Column<string>(),
            structure = t.Column<int>(),
            management = t.Column<int>(),
            standard = t.Column<int>(),
            accuracy = t.Column<int>(),
            summary = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_dataset_versions", x => new { x.dataset, x.version }));
    }

    private static void People(MigrationBuilder migration)
    {
        migration.CreateTable("usage_counts", t => new
        {
            dataset = t.Column<string>(),
            day = t.Column<string>(),
            kind = t.Column<string>(),
            uses = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_usage_counts", x => new { x.dataset, x.day, x.kind }));

        migration.CreateTable("error_reports", t => new
        {
            id = t.Column<string>(),
            dataset = t.Column<string>(),
            version = t.Column<int>(nullable: true),
            kind = t.Column<string>(),
            message = t.Column<string>(),
            column_name = t.Column<string>(nullable: true),
            reply_to = t.Column<string>(nullable: true),
            state = t.Column<string>(),
            answer = t.Column<string>(nullable: true),
            created_at = t.Column<string>(),
            due_on = t.Column<string>(),
            answered_at = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_error_reports", x => x.id));

        migration.CreateTable("change_notices", t => new
        {
            id = t.Column<string>(),
            dataset = t.Column<string>(),
            kind = t.Column<string>(),
            message_ko = t.Column<string>(),
            message_en = t.Column<string>(),
            announced_on = t.Column<string>(),
            effective_on = t.Column<string>(),
            old_served_until = t.Column<string>(),
            announced_by = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_change_notices", x => x.id));
    }

    private static void Office(MigrationBuilder migration)
    {
        migration.CreateTable("import_drafts", t => new
        {
            id = t.Column<string>(),
            title = t.Column<string>(),
            state = t.Column<string>(),
            owner = t.Column<string>(nullable: true),
            dataset = t.Column<string>(nullable: true),
            body = t.Column<string>(),
            created_at = t.Column<string>(),
            updated_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_import_drafts", x => x.id));

        migration.CreateTable("settings", t => new
        {
            name = t.Column<string>(),
            value = t.Column<string>(),
            updated_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_settings", x => x.name));

        migration.CreateTable("org_units", t => new
        {
            id = t.Column<string>(),
            valid_from = t.Column<string>(),
            valid_to = t.Column<string>(nullable: true),
            parent = t.Column<string>(nullable: true),
            kind = t.Column<string>(),
            name_ko = t.Column<string>(),
            name_en = t.Column<string>(nullable: true),
            phone = t.Column<string>(nullable: true),
            successor = t.Column<string>(nullable: true),
            position = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_org_units", x => new { x.id, x.valid_from }));

        migration.CreateTable("home_figures", t => new
        {
            id = t.Column<string>(),
            basis = t.Column<string>(),
            body = t.Column<string>(),
            computed_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_home_figures", x => x.id));

        migration.CreateTable("stamps", t => new
        {
            name = t.Column<string>(),
            changes = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_stamps", x => x.name));
    }
}
