using Maru.Contracts;
using Xunit.Sdk;

namespace Maru.Connectors.Tests;

public sealed class GoldenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-golden-").FullName;

    private string Expected => Path.Combine(_folder, "stops.csv" + Golden.Ending);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file_fails_and_says_how_to_write_it()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => Golden.Check(Expected, "rows 3\n"));
        Assert.Contains("./maru bless", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Expected));
    }

    [Fact]
    public void A_difference_fails_with_the_first_line_that_differs()
    {
        File.WriteAllText(Expected, "rows 3\n  1:시청|127.7\n");
        Golden.Check(Expected, "rows 3\n  1:시청|127.7\n");
        var failure = Assert.ThrowsAny<XunitException>(() => Golden.Check(Expected, "rows 3\n  1:시청|127.8\n"));
        Assert.Contains(":2\n  expected:   1:시청|127.7\n  found:      1:시청|127.8\n", failure.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<XunitException>(() => Golden.Check(Expected, "rows 3\n"));
        Assert.ThrowsAny<XunitException>(() => Golden.Check(Expected, "rows 3\n  1:시청|127.7\n  2:역|127.9\n"));
    }
}
