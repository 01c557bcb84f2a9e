using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Tests.Lake;

public sealed class RealPathTests : IDisposable
{
    private readonly string _place = RealPath.Of(Directory.CreateTempSubdirectory("maru-real-").FullName)!;

    [Fact]
    public void What_two_dots_mean_in_a_link_is_told_by_the_folder_it_lies_in()
    {
        Directory.CreateDirectory(At("밖/깊이"));
        Directory.CreateDirectory(At("안"));
        File.WriteAllText(At("밖/암호.csv"), "비밀");
        Link("안/길", "../밖/깊이");
        Link("안/표.csv", "길/../암호.csv");
        Assert.Equal("비밀", File.ReadAllText(At("안/표.csv")));
        Assert.Equal(At("밖/암호.csv"), RealPath.Of(At("안/표.csv")));
    }

    [Fact]
    public void Links_to_folders_files_and_nothing_are_followed_to_the_end()
    {
        Directory.CreateDirectory(At("a/b"));
        Link("x", At("a/b"));
        Link("y", "./x");
        Link("gone", "a/no/../file");
        Assert.Equal(At("a/b/c/d"), RealPath.Of(At("y/c/d")));
        Assert.Equal(At("c"), RealPath.Of(At("y/../c")));
        Assert.Equal(At("a/file"), RealPath.Of(At("gone")));
        Link("round", "circle");
        Link("circle", "round");
        Assert.Null(RealPath.Of(At("round")));
    }

    [Fact]
    public void No_path_is_refused_in_words() => Assert.Contains("NUL", Assert.Throws<InputException>(() => RealPath.Of("/a\0b")).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_place, recursive: true);

    private string At(string path) => Path.Combine(_place, path);

    private void Link(string path, string target) => File.CreateSymbolicLink(At(path), target);
}
