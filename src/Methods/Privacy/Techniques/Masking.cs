namespace Maru.Methods.Privacy;

/// <summary>Characters hidden behind stars; blanks and signs between them stay, so that the form can still be seen.</summary>
public static class Masking
{
    /// <param name="text">The value.</param>
    /// <param name="keepStart">Characters kept at the start.</param>
    /// <param name="keepEnd">Characters kept at the end.</param>
    public static string Mask(string text, int keepStart = 0, int keepEnd = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(keepStart);
        ArgumentOutOfRangeException.ThrowIfNegative(keepEnd);
        // Of a text that is not longer than what would be kept, nothing is.
        if (keepStart + keepEnd >= text.Count(char.IsLetterOrDigit)) (keepStart, keepEnd) = (0, 0);
        var masked = text.ToCharArray();
        int letters = text.Count(char.IsLetterOrDigit), seen = 0;
        for (int i = 0; i < masked.Length; i++)
        {
            if (!char.IsLetterOrDigit(masked[i])) continue;
            if (seen >= keepStart && seen < letters - keepEnd) masked[i] = '*';
            seen++;
        }
        return new(masked);
    }

    /// <summary>Part of a text is left out: only the start and the end named are kept.</summary>
    public static string KeepPart(string text, int start, int end = 0)
    {
        ArgumentNullException.ThrowIfNull(text);
        return start + end >= text.Length ? "" : text[..start] + text[^end..];
    }
}
