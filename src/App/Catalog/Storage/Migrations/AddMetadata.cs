using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddMetadata : Migration
{
    public const string Id = "20261122160000_AddMetadata";

    private static readonly string[] DatasetColumns = ["collection", "registration", "registry_number", "acquired_on", "registered_on", "registry_updated_on"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in DatasetColumns) migrationBuilder.AddColumn<string>(column, "datasets", nullable: true);
        migrationBuilder.CreateTable("dataset_edits", t => new
        {
            id = t.Column<string>(),
            dataset = t.Column<string>(),
            column_name = t.Column<string>(nullable: true),
            field = t.Column<string>(),
            before = t.Column<string>(nullable: true),
            after = t.Column<string>(nullable: true),
            edited_by = t.Column<string>(nullable: true),
            edited_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_dataset_edits", x => x.id));
        migrationBuilder.CreateIndex("ix_dataset_edits_dataset", "dataset_edits", ["dataset", "edited_at"]);
    }
}
