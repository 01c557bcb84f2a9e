using System.Text;
using Maru.App.Ingest;

namespace Maru.App.Tests.Ingest;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("1,204", 1204)]
    [InlineData("-7", -7)]
    [InlineData("△12,345", -12345)]
    [InlineData("▲5", -5)]
    [InlineData("(1,000)", -1000)]
    [InlineData("+3", 3)]
    [InlineData("3,088,328,520,776", 3_088_328_520_776)]
    public void Whole_numbers_are_read_as_korean_files_write_them(string text, long expected)
    {
        Assert.True(NumberText.TryInteger(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1,2")]
    [InlineData("12,34")]
    [InlineData("1,234,5")]
    [InlineData("12,3O4")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1234567890123456789012")]
    public void What_is_no_whole_number_is_not_read_as_one(string text) =>
        Assert.False(NumberText.TryInteger(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("37.87600", 37.876)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("12.5%", 12.5)]
    [InlineData("1e3", 1000)]
    [InlineData("24.45820579900748", 24.45820579900748)]
    [InlineData("-.5", -0.5)]
    public void Numbers_are_the_nearest_double(string text, double expected)
    {
        Assert.True(NumberText.TryNumber(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("abc")]
    [InlineData("--1")]
    [InlineData("1e999")]
    public void What_is_no_number_is_not_read_as_one(string text) =>
        Assert.False(NumberText.TryNumber(Encoding.UTF8.GetBytes(text), out _));
}
