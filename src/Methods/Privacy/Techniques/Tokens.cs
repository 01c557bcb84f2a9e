namespace Maru.Methods.Privacy;

/// <summary>Each distinct value gets a random name that says nothing of it. Which is which is additional information: to be kept apart, or destroyed.</summary>
public static class Tokens
{
    // Without letters and digits that are taken for one another.
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Length = 12;

    /// <returns>A token for each value, none twice.</returns>
    public static IReadOnlyDictionary<string, string> For(IEnumerable<string> values, Random random)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(random);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (string value in values)
        {
            if (tokens.ContainsKey(value)) continue;
            string token;
            do token = string.Create(Length, random, (text, source) =>
            {
                for (int i = 0; i < text.Length; i++) text[i] = Letters[source.Next(Letters.Length)];
            });
            while (!used.Add(token));
            tokens.Add(value, token);
        }
        return tokens;
    }
}
