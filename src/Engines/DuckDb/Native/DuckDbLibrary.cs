using System.Reflection;
using System.Runtime.InteropServices;
using Maru.Core;

namespace Maru.Engines.DuckDb.Native;

/// <summary>
/// Finds DuckDB's library file: <c>MARU_DUCKDB</c> (a file or a folder), beside the program, then <c>.maru/duckdb</c> in the
/// program's folder and every folder above it.
/// </summary>
internal static class DuckDbLibrary
{
    internal const string Name = "duckdb";

    private static readonly Lazy<nint> Handle = new(Load);

    private static readonly string FileName =
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    /// <summary>Loads the library once; every call into it goes through here first.</summary>
    /// <exception cref="InputException">The library is nowhere to be found, or can't be loaded.</exception>
    internal static void Ensure() => _ = Handle.Value;

    /// <summary>Where the library is looked for, in order. Takes its surroundings as arguments so that tests can give others.</summary>
    internal static IEnumerable<string> Candidates(string? setting, string programFolder)
    {
        if (!string.IsNullOrEmpty(setting))
        {
            yield return Directory.Exists(setting) ? Path.Combine(setting, FileName) : setting;
            yield break;
        }

        yield return Path.Combine(programFolder, FileName);
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, ".maru", "duckdb", FileName);
    }

    /// <summary>The first candidate that is there.</summary>
    internal static string Find(string? setting, string programFolder) =>
        Candidates(setting, programFolder).FirstOrDefault(File.Exists) ?? throw Missing(setting);

    private static nint Load()
    {
        var path = Find(Environment.GetEnvironmentVariable("MARU_DUCKDB"), AppContext.BaseDirectory);
        nint library;
        try
        {
            library = NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw Unusable(path, error);
        }

        NativeLibrary.SetDllImportResolver(
            typeof(DuckDbLibrary).Assembly,
            (name, _, _) => name == Name ? library : 0);
        return library;
    }

    private static InputException Missing(string? setting) => new(
        new(
            setting is null ? $"DuckDB 라이브러리({FileName})가 없습니다." : $"MARU_DUCKDB가 가리키는 곳에 DuckDB 라이브러리({FileName})가 없습니다.",
            setting is null ? $"DuckDB's library ({FileName}) is missing." : $"MARU_DUCKDB does not lead to DuckDB's library ({FileName})."),
        new(
            "build/fetch-duckdb를 실행하거나, 인터넷이 없는 곳이라면 MARU_DUCKDB에 그 파일의 경로를 적어 주세요.",
            "Run build/fetch-duckdb, or, offline, set MARU_DUCKDB to the file's path."),
        setting);

    private static InputException Unusable(string path, Exception error) => new(
        new(
            $"DuckDB 라이브러리를 열 수 없습니다: {error.Message}",
            $"DuckDB's library can't be loaded: {error.Message}"),
        new(
            "이 컴퓨터(운영체제·CPU)에 맞는 파일인지 확인해 주세요.",
            "Check that the file is made for this operating system and processor."),
        path,
        error);
}
