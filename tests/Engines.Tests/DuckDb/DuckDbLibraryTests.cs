using Maru.Core;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.Tests.DuckDb;

public sealed class DuckDbLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-library-").FullName;

    [Fact]
    public void It_is_found_in_the_nearest_maru_folder_above_the_program()
    {
        var program = Directory.CreateDirectory(Path.Combine(_folder, "src", "bin")).FullName;
        var far = Put(Path.Combine(_folder, ".maru", "duckdb"));
        Assert.Equal(far, DuckDbLibrary.Find(null, program));

        var near = Put(Path.Combine(_folder, "src", ".maru", "duckdb"));
        Assert.Equal(near, DuckDbLibrary.Find(null, program));

        var beside = Put(program);
        Assert.Equal(beside, DuckDbLibrary.Find(null, program));
    }

    [Fact]
    public void The_setting_names_a_file_or_a_folder_and_nothing_else_is_tried()
    {
        var file = Put(Path.Combine(_folder, "offline"));

        Assert.Equal(file, DuckDbLibrary.Find(file, _folder));
        Assert.Equal(file, DuckDbLibrary.Find(Path.GetDirectoryName(file), _folder));
        Put(_folder);
        Assert.Throws<InputException>(() => DuckDbLibrary.Find(Path.Combine(_folder, "nowhere"), _folder));
    }

    [Fact]
    public void A_missing_library_is_told_with_what_to_do()
    {
        var missing = Assert.Throws<InputException>(() => DuckDbLibrary.Find(Path.Combine(_folder, "nowhere"), _folder));

        Assert.Contains("nowhere", missing.Message, StringComparison.Ordinal);
        Assert.Contains("build/fetch-duckdb", missing.In("ko"), StringComparison.Ordinal);
        Assert.Contains("MARU_DUCKDB", missing.In("en"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Put(string folder)
    {
        var name = Path.GetFileName(DuckDbLibrary.Candidates(null, folder).First());
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
        File.WriteAllText(file, "");
        return file;
    }
}
