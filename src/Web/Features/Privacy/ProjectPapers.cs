using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>The documents of a project: licence of a copy, certificate of a copy's destruction, certificate of the project's destruction.</summary>
public static class ProjectPapers
{
    public const string Destruction = "destruction";
    private const string LicenceOf = "licence-";
    private const string ReturnOf = "return-";
    private const string ApplicationOf = "application-";

    private static readonly Bilingual Blank = new("–", "–");

    public static string Licence(ProjectCopy copy) => LicenceOf + copy.Id;

    public static string Return(ProjectCopy copy) => ReturnOf + copy.Id;

    public static string Application(LinkPackage package) => FormattableString.Invariant($"{ApplicationOf}{package.Number}");

    /// <summary>Names of the documents a project has.</summary>
    public static IReadOnlyList<string> Names(Project project) =>
        [.. project.Packages.Select(Application), .. project.Copies.SelectMany(copy => (string[])[Licence(copy.Copy), Return(copy.Copy)]), .. project.Destroyed is null ? Array.Empty<string>() : [Destruction]];

    /// <summary>The document of a name; null when the project has none of it.</summary>
    /// <param name="keptUntil">Until when the record of a destroyed project is kept.</param>
    /// <param name="catalog">What its reader sees of the catalogue: its datasets are named by their titles there.</param>
    public static Paper? Find(Project project, string name, DateOnly? keptUntil, CatalogSnapshot catalog)
    {
        if (name == Destruction) return project.Destroyed is { } destroyed ? Certificate(project, destroyed, keptUntil, catalog) : null;
        if (project.Packages.FirstOrDefault(package => Application(package) == name) is { } sent) return LinkageApplication(project, sent, catalog);
        CopyOut? Copy(string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? project.Copies.FirstOrDefault(copy => copy.Copy.Id == name[prefix.Length..]) : null;
        return Copy(LicenceOf) is { } given ? LicenceOfCopy(project, given, catalog) : Copy(ReturnOf) is { } back ? CertificateOfCopy(project, back, catalog) : null;
    }

    private static Paper LinkageApplication(Project project, LinkPackage package, CatalogSnapshot catalog)
    {
        var (outside, made) = (project.Plan.Outside!, project.Entries.First(entry => entry.Package?.Number == package.Number));
        return new(
            $"{project.Id}-{package.Number}-결합신청서", LinkageWords.Application, FormattableString.Invariant($"{project.Id}-{package.Number}"),
            [
                new(LinkageWords.Applied,
                [
                    .. About(project, package.Edition, catalog), new(PseudonymWords.Purpose, new Bilingual($"{PseudonymWords.Of(project.Plan.Purpose).Ko}. {project.Plan.Why}", $"{PseudonymWords.Of(project.Plan.Purpose).En}. {project.Plan.Why}")),
                    new(LinkageWords.Agency, outside.Agency), new(LinkageWords.KeyBody, outside.KeyBody), new(LinkageWords.Partners, outside.Partners), new(PseudonymWords.Period, $"{Figures.Day(project.Plan.From)} – {Figures.Day(project.Plan.Until)}"), new(PseudonymWords.Keeping, project.Plan.Keeping),
                ]),
                new(LinkageWords.KeyMaking,
                [
                    new(LinkageWords.Fields, new Bilingual(string.Join(" + ", outside.Fields.Select(field => $"{field.Column} ({JoinWords.Of(field.Form).Ko})")), string.Join(" + ", outside.Fields.Select(field => $"{field.Column} ({JoinWords.Of(field.Form).En})")))),
                    new(LinkageWords.Making, LinkageWords.Of(outside.Making)), new(LinkageWords.SaltPrint, package.SaltPrint),
                    new(LinkageWords.WithoutKey, LinkageWords.Count(package.WithoutKey)), new(LinkageWords.Repeated, LinkageWords.Count(package.RepeatedKeys)),
                ]),
                new(LinkageWords.FilesSent, [.. package.Files.Select(file => new PaperLine(new(file.Name, LinkageWords.NameOf(file)), LinkageWords.File(file)))]),
            ],
            LinkageWords.Statement, KoreanTime.Day(made.At), [new(LinkageWords.Applicant, made.By)]);
    }

    private static Paper LicenceOfCopy(Project project, CopyOut copy, CatalogSnapshot catalog) => new(
        $"{copy.Copy.Id}-이용허락서", PaperWords.Licence, copy.Copy.Id,
        [
            new(PaperWords.WhatIsGiven, [.. About(project, copy.Copy.Edition, catalog)]),
            new(PaperWords.ToWhom,
            [
                new(PseudonymWords.To, copy.Copy.To), new(PseudonymWords.Purpose, new Bilingual($"{PseudonymWords.Of(project.Plan.Purpose).Ko}. {copy.Copy.Purpose}", $"{PseudonymWords.Of(project.Plan.Purpose).En}. {copy.Copy.Purpose}")),
                new(PseudonymWords.Period, $"{Figures.Day(KoreanTime.Day(copy.Given.At))} – {Figures.Day(copy.Copy.Until)}"),
                new(PaperWords.GivenBy, copy.Given.By),
            ]),
            new(PaperWords.Terms, [.. PaperWords.TermsOfUse.Select((term, i) => new PaperLine(new(string.Create(CultureInfo.InvariantCulture, $"{i + 1}"), string.Create(CultureInfo.InvariantCulture, $"{i + 1}")), term))]),
        ],
        PaperWords.LicenceStatement, KoreanTime.Day(copy.Given.At), [new(PaperWords.Giver, copy.Given.By), new(PaperWords.Taker, null)]);

    // Before the copy is back it is a form to be filled in and signed by who has it.
    private static Paper CertificateOfCopy(Project project, CopyOut copy, CatalogSnapshot catalog)
    {
        var how = copy.Return?.Destruction;
        return new(
            $"{copy.Copy.Id}-파기확인서", PaperWords.CopyCertificate, copy.Copy.Id,
            [
                new(PaperWords.WhatIsDestroyed,
                [
                    .. About(project, copy.Copy.Edition, catalog), new(PaperWords.Holder, copy.Copy.To), new(PseudonymWords.Purpose, copy.Copy.Purpose), new(PaperWords.LicenceEnds, Figures.Day(copy.Copy.Until)),
                ]),
                new(PaperWords.HowDestroyed,
                [
                    new(PaperWords.On, how is null ? null : Figures.Day(how.On)), new(PaperWords.Method, how?.Method), new(PaperWords.DoneBy, how?.Signer), new(PaperWords.Backups, (string?)null),
                    .. copy.Return is { } back ? (PaperLine[])[new(PaperWords.Proof, back.Text), new(PaperWords.EnteredBy, $"{back.By}, {Figures.Minute(KoreanTime.Of(back.At))}")] : [],
                ]),
            ],
            PaperWords.CopyStatement, how?.On, [new(PaperWords.DoneBy, how?.Signer), new(PaperWords.Receiver, copy.Return?.By)]);
    }

    private static Paper Certificate(Project project, ProjectEntry destroyed, DateOnly? keptUntil, CatalogSnapshot catalog)
    {
        var how = destroyed.Destruction;
        return new(
            $"{project.Id}-파기확인서", PaperWords.Certificate, project.Id,
            [
                new(PaperWords.WhatIsDestroyed,
                [
                    .. About(project, project.ApprovedEdition?.Number ?? project.Edition?.Number, catalog),
                    new(PseudonymWords.Period, $"{Figures.Day(project.Plan.From)} – {Figures.Day(project.Plan.Until)}"),
                    new(PaperWords.Why, destroyed.Text),
                    .. project.Stopped is { } stopped ? (PaperLine[])[new(PaperWords.StoppedBecause, $"{stopped.Text} ({stopped.By}, {Figures.Minute(KoreanTime.Of(stopped.At))})")] : [],
                ]),
                new(PaperWords.Files, how is null or { Files.Count: 0 } ? [new(PaperWords.NoFiles, Blank)] : [.. how.Files.Select(file => new PaperLine(new(file.Name, file.Name.Replace("추가정보", "additional", StringComparison.Ordinal)), file.Sha256 is null ? Figures.Bytes(file.Bytes) : $"{Figures.Bytes(file.Bytes)} · SHA-256 {file.Sha256}"))]),
                new(PaperWords.CopiesBack, project.Copies.Count == 0 ? [new(PseudonymWords.Copies, PseudonymWords.NoCopies)] : [.. project.Copies.Select(copy => new PaperLine(new(copy.Copy.Id, copy.Copy.Id), Back(copy)))]),
                new(PaperWords.HowDestroyed,
                [
                    new(PaperWords.On, Figures.Minute(KoreanTime.Of(destroyed.At))), new(PaperWords.Method, how is null ? null : ProjectDesk.Wiped), new(PseudonymWords.Key, project.KeyDestroyed is { } key ? Before(key) : PaperWords.KeyWithIt), new(PaperWords.Backups, (string?)null),
                    .. keptUntil is { } day ? (PaperLine[])[new(PaperWords.RecordKept, Figures.Day(day))] : [],
                ]),
            ],
            PaperWords.Statement, KoreanTime.Day(destroyed.At), [new(PaperWords.DoneBy, destroyed.By), new(PaperWords.Witness, how is { Signer.Length: > 0 } ? how.Signer : null)]);
    }

    /// <summary>Title and id of what a project was made of: titles change, and papers are read years later.</summary>
    public static Bilingual Datasets(Project project, CatalogSnapshot catalog)
    {
        string Names(Func<Bilingual, string> say) => string.Join(" + ", project.Plan.Datasets.Select(id => say(catalog.TitleOf(id)) is var title && title == id ? id : $"{title} ({id})"));
        return new(Names(title => title.Ko), Names(title => title.En));
    }

    private static IEnumerable<PaperLine> About(Project project, int? edition, CatalogSnapshot catalog)
    {
        yield return new(PseudonymWords.Project, $"{project.Id} {project.Plan.Title}");
        yield return new(PseudonymWords.Data, Datasets(project, catalog));
        yield return new(PaperWords.Items, string.Join(", ", project.Plan.AllItems));
        var made = project.Entries.Select(entry => entry.Edition).LastOrDefault(one => one?.Number == edition);
        if (made is null) yield break;
        yield return new(PaperWords.EditionName, PseudonymWords.Edition(made.Number));
        yield return new(PaperWords.Rows, Figures.Number(made.Result.Rows));
        yield return new(PaperWords.Hash, made.Sha256);
    }

    private static Bilingual Back(CopyOut copy)
    {
        var text = $"{copy.Copy.To} · {(copy.Return?.Destruction is { } how ? $"{Figures.Day(how.On)} {how.Method} ({how.Signer}) · " : "")}{copy.Return?.Text}";
        return new(text, text);
    }

    private static Bilingual Before(ProjectEntry key) => new($"{Figures.Minute(KoreanTime.Of(key.At))}에 먼저 파기함 ({key.By})", $"Destroyed before, on {Figures.Minute(KoreanTime.Of(key.At))} ({key.By})");
}
