using System.Text;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.App.Tests.Import;
using Maru.App.Tests.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Receipts;

namespace Maru.App.Tests.Lake;

/// <summary>Other accounts of the machine read nothing of the data folder. Modes exist on Unix only.</summary>
public sealed class PrivateFilesTests
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;

    [Fact]
    public async Task Everything_in_the_data_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new ImportFolder();
        var draft = await folder.Bring("대장.csv", "이름,수\n가,1\n나,2\n다,x,y\n");
        await folder.Check(draft);
        var source = Path.Combine(Path.GetDirectoryName(folder.Home.Folder)!, "값.csv");
        await File.WriteAllTextAsync(source, "이름,수\n가,1\n나,2\n다,3,4\n", Encoding.UTF8);
        await folder.Get<IngestSources>().Run(new([source]), null, default);
        folder.Get<ReceiptStore>().Save(new Receipt("0123456789abcdef", new("값", "value"), [], [], DateTimeOffset.UnixEpoch, ""));
        folder.Get<ReceiptStore>().SavePassing(new Receipt("0123456789abcdee", new("값", "value"), [], [], DateTimeOffset.UnixEpoch, ""));

        // The log lies beside the database as long as somebody reads it.
        using var reading = Read(folder.Catalog);
        var root = new DirectoryInfo(folder.Home.Folder);
        var entries = root.GetFileSystemInfos("*", SearchOption.AllDirectories).Append(root).ToList();
        Assert.Contains(entries, entry => entry.Extension == ".parquet");
        Assert.Contains(entries, entry => entry.Name == "catalog.db-wal");
        Assert.Contains(entries, entry => entry.Name == "대장.csv");
        Assert.All(entries, entry => Assert.True(entry.UnixFileMode == (entry is DirectoryInfo ? Folder700 : File600), $"{entry.FullName}: {entry.UnixFileMode}"));
    }

    [Fact]
    public void A_data_folder_of_before_is_closed_at_the_next_start_and_its_group_stays()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("maru-modes-");
        var lake = folder.CreateSubdirectory("lake");
        var catalog = Path.Combine(folder.FullName, "catalog.db");
        File.WriteAllText(catalog, "");
        var open = Folder700 | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder.FullName, open);
        File.SetUnixFileMode(lake.FullName, open);
        File.SetUnixFileMode(catalog, File600 | UnixFileMode.OtherRead);
        _ = new DataHome(folder.FullName);
        Assert.Equal(Folder700 | UnixFileMode.GroupRead | UnixFileMode.GroupExecute, File.GetUnixFileMode(lake.FullName));
        Assert.Equal(File600, File.GetUnixFileMode(catalog));
        Assert.Equal(open, File.GetUnixFileMode(folder.FullName));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_exported_to_a_place_of_ones_own_has_the_modes_of_any_file()
    {
        if (OperatingSystem.IsWindows()) return;
        using var lake = new TestLake();
        var manifest = lake.Put("낱말", [new("낱말", ColumnType.Text)], [["가"], ["나"]]);
        var plain = Path.Combine(lake.Home.Folder, "plain");
        await File.WriteAllTextAsync(plain, "");
        foreach (var format in new[] { Maru.App.Export.ExportFormat.Parquet, Maru.App.Export.ExportFormat.Csv })
        {
            var path = Path.Combine(lake.Home.Folder, "밖." + format.Extension);
            await lake.Export.ToFile(manifest, lake.Query(manifest, ""), format, path, new(), default);
            Assert.Equal(File.GetUnixFileMode(plain), File.GetUnixFileMode(path));
        }
    }

    private static IDisposable Read(CatalogStore catalog)
    {
        var connection = catalog.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master";
        command.ExecuteScalar();
        return connection;
    }
}
