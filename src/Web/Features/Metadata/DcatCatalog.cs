using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Lake;
using Maru.App.Metadata;
using Maru.Core;

namespace Maru.Web.Features.Metadata;

/// <summary>
/// The catalogue in the words of DCAT 3 and DCAT-AP, as JSON-LD: what harvesters of other portals read. Datasets for staff only are left out;
/// refused ones are listed without anything to download.
/// </summary>
public sealed class DcatCatalog(CatalogStore catalog, LakeStore lake)
{
    private const string Frequency = "http://publications.europa.eu/resource/authority/frequency/";
    private const string Rights = "http://publications.europa.eu/resource/authority/access-right/";

    private static readonly (string Prefix, string Namespace)[] Context =
    [
        ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"), ("foaf", "http://xmlns.com/foaf/0.1/"), ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"), ("locn", "http://www.w3.org/ns/locn#"),
        ("dcatap", "http://data.europa.eu/r5r/"), ("eli", "http://data.europa.eu/eli/ontology#"),
    ];

    public static bool IsListed(CatalogEntry entry) => entry.Access != AccessLevel.Internal;

    /// <param name="address">Scheme and host of this site.</param>
    public void WriteAll(Utf8JsonWriter json, string address)
    {
        var snapshot = catalog.Snapshot();
        var (ko, en) = (snapshot.Settings.CityKo, snapshot.Settings.CityEn);
        json.WriteStartObject();
        WriteContext(json);
        json.WriteString("@id", address + MetadataAddress.Dcat);
        json.WriteString("@type", "dcat:Catalog");
        WriteBoth(json, "dct:title", new($"{ko} 데이터".Trim(), $"{en} data".Trim()));
        WriteBoth(json, "dct:description", new($"{ko} 부서들이 가진 데이터의 목록".Trim(), $"Datasets held by the offices of {(en.Length == 0 ? "the city" : en)}"));
        WriteOrganization(json, "dct:publisher", ko.Length == 0 ? "마루" : ko);
        WriteId(json, "foaf:homepage", address + "/");
        WriteTime(json, "dct:modified", snapshot.BuiltAt);
        json.WriteStartArray("dcat:dataset");
        foreach (var entry in snapshot.Entries.Where(IsListed))
        {
            json.WriteStartObject();
            WriteEntry(json, entry, snapshot, address);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void WriteOne(Utf8JsonWriter json, CatalogEntry entry, string address)
    {
        json.WriteStartObject();
        WriteContext(json);
        WriteEntry(json, entry, catalog.Snapshot(), address);
        json.WriteEndObject();
    }

    private void WriteEntry(Utf8JsonWriter json, CatalogEntry entry, CatalogSnapshot snapshot, string address)
    {
        var page = $"{address}/datasets/{Uri.EscapeDataString(entry.Id)}";
        json.WriteString("@id", page);
        json.WriteString("@type", "dcat:Dataset");
        json.WriteString("dct:identifier", entry.Id);
        WriteBoth(json, "dct:title", entry.Title);
        WriteBoth(json, "dct:description", entry.Description);
        WriteOrganization(json, "dct:publisher", entry.Department ?? snapshot.Settings.CityKo);
        if (entry is { Origin: Origin.Linked, Provider: { } provider }) WriteOrganization(json, "dct:creator", provider);
        if (entry.Contact is { } contact) WriteContact(json, contact);
        WriteKeywords(json, entry);
        json.WriteStartObject("dcat:theme");
        json.WriteString("@id", $"{address}/datasets?domain={Uri.EscapeDataString(entry.Domain.Id)}");
        json.WriteString("@type", "skos:Concept");
        WriteBoth(json, "skos:prefLabel", entry.Domain.Name);
        json.WriteEndObject();
        if (entry.FirstCollectedAt is { } first) WriteTime(json, "dct:issued", first);
        if (entry.CollectedAt is { } last) WriteTime(json, "dct:modified", last);
        if (FrequencyOf(entry.Cycle) is { } frequency) WriteId(json, "dct:accrualPeriodicity", Frequency + frequency);
        WriteId(json, "dct:accessRights", Rights + (entry.Access switch { AccessLevel.Everyone => "PUBLIC", AccessLevel.Request => "RESTRICTED", _ => "NON_PUBLIC" }));
        WriteId(json, "dcat:landingPage", page);
        if (entry.Standard is { } standard) WriteTitled(json, "dct:conformsTo", "dct:Standard", standard);
        WriteLaws(json, entry);
        WriteReach(json, entry);
        WriteDistributions(json, entry, page, address);
    }

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        foreach (var (prefix, space) in Context) json.WriteString(prefix, space);
        json.WriteEndObject();
    }

    private static void WriteKeywords(Utf8JsonWriter json, CatalogEntry entry)
    {
        if (entry.Keywords.Count == 0) return;
        json.WriteStartArray("dcat:keyword");
        foreach (var keyword in entry.Keywords) WriteText(json, keyword, "ko");
        json.WriteEndArray();
    }

    private static void WriteLaws(Utf8JsonWriter json, CatalogEntry entry)
    {
        if (entry.LegalBasis is not { } basis) return;
        json.WriteStartArray("dcatap:applicableLegislation");
        foreach (var line in basis.Split('\n'))
        {
            json.WriteStartObject();
            json.WriteString("@type", "eli:LegalResource");
            json.WriteString("dct:title", LegalReference.Read(line)?.Text ?? line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // How far data reach is told of data that anybody may see.
    private void WriteReach(Utf8JsonWriter json, CatalogEntry entry)
    {
        if (!entry.IsWhole || lake.Latest(entry.Id) is not { } version) return;
        var sheet = MetadataSheet.Of(catalog.Decided(version));
        if (sheet is { From: { } from, To: { } to })
        {
            json.WriteStartObject("dct:temporal");
            json.WriteString("@type", "dct:PeriodOfTime");
            WriteTyped(json, "dcat:startDate", "xsd:date", Day(from));
            WriteTyped(json, "dcat:endDate", "xsd:date", Day(to));
            json.WriteEndObject();
        }
        if (sheet.Box is not [var west, var south, var east, var north] || !entry.HasPlaces) return;
        json.WriteStartObject("dct:spatial");
        json.WriteString("@type", "dct:Location");
        WriteTyped(json, "dcat:bbox", "http://www.opengis.net/ont/geosparql#wktLiteral",
            FormattableString.Invariant($"POLYGON(({west:0.######} {south:0.######},{east:0.######} {south:0.######},{east:0.######} {north:0.######},{west:0.######} {north:0.######},{west:0.######} {south:0.######}))"));
        json.WriteEndObject();
    }

    private static void WriteDistributions(Utf8JsonWriter json, CatalogEntry entry, string page, string address)
    {
        if (!entry.IsWhole || entry.Newest is null) return;
        json.WriteStartArray("dcat:distribution");
        foreach (var format in ExportFormat.All.Where(format => entry.Formats.Contains(format.Id)))
        {
            json.WriteStartObject();
            json.WriteString("@id", $"{page}/download.{format.Extension}");
            json.WriteString("@type", "dcat:Distribution");
            json.WriteString("dct:title", format.Name.Ko);
            WriteId(json, "dcat:accessURL", page);
            WriteId(json, "dcat:downloadURL", $"{page}/download.{format.Extension}");
            json.WriteString("dcat:mediaType", format.ContentType.Split(';')[0]);
            if (entry.Licence is { } licence) WriteTitled(json, "dct:license", "dct:LicenseDocument", CatalogWords.LicenceName(licence).Ko);
            json.WriteEndObject();
        }
        json.WriteStartObject();
        json.WriteString("@id", $"{address}/api/v1/datasets/{Uri.EscapeDataString(entry.Id)}/rows");
        json.WriteString("@type", "dcat:Distribution");
        json.WriteString("dct:title", "오픈 API");
        WriteId(json, "dcat:accessURL", $"{address}/api/v1/datasets/{Uri.EscapeDataString(entry.Id)}/rows");
        json.WriteString("dcat:mediaType", "application/json");
        if (entry.Licence is { } terms) WriteTitled(json, "dct:license", "dct:LicenseDocument", CatalogWords.LicenceName(terms).Ko);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string? FrequencyOf(UpdateCycle cycle) => (cycle.Kind, cycle.Every) switch
    {
        (CycleKind.Short, 60) => "HOURLY",
        (CycleKind.Short, _) => "CONT",
        (CycleKind.Days, 1) => "DAILY",
        (CycleKind.Days, 7) => "WEEKLY",
        (CycleKind.Days, 14) => "BIWEEKLY",
        (CycleKind.Months, 1) => "MONTHLY",
        (CycleKind.Months, 2) => "BIMONTHLY",
        (CycleKind.Months, 3) => "QUARTERLY",
        (CycleKind.Months, 6) => "ANNUAL_2",
        (CycleKind.Months, 12) => "ANNUAL",
        (CycleKind.Months, 24) => "BIENNIAL",
        (CycleKind.Irregular, _) => "IRREG",
        (CycleKind.Ended, _) => "NEVER",
        (CycleKind.Unknown, _) => null,
        _ => "OTHER",
    };

    private static void WriteOrganization(Utf8JsonWriter json, string name, string organization)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", "foaf:Organization");
        json.WriteString("foaf:name", organization);
        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, string contact)
    {
        json.WriteStartObject("dcat:contactPoint");
        json.WriteString("@type", "vcard:Organization");
        json.WriteString("vcard:fn", contact);
        json.WriteEndObject();
    }

    private static void WriteTitled(Utf8JsonWriter json, string name, string type, string title)
    {
        json.WriteStartObject(name);
        json.WriteString("@type", type);
        json.WriteString("dct:title", title);
        json.WriteEndObject();
    }

    private static void WriteBoth(Utf8JsonWriter json, string name, Bilingual words)
    {
        json.WriteStartArray(name);
        WriteText(json, words.Ko, "ko");
        if (words.En != words.Ko) WriteText(json, words.En, "en");
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string text, string language)
    {
        json.WriteStartObject();
        json.WriteString("@value", text);
        json.WriteString("@language", language);
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset time) =>
        WriteTyped(json, name, "xsd:dateTime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));

    private static void WriteTyped(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("@value", text);
        json.WriteString("@type", type);
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
