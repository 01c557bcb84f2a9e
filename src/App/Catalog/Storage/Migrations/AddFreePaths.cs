using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddFreePaths : Migration
{
    public const string Id = "20261123061500_AddFreePaths";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("free_paths", "jobs", nullable: true);
}
