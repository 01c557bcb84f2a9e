namespace Maru.Cli.Tests;

public sealed class ListTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_description_that_can_not_be_read_is_named_and_the_others_are_listed()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home.Data, "apis")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "broken.yaml"), "name: [");
        var (exit, output, error) = await _home.Run("list", "apis");
        Assert.Equal(1, exit);
        Assert.Contains("airkorea-realtime", output, StringComparison.Ordinal);
        Assert.Contains("broken.yaml", error, StringComparison.Ordinal);
    }
}
