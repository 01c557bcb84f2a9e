using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <param name="Name">Its name as it arrived.</param>
/// <param name="Path">Where it lies now.</param>
internal sealed record TakenFile(string Name, string Path, FileMark Mark);

/// <summary>Files that were moved out of a watched folder together.</summary>
/// <param name="Reason">The file that says why they were refused; null when they were not.</param>
internal sealed record TakenFiles(DateTimeOffset At, string? Reason, IReadOnlyList<TakenFile> Files);

/// <summary>What was taken from one watched folder within the last day. Whoever still had a file open goes on writing to it where it was moved.</summary>
internal sealed class TakenRecord
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly string? _path;
    private List<TakenFiles> _taken;

    /// <param name="home">Where the record outlives the process; null to keep it in memory.</param>
    public TakenRecord(DataHome? home, string folder)
    {
        _path = home is null ? null : Path.Combine(home.Watched, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(RealPath.Of(folder) ?? folder)))[..32] + ".json");
        _taken = Read(_path);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<TakenFiles> All => _taken;

    public void Add(TakenFiles taken) => Write([.. _taken.Where(old => taken.At - old.At < Kept), taken]);

    public void Replace(TakenFiles old, TakenFiles? by) => Write([.. _taken.SelectMany(taken => taken != old ? [taken] : by is null ? Array.Empty<TakenFiles>() : [by])]);

    private void Write(List<TakenFiles> taken)
    {
        _taken = taken;
        if (_path is null) return;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(_path)!);
        var half = _path + ".new";
        PrivateFiles.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(taken, TakenFilesJson.Default.ListTakenFiles));
        File.Move(half, _path, overwrite: true);
    }

    private static List<TakenFiles> Read(string? path)
    {
        try
        {
            return path is null || !File.Exists(path) ? [] : JsonSerializer.Deserialize(File.ReadAllBytes(path), TakenFilesJson.Default.ListTakenFiles) ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Lost with a crash of the machine: what was taken before it is not looked at again.
            return [];
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<TakenFiles>))]
internal sealed partial class TakenFilesJson : JsonSerializerContext;
