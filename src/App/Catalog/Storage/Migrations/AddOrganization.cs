using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddOrganization : Migration
{
    public const string Id = "20261123064000_AddOrganization";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // One id a line: a list of one is what it held before.
        migrationBuilder.RenameColumn("successor", "org_units", "successors");
        migrationBuilder.CreateTable("org_changes", t => new
        {
            id = t.Column<string>(),
            kind = t.Column<string>(),
            held_on = t.Column<string>(),
            ground = t.Column<string>(),
            units = t.Column<string>(),
            before = t.Column<string>(),
            after = t.Column<string>(),
            done_by = t.Column<string>(),
            done_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_org_changes", x => x.id));
        migrationBuilder.CreateTable("org_people", t => new
        {
            id = t.Column<string>(),
            unit = t.Column<string>(),
            name = t.Column<string>(),
            post = t.Column<string>(nullable: true),
            phone = t.Column<string>(nullable: true),
            is_lead = t.Column<bool>(),
            account = t.Column<string>(nullable: true),
            valid_from = t.Column<string>(),
            valid_to = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_org_people", x => x.id));
    }
}
