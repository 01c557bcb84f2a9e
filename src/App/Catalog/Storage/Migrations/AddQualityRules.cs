using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddQualityRules : Migration
{
    public const string Id = "20261122140000_AddQualityRules";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("quality_rules", t => new
        {
            dataset = t.Column<string>(),
            id = t.Column<string>(),
            kind = t.Column<string>(),
            columns = t.Column<string>(),
            parameters = t.Column<string>(),
            severity = t.Column<string>(),
            why = t.Column<string>(),
            state = t.Column<string>(),
            made_by = t.Column<string>(),
            made_at = t.Column<string>(),
            decided_by = t.Column<string>(nullable: true),
            decided_at = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_quality_rules", x => new { x.dataset, x.id }));

        migrationBuilder.CreateTable("quality_results", t => new
        {
            dataset = t.Column<string>(),
            version = t.Column<int>(),
            rule = t.Column<string>(),
            outcome = t.Column<string>(),
            @checked = t.Column<long>(),
            bad = t.Column<long>(),
            message_ko = t.Column<string>(),
            message_en = t.Column<string>(),
            sql = t.Column<string>(),
            rows_where = t.Column<string>(nullable: true),
            figures = t.Column<string>(nullable: true),
            uses = t.Column<string>(),
            evaluated_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_quality_results", x => new { x.dataset, x.version, x.rule }));
    }
}
