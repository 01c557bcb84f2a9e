using System.Text;
using Maru.App.Catalog;
using Maru.App.Lake;

namespace Maru.Cli.Tests;

/// <summary>A data folder of its own, filled and asked through the program itself.</summary>
public sealed class TestHome : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-cli-").FullName;

    public string Data => Path.Combine(_folder, "data");

    public CatalogStore Catalog => new(new LakeStore(new DataHome(Data)), TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public async Task Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        var (exit, _, error) = await Run("ingest", path);
        Assert.True(exit == 0, error);
    }

    public async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var exit = await Program.Run([.. args, "--data", Data], output, error, CancellationToken.None);
        return (exit, output.ToString(), error.ToString());
    }
}
