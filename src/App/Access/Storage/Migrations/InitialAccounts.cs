using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Access.Storage.Migrations;

[DbContext(typeof(AccountsContext))]
[Migration(Id)]
internal sealed class InitialAccounts : Migration
{
    public const string Id = "20261123000000_InitialAccounts";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("accounts", t => new
        {
            id = t.Column<string>(),
            user_name = t.Column<string>(),
            normalized_user_name = t.Column<string>(),
            display_name = t.Column<string>(nullable: true),
            password_hash = t.Column<string>(nullable: true),
            security_stamp = t.Column<string>(nullable: true),
            concurrency_stamp = t.Column<string>(nullable: true),
            two_factor_enabled = t.Column<bool>(),
            lockout_end = t.Column<string>(nullable: true),
            lockout_enabled = t.Column<bool>(),
            access_failed_count = t.Column<int>(),
            created_at = t.Column<string>(),
            closed_at = t.Column<string>(nullable: true),
            last_code = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_accounts", x => x.id));
        migrationBuilder.CreateIndex("ix_accounts_name", "accounts", "normalized_user_name", unique: true);
        migrationBuilder.CreateTable("account_tokens", t => new
        {
            user_id = t.Column<string>(),
            login_provider = t.Column<string>(),
            name = t.Column<string>(),
            value = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_account_tokens", x => new { x.user_id, x.login_provider, x.name }));
        migrationBuilder.CreateTable("account_roles", t => new
        {
            account = t.Column<string>(),
            role = t.Column<string>(),
            department = t.Column<string>(),
            team = t.Column<string>(),
            given_by = t.Column<string>(),
            given_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_account_roles", x => new { x.account, x.role, x.department, x.team }));
        migrationBuilder.CreateTable("sessions", t => new
        {
            id = t.Column<string>(),
            account = t.Column<string>(),
            half = t.Column<bool>(),
            made_at = t.Column<string>(),
            seen_at = t.Column<string>(),
            ends_at = t.Column<string>(),
            address = t.Column<string>(nullable: true),
            agent = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_sessions", x => x.id));
        migrationBuilder.CreateIndex("ix_sessions_account", "sessions", "account");
        migrationBuilder.CreateTable("password_links", t => new
        {
            id = t.Column<string>(),
            account = t.Column<string>(),
            made_by = t.Column<string>(),
            made_at = t.Column<string>(),
            ends_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_password_links", x => x.id));
        migrationBuilder.CreateTable("grants", t => new
        {
            id = t.Column<string>(),
            dataset = t.Column<string>(),
            account = t.Column<string>(nullable: true),
            department = t.Column<string>(nullable: true),
            columns = t.Column<string>(),
            reason = t.Column<string>(),
            state = t.Column<string>(),
            asked_by = t.Column<string>(),
            asked_at = t.Column<string>(),
            decided_by = t.Column<string>(nullable: true),
            decided_at = t.Column<string>(nullable: true),
            decided_why = t.Column<string>(nullable: true),
            ends_on = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_grants", x => x.id));
        migrationBuilder.CreateIndex("ix_grants_account", "grants", "account");
        migrationBuilder.CreateTable("access_keys", t => new
        {
            id = t.Column<string>(),
            secret = t.Column<string>(),
            kind = t.Column<string>(),
            account = t.Column<string>(nullable: true),
            name = t.Column<string>(),
            datasets = t.Column<string>(nullable: true),
            network = t.Column<string>(nullable: true),
            made_by = t.Column<string>(),
            made_at = t.Column<string>(),
            ends_at = t.Column<string>(),
            used_at = t.Column<string>(nullable: true),
            revoked_at = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_access_keys", x => x.id));
        migrationBuilder.CreateIndex("ix_access_keys_secret", "access_keys", "secret", unique: true);
        migrationBuilder.CreateTable("access_settings", t => new
        {
            name = t.Column<string>(),
            value = t.Column<int>(),
            said_by = t.Column<string>(),
            said_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_access_settings", x => x.name));
        migrationBuilder.CreateTable("access_events", t => new
        {
            id = t.Column<string>(),
            at = t.Column<string>(),
            done_by = t.Column<string>(),
            account = t.Column<string>(nullable: true),
            what = t.Column<string>(),
            detail = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_access_events", x => x.id));
        migrationBuilder.CreateIndex("ix_access_events_at", "access_events", "at");
    }
}
