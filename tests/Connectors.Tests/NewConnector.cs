using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Maru.Contracts;
using Maru.Core.Sources;

namespace Maru.Connectors.Tests;

/// <summary>A checkout with nothing in it but what <c>./maru new</c> needs, and the compiler that the SDK brings.</summary>
internal sealed class NewConnector : IDisposable
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using Xunit;";

    public NewConnector()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "build"), "*", SearchOption.AllDirectories).Where(IsNeeded))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.CreateDirectory(Path.Combine(Root, "src", "Connectors", "GeoJson"));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("maru-new-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string FolderOf(string name) => Path.Combine(Root, "src", "Connectors", name);

    public (int Exit, string Said) New(params string[] words) => Run("bash", [Path.Combine(Root, "build", "new"), .. words]);

    /// <summary>Compiles the folder, warnings being errors, with a contract class that finds its sample there.</summary>
    public Assembly Compile(string name, string sample)
    {
        var more = Path.Combine(Root, "More.cs");
        File.WriteAllText(more, $$"""
            {{Usings}}
            public class Planted : Maru.Contracts.ConnectorContract<Maru.Connectors.{{name}}.{{name}}Connector>
            {
                protected override string Sample => "{{sample}}";
                protected override string Folder => "{{FolderOf(name)}}";
            }
            """);
        var output = Path.Combine(Root, "planted.dll");
        var (exit, said) = Run("dotnet",
        [
            "exec", Compiler(), "/noconfig", "/nologo", "/target:library", "/nullable:enable", "/warnaserror+", "/langversion:latest", $"/out:{output}",
            .. References().Select(path => $"/reference:{path}"), .. Directory.GetFiles(FolderOf(name), "*.cs", SearchOption.AllDirectories), more,
        ]);
        Assert.True(exit == 0, said);
        return Assembly.Load(File.ReadAllBytes(output));
    }

    private static bool IsNeeded(string path) => path.EndsWith("build/new", StringComparison.Ordinal) || path.Contains("new-connector", StringComparison.Ordinal);

    private static string Compiler() => Directory.GetDirectories(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk"))
        .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).Order(StringComparer.Ordinal).Last();

    private static IEnumerable<string> References() =>
    [
        .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll"), .. Directory.GetFiles(AppContext.BaseDirectory, "xunit.core.dll"),
        .. Directory.GetFiles(AppContext.BaseDirectory, "xunit.assert.dll"), typeof(IConnector).Assembly.Location, typeof(Golden).Assembly.Location,
    ];

    private static (int Exit, string Said) Run(string program, IEnumerable<string> args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
