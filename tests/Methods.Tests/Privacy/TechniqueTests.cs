using System.Security.Cryptography;
using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

public sealed class TechniqueTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    // NIST SP 800-38G, FF1 samples 1–9.
    [Theory]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3C", 10, "", "0123456789", "2433477484")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3C", 10, "39383736353433323130", "0123456789", "6124200773")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3C", 36, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F", 10, "", "0123456789", "2830668132")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F", 10, "39383736353433323130", "0123456789", "2496655549")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F", 36, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94", 10, "", "0123456789", "6657667009")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94", 10, "39383736353433323130", "0123456789", "1001623463")]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94", 36, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd")]
    public void Format_preserving_encryption_gives_the_samples_of_its_standard(string key, int radix, string tweak, string plain, string expected)
    {
        const string numerals = "0123456789abcdefghijklmnopqrstuvwxyz";
        using var cipher = new FormatPreservingCipher(Convert.FromHexString(key), radix);
        int[] digits = [.. plain.Select(c => numerals.IndexOf(c))];
        var encrypted = cipher.Encrypt(digits, Convert.FromHexString(tweak));
        Assert.Equal(expected, string.Concat(encrypted.Select(digit => numerals[digit])));
        Assert.Equal(digits, cipher.Decrypt(encrypted, Convert.FromHexString(tweak)));
    }

    [Fact]
    public void A_telephone_number_becomes_another_number_of_its_form_and_comes_back()
    {
        using var cipher = new FormatPreservingText(new(Secret), "전화번호");
        string? hidden = cipher.Encrypt("010-1234-5678");
        Assert.Matches(@"^\d{3}-\d{4}-\d{4}$", hidden);
        Assert.NotEqual("010-1234-5678", hidden);
        Assert.Equal("010-1234-5678", cipher.Decrypt(hidden!));
        Assert.Null(cipher.Encrypt("12-345"));
    }

    [Fact]
    public void What_was_encrypted_is_opened_by_its_own_key_and_column_only()
    {
        using var cipher = new ReversibleCipher(new(Secret), "이름");
        string hidden = cipher.Encrypt("김서연");
        Assert.Equal(hidden, cipher.Encrypt("김서연"));
        Assert.NotEqual(hidden, cipher.Encrypt("김서영"));
        Assert.Equal("김서연", cipher.Decrypt(hidden));
        using var otherColumn = new ReversibleCipher(new(Secret), "주소");
        Assert.ThrowsAny<CryptographicException>(() => otherColumn.Decrypt(hidden));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Decrypt((hidden[0] == 'A' ? 'B' : 'A') + hidden[1..]));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Decrypt("짧음"));
    }

    [Fact]
    public void A_keyed_hash_differs_by_column_and_by_project()
    {
        var key = new PseudonymKey(Secret);
        string hash = key.Hash("주민번호")("900101-1234567");
        Assert.Equal(hash, key.Hash("주민번호")("900101-1234567"));
        Assert.Equal(32, hash.Length);
        Assert.NotEqual(hash, key.Hash("여권번호")("900101-1234567"));
        Assert.NotEqual(hash, new PseudonymKey([.. Secret.Reverse()]).Hash("주민번호")("900101-1234567"));
    }

    [Fact]
    public void Tokens_are_one_to_a_value_and_say_nothing_of_it()
    {
        string[] values = [.. Enumerable.Range(0, 2000).Select(i => $"{i % 1000}")];
        var tokens = Tokens.For(values, new Random(1));
        Assert.Equal((1000, 1000), (tokens.Count, tokens.Values.Distinct().Count()));
        Assert.NotEqual(tokens["1"], Tokens.For(values, new Random(2))["1"]);
        Assert.Equal(3, Tokens.For(["a", "b", "c"], SecureRandom.Instance).Values.Distinct().Count());
    }

    [Theory]
    [InlineData("010-1234-5678", 3, 4, "010-****-5678")]
    [InlineData("김서연", 1, 0, "김**")]
    [InlineData("김서연", 2, 1, "***")]
    [InlineData("", 1, 1, "")]
    public void Masks_hide_letters_and_digits_between_what_is_kept(string text, int start, int end, string expected) => Assert.Equal(expected, Masking.Mask(text, start, end));

    [Fact]
    public void A_part_is_kept_or_nothing() => Assert.Equal(("1990", ""), (Masking.KeepPart("1990-03-01", 4), Masking.KeepPart("1990", 4)));

    [Fact]
    public void Rounding_by_chance_keeps_the_mean_and_never_leaves_the_neighbours()
    {
        var random = new Random(4);
        decimal[] rounded = [.. Enumerable.Range(0, 20_000).Select(_ => Rounding.ByChance(1_234, 1_000, random))];
        Assert.All(rounded, number => Assert.Contains(number, new[] { 1_000m, 2_000m }));
        Assert.InRange(rounded.Average(), 1_224, 1_244);
        Assert.Equal((1_000, -2_000, 3_000), (Rounding.Ordinary(1_234, 1_000), Rounding.Ordinary(-1_500, 1_000), Rounding.Ordinary(2_500, 1_000)));
    }

    [Fact]
    public void Controlled_rounding_keeps_the_rounded_sum_and_goes_no_further_than_a_neighbour()
    {
        var random = new Random(9);
        for (int turn = 0; turn < 200; turn++)
        {
            decimal[] numbers = [.. Enumerable.Range(0, 1 + random.Next(50)).Select(_ => (decimal)random.Next(-5_000, 50_000) / 7)];
            var rounded = Rounding.Controlled(numbers, 100, random);
            Assert.Equal(Rounding.Ordinary(numbers.Sum(), 100), rounded.Sum());
            Assert.All(numbers.Zip(rounded), pair => Assert.True(pair.Second % 100 == 0 && Math.Abs(pair.First - pair.Second) <= 100, $"{pair}"));
        }
    }

    [Fact]
    public void Groups_of_microaggregation_are_never_smaller_than_asked_and_keep_the_mean()
    {
        var random = new Random(2);
        foreach (int rows in (int[])[1, 4, 9, 10, 37, 500])
        {
            double[] income = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() * 9000)], age = [.. Enumerable.Range(0, rows).Select(_ => (double)random.Next(90))];
            var groups = Microaggregation.Groups([income, age], 5);
            Assert.All(groups.CountBy(group => group), group => Assert.InRange(group.Value, Math.Min(rows, 5), 9));
            Assert.Equal(income.Sum(), Microaggregation.Means(income, groups).Sum(), 1e-6);
        }
    }

    [Fact]
    public void Neighbours_are_grouped() =>
        Assert.Equal([2, 2, 2, 50, 50, 50, 101, 101, 101], Microaggregation.Means([1, 2, 3, 49, 50, 51, 100, 101, 102], Microaggregation.Groups([[1, 2, 3, 49, 50, 51, 100, 101, 102]], 3)));

    [Fact]
    public void Noise_has_the_share_of_the_spread_that_was_asked()
    {
        double[] numbers = [.. Enumerable.Range(0, 20_000).Select(i => (double)(i % 100))];
        var noisy = Perturbation.AddNoise(numbers, 0.1, new Random(3));
        double spread = Math.Sqrt(numbers.Zip(noisy, (a, b) => (b - a) * (b - a)).Average());
        Assert.InRange(spread, 0.097 * 28.866, 0.103 * 28.866);
        Assert.Equal(numbers, Perturbation.AddNoise(numbers, 0, new Random(3)));
    }

    [Fact]
    public void Permuted_and_swapped_values_are_the_same_values()
    {
        double[] numbers = [.. Enumerable.Range(0, 500).Select(i => (double)(i * 7919 % 500))];
        Assert.Equal(numbers.Order(), Perturbation.Permute(numbers, new Random(1)).Order());
        var swapped = Perturbation.SwapRanks(numbers, 0.05, new Random(1));
        Assert.Equal(numbers.Order(), swapped.Order());
        Assert.All(numbers.Zip(swapped), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 25));
        Assert.True(numbers.Zip(swapped).Count(pair => pair.First != pair.Second) > 450);
    }

    [Theory]
    [InlineData(15, "<20")]
    [InlineData(20, "20")]
    [InlineData(81, ">80")]
    public void The_least_and_the_greatest_are_one_value_each(int number, string expected) => Assert.Equal(expected, Coding.TopBottom(number, 20, 80));

    [Fact]
    public void Ranges_hold_their_lower_boundary() => Assert.Equal(["–10", "10–20", "20–"], new[] { 9.5m, 10, 20 }.Select(number => Coding.Range(number, [10, 20])));

    [Fact]
    public void Outliers_lie_beyond_the_outer_fences()
    {
        var (low, high) = Coding.OuterFences([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Assert.Equal((-9.0, 19.0), (low, high));
    }
}
