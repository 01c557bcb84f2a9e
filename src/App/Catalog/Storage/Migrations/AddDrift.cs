using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddDrift : Migration
{
    public const string Id = "20261122150000_AddDrift";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("drift_policy", "datasets", nullable: true);
        migrationBuilder.CreateTable("column_aliases", t => new
        {
            dataset = t.Column<string>(),
            header = t.Column<string>(),
            column_name = t.Column<string>(nullable: true),
            decided_by = t.Column<string>(),
            decided_at = t.Column<string>(),
            why = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_column_aliases", x => new { x.dataset, x.header }));
    }
}
