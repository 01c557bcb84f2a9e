namespace Maru.Architecture.Tests;

public sealed class SliceTests
{
    [Fact]
    public void Connectors_do_not_use_each_other() =>
        Assert.Empty(Slices.CrossReferences("Maru.Connectors.dll", "Maru.Connectors"));

    [Fact]
    public void The_rule_can_fail() =>
        Assert.NotEmpty(Slices.CrossReferences("Maru.Architecture.Tests.dll", "Maru.Architecture.Tests.PlantedViolation"));

    [Fact]
    public void Methods_know_neither_files_nor_networks_nor_databases() =>
        Assert.Empty(Slices.UsersOf("Maru.Methods.dll", "System.Net", "System.Data", "Microsoft.EntityFrameworkCore", "Maru.Core"));

    [Fact]
    public void Only_the_engine_itself_names_duckdb_in_code() =>
        Assert.Empty(Slices.UsersOf("Maru.App.dll", "Maru.Engines").Concat(Slices.UsersOf("Maru.Web.dll", "Maru.Engines")).Concat(Slices.UsersOf("Maru.Core.dll", "Maru.Engines")));

    [Fact]
    public void Every_connector_is_a_folder_with_readme_samples_and_tests()
    {
        var slices = Slices.Of("Maru.Connectors.dll", "Maru.Connectors");
        Assert.NotEmpty(slices);
        foreach (var slice in slices)
        {
            var folder = Checkout.PathOf("src", "Connectors", slice);
            Assert.True(File.Exists(Path.Combine(folder, "README.md")), $"{slice} has no README.md");
            Assert.True(Directory.Exists(Path.Combine(folder, "Tests")) && Directory.EnumerateFiles(Path.Combine(folder, "Tests"), "*Tests.cs").Any(), $"{slice} has no tests");
            Assert.True(Directory.Exists(Path.Combine(folder, "Samples")) && Directory.EnumerateFiles(Path.Combine(folder, "Samples")).Any(), $"{slice} has no samples");
        }
    }
}
