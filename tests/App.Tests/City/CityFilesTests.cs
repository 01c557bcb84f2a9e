using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Maru.City;

namespace Maru.App.Tests.City;

[Collection(SampleCityCollection.Name)]
public sealed class CityFilesTests(SampleCity sample)
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var again = new SampleCity();
        Assert.Equal(Hashes(sample.Folder), Hashes(again.Folder));
    }

    [Fact]
    public void The_files_are_not_too_many_megabytes()
    {
        var bytes = sample.Files.Select(file => file.Path).Distinct().Sum(path => (long)DeliveredText.Bytes(Path.Combine(sample.Folder, path)).Length);
        Assert.InRange(bytes / 1e6, 20, 120);
    }

    [Fact]
    public void The_truth_about_each_csv_is_what_its_bytes_say()
    {
        var checkedFiles = 0;
        foreach (var file in sample.Files.Where(file => file.Format is "csv" or "tsv"))
        {
            var body = DeliveredText.Body(sample.PathOf(file), file);
            Assert.True(file.Expected.Rows + file.Expected.SetAside == body.Count, $"{file.Path}: {body.Count} rows, said {file.Expected.Rows} + {file.Expected.SetAside}");
            Assert.All(body, row => Assert.True(row.Length == file.Expected.Columns.Count, $"{file.Path}: {string.Join('|', row)}"));
            checkedFiles++;
        }
        Assert.True(checkedFiles > 60, $"{checkedFiles} files");
    }

    [Fact]
    public void The_truth_about_each_worksheet_is_what_its_rows_say()
    {
        foreach (var file in sample.Files.Where(file => file.Format == "xlsx"))
        {
            var rows = DeliveredText.SheetRows(sample.PathOf(file), file.Sheet!);
            var around = file.Mess.Where(mess => mess.What.EndsWith("title row(s)", StringComparison.Ordinal) || mess.What.EndsWith("footnote(s) below the table", StringComparison.Ordinal))
                .Sum(mess => int.Parse(mess.What.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)) + file.Mess.Count(mess => mess.What.StartsWith("unit row", StringComparison.Ordinal));
            Assert.True(file.Expected.Rows + file.Expected.SetAside + file.Expected.HeaderRows + around == rows.Count, $"{file.Path} {file.Sheet}: {rows.Count} rows");
        }
    }

    [Fact]
    public void Shapefiles_have_a_row_for_every_shape_and_say_their_own_length()
    {
        foreach (var file in sample.Files.Where(file => file.Format == "shapefile"))
        {
            using var zip = ZipFile.OpenRead(sample.PathOf(file));
            var (shp, shx, dbf) = (Member(zip, ".shp"), Member(zip, ".shx"), Member(zip, ".dbf"));
            Assert.Equal(shp.Length, BinaryPrimitives.ReadInt32BigEndian(shp.AsSpan(24)) * 2);
            Assert.Equal(file.Expected.Rows, (shx.Length - 100) / 8);
            Assert.Equal(file.Expected.Rows, BinaryPrimitives.ReadInt32LittleEndian(dbf.AsSpan(4)));
            var says = zip.Entries.Any(entry => entry.Name.EndsWith(".prj", StringComparison.Ordinal));
            Assert.Equal(!says, file.Mess.Any(mess => mess.What.StartsWith("no .prj", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_person_in_the_files_is_made_up()
    {
        var (phones, numbers) = (0, 0);
        foreach (var file in sample.Files.Where(file => file.Format is "csv" or "tsv" && file.Expected.PersonalColumns.Count > 0))
        {
            var text = string.Join('\n', DeliveredText.Records(sample.PathOf(file), file).SelectMany(row => row));
            phones += Regex.Count(text, @"010-0000-\d{4}");
            Assert.DoesNotMatch(@"010-(?!0000)\d{4}-\d{4}", text);
            numbers += Regex.Count(text, @"\d{6}-[1-4]9[7-9]\d{4}");
            Assert.DoesNotMatch(@"\b\d{6}-[1-4](?!9[7-9])\d{6}\b", text);
        }
        Assert.True(phones > 1_000 && numbers > 500, $"{phones} phones, {numbers} resident numbers");
    }

    [Fact]
    public void The_messes_a_city_hall_makes_are_all_there()
    {
        var encodings = sample.Files.Select(file => file.Expected.Encoding).Distinct();
        Assert.Superset(new HashSet<string?> { "cp949", "utf-8", "utf-8-bom", "utf-16" }, encodings.ToHashSet());
        Assert.Superset(new HashSet<string> { "csv", "tsv", "xlsx", "json", "jsonl", "xml", "geojson", "shapefile" }, sample.Files.Select(file => file.Format).ToHashSet());
        Assert.Superset(new HashSet<int?> { 4326, 5174, 5179, 5181, 5186 }, sample.Files.Select(file => file.Expected.Crs).ToHashSet());
        Assert.Superset(new HashSet<int> { 1, 2, 3, 4 }, sample.Files.Select(file => file.Expected.HeaderRows).ToHashSet());
        var strays = sample.Files.SelectMany(file => file.Expected.Strays.Keys).ToHashSet();
        Assert.Superset(new HashSet<string> { "total", "repeatedHeader", "unreadable", "duplicate", "dateOrder", "swappedAxes", "outsideCity" }, strays);
        Assert.Equal(65_535, sample.Dataset("bus-boardings").ExpectedRows);
        Assert.Contains(sample.Files, file => !file.Path.IsNormalized());
    }

    [Fact]
    public void Scale_multiplies_the_events()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"maru-city-{Guid.NewGuid():N}");
        var small = CityGenerator.Write(folder, new CityOptions(Scale: 0.1));
        Directory.Delete(folder, recursive: true);
        int Rows(string id) => small.Datasets.Single(dataset => dataset.Id == id).ExpectedRows;
        Assert.InRange(Rows("complaints") / (double)sample.Dataset("complaints").ExpectedRows, 0.09, 0.11);
        Assert.Equal(sample.Dataset("bus-stops").ExpectedRows, Rows("bus-stops"));
        Assert.Equal(sample.Description.Population, small.Population);
    }

    private static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))), StringComparer.Ordinal);

    private static byte[] Member(ZipArchive zip, string extension)
    {
        using var stream = zip.Entries.Single(entry => entry.Name.EndsWith(extension, StringComparison.Ordinal)).Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
