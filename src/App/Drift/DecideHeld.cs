using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Jobs;
using Maru.App.Lake;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Drift;

/// <param name="Hold">What became of the hold.</param>
/// <param name="Version">The version it became; null when it goes on waiting.</param>
public sealed record HoldResult(HeldArrival Hold, VersionManifest? Version);

/// <summary>
/// A person takes in what was held, or does not. What they say of headers on the way holds for every file that comes. Doing it again after a
/// process was killed changes nothing: a hold becomes at most one version.
/// </summary>
public sealed class DecideHeld(LakeStore lake, HeldArrivals holds, IngestSources ingest, IDatasetRegister register, CatalogStore catalog, JobStore jobs, IReadOnlyList<IConnector> connectors)
{
    /// <summary>Takes in a hold, those that came before it first, so that versions keep the order files came in; then those behind it that differ no more.</summary>
    /// <param name="aliases">Which column each header is, as far as the person says so.</param>
    /// <exception cref="InputException">There is no such hold, it was decided already, or a newer version has come since.</exception>
    public IReadOnlyList<HoldResult> Accept(string id, IReadOnlyList<ColumnAlias> aliases, string by, string why, CancellationToken stop)
    {
        (by, why) = Signature.Read(by, why);
        using var held = holds.Lock(Waiting(id));
        // Looked at again: somebody may have decided while this waited.
        var chosen = Waiting(id);
        if (TakenIn(chosen) is { } there) return [Done(chosen, there, by, why)];
        RequireNotOvertaken(chosen);
        aliases = [.. aliases.Select(alias => RequireColumn(chosen, alias))];
        RequireOneHeader(chosen, aliases);
        foreach (var alias in aliases) catalog.SaveColumnAlias(chosen.Dataset, alias, by, why);
        foreach (var column in GravePrivacy.Columns(chosen.Drift)) catalog.Decide(chosen.Dataset, column, PrivacyDecision.Closed, by, why);
        var results = new List<HoldResult>();
        foreach (var hold in holds.Waiting(chosen.Dataset).Where(hold => hold.TakenBackAt is null && hold.Drift.Against == chosen.Drift.Against))
        {
            var isAsked = string.CompareOrdinal(hold.Id, chosen.Id) <= 0;
            results.Add(Take(hold, isAsked ? new(by, why, hold.Id) : null, by, why, stop));
            if (results[^1].Version is null) break;
        }
        return results;
    }

    /// <summary>The hold is not taken in and its files are deleted; the record stays.</summary>
    public HeldArrival Refuse(string id, string by, string why)
    {
        (by, why) = Signature.Read(by, why);
        using var held = holds.Lock(Waiting(id));
        var hold = Waiting(id);
        if (TakenIn(hold) is { } there) return Done(hold, there, by, why).Hold;
        var refused = holds.Decide(hold, HoldState.Refused, null, by, why);
        jobs.EndHeld(id, null, HeldWords.Refused(by), refused.DecidedAt!.Value);
        return refused;
    }

    /// <summary>The holds that go in before a hold when it is accepted, because they came first; oldest first.</summary>
    public IReadOnlyList<HeldArrival> GoesInBefore(HeldArrival hold) =>
        [.. holds.Waiting(hold.Dataset).Where(other => other.TakenBackAt is null && other.Drift.Against == hold.Drift.Against && string.CompareOrdinal(other.Id, hold.Id) < 0)];

    /// <summary>A newer version came in while it waited, or its source went back to the newest one: it can't become the newest any more.</summary>
    public bool IsOvertaken(HeldArrival hold) => hold.State == HoldState.Waiting && (hold.TakenBackAt is not null || lake.Latest(hold.Dataset)?.Version != hold.Drift.Against);

    private HoldResult Take(HeldArrival hold, DriftAcceptance? accepted, string by, string why, CancellationToken stop)
    {
        var result = ingest.Resume(hold, holds.Files(hold, connectors), accepted, stop);
        if (result.HeldBack is not { } back) return Done(hold, result.Version, by, why);
        holds.Renew(hold, back);
        return new(holds.Find(hold.Id)!, null);
    }

    private HoldResult Done(HeldArrival hold, VersionManifest version, string by, string why)
    {
        // Again, should the process have been killed between the version and this.
        register.Register(version);
        var decided = holds.Decide(hold, HoldState.Accepted, version.Version, by, why);
        jobs.EndHeld(hold.Id, version, HeldWords.Accepted(by, version.Version), decided.DecidedAt!.Value);
        return new(decided, version);
    }

    // A process may have been killed after the version and before the record.
    private VersionManifest? TakenIn(HeldArrival hold) =>
        lake.Versions(hold.Dataset).Reverse().TakeWhile(version => version > hold.Drift.Against).Select(version => lake.Manifest(hold.Dataset, version)).FirstOrDefault(manifest => manifest.Drift?.Hold == hold.Id);

    private HeldArrival Waiting(string id)
    {
        var hold = holds.Find(id) ?? throw new InputException(
            new($"'{id}' 보류가 없습니다.", $"There is no hold '{id}'."), new("maru drift로 기다리는 것을 보세요.", "See those that wait with maru drift."));
        return hold.State == HoldState.Waiting ? hold : throw new InputException(
            new($"'{id}' 보류는 이미 정해졌습니다({hold.State.Name().Ko}, {hold.DecidedBy}).", $"The hold '{id}' was decided already ({hold.State.Name().En}, {hold.DecidedBy})."), null, hold.Dataset);
    }

    private void RequireNotOvertaken(HeldArrival hold)
    {
        if (!IsOvertaken(hold)) return;
        if (hold.TakenBackAt is not null)
            throw new InputException(
                new($"이 파일이 기다리는 사이에 버전 {hold.Drift.Against}의 파일이 다시 왔습니다. 이제 받아들이면 출처가 거둔 자료가 가장 새 자료가 됩니다.", $"The file of version {hold.Drift.Against} came again while this one waited; taking it in now would make data newest that its source took back."),
                new("거절하세요. 꼭 들여야 하면 파일을 다시 받아 maru ingest로 들여오세요.", "Refuse it. If it must go in, get the file again and take it in with maru ingest."), hold.Dataset);
        var newest = (lake.Latest(hold.Dataset)?.Version ?? 0).ToString(CultureInfo.InvariantCulture);
        throw new InputException(
            new($"이 파일이 기다리는 사이에 버전 {newest}{Josa.Pick(newest, "이", "가")} 들어왔습니다. 이제 받아들이면 옛 자료가 가장 새 자료가 됩니다.", $"Version {newest} came in while this file waited; taking it in now would make old data the newest."),
            new("거절하세요. 꼭 들여야 하면 파일을 다시 받아 maru ingest로 들여오세요.", "Refuse it. If it must go in, get the file again and take it in with maru ingest."), hold.Dataset);
    }

    // A column of the file would be left out, and nobody had said so.
    private void RequireOneHeader(HeldArrival hold, IReadOnlyList<ColumnAlias> aliases)
    {
        var said = new Dictionary<string, ColumnAlias>(StringComparer.Ordinal);
        foreach (var alias in aliases)
            if (!said.TryAdd(TermNames.Key(alias.Header), alias) && said[TermNames.Key(alias.Header)].Column != alias.Column) throw new InputException(
                new($"‘{alias.Header}’ 머리글을 두 가지로 정했습니다: {Of(said[TermNames.Key(alias.Header)]).Ko}, {Of(alias).Ko}", $"The header '{alias.Header}' is said to be two things: {Of(said[TermNames.Key(alias.Header)]).En}, {Of(alias).En}."),
                new("하나만 정하세요. 아무것도 바꾸지 않았습니다.", "Say one of them; nothing was changed."), hold.Dataset);
        // What was said before of other headers of this file holds too.
        var headers = hold.Drift.Columns.Select(column => column.Header).OfType<string>().Select(TermNames.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var line in catalog.ColumnAliases(hold.Dataset))
            if (headers.Contains(TermNames.Key(line.Alias.Header))) said.TryAdd(TermNames.Key(line.Alias.Header), line.Alias);
        if (said.Values.Where(alias => alias.Column is not null).GroupBy(alias => alias.Column!, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is not { } two) return;
        var names = string.Join(", ", two.Select(alias => $"‘{alias.Header}’"));
        throw new InputException(
            new($"머리글 둘을 한 컬럼이라고 했습니다: {names} → ‘{two.Key}’", $"Two headers are said to be one column: {string.Join(", ", two.Select(alias => $"'{alias.Header}'"))} are '{two.Key}'."),
            new("한 머리글만 그 컬럼으로 정하고, 다른 것은 새 컬럼(--own)으로 두세요. 아무것도 바꾸지 않았습니다.", "Say it of one header and leave the other a column of its own (--own); nothing was changed."), hold.Dataset);

        static Bilingual Of(ColumnAlias alias) => alias.Column is { } column ? new($"‘{column}’", $"'{column}'") : new("새 컬럼", "a column of its own");
    }

    private static ColumnAlias RequireColumn(HeldArrival hold, ColumnAlias alias)
    {
        if (alias.Column is null) return alias;
        var there = hold.Drift.Columns.Where(column => column.Before is not null).Select(column => column.Before!).ToList();
        return there.Find(name => name.Equals(alias.Column, StringComparison.OrdinalIgnoreCase)) is { } column ? alias with { Column = column } : throw new InputException(
            new($"이 데이터에는 ‘{alias.Column}’ 컬럼이 없습니다.", $"The dataset has no column '{alias.Column}'."),
            new($"있는 컬럼: {string.Join(", ", there)}", $"Columns: {string.Join(", ", there)}"), hold.Dataset);
    }
}
