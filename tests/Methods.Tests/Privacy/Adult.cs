using Maru.Methods.Privacy;
using Maru.Methods.Tests.Coordinates;

namespace Maru.Methods.Tests.Privacy;

/// <summary>The UCI Adult table and its hierarchies, as published with ARX.</summary>
internal static class Adult
{
    public static readonly string[] Columns = ["sex", "age", "race", "marital-status", "education", "native-country", "workclass", "occupation", "salary-class"];

    private static readonly Lazy<IReadOnlyDictionary<string, CodedColumn>> Table = new(() => Read("adult.csv"));

    /// <summary>Every column but the sensitive one is a quasi-identifier.</summary>
    public static Microdata Data(string? sensitive = null) => new(
        [.. Columns.Where(name => name != sensitive).Select(name => GeneralizedColumn.Bind(Table.Value[name], HierarchyOf(name)))],
        sensitive is null ? [] : [new(Table.Value[sensitive], HierarchyOf(sensitive))]);

    /// <summary>The rows of adult_subset.csv among all, each found once.</summary>
    public static Microdata WithSubset(string sensitive)
    {
        var lines = File.ReadAllLines(SharedData.PathOf("arx_adult", "adult.csv"))[1..];
        var wanted = File.ReadAllLines(SharedData.PathOf("arx_adult", "adult_subset.csv"))[1..].CountBy(line => line).ToDictionary(StringComparer.Ordinal);
        var sample = new bool[lines.Length];
        for (int row = 0; row < lines.Length; row++)
            if (wanted.TryGetValue(lines[row], out int left) && left > 0) (sample[row], wanted[lines[row]]) = (true, left - 1);
        var all = Data(sensitive);
        return new(all.QuasiIdentifiers, all.Sensitive, sample);
    }

    public static Hierarchy HierarchyOf(string column) => Hierarchy.Parse(File.ReadAllText(SharedData.PathOf("arx_adult", $"adult_hierarchy_{column}.csv")));

    public static IReadOnlyDictionary<string, CodedColumn> Read(string file)
    {
        var lines = File.ReadAllLines(SharedData.PathOf("arx_adult", file)).Select(line => line.Split(';')).ToArray();
        return lines[0].Select((name, i) => CodedColumn.From(name, lines[1..].Select(line => line[i]))).ToDictionary(column => column.Name);
    }
}
