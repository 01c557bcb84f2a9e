using Maru.Core;

namespace Maru.Web.Features.Privacy;

/// <summary>A document of a project: what the page prints, and the file that is kept beside the signed one.</summary>
/// <param name="File">Its name, without ending.</param>
/// <param name="Number">What it is referred to by.</param>
/// <param name="Statement">What who signs it says.</param>
/// <param name="On">The day it is of; null leaves room for it.</param>
/// <param name="Signs">Who signs, each with the name as far as it is known.</param>
public sealed record Paper(string File, Bilingual Title, string Number, IReadOnlyList<PaperPart> Parts, Bilingual Statement, DateOnly? On, IReadOnlyList<PaperSign> Signs);

public sealed record PaperPart(Bilingual Title, IReadOnlyList<PaperLine> Lines);

/// <param name="Text">Null leaves room to write.</param>
public sealed record PaperLine(Bilingual Name, Bilingual? Text)
{
    public PaperLine(Bilingual name, string? text) : this(name, text is null ? (Bilingual?)null : new Bilingual(text, text))
    {
    }
}

public sealed record PaperSign(Bilingual Role, string? Name);
