using System.Text.Json;
using Maru.App.Catalog.Home;
using Maru.App.Catalog.Storage;

namespace Maru.App.Catalog;

public sealed partial class CatalogStore
{
    /// <summary>What each kept figure was computed from.</summary>
    internal Dictionary<string, string> FigureBases()
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows("select id, basis from home_figures", r => (Id: r.GetString(0), Basis: r.GetString(1))).ToDictionary(r => r.Id, r => r.Basis, StringComparer.Ordinal);
    }

    internal void SaveFigure(HomeFigure figure, string basis) => Machine(
        """
        insert into home_figures (id, basis, body, computed_at) values (@p0, @p1, @p2, @p3)
        on conflict (id) do update set basis = excluded.basis, body = excluded.body, computed_at = excluded.computed_at
        """,
        figure.Id, basis, JsonSerializer.Serialize(figure, HomeJson.Default.HomeFigure), figure.ComputedAt);

    internal void RemoveFigure(string id) => Machine("delete from home_figures where id = @p0", id);

    private void Machine(string sql, params ReadOnlySpan<object?> parameters)
    {
        using (var connection = _database.Open())
        using (var transaction = connection.BeginTransaction())
        {
            transaction.Run(sql, parameters);
            transaction.Run(BumpStamp);
            transaction.Commit();
        }
        Changed();
    }
}
