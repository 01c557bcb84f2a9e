using System.Globalization;
using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>The table after the recipe's techniques, and what must be kept apart from it: the project's key and the tokens' meanings.</summary>
internal sealed class AppliedTechniques : IDisposable
{
    public const string Delete = "delete";

    private static readonly string[] _replacing = ["token", "hash", "encrypt", "fpe", "mask", "part"];

    private static readonly Dictionary<string, string[]> _settings = new(StringComparer.Ordinal)
    {
        [Delete] = [],
        ["deleteRows"] = ["values"],
        ["deleteCells"] = ["values", "outliers"],
        ["mask"] = ["start", "end"],
        ["part"] = ["start", "end"],
        ["round"] = ["to", "how"],
        ["topBottom"] = ["low", "high"],
        ["ranges"] = ["at"],
        ["microaggregate"] = ["k", "with"],
        ["noise"] = ["share"],
        ["permute"] = [],
        ["swap"] = ["share"],
        ["token"] = [],
        ["hash"] = [],
        ["encrypt"] = [],
        ["fpe"] = ["letters"],
    };

    public static IReadOnlyCollection<string> Names => _settings.Keys;

    private readonly PrivacyRecipe _recipe;
    private readonly Random _random;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _tokens = new(StringComparer.Ordinal);
    private ProjectKey? _key;

    private AppliedTechniques(PrivacyRecipe recipe, PrivacyTable table)
    {
        (_recipe, Table) = (recipe, table);
        _random = recipe.Seed is { } seed ? new Random(seed) : SecureRandom.Instance;
    }

    public PrivacyTable Table { get; private set; }

    public string? KeyFile => _key?.Path;

    /// <summary>Whether a technique puts something else in the place of a name, so that the column may stay.</summary>
    public static bool Replaces(string technique) => _replacing.Contains(technique);

    /// <summary>Whether a technique makes a value coarser, always in the same way.</summary>
    public static bool IsRecoding(TechniqueChoice technique) => technique.Name is "topBottom" or "ranges" or "mask" or "part" || (technique.Name == "round" && technique.Settings.GetValueOrDefault("how") is null or "ordinary");

    public static AppliedTechniques Apply(PrivacyRecipe recipe, PrivacyTable table)
    {
        var applied = new AppliedTechniques(recipe, table);
        foreach (var (column, technique) in recipe.Techniques) applied.Apply(column, technique);
        return applied;
    }

    /// <summary>Which token stands for whom is additional information: it is kept beside the key, or, without a key file, by nobody.</summary>
    public void KeepMappings(PrivacyRecipe recipe)
    {
        if (recipe.KeyFile is not { } file || _tokens.Count == 0) return;
        var folder = ProjectKey.FolderApart(recipe, file);
        foreach (var (column, tokens) in _tokens)
            OutputFile.Write(Path.Combine(folder, TokenFile(file, column)), ["token", column], tokens.Select(pair => (string[])[pair.Value, pair.Key]), CancellationToken.None);
    }

    /// <summary>Where the meanings of a column's tokens lie.</summary>
    public static string TokensOf(PrivacyRecipe recipe, string column) => Path.Combine(Path.GetDirectoryName(recipe.Full(recipe.KeyFile!))!, TokenFile(recipe.KeyFile!, column));

    private static string TokenFile(string keyFile, string column) => $"{Path.GetFileNameWithoutExtension(keyFile)}-{column.Replace('/', '_')}-tokens.csv";

    public void Dispose() => _key?.Dispose();

    private void Apply(string name, TechniqueChoice choice)
    {
        var settings = new TechniqueSettings(_recipe, name, choice, _settings);
        var column = Table.Require(name);
        switch (choice.Name)
        {
            case Delete: break;
            case "deleteRows": DeleteRows(column, settings.Texts("values")); break;
            case "deleteCells": Replace(column, DeleteCells(column, settings)); break;
            case "mask": Map(column, value => Masking.Mask(value, settings.Whole("start", 0), settings.Whole("end", 0))); break;
            case "part": Map(column, value => Masking.KeepPart(value, settings.Whole("start", 0), settings.Whole("end", 0))); break;
            case "round": Round(column, settings); break;
            case "topBottom": MapNumbers(column, number => Coding.TopBottom(number, settings.Number("low"), settings.Number("high"))); break;
            case "ranges": MapNumbers(column, number => Coding.Range(number, settings.Numbers("at"))); break;
            case "microaggregate": Microaggregate(column, settings); break;
            case "noise": ChangeNumbers(column, numbers => Perturbation.AddNoise(numbers, (double)settings.RequiredNumber("share"), _random)); break;
            case "swap": ChangeNumbers(column, numbers => Perturbation.SwapRanks(numbers, (double)settings.RequiredNumber("share"), _random)); break;
            case "permute": Replace(column, Perturbation.Permute([.. column.Codes.Select(code => column.Values[code])], _random)); break;
            case "token": MapWith(column, _tokens[name] = Tokens.For(column.Values, _random)); break;
            case "hash": Map(column, Key().Hash(name)); break;
            case "encrypt": Map(column, Key().Encrypt(name)); break;
            default: Map(column, Key().KeepForm(name, settings.Yes("letters"))); break;
        }
    }

    private ProjectKey Key() => _key ??= ProjectKey.Open(_recipe);

    private void MapWith(CodedColumn column, IReadOnlyDictionary<string, string> to) => Map(column, value => to[value]);

    // Empty stays empty: nothing is hidden there, and a pseudonym would tell otherwise.
    private void Map(CodedColumn column, Func<string, string> to)
    {
        string[] values = [.. column.Values.Select(value => value.Length == 0 ? value : to(value))];
        Replace(column, column.Codes.Select(code => values[code]));
    }

    // What is no number can't be coded as one: it is left out.
    private void MapNumbers(CodedColumn column, Func<decimal, string> to) => Map(column, value => TechniqueSettings.Decimal(value) is { } number ? to(number) : "");

    private void Replace(CodedColumn column, IEnumerable<string> cells) =>
        Table = Table with { Columns = [.. Table.Columns.Select(other => ReferenceEquals(other, column) ? CodedColumn.From(column.Name, cells) : other)] };

    private void DeleteRows(CodedColumn column, IReadOnlyList<string> values)
    {
        int[] kept = [.. Enumerable.Range(0, column.Rows).Where(row => !values.Contains(column.Values[column.Codes[row]]))];
        Table = Table with { Columns = [.. Table.Columns.Select(other => other.Take(kept)).Select(other => CodedColumn.From(other.Name, other.Codes.Select(code => other.Values[code])))] };
    }

    private static IEnumerable<string> DeleteCells(CodedColumn column, TechniqueSettings settings)
    {
        var values = settings.Texts("values");
        var (low, high) = settings.Yes("outliers") ? Coding.OuterFences([.. column.Codes.Select(code => TechniqueSettings.Decimal(column.Values[code])).OfType<decimal>().Select(number => (double)number)]) : (double.NegativeInfinity, double.PositiveInfinity);
        bool[] goes = [.. column.Values.Select(value => values.Contains(value) || TechniqueSettings.Decimal(value) is { } number && ((double)number < low || (double)number > high))];
        return column.Codes.Select(code => goes[code] ? "" : column.Values[code]);
    }

    private void Round(CodedColumn column, TechniqueSettings settings)
    {
        decimal to = settings.RequiredNumber("to");
        if (to <= 0) throw settings.Wrong("to", "0보다 큰 수를 쓰세요.", "Write a number above 0.");
        switch (settings.Text("how") ?? "ordinary")
        {
            case "ordinary": MapNumbers(column, number => Written(Rounding.Ordinary(number, to))); break;
            case "random": Cells(column, numbers => numbers.Select(number => Rounding.ByChance(number, to, _random))); break;
            case "controlled": Cells(column, numbers => Rounding.Controlled(numbers, to, _random)); break;
            default: throw settings.Wrong("how", "ordinary, random, controlled 가운데 쓰세요.", "Use ordinary, random or controlled.");
        }
    }

    private void Microaggregate(CodedColumn column, TechniqueSettings settings)
    {
        int k = settings.Whole("k", 3);
        CodedColumn[] together = [column, .. settings.Texts("with").Select(Table.Require)];
        var numbers = together.Select(each => each.Codes.Select(code => TechniqueSettings.Decimal(each.Values[code])).ToArray()).ToArray();
        int[] whole = [.. Enumerable.Range(0, column.Rows).Where(row => numbers.All(each => each[row] is not null))];
        var columns = numbers.Select(each => whole.Select(row => (double)each[row]!.Value).ToArray()).ToArray();
        var groups = Microaggregation.Groups(columns, k);
        for (int i = 0; i < together.Length; i++)
        {
            var cells = new string[column.Rows];
            Array.Fill(cells, "");
            var means = Microaggregation.Means(columns[i], groups);
            for (int j = 0; j < whole.Length; j++) cells[whole[j]] = Written((decimal)means[j]);
            Replace(together[i], cells);
        }
    }

    private void ChangeNumbers(CodedColumn column, Func<double[], double[]> change) => Cells(column, numbers => change([.. numbers.Select(number => (double)number)]).Select(number => (decimal)number));

    private void Cells(CodedColumn column, Func<decimal[], IEnumerable<decimal>> change)
    {
        var numbers = column.Codes.Select(code => TechniqueSettings.Decimal(column.Values[code])).ToArray();
        using var changed = change([.. numbers.OfType<decimal>()]).GetEnumerator();
        Replace(column, [.. numbers.Select(number => number is not null && changed.MoveNext() ? Written(changed.Current) : "")]);
    }

    private static string Written(decimal number) => Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
