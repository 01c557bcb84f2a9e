using System.CommandLine;
using Maru.App.Lake;
using Maru.App.Live;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Options every command takes.</summary>
internal static class CommonOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "데이터 폴더(MARU_DATA, 기본 ./data) · data folder",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MARU_DATA") is { Length: > 0 } folder ? folder : "data",
    };

    public static Option<string> Engine { get; } = new("--engine")
    {
        Description = "엔진(MARU_ENGINE, 기본 duckdb) · engine",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MARU_ENGINE") is { Length: > 0 } engine ? engine : "duckdb",
    };

    public static Option<bool> Json() => new("--json") { Description = "JSON으로 답하기 · answer in JSON" };

    /// <summary>The services of the data folder the call names.</summary>
    public static ServiceProvider Services(ParseResult parsed)
    {
        RequireEngine(parsed);
        return new ServiceCollection().AddMaru(parsed.GetValue(Data)!).AddSingleton<IFeedSource, SampleFeedSource>().BuildServiceProvider();
    }

    /// <summary>The lake of the data folder the call names: what commands that only look need, without waiting for a container.</summary>
    public static LakeStore Lake(ParseResult parsed)
    {
        RequireEngine(parsed);
        return new LakeStore(new DataHome(parsed.GetValue(Data)!));
    }

    public static void RequireEngine(ParseResult parsed)
    {
        var engine = parsed.GetValue(Engine)!;
        if (!engine.Equals("duckdb", StringComparison.OrdinalIgnoreCase))
            throw new InputException(
                new($"엔진이 \"{engine}\"입니다.", $"The engine is \"{engine}\"."),
                new("이 버전에서 쓸 수 있는 엔진: duckdb", "Engines in this version: duckdb"), "--engine");
    }

    /// <summary>The file that <c>--out</c> names.</summary>
    /// <exception cref="InputException">Its folder is missing, or it is a folder itself.</exception>
    public static string? OutFile(string? file)
    {
        if (file is null) return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(file));
        if (folder is not null && Directory.Exists(folder) && !Directory.Exists(file)) return file;
        throw new InputException(
            Directory.Exists(file) ? new($"'{file}'은 파일이 아니라 폴더입니다.", $"'{file}' is a folder, not a file.") : new($"'{folder}' 폴더가 없습니다.", $"There is no folder '{folder}'."),
            new("있는 폴더 안의 파일 이름을 쓰세요.", "Name a file in a folder that is there."), "--out");
    }

    /// <summary>Pairs of <c>--set k=v</c>.</summary>
    public static Dictionary<string, string> Pairs(IEnumerable<string> given)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                throw new InputException(
                    new($"\"{pair}\"에 =가 없습니다.", $"\"{pair}\" has no =."),
                    new("--set 이름=값으로 쓰세요.", "Write --set name=value."), "--set");
            if (!pairs.TryAdd(pair[..at], pair[(at + 1)..]) && pairs[pair[..at]] != pair[(at + 1)..])
                throw new InputException(
                    new($"‘{pair[..at]}’에 값이 둘입니다: {pairs[pair[..at]]}, {pair[(at + 1)..]}", $"'{pair[..at]}' is given two values: {pairs[pair[..at]]}, {pair[(at + 1)..]}"),
                    new("하나만 쓰세요.", "Give one."));
        }
        return pairs;
    }
}
