namespace Maru.Core;

/// <summary>A text people read, in Korean first and English second.</summary>
public readonly record struct Bilingual(string Ko, string En)
{
    /// <summary>The text in the language of a two-letter code; anything but <c>en</c> is Korean.</summary>
    public string In(string language) => language == "en" ? En : Ko;

    public override string ToString() => Ko;
}
