using System.Data.Common;
using Maru.App.Catalog.Storage;
using Maru.App.Relations;
using Maru.Methods.Sketches;

namespace Maru.App.Catalog;

/// <summary>Measured relations between datasets, and the sketches they were found by.</summary>
public sealed partial class CatalogStore
{
    private const string CountColumns = "left_values, right_values, common_values, left_rows, right_rows, left_matched, right_matched, left_most, right_most";

    /// <summary>The version at which each dataset's relations were measured by the present test.</summary>
    internal IReadOnlyDictionary<string, int> RelationStates()
    {
        if (!IsReady) return new Dictionary<string, int>();
        using var connection = _database.Open();
        return connection.Rows("select dataset, version from relation_states where method = @p0", r => (Dataset: r.GetString(0), Version: r.GetInt32(1)), JoinTest.Method)
            .ToDictionary(r => r.Dataset, r => r.Version, StringComparer.Ordinal);
    }

    internal IReadOnlyList<ValueSketch> ValueSketches()
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows(
            "select dataset, column_name, version, distinct_values, value_rows, serial, prefix, regions, region_rows, smallest from value_sketches",
            r => new ValueSketch(r.GetString(0), r.GetInt32(2), r.GetString(1), r.GetInt64(4), r.GetDouble(5), r.Text(6), r.GetInt64(7), r.GetInt64(8), new BottomSketch(ValueSketch.Read(r.GetFieldValue<byte[]>(9)), r.GetInt64(3))));
    }

    /// <summary>Relations as they were measured last, of all datasets.</summary>
    internal IReadOnlyList<Relation> MeasuredRelations()
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows($"select kind, left_dataset, left_version, left_column, right_dataset, right_version, right_column, {CountColumns}, evidence, measured_at from relations", ReadRelation);
    }

    /// <summary>Puts what was measured of a dataset in place of what was known of it: all of it or nothing.</summary>
    internal void SaveRelations(string dataset, int version, IReadOnlyList<ValueSketch> sketches, IReadOnlyList<Relation> relations)
    {
        using var connection = _database.Open();
        using var transaction = connection.BeginTransaction();
        Forget(transaction, dataset);
        foreach (var sketch in sketches)
            transaction.Run(
                "insert into value_sketches (dataset, column_name, version, distinct_values, value_rows, serial, prefix, regions, region_rows, smallest) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)",
                dataset, sketch.Column, version, sketch.Distinct, sketch.Rows, sketch.Serial, sketch.Prefix, sketch.Regions, sketch.RegionRows, sketch.Bytes());
        foreach (var relation in relations)
            transaction.Run(
                $"insert into relations (kind, left_dataset, left_version, left_column, right_dataset, right_version, right_column, {CountColumns}, evidence, measured_at) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17)",
                relation.Kind.ToString(), relation.Left.Dataset, relation.Left.Version, relation.Left.Column, relation.Right.Dataset, relation.Right.Version, relation.Right.Column,
                relation.Counts!.LeftValues, relation.Counts.RightValues, relation.Counts.Common, relation.Counts.LeftRows, relation.Counts.RightRows, relation.Counts.LeftMatched, relation.Counts.RightMatched,
                relation.Counts.LeftMost, relation.Counts.RightMost, relation.Evidence?.ToString(), relation.MeasuredAt!.Value);
        transaction.Run("insert into relation_states (dataset, version, method, measured_at) values (@p0, @p1, @p2, @p3)", dataset, version, JoinTest.Method, _clock.GetUtcNow());
        transaction.Commit();
    }

    /// <summary>Forgets datasets that are no more.</summary>
    internal void ForgetRelations(IEnumerable<string> datasets)
    {
        using var connection = _database.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var dataset in datasets) Forget(transaction, dataset);
        transaction.Commit();
    }

    /// <summary>Tells all processes that relations have changed.</summary>
    internal void RelationsChanged()
    {
        using (var connection = _database.Open()) connection.Run(BumpStamp);
        Changed();
    }

    private static void Forget(DbTransaction transaction, string dataset)
    {
        transaction.Run("delete from value_sketches where dataset = @p0", dataset);
        transaction.Run("delete from relations where left_dataset = @p0 or right_dataset = @p0", dataset);
        transaction.Run("delete from relation_states where dataset = @p0", dataset);
    }

    private static Relation ReadRelation(DbDataReader r)
    {
        var counts = new JoinCounts(r.GetInt64(7), r.GetInt64(8), r.GetInt64(9), r.GetInt64(10), r.GetInt64(11), r.GetInt64(12), r.GetInt64(13), r.GetInt64(14), r.GetInt64(15));
        return new(Enum.Parse<RelationKind>(r.GetString(0)), new(r.GetString(1), r.GetInt32(2), r.GetString(3)), new(r.GetString(4), r.GetInt32(5), r.GetString(6)))
        {
            Counts = counts,
            Matched = new(counts.LeftMatched, counts.LeftRows),
            Evidence = ComposeEntry.Named<JoinEvidence>(r.Text(16)),
            MeasuredAt = r.Time(17),
        };
    }
}
