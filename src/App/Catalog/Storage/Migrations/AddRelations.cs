using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage.Migrations;

[DbContext(typeof(CatalogContext))]
[Migration(Id)]
internal sealed class AddRelations : Migration
{
    public const string Id = "20261122160500_AddRelations";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("value_sketches", t => new
        {
            dataset = t.Column<string>(),
            column_name = t.Column<string>(),
            version = t.Column<int>(),
            distinct_values = t.Column<long>(),
            value_rows = t.Column<long>(),
            serial = t.Column<double>(),
            prefix = t.Column<string>(nullable: true),
            regions = t.Column<long>(),
            region_rows = t.Column<long>(),
            smallest = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("pk_value_sketches", x => new { x.dataset, x.column_name }));
        migrationBuilder.CreateTable("relations", t => new
        {
            left_dataset = t.Column<string>(),
            left_column = t.Column<string>(),
            right_dataset = t.Column<string>(),
            right_column = t.Column<string>(),
            kind = t.Column<string>(),
            left_version = t.Column<int>(),
            right_version = t.Column<int>(),
            left_values = t.Column<long>(),
            right_values = t.Column<long>(),
            common_values = t.Column<long>(),
            left_rows = t.Column<long>(),
            right_rows = t.Column<long>(),
            left_matched = t.Column<long>(),
            right_matched = t.Column<long>(),
            left_most = t.Column<long>(),
            right_most = t.Column<long>(),
            evidence = t.Column<string>(nullable: true),
            measured_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_relations", x => new { x.left_dataset, x.left_column, x.right_dataset, x.right_column }));
        migrationBuilder.CreateTable("relation_states", t => new
        {
            dataset = t.Column<string>(),
            version = t.Column<int>(),
            method = t.Column<int>(),
            measured_at = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_relation_states", x => x.dataset));
    }
}
