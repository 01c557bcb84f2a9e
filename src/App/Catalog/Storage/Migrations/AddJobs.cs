using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddJobs : Migration
{
    public const string Id = "20261122000000_AddJobs";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("jobs", t => new
        {
            id = t.Column<string>(),
            name = t.Column<string>(),
            kind = t.Column<string>(),
            settings = t.Column<string>(),
            dataset = t.Column<string>(nullable: true),
            cron = t.Column<string>(nullable: true),
            holidays = t.Column<string>(),
            after_jobs = t.Column<string>(),
            catch_up = t.Column<string>(),
            attempts = t.Column<int>(),
            paused = t.Column<int>(),
            next_due = t.Column<string>(nullable: true),
            last_start = t.Column<string>(nullable: true),
            last_success = t.Column<string>(nullable: true),
            created_at = t.Column<string>(),
            created_by = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_jobs", x => x.id));

        migrationBuilder.CreateTable("job_runs", t => new
        {
            id = t.Column<string>(),
            job = t.Column<string>(),
            due_at = t.Column<string>(),
            cause = t.Column<string>(),
            state = t.Column<string>(),
            attempt = t.Column<int>(),
            not_before = t.Column<string>(),
            created_at = t.Column<string>(),
            started_at = t.Column<string>(nullable: true),
            ended_at = t.Column<string>(nullable: true),
            rows = t.Column<long>(),
            message_ko = t.Column<string>(nullable: true),
            message_en = t.Column<string>(nullable: true),
            versions = t.Column<string>(nullable: true),
            cancel_asked = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_job_runs", x => x.id));
        migrationBuilder.CreateIndex("ix_job_runs_job", "job_runs", ["job", "created_at"]);
        migrationBuilder.CreateIndex("ix_job_runs_state", "job_runs", "state");

        migrationBuilder.CreateTable("host_calls", t => new
        {
            scope = t.Column<string>(),
            key_mark = t.Column<string>(),
            day = t.Column<string>(),
            calls = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_host_calls", x => new { x.scope, x.key_mark }));
    }
}
