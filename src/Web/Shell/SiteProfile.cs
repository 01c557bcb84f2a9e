using Maru.App.Catalog;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Shell;

/// <summary>What a site says about itself. Settings under <c>Site</c>; everything left out is not shown.</summary>
public sealed class SiteProfile
{
    /// <summary>The city, county or province, as "한빛시".</summary>
    public string? Name { get; set; }

    /// <summary>The same for English pages, as "Hanbit".</summary>
    public string? NameInEnglish { get; set; }

    /// <summary>Who answers, with hours and telephone, in one line.</summary>
    public string? Contact { get; set; }

    public string? ContactInEnglish { get; set; }

    /// <summary>A sentence in the foot of every page, as "예시 화면입니다".</summary>
    public string? Note { get; set; }

    public string? NoteInEnglish { get; set; }

    /// <summary>Shows the official KRDS masthead. Only a real government site may claim it.</summary>
    public bool Masthead { get; set; }

    /// <summary>Shows the component gallery at <c>/_gallery</c> outside development too.</summary>
    public bool Gallery { get; set; }

    /// <summary>What the program's settings say, and where they don't, what the catalogue says.</summary>
    internal static SiteProfile Of(SiteProfile said, CatalogSettings? city) => city is null ? said : new()
    {
        Name = said.Name ?? city.CityKo,
        NameInEnglish = said.NameInEnglish ?? city.CityEn,
        Contact = said.Contact ?? city.ContactKo,
        ContactInEnglish = said.ContactInEnglish ?? city.ContactEn,
        Note = said.Note ?? city.NoticeKo,
        NoteInEnglish = said.NoteInEnglish ?? city.NoticeEn,
        Masthead = said.Masthead || city.GovernmentSite,
        Gallery = said.Gallery,
    };

    public Bilingual? City => Pair(Name, NameInEnglish);

    public Bilingual? ContactLine => Pair(Contact, ContactInEnglish);

    public Bilingual? NoteLine => Pair(Note, NoteInEnglish);

    private static Bilingual? Pair(string? korean, string? english) =>
        string.IsNullOrWhiteSpace(korean) ? null : new Bilingual(korean, string.IsNullOrWhiteSpace(english) ? korean : english);
}
