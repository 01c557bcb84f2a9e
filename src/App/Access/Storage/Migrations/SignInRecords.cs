using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Access.Storage.Migrations;

[DbContext(typeof(AccountsContext))]
[Migration(Id)]
internal sealed class SignInRecords : Migration
{
    public const string Id = "20261123030500_SignInRecords";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("sign_ins", t => new
        {
            id = t.Column<string>(),
            at = t.Column<string>(),
            account = t.Column<string>(nullable: true),
            address = t.Column<string>(nullable: true),
            is_right = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_sign_ins", x => x.id));
        migrationBuilder.CreateIndex("ix_sign_ins_at", "sign_ins", "at");
    }
}
