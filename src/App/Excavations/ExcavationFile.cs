using Maru.App.Lake;
using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.Excavations;

/// <summary><c>DATA/excavations.yaml</c>, read again whenever it changed.</summary>
public sealed class ExcavationFile(DataHome home)
{
    public const string Name = "excavations.yaml";

    private const int Longest = 1 << 20;

    private readonly Lock _reading = new();
    private (DateTime At, long Length, ExcavationSettings? Settings, InputException? Problem) _read = (default, -1, null, null);

    public string Path => System.IO.Path.Combine(home.Folder, Name);

    /// <summary>What the file says; null where there is none or it can't be read: see <see cref="Problem"/>.</summary>
    public ExcavationSettings? Settings => Read().Settings;

    /// <summary>What is wrong with the file; null when nothing is.</summary>
    public InputException? Problem => Read().Problem;

    private (ExcavationSettings? Settings, InputException? Problem) Read()
    {
        var file = new FileInfo(Path);
        if (!file.Exists) return (null, null);
        lock (_reading)
        {
            if (_read.At != file.LastWriteTimeUtc || _read.Length != file.Length)
            {
                try
                {
                    _read = (file.LastWriteTimeUtc, file.Length, file.Length > Longest ? throw NotReadable(null) : Parse(File.ReadAllText(file.FullName)), null);
                }
                catch (InputException problem)
                {
                    _read = (file.LastWriteTimeUtc, file.Length, null, problem);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    return (null, NotReadable(null));
                }
            }
            return (_read.Settings, _read.Problem);
        }
    }

    /// <exception cref="InputException">The text is no YAML, or lacks what must be named.</exception>
    public static ExcavationSettings Parse(string yaml)
    {
        try
        {
            var settings = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<ExcavationSettings?>(yaml) ?? new();
            settings.Check();
            return settings;
        }
        catch (YamlException e)
        {
            throw NotReadable(e.Start.Line);
        }
    }

    private static InputException NotReadable(long? line) => new(
        line is { } at ? new($"{at}째 줄을 읽을 수 없습니다.", $"Line {at} can't be read.") : new("파일을 읽을 수 없습니다.", "The file can't be read."),
        new("이름의 철자와 들여쓰기를 살피세요. docs/howto/call-centre.md에 예가 있습니다.", "Look at spelling and indents; docs/howto/call-centre.md has an example."), Name);
}
