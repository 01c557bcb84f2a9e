using System.Text;
using System.Text.Json;
using Maru.Contracts;

namespace Maru.Cli.Tests;

public sealed class PseudonymizeTests : IDisposable
{
    private static readonly string[] _towns = ["석사동", "퇴계동", "후평동", "효자동"];
    private static readonly string[] _needs = ["주거", "건강", "일자리", "돌봄"];
    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-privacy-").FullName;

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Numbers A3–A6, A8, A9, A10, A11 and A13 of ARX's published cases, through the program.
    [RealDataTheory]
    [InlineData("", "k: 5", 0.04, "metric: entropy, monotonic: true, gsFactor: 0.1", "1,0,1,1,3,2,2,0,1", 255559.85455731067, 906)]
    [InlineData("", "k: 100", 0.04, "metric: entropy, monotonic: true", "1,1,1,1,3,2,2,1,1", 379417.3460570988, 866)]
    [InlineData("", "k: 5", 0.0, "metric: entropy, monotonic: true", "1,2,1,1,3,2,2,1,1", 407289.5388925293, 0)]
    [InlineData("", "k: 100", 0.0, "metric: entropy, monotonic: true", "0,4,1,1,3,2,2,1,1", 453196.8932458743, 0)]
    [InlineData("occupation", "k: 5, tCloseness: {column: occupation, distance: equal, t: 0.2}", 0.04, "metric: discernibility, monotonic: true", "1,4,1,0,3,2,2,1", 311880088, null)]
    [InlineData("occupation", "k: 5, tCloseness: {column: occupation, distance: ordered, t: 0.2}", 0.04, "metric: discernibility, monotonic: true", "0,0,1,1,2,2,2,0", 2712340, null)]
    [InlineData("occupation", "k: 5, tCloseness: {column: occupation, distance: hierarchical, t: 0.2, hierarchy: adult_hierarchy_occupation.csv}", 0.0, "metric: entropy, monotonic: true", "0,4,1,1,3,2,2,1", 398400.0741806447, 0)]
    [InlineData("occupation", "lDiversity: {column: occupation, kind: entropy, l: 5}", 0.04, "metric: entropy, monotonic: false", "1,0,1,1,2,2,2,1", 228878.2039109517, null)]
    [InlineData("occupation", "lDiversity: {column: occupation, kind: recursive, l: 5, c: 4}", 0.0, "metric: entropy", "1,1,1,1,3,2,2,1", 324620.5269918692, 0)]
    public async Task Adult_reaches_its_published_optimum(string sensitive, string models, double limit, string loss, string levels, double expected, int? suppressed)
    {
        using var result = await Adult(sensitive, models, limit, loss);
        var root = result.RootElement;
        Assert.Equal(levels, string.Join(',', root.GetProperty("levels").EnumerateObject().Select(level => level.Value.GetInt32())));
        Assert.Equal(expected, root.GetProperty("loss").GetDouble(), expected * 1e-9);
        if (suppressed is { } rows) Assert.Equal(rows, root.GetProperty("suppressedRows").GetInt32());
        Assert.Equal(30162 - root.GetProperty("suppressedRows").GetInt32(), File.ReadLines(root.GetProperty("output").GetString()!).Count() - 1);
    }

    [RealDataFact]
    public async Task Adult_has_its_published_risks_before_and_after_two_anonymity()
    {
        using var result = await Adult("", "k: 2", 0, "metric: loss");
        var (before, after) = (result.RootElement.GetProperty("riskBefore"), result.RootElement.GetProperty("risk"));
        Assert.Equal((0.6465751607983555, 0.5142895033485844, 1.0), (before.GetProperty("prosecutorAverage").GetDouble(), before.GetProperty("uniqueShare").GetDouble(), before.GetProperty("prosecutorMax").GetDouble()));
        Assert.Equal((0.001922949406538028, 0.5), (after.GetProperty("prosecutorAverage").GetDouble(), after.GetProperty("prosecutorMax").GetDouble()));
    }

    [RealDataFact]
    public async Task More_diversity_than_there_are_values_is_said_to_have_no_solution()
    {
        var (exit, _, error) = await _home.Run("pseudonymize", "--recipe", AdultRecipe("occupation", "lDiversity: {column: occupation, kind: entropy, l: 100}", 0.04, "metric: entropy, monotonic: false"));
        Assert.Equal(2, exit);
        Assert.Contains("만족하는 일반화가 없습니다", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("optimal")]
    [InlineData("greedy")]
    [InlineData("local")]
    public async Task What_is_written_satisfies_the_models_and_names_nobody(string search)
    {
        var people = People();
        await File.WriteAllTextAsync(Path.Combine(_folder, "상담.csv"), people);
        var recipe = Recipe("""
            input: 상담.csv
            identifiers: [이름, 전화]
            quasiIdentifiers: {나이: ages, 성별: suppress, 동: suppress}
            sensitive: [욕구]
            techniques: {전화: fpe, 소득: {round: {to: 100}}}
            models: [{k: 4}, {lDiversity: {column: 욕구, kind: distinct, l: 2}}]
            suppressionLimit: 0.05
            loss: {metric: loss}
            output: 결과.csv
            keyFile: 키/상담.key
            search:
            """ + " " + search);
        var (exit, output, error) = await _home.Run("pseudonymize", "--recipe", recipe, "--json");
        Assert.True(exit == 0, error);
        using var json = JsonDocument.Parse(output);
        var lines = (await File.ReadAllLinesAsync(Path.Combine(_folder, "결과.csv"))).Select(line => line.Split(',')).ToArray();
        Assert.Equal(["전화", "나이", "성별", "동", "욕구", "소득"], lines[0].Select(cell => cell.TrimStart('\uFEFF')));
        Assert.All(lines[1..].GroupBy(row => string.Join('|', row[1..4])), rows =>
        {
            Assert.True(rows.Count() >= 4, rows.Key);
            Assert.True(rows.Select(row => row[4]).Distinct().Count() >= 2, rows.Key);
        });
        Assert.All(lines[1..], row => Assert.Matches(@"^010-\d{4}-\d{4}$|^\d{3}-\d{4}-\d{4}$", row[0]));
        Assert.Empty(lines[1..].Select(row => row[0]).Intersect(people.Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[1])));
        Assert.All(lines[1..], row => Assert.EndsWith("00", row[5], StringComparison.Ordinal));
        Assert.True(lines.Length - 1 >= 400 * 0.95);
        Assert.Equal(lines.Length - 1, json.RootElement.GetProperty("rows").GetInt32());
        Assert.True(json.RootElement.GetProperty("smallestClass").GetInt32() >= 4);
        Assert.DoesNotContain("사람", await File.ReadAllTextAsync(Path.Combine(_folder, "결과.csv")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "키", "상담.key")));
    }

    [Fact]
    public async Task Other_combinations_are_compared_when_asked_for_and_outliers_are_counted()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "상담.csv"), People());
        var recipe = Recipe("""
            input: 상담.csv
            identifiers: [이름, 전화]
            quasiIdentifiers: {나이: ages, 성별: suppress, 동: suppress}
            models: [{k: 5}]
            suppressionLimit: 0.05
            output: 결과.csv
            """);
        var (exit, output, error) = await _home.Run("pseudonymize", "--recipe", recipe, "--combinations");
        Assert.True(exit == 0, error);
        Assert.Contains("조합 20가지 가운데 20가지를 따져", output, StringComparison.Ordinal);
        Assert.Contains("특이한 행", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await _home.Run("pseudonymize", "--recipe", recipe, "--combinations", "--json")).Output);
        var (points, levels) = (json.RootElement.GetProperty("survey").GetProperty("points").EnumerateArray().ToList(), json.RootElement.GetProperty("levels").EnumerateObject().Select(level => level.Value.GetInt32()).ToList());
        Assert.Contains(points, point => point.GetProperty("holds").GetBoolean() && point.GetProperty("levels").EnumerateArray().Select(level => level.GetInt32()).SequenceEqual(levels));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse((await _home.Run("pseudonymize", "--recipe", recipe, "--json")).Output).RootElement.GetProperty("survey").ValueKind);
    }

    [Fact]
    public async Task A_hierarchy_file_is_checked_before_it_is_used()
    {
        var path = Path.Combine(_folder, "직업.csv");
        await File.WriteAllTextAsync(path, "경비;단순노무;*\n청소;단순노무;*\n교사;전문;*\n");
        var (exit, output, error) = await _home.Run("pseudonymize", "hierarchy", path);
        Assert.True(exit == 0, error);
        Assert.Contains("값 3가지, 2단계", output, StringComparison.Ordinal);
        Assert.Contains("1단계 2묶음", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, "경비;단순노무;*\n경비;전문;*\n");
        (exit, _, error) = await _home.Run("pseudonymize", "hierarchy", path);
        Assert.Equal(2, exit);
        Assert.Contains("같은 값 ‘경비’가", error, StringComparison.Ordinal);
        Assert.Contains("직업.csv:2", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_is_read_by_its_name_and_the_report_is_in_korean()
    {
        await _home.Ingest("상담.csv", People());
        var recipe = Recipe("""
            input: 상담
            identifiers: [이름, 전화]
            quasiIdentifiers: {나이: {intervals: [10, 20]}, 성별: suppress, 동: suppress}
            models: [{k: 5}, {highestRisk: 0.2}, {averageRisk: 0.1}]
            population: 280000
            output: 결과.csv
            """);
        var (exit, output, error) = await _home.Run("pseudonymize", "--recipe", recipe);
        Assert.True(exit == 0, error);
        Assert.Contains("400행 가운데 400행을", output, StringComparison.Ordinal);
        Assert.Contains("손실이 가장 적습니다", output, StringComparison.Ordinal);
        Assert.Contains("혼자뿐인 행", output, StringComparison.Ordinal);
        Assert.DoesNotContain("이름", (await File.ReadAllLinesAsync(Path.Combine(_folder, "결과.csv")))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_gives_one_pseudonym_and_tokens_are_kept_with_the_key()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "상담.csv"), People());
        async Task<string[][]> Run(string name, string technique)
        {
            var (exit, _, error) = await _home.Run("pseudonymize", "--recipe", Recipe($"input: 상담.csv\nidentifiers: [이름, 전화]\ntechniques: {{이름: {technique}}}\noutput: {name}.csv\nkeyFile: 키/상담.key\n"));
            Assert.True(exit == 0, error);
            return [.. (await File.ReadAllLinesAsync(Path.Combine(_folder, name + ".csv"))).Skip(1).Select(line => line.Split(','))];
        }
        var first = await Run("첫째", "hash");
        var second = await Run("둘째", "hash");
        Assert.Equal(first.Select(row => row[0]), second.Select(row => row[0]));
        Assert.All(first, row => Assert.Matches("^[0-9a-f]{32}$", row[0]));
        Assert.Equal(400, first.Select(row => row[0]).Distinct().Count());
        var tokens = await Run("셋째", "token");
        var kept = (await File.ReadAllLinesAsync(Path.Combine(_folder, "키", "상담-이름-tokens.csv"))).Skip(1).Select(line => line.Split(',')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal("사람000", kept[tokens[0][0]]);
    }

    [Theory]
    [InlineData("input: 없는것.csv", "파일도 데이터도 없습니다")]
    [InlineData("input: 상담.csv\nquasiIdentifiers: {없는컬럼: ages}\nmodels: [{k: 2}]", "없는컬럼")]
    [InlineData("input: 상담.csv\nquasiIdentifiers: {나이: 없는계층.csv}\nmodels: [{k: 2}]", "준비된 계층")]
    [InlineData("input: 상담.csv\nmodels: [{k: 2}]", "준식별자가 없습니다")]
    [InlineData("input: 상담.csv\nquasiIdentifiers: {나이: ages}\nmodels: [{k: 둘}]", "2")]
    [InlineData("input: 상담.csv\nquasiIdentifiers: {나이: ages}\nmodels: [{q: 2}]", "쓸 수 있는 항목")]
    [InlineData("input: 상담.csv\nidentifiers: [나이]\nquasiIdentifiers: {나이: ages}", "역할이 둘")]
    [InlineData("input: 상담.csv\ntechniques: {이름: 요술}", "기법은 없습니다")]
    [InlineData("input: 상담.csv\ntechniques: {이름: hash}", "keyFile이 없습니다")]
    [InlineData("input: 상담.csv\ntechniques: {이름: hash}\nkeyFile: 상담.key", "같은 폴더")]
    [InlineData("input: 상담.csv\noutput: 상담.csv", "원본과 같은 파일")]
    [InlineData("input: 상담.csv\n  bad: [", "YAML")]
    [InlineData("- 하나", "레시피")]
    [InlineData("input: 상담.csv\nmodels: [[[[[[[[[[[[[[[[[[{k: 2}]]]]]]]]]]]]]]]]]]", "2번째 줄에서 17겹")]
    [InlineData("input: 상담.csv\noutput: \"결과\\e[31m.csv\"", "2번째 줄에 보이지 않는 제어 문자(U+001B)")]
    [InlineData("input: \"상담\\0.csv\"", "U+0000")]
    [InlineData("input: 상담.csv\n# \u0007", "2번째 줄에 보이지 않는 제어 문자(U+0007)")]
    public async Task A_recipe_that_cannot_be_carried_out_says_what_to_do_and_writes_nothing(string recipe, string said)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "상담.csv"), People());
        var before = Directory.GetFiles(_folder).Length;
        var (exit, _, error) = await _home.Run("pseudonymize", "--recipe", Recipe(recipe));
        Assert.Equal(2, exit);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(before + 1, Directory.GetFiles(_folder).Length);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public async Task A_recipe_nested_a_hundred_thousand_deep_is_refused_and_does_not_end_the_program(string level)
    {
        var (exit, _, error) = await _home.Run("pseudonymize", "--recipe", Recipe("input: 상담.csv\nmodels:\n  " + string.Concat(Enumerable.Repeat(level, 100_000))));
        Assert.Equal(2, exit);
        Assert.Contains("16겹까지 읽습니다", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_that_a_spreadsheet_would_run_are_written_as_text()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "상담.csv"), "=이름,구분,메모,값\n가나,=1+1,\"=HYPERLINK(\"\"http://x\"\")\",-5\n다라,=1+1,+82-10,+3.5\n마바,@구분,\"\tcmd\",-1e3\n사아,@구분,-,-2+3\n");
        var (exit, _, error) = await _home.Run("pseudonymize", "--recipe", Recipe("input: 상담.csv\nquasiIdentifiers: {구분: keep}\nmodels: [{k: 2}]\ntechniques: {=이름: token}\noutput: 결과.csv\nkeyFile: 키/상담.key"));
        Assert.True(exit == 0, error);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "결과.csv"));
        Assert.StartsWith("'=이름,구분,메모,값", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",'=1+1,\"'=HYPERLINK(\"\"http://x\"\")\",-5", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",'=1+1,'+82-10,+3.5", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(",-1e3", lines[3], StringComparison.Ordinal);
        Assert.Contains(",'@구분,", lines[3], StringComparison.Ordinal);
        Assert.EndsWith(",-,'-2+3", lines[4], StringComparison.Ordinal);
    }

    private async Task<JsonDocument> Adult(string sensitive, string models, double limit, string loss)
    {
        var (exit, output, error) = await _home.Run("pseudonymize", "--recipe", AdultRecipe(sensitive, models, limit, loss), "--json");
        Assert.True(exit == 0, error);
        return JsonDocument.Parse(output);
    }

    private string AdultRecipe(string sensitive, string models, double limit, string loss)
    {
        string[] columns = ["sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation", "salary-class"];
        string FileOf(string name) => Repository.SharedData($"arx_adult/{name}")!;
        var text = new StringBuilder($"input: {FileOf("adult.csv")}\n").Append("quasiIdentifiers:\n");
        foreach (var column in columns.Where(column => column != sensitive)) text.Append("  ").Append(column).Append(": ").Append(FileOf($"adult_hierarchy_{column}.csv")).Append('\n');
        if (sensitive.Length > 0) text.Append("sensitive: [").Append(sensitive).Append("]\n");
        var each = models.Replace(", tCloseness", "}, {tCloseness", StringComparison.Ordinal).Replace("adult_hierarchy_occupation.csv", FileOf("adult_hierarchy_occupation.csv"), StringComparison.Ordinal);
        text.Append("models: [{").Append(each).Append("}]\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"suppressionLimit: {limit}\n").Append("loss: {").Append(loss).Append("}\noutput: 결과.csv\n");
        return Recipe(text.ToString());
    }

    private string Recipe(string text)
    {
        var path = Path.Combine(_folder, "recipe.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A theory on the real data beside the repository, under the rule of <see cref="RealDataFactAttribute"/>.</summary>
    private sealed class RealDataTheoryAttribute : TheoryAttribute
    {
        public RealDataTheoryAttribute() => Skip = new RealDataFactAttribute().Skip;
    }

    private static string People()
    {
        var random = new Random(11);
        var text = new StringBuilder("이름,전화,나이,성별,동,욕구,소득\n");
        for (int i = 0; i < 400; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"사람{i:000},010-{1000 + i}-{random.Next(1000, 10000)},{random.Next(19, 92)},{(random.Next(2) == 0 ? "여" : "남")},{_towns[random.Next(4)]},{_needs[random.Next(4)]},{random.Next(500, 9000)}\n");
        return text.ToString();
    }
}
