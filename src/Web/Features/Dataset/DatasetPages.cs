using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Maru.App.Catalog;
using Maru.App.Charts;
using Maru.App.Lake;
using Maru.App.Relations;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>Gathers what a dataset's page shows. As long as the catalogue and the version stay the same, a page needs no query at all.</summary>
public sealed class DatasetPages(CatalogStore catalog, ReadableVersions versions, LakeStore lake, RowReader reader, FactsCache cache, RelationDesk relations)
{
    // By what their reader may see: readers of different sight do not push each other out.
    private readonly ConditionalWeakTable<CatalogSnapshot, ConcurrentDictionary<string, (int Version, DatasetState State)>> _states = [];

    public CatalogSnapshot Catalog => catalog.Snapshot();

    /// <returns>Null when the dataset has no version that this reader may see.</returns>
    public DatasetView? Open(CatalogEntry entry, PreviewAddress address, CancellationToken stop)
    {
        if (State(entry) is not { } state) return null;
        address = Fitting(address, state.Manifest);
        var (rows, problem) = Rows(state, address, stop);
        var (chart, chartProblem) = Chart(state, address, stop);
        var kept = problem is null ? address : address with { Sort = null, After = null, Filters = [], Search = null };
        return new(state, chartProblem is null ? kept : kept with { Chart = [] }, rows) { Problem = problem, Chart = chart, ChartProblem = chartProblem };
    }

    /// <summary>The lasting part of a dataset's page; null when it has no version that this reader may see.</summary>
    public DatasetState? State(CatalogEntry entry)
    {
        if (!entry.IsOpen) return null;
        var snapshot = Catalog;
        var states = _states.GetValue(snapshot, _ => new(StringComparer.Ordinal));
        var newest = lake.Versions(entry.Id);
        if (newest.Count == 0) return null;
        if (states.TryGetValue(entry.Id, out var known) && known.Version == newest[^1]) return known.State;
        // What people decided may have changed with the snapshot: asked anew, while what was computed is kept as far as it still holds.
        if (versions.Find(entry.Id) is not { } manifest) return null;
        var state = new DatasetState(entry, manifest, cache.Of(manifest, entry))
        {
            Labels = new(entry),
            Versions = catalog.Versions(entry.Id),
            Office = OfficeNames.Of(snapshot, entry),
            Reports = catalog.Reports(entry.Id),
            Mendings = entry.IsWhole ? catalog.Mendings(entry.Id).Covered(manifest) : [],
            Neighbours = relations.Graph(forStaff: false).Neighbours(entry.Id),
        };
        if (ReferenceEquals(Catalog, snapshot)) states[entry.Id] = (manifest.Version, state);
        return state;
    }

    // The form offers "contains" for every column: of a number or a date it can only mean that value.
    private static PreviewAddress Fitting(PreviewAddress address, VersionManifest manifest)
    {
        const string Contains = "contains.";
        bool IsOther(KeyValuePair<string, string> filter) => filter.Value.StartsWith(Contains, StringComparison.Ordinal) && manifest.Columns.Any(c => PreviewAddress.Named(c.Name) == filter.Key && c.Type != ColumnType.Text);
        return address.Filters.Any(IsOther)
            ? address with { Filters = [.. address.Filters.Select(filter => IsOther(filter) ? new(filter.Key, "eq." + filter.Value[Contains.Length..]) : filter)] }
            : address;
    }

    private (RowPage Rows, InputException? Problem) Rows(DatasetState state, PreviewAddress address, CancellationToken stop)
    {
        if (address.ShowsFirstRows) return (state.Facts.FirstPage, null);
        var manifest = state.Manifest;
        try
        {
            // A later page goes on in the version its first page came from.
            var read = address.After is null ? manifest : versions.Find(manifest.Dataset, null, address.After) ?? manifest;
            var query = RowQueryReader.Read(address.Parameters, new RowSchema(read)) with { Select = RowPage.Shown(read), Limit = RowPage.Size };
            return (RowPage.Read(reader, read, query, stop), null);
        }
        catch (InputException problem)
        {
            return (state.Facts.FirstPage, problem);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (state.Facts.FirstPage, new InputException(
                new("이 조건은 찾는 데 너무 오래 걸려 멈추었습니다.", "These conditions took too long and were stopped."),
                new("조건을 더 좁히거나 파일을 내려받아 찾으세요.", "Narrow the conditions, or download the file and search there.")));
        }
    }

    private (ShownChart? Chart, InputException? Problem) Chart(DatasetState state, PreviewAddress address, CancellationToken stop)
    {
        var own = state.Facts.Charts.Count > 1 ? state.Facts.Charts[1] : state.Facts.Chart;
        if (address.Chart.Count == 0) return (own, null);
        try
        {
            var request = ChartRequestReader.Read(address.Chart.Concat(address.Conditions), state.Manifest);
            if (request is null) return (own, null);
            return (ShownChart.Of(state.Entry.Title, cache.Chart(state.Manifest, state.Entry, request).Result, state.Labels), null);
        }
        catch (InputException problem)
        {
            return (own, problem);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (own, new InputException(
                new("이 차트는 계산이 너무 오래 걸려 멈추었습니다.", "This chart took too long and was stopped."),
                new("조건을 더하거나 다른 집계를 고르세요.", "Add a condition or choose another aggregate."), "chart"));
        }
    }
}
