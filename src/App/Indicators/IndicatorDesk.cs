using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Indicators;

/// <summary>An indicator as a reader sees it.</summary>
/// <param name="Mart">Null when it was not computed yet.</param>
public sealed record IndicatorView(Indicator Indicator, CatalogEntry Dataset, IndicatorMart? Mart, IndicatorStanding Standing);

/// <summary>What people do with indicators: see those of datasets they may read whole, and declare those of datasets they keep.</summary>
public sealed class IndicatorDesk(IndicatorBook book, IndicatorMarts marts, ComputeIndicators compute, CatalogStore catalog)
{
    private const int Most = 2_000;

    /// <summary>Those this reader may see: of datasets whose rows they see all of.</summary>
    public IReadOnlyList<IndicatorView> All() => [.. book.All().Select(View).OfType<IndicatorView>().OrderBy(view => view.Indicator.Title.Ko, StringComparer.Ordinal)];

    /// <summary>Null when there is none, or it is of a dataset they may not read whole.</summary>
    public IndicatorView? Find(string id) => book.Find(id) is { } one ? View(one) : null;

    /// <summary>There is one of that id, whoever may see it.</summary>
    public bool Exists(string id) => book.Find(id) is not null;

    /// <summary>May declare indicators of a dataset.</summary>
    public bool MayEdit(string dataset)
    {
        var reader = Asking.Current;
        if (reader.Kind == ReaderKind.Machine) return true;
        var snapshot = catalog.Snapshot();
        return !reader.IsReadOnly && snapshot.Find(dataset) is { IsWhole: true } entry && AccessRules.May(reader, Act.Edit, entry, snapshot.Organization, snapshot.Today);
    }

    /// <summary>What an indicator would give, without keeping it.</summary>
    /// <exception cref="InputException">They may not, or it can't be computed.</exception>
    public IndicatorMart Try(Indicator one, CancellationToken stop)
    {
        Require(one.Dataset);
        var reader = Asking.Current;
        try
        {
            Asking.As(Reader.Machine);
            var mart = compute.Compute(one, stop);
            return mart.Problem is { } problem ? throw new InputException(problem, null, one.Id) : mart;
        }
        finally
        {
            Asking.As(reader);
        }
    }

    /// <summary>Keeps indicators and their values; those of the same id are replaced. All of them, or none when one can't be computed.</summary>
    /// <exception cref="InputException">They may not, or one can't be computed; the message says which.</exception>
    public void Save(IReadOnlyList<Indicator> all, CancellationToken stop)
    {
        // Whoever may not keep the dataset of the one that is there does not take its place either.
        foreach (var before in all.Select(one => book.Find(one.Id)).OfType<Indicator>()) Require(before.Dataset);
        if (book.All().Count + all.Count > Most) throw new InputException(new($"지표가 {Most:N0}개를 넘습니다.", $"There would be more than {Most:N0} indicators."), new("쓰지 않는 것을 지우세요.", "Remove those nobody uses."), "id");
        var computed = all.Select(one => (one, Mart: Try(one, stop))).ToList();
        foreach (var (one, mart) in computed)
        {
            marts.Save(one.Id, mart);
            book.Save(one);
        }
    }

    /// <exception cref="InputException">There is none, or they may not.</exception>
    public void Remove(string id)
    {
        var one = book.Find(id) ?? throw Gone(id);
        Require(one.Dataset);
        book.Remove(id);
        marts.Remove(id);
    }

    public static InputException Gone(string id) => new(new($"‘{id}’ 지표가 없습니다.", $"There is no indicator '{id}'."), new("'maru indicators'나 지표 화면에서 이름을 보세요.", "See 'maru indicators' or the page of indicators."), id);

    private void Require(string dataset)
    {
        if (catalog.FindNow(dataset) is null) throw new InputException(new($"‘{dataset}’ 데이터가 없습니다.", $"There is no dataset '{dataset}'."), new("'maru datasets'나 데이터 목록에서 이름을 보세요.", "See 'maru datasets' or the catalogue."), "dataset");
        if (!MayEdit(dataset)) throw AccessErrors.NotAllowed;
    }

    private IndicatorView? View(Indicator one)
    {
        if (catalog.Snapshot().Find(one.Dataset) is not { } entry || !AccessRules.SeesWhole(entry)) return null;
        var mart = marts.Find(one.Id);
        return new(one, entry, mart, mart is null ? IndicatorStanding.Of(one, [], default) : IndicatorStanding.Of(one, mart.Whole, mart.AsOf));
    }
}
