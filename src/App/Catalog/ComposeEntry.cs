using Maru.App.Catalog.Storage;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.App.Quality;
using Maru.App.Quality.Rules;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Catalog;

/// <summary>Joins what people wrote, what was found and what day it is into the entry pages show.</summary>
internal static class ComposeEntry
{
    // Excel's sheets end at row 1,048,576, the header's included.
    private const long MostSheetRows = 1_048_575;

    private static readonly DatasetRow Nothing = new() { Id = "" };

    public static CatalogEntry Of(
        string id, DatasetRow? described, IReadOnlyList<ColumnRow> dictionary, VersionSummary? newest, IReadOnlyList<RuleStanding> rules, DateTimeOffset now, OrgChart chart, IReadOnlyList<CityRegion> city, StandardTerms terms)
    {
        var row = described ?? Nothing;
        var guessed = GuessMetadata.Title(newest?.Title ?? id);
        var title = row.TitleKo ?? guessed;
        var columns = newest is null ? [] : Columns(newest, dictionary, terms);
        var shown = newest is null ? null : ClosedValues.Cover(newest, columns);
        var said = Named<AccessLevel>(row.Access);
        var unsaid = said is null && newest is not null ? UnsaidAccess.Of(newest) : null;
        var today = KoreanTime.Day(now);
        var basis = newest?.ReferenceDate ?? (newest is null ? today : KoreanTime.Day(newest.CollectedAt));
        var owner = chart.Owner(row.Department, row.Team, basis, today);
        var entry = new CatalogEntry(id, new(title, row.TitleEn ?? title), Description(row, newest), Domain(row, title, newest))
        {
            TitleGuessed = row.TitleKo is null,
            DescriptionGuessed = row.DescriptionKo is null,
            DomainGuessed = row.Domain is null,
            Owner = owner,
            Contact = row.Contact,
            Origin = Named<Origin>(row.Origin) ?? Origin.Unknown,
            Provider = row.Provider ?? (newest is null ? null : GuessMetadata.Provider(newest.Title)),
            ProviderGuessed = row.Provider is null,
            Collection = Named<CollectionMethod>(row.Collection),
            Registration = new(Named<RegistrationState>(row.Registration) ?? RegistrationState.NotSaid, row.AcquiredOn, row.RegisteredOn, row.RegistryUpdatedOn, row.RegistryNumber),
            Cycle = UpdateCycle.Parse(row.Cycle),
            Freshness = newest is null ? null : FreshnessOf(row, newest, now),
            Licence = row.Licence,
            Access = said ?? unsaid?.Access ?? AccessLevel.Everyone,
            IsOpen = (said ?? unsaid?.Access ?? AccessLevel.Everyone) == AccessLevel.Everyone,
            AccessReason = unsaid?.Reason.Ko ?? row.AccessReason,
            AccessLaw = row.AccessLaw,
            Alternative = row.Alternative,
            AlternativeDataset = row.AlternativeDataset,
            Keywords = row.Keywords?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            NextUpdate = row.NextUpdate,
            LegalBasis = row.LegalBasis,
            Standard = row.Standard,
            JoinTip = row.JoinTip,
            JoinDataset = row.JoinDataset,
            Newest = shown,
            Columns = columns,
            Quality = shown is null ? null : Quality(described, dictionary, shown, rules, now, terms),
            Coverage = shown is null ? RegionCoverage.None : RegionCoverage.Over(city, shown.Regions),
        };
        var (state, words) = Privacy(columns, newest);
        return entry with { Privacy = state, PrivacyWords = words, Formats = Formats(entry) };
    }

    public static QualityScore Quality(DatasetRow? described, IReadOnlyList<ColumnRow> dictionary, VersionSummary version, IReadOnlyList<RuleStanding> rules, DateTimeOffset now, StandardTerms terms)
    {
        var row = described ?? Nothing;
        var words = ColumnDictionary.ByName(dictionary);
        var columns = version.Columns.Select(c =>
        {
            var said = words.GetValueOrDefault(c.Name);
            return new QualityColumn(c.Name, c.Type, Named<ColumnRole>(said?.Role) ?? c.Role, c.Blank, c.Masked, c.Distinct, said?.Unit ?? c.Unit,
                said?.StandardTerm, said?.Description is not null, c.Source is null);
        });
        var freshness = FreshnessOf(row, version, now);
        double? late = freshness.State switch
        {
            FreshnessState.Late when freshness.CycleDays is > 0 and var days => freshness.LateDays / days,
            FreshnessState.Late => 1,
            FreshnessState.Unknown => null,
            _ => 0,
        };
        var care = new Stewardship(
            row.TitleKo is not null, row.DescriptionKo is not null, row.Department is not null, row.Contact is not null,
            UpdateCycle.Parse(row.Cycle).Kind != CycleKind.Unknown, row.Licence is not null, row.Keywords is not null, late);
        return QualityScore.Of(new(version.Rows, version.SetAside, [.. columns],
            [.. version.Issues.Select(i => new QualityIssue(i.Rule, i.Column, i.Count, i.Severity, i.Message))], care)
        {
            Rules = [.. rules.Select(Judged).OfType<JudgedRule>()],
            Terms = terms,
        });
    }

    private static JudgedRule? Judged(RuleStanding standing)
    {
        if (standing.Result is not { } result || RuleKinds.Find(standing.Rule.Kind)?.Card is not { } card) return null;
        var isImpossible = result.Outcome == RuleOutcome.Impossible;
        return new(standing.Rule.Id, card.Criterion, card.IsOfFigures, standing.Rule.Columns.Count > 0 ? standing.Rule.Columns[0] : "", standing.Severity, isImpossible, result.Checked, result.Bad,
            isImpossible ? new($"‘{standing.Rule.Id}’ 규칙을 점검하지 못했습니다. {result.Message.Ko}", $"The rule '{standing.Rule.Id}' can't be evaluated. {result.Message.En}") : RuleWords.Finding(standing.Rule, result));
    }

    public static T? Named<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : null;

    private static Freshness FreshnessOf(DatasetRow row, VersionSummary newest, DateTimeOffset now) =>
        Freshness.At(now, UpdateCycle.Parse(row.Cycle), newest.ReferenceDate, newest.CollectedAt, row.NextUpdate);

    private static Bilingual Description(DatasetRow row, VersionSummary? newest)
    {
        if (row.DescriptionKo is { } text) return new(text, row.DescriptionEn ?? text);
        return newest is null ? new("", "") : GuessMetadata.Description(newest);
    }

    private static Domain Domain(DatasetRow row, string title, VersionSummary? newest) =>
        row.Domain is { } domain ? Catalog.Domain.Of(domain) : GuessMetadata.DomainOf(title, newest?.Columns.Select(c => c.Name) ?? []);

    private static List<CatalogColumn> Columns(VersionSummary newest, IReadOnlyList<ColumnRow> dictionary, StandardTerms terms)
    {
        var words = ColumnDictionary.ByName(dictionary);
        var closed = newest.Columns.Where(c => c.From is null && (Decided(words.GetValueOrDefault(c.Name)) ?? c.Closed)).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return [.. newest.Columns.Select(c => Column(c, words.GetValueOrDefault(c.Name), closed, terms))];
    }

    private static bool? Decided(ColumnRow? said) => Named<PrivacyDecision>(said?.Decision) is { } decision ? decision != PrivacyDecision.Opened : null;

    private static CatalogColumn Column(ColumnSummary found, ColumnRow? said, HashSet<string> closed, StandardTerms terms)
    {
        var label = said?.LabelKo ?? found.Name;
        var decision = Named<PrivacyDecision>(said?.Decision);
        return new(found.Name, new(label, said?.LabelEn ?? label), found.Type, Named<ColumnRole>(said?.Role) ?? found.Role, said?.Unit ?? found.Unit,
            ColumnClosing.IsClosed(found.Closed, Decided(said), found.From, closed))
        {
            Source = found.Source,
            Description = said?.Description,
            StandardTerm = said?.StandardTerm ?? terms.Find(found.Name)?.Name,
            Privacy = found.Privacy,
            Personal = found.Personal,
            Decision = decision,
            DecidedBy = said?.DecidedBy,
            DecidedAt = said?.DecidedAt,
            DecidedWhy = said?.DecidedWhy,
        };
    }

    private static (PrivacyState State, Bilingual Words) Privacy(List<CatalogColumn> columns, VersionSummary? newest)
    {
        var closed = columns.Count(c => c.Closed);
        if (closed > 0) return (PrivacyState.Closed, new($"개인정보 컬럼 {closed}개 닫음", closed == 1 ? "1 personal column closed" : $"{closed} personal columns closed"));
        if (columns.Any(c => c.Decision == PrivacyDecision.Opened)) return (PrivacyState.Opened, new("개인정보를 확인하고 엶", "Personal data reviewed and opened"));
        return newest?.Columns.Any(c => c.Masked > 0) == true
            ? (PrivacyState.Masked, new("적은 수는 가림", "Small counts withheld"))
            : (PrivacyState.None, new("개인정보 없음", "No personal data"));
    }

    private static List<string> Formats(CatalogEntry entry)
    {
        if (entry.Newest is null || entry.Access == AccessLevel.Refused) return [];
        var places = entry.HasPlaces;
        return [.. new (string Name, bool Has)[]
        {
            ("csv", true), ("xlsx", entry.Rows <= MostSheetRows), ("geojson", places), ("parquet", true), ("api", true),
        }.Where(f => f.Has).Select(f => f.Name)];
    }
}
