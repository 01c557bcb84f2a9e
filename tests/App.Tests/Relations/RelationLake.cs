using Maru.App.Catalog;
using Maru.App.Linking;
using Maru.App.Receipts;
using Maru.App.Relations;
using Maru.App.Tests.Rows;
using Maru.Core.Data;
using Maru.Core.Lake;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.App.Tests.Relations;

/// <summary>Tables written in the test, with the desk of relations over them.</summary>
internal sealed class RelationLake : IDisposable
{
    private readonly TestLake _lake = new();

    public RelationLake()
    {
        _lake.Catalog.Prepare();
        Links = new KeptLinks(_lake.Home, TimeProvider.System);
        Desk = new RelationDesk(_lake.Lake, _lake.Catalog, new MeasureRelations(_lake.Lake, _lake.Catalog, _lake.Engine, TimeProvider.System), Links, new ReceiptStore(_lake.Home, TimeProvider.System, ReceiptRetention.Default), TimeProvider.System, NullLogger<RelationDesk>.Instance);
    }

    public TestLake Lake => _lake;

    public CatalogStore Catalog => _lake.Catalog;

    public KeptLinks Links { get; }

    public RelationDesk Desk { get; }

    /// <param name="columns">"정류장번호:text:key, 승차:int".</param>
    public VersionManifest Put(string dataset, string columns, IEnumerable<object?[]> rows, Func<Column, Column>? change = null)
    {
        var all = rows.Select(row => row.Select(value => value is int whole ? (long)whole : value).ToArray()).ToList();
        var declared = columns.Split(", ").Select(c => c.Split(':')).Select((parts, i) => new Column(parts[0], parts[1] switch { "int" => ColumnType.Integer, "double" => ColumnType.Number, _ => ColumnType.Text },
            parts.Length > 2 ? Enum.Parse<ColumnRole>(parts[2], ignoreCase: true) : ColumnRole.None, Source: parts[0])
        {
            Profile = new(all.Count, all.Count(r => r[i] is null), 0, all.Select(r => r[i]).OfType<object>().Distinct().Count()),
        });
        return _lake.Put(dataset, [.. declared.Select(column => change?.Invoke(column) ?? column)], all);
    }

    /// <summary>Relations by values, as the desk sees them after measuring.</summary>
    public IReadOnlyList<Relation> Joins(bool forStaff = false)
    {
        Desk.Refresh(null, CancellationToken.None);
        return [.. Desk.Graph(forStaff).Relations.Where(relation => relation.Kind is RelationKind.Key or RelationKind.Mismatch)];
    }

    public void Dispose() => _lake.Dispose();
}
