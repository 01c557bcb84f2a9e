using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Access.Storage.Migrations;

[DbContext(typeof(AccountsContext))]
[Migration(Id)]
internal sealed class SignOnLinks : Migration
{
    public const string Id = "20261123171500_SignOnLinks";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("via", "sessions", nullable: true);
        migrationBuilder.AddColumn<string>("proved_at", "sessions", nullable: true);
        migrationBuilder.CreateTable("account_links", t => new
        {
            issuer = t.Column<string>(),
            subject = t.Column<string>(),
            account = t.Column<string>(),
            shown = t.Column<string>(nullable: true),
            made_by = t.Column<string>(),
            made_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_account_links", x => new { x.issuer, x.subject }));
        migrationBuilder.CreateIndex("ix_account_links_account", "account_links", ["account", "issuer"], unique: true);
    }
}
