using Maru.Core;

namespace Maru.Cli.Commands;

/// <summary>A file of declarations that a command is given.</summary>
internal static class YamlFile
{
    /// <param name="what">What it declares: 지표를, of indicators.</param>
    /// <param name="docs">Where it says how it is written.</param>
    /// <exception cref="InputException">There is no such file.</exception>
    public static async Task<string> Read(string path, Bilingual what, string docs, CancellationToken stop)
    {
        if (!File.Exists(path)) throw new InputException(new($"'{path}' 파일이 없습니다.", $"There is no file '{path}'."), new($"{what.Ko} 적은 YAML 파일을 주세요. 쓰는 법은 {docs}에 있습니다.", $"Give a YAML file {what.En}; see {docs}."), "file");
        return await File.ReadAllTextAsync(path, stop);
    }
}
