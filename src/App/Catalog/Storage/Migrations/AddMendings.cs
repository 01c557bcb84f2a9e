using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddMendings : Migration
{
    public const string Id = "20261122130000_AddMendings";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("mendings", t => new
        {
            id = t.Column<string>(),
            dataset = t.Column<string>(),
            version = t.Column<int>(),
            state = t.Column<string>(),
            row_hash = t.Column<string>(),
            source_row = t.Column<long>(),
            rule = t.Column<string>(),
            column_name = t.Column<string>(nullable: true),
            before = t.Column<string>(nullable: true),
            after = t.Column<string>(nullable: true),
            mended_by = t.Column<string>(),
            mended_at = t.Column<string>(),
            why = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_mendings", x => x.id));
        migrationBuilder.CreateIndex("ix_mendings_dataset", "mendings", ["dataset", "version"]);
    }
}
