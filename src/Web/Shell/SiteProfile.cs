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

    public Bilingual? City => Pair(Name, NameInEnglish);

    public Bilingual? ContactLine => Pair(Contact, ContactInEnglish);

    public Bilingual? NoteLine => Pair(Note, NoteInEnglish);

    private static Bilingual? Pair(string? korean, string? english) =>
        string.IsNullOrWhiteSpace(korean) ? null : new Bilingual(korean, string.IsNullOrWhiteSpace(english) ? korean : english);
}
