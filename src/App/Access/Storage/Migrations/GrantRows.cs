using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Access.Storage.Migrations;

[DbContext(typeof(AccountsContext))]
[Migration(Id)]
internal sealed class GrantRows : Migration
{
    public const string Id = "20261123163000_GrantRows";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("row_condition", "grants", nullable: true);
}
