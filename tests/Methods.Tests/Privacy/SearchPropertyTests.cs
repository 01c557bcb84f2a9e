using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

/// <summary>On small random tables the search must find what trying every combination of levels finds, and what it publishes must satisfy its models, counted plainly from labels.</summary>
public sealed class SearchPropertyTests
{
    private static readonly string[] Illnesses = ["flu", "cold", "asthma", "gout", "fracture"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_optimum_is_that_of_trying_everything(int seed)
    {
        var random = new Random(seed);
        var data = Table(random, 30 + random.Next(200));
        foreach (var goal in Goals(random))
        {
            var found = GeneralizationSearch.Optimal(data, goal);
            var best = Exhaustive(data, goal);
            Assert.Equal(best is null, found is null);
            if (found is null) continue;
            if (goal.Metric is DomainLoss { Aggregate: LossAggregate.Rank }) Assert.Equal(0, found.Loss.CompareTo(best!.Value));
            else Assert.Equal(best!.Value.Value, found.Loss.Value, Math.Max(1e-6, best.Value.Value * 1e-9));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_level_that_is_held_is_kept_and_the_others_are_the_best_beside_it(int seed)
    {
        var random = new Random(seed);
        var table = Table(random, 30 + random.Next(200));
        int column = random.Next(3), level = random.Next(table.QuasiIdentifiers[column].Height + 1);
        var data = new Microdata([.. table.QuasiIdentifiers.Select((each, i) => i == column ? each.HeldAt(level) : each)], table.Sensitive);
        foreach (var goal in Goals(random))
        {
            var (found, best) = (GeneralizationSearch.Optimal(data, goal), Exhaustive(data, goal));
            Assert.Equal(best is null, found is null);
            if (GreedySearch.Run(data, goal) is { } greedy) Assert.Equal(level, greedy.Levels[column]);
            if (found is null) continue;
            Assert.Equal(level, found.Levels[column]);
            if (goal.Metric is DomainLoss { Aggregate: LossAggregate.Rank }) Assert.Equal(0, found.Loss.CompareTo(best!.Value));
            else Assert.Equal(best!.Value.Value, found.Loss.Value, Math.Max(1e-6, best.Value.Value * 1e-9));
            if (goal.Models.All(model => model.AllowsLocalRecoding) && LocalRecoding.Run(data, goal, found) is { } recoding) Assert.All(recoding.Generalizations, levels => Assert.Equal(level, levels[column]));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_published_satisfies_its_models(int seed)
    {
        var random = new Random(seed);
        var data = Table(random, 30 + random.Next(200));
        foreach (var goal in Goals(random))
        {
            if (GeneralizationSearch.Optimal(data, goal) is not { } found) continue;
            RequireModels(data, Recoding.Of(found), goal);
            Assert.InRange(found.SuppressedRows, 0, (int)(goal.SuppressionLimit * data.Rows));
            if (GreedySearch.Run(data, goal) is not { } greedy) continue;
            RequireModels(data, Recoding.Of(greedy), goal);
            Assert.True(greedy.Loss >= found.Loss || greedy.Loss.Value >= found.Loss.Value * (1 - 1e-12));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Local_recoding_satisfies_its_models_and_never_covers_more_than_the_optimum(int seed)
    {
        var random = new Random(seed);
        var data = Table(random, 30 + random.Next(200));
        foreach (var goal in Goals(random).Where(goal => goal.Models.All(model => model.AllowsLocalRecoding)))
        {
            var optimum = GeneralizationSearch.Optimal(data, goal);
            var recoding = LocalRecoding.Run(data, goal, optimum);
            if (optimum is not null) Assert.NotNull(recoding);
            if (recoding is null) continue;
            RequireModels(data, recoding, goal);
            Assert.InRange(recoding.SuppressedRows, 0, (int)(goal.SuppressionLimit * data.Rows));
            if (optimum is not null) Assert.True(recoding.CoveredShare(data) <= Recoding.Of(optimum).CoveredShare(data));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_combination_side_by_side_holds_just_where_it_does_alone(int seed)
    {
        var random = new Random(seed);
        var table = Table(random, 30 + random.Next(200));
        int column = random.Next(3), level = random.Next(table.QuasiIdentifiers[column].Height + 1);
        var data = new Microdata([.. table.QuasiIdentifiers.Select((each, i) => i == column ? each.HeldAt(level) : each)], table.Sensitive);
        foreach (var goal in Goals(random))
        {
            var found = GeneralizationSearch.Optimal(data, goal);
            var survey = LatticeSurvey.Of(data, goal, found?.Looked ?? [], found?.Levels);
            // Of the column that was held the other levels are there too.
            Assert.Equal(table.QuasiIdentifiers.Aggregate(1, (all, each) => all * (each.Height + 1)), survey.Points.Count);
            Assert.True(survey.IsWhole);
            Assert.Equal(survey.Points.Count, survey.Points.Select(point => string.Join(',', point.Levels)).Distinct().Count());
            if (found is not null) Assert.Contains(found.Looked, looked => looked.Levels.SequenceEqual(found.Levels));
            foreach (var point in survey.Points)
            {
                var alone = GeneralizationSearch.Optimal(new([.. table.QuasiIdentifiers.Select((each, i) => each.HeldAt(point.Levels[i]))], table.Sensitive), goal);
                Assert.Equal(point.Holds, alone is not null);
                if (alone is not null) Assert.Equal(alone.SuppressedRows, point.SuppressedRows);
                Assert.InRange(point.Kept, 0, 1);
            }
        }
    }

    [Fact]
    public void Of_too_many_combinations_some_from_everywhere_are_looked_at_and_the_chosen_one()
    {
        var random = new Random(11);
        var ages = HierarchyBuilder.Ages(Enumerable.Range(0, 100).Select(age => $"{age}"));
        var data = new Microdata([.. Enumerable.Range(0, 6).Select(i => GeneralizedColumn.Bind(CodedColumn.From($"c{i}", Enumerable.Range(0, 300).Select(_ => $"{random.Next(100)}")), ages))], []);
        var goal = new GeneralizationGoal([new KAnonymity(4)], new EntropyLoss(), 0.1);
        var found = GeneralizationSearch.Optimal(data, goal)!;
        Assert.InRange(found.Looked.Count, 1, LatticeSurvey.Most);
        var survey = LatticeSurvey.Of(data, goal, found.Looked, found.Levels);
        Assert.Equal((15_625, false), (survey.Combinations, survey.IsWhole));
        Assert.InRange(survey.Points.Count, LatticeSurvey.Most / 2, LatticeSurvey.Most + 1);
        Assert.Contains(survey.Points, point => point.Levels.SequenceEqual(found.Levels) && point.Holds);
        Assert.All(Enumerable.Range(0, 6), column => Assert.Equal(5, survey.Points.Select(point => point.Levels[column]).Distinct().Count()));
        // Nothing grouped: all rows would have to go, and nothing would be left.
        Assert.All(survey.Points.Where(point => point.SuppressedRows == 300), point => Assert.Equal(0, point.Kept));
    }

    [Fact]
    public void What_labels_keep_is_their_share_of_the_entropy()
    {
        var data = new Microdata([GeneralizedColumn.Bind(CodedColumn.From("town", ["a", "b", "c", "d"]), Hierarchy.Parse("a;x;*\nb;x;*\nc;y;*\nd;y;*"))], []);
        // Four towns are two bits, two groups of them are one.
        Assert.Equal([1, 0.5, 0], LevelInformation.KeptAt(data.QuasiIdentifiers[0], data));
    }

    [Fact]
    public void Coarsened_classes_are_those_of_the_rows()
    {
        var data = Table(new Random(7), 500);
        var builder = new ClassBuilder(data);
        var coarsened = builder.Coarsen(builder.Coarsen(builder.Group([0, 0, 0]), [1, 0, 1]), [1, 1, 2]);
        var direct = builder.Group([1, 1, 2]);
        Assert.Equal(Described(direct), Described(coarsened));

        static IEnumerable<string> Described(EquivalenceClasses classes) => Enumerable.Range(0, classes.Count).Select(i =>
        {
            classes[i].ValuesOf(0, out var codes, out var counts);
            var values = codes.ToArray().Zip(counts.ToArray()).Order();
            return $"{classes.Representatives[i]}: {classes.Sizes[i]} {string.Join(' ', values)}";
        }).Order(StringComparer.Ordinal).ToArray();
    }

    [Fact]
    public void More_columns_than_fit_one_key_are_grouped_in_turns()
    {
        var random = new Random(3);
        var columns = Enumerable.Range(0, 9).Select(i => new CodedColumn($"c{i}", [.. Enumerable.Range(0, 400).Select(v => $"{v}")], [.. Enumerable.Range(0, 1000).Select(_ => random.Next(2) * 399)])).ToArray();
        var classes = new ClassBuilder(new([.. columns.Select(GeneralizedColumn.Kept)], [])).Group(new int[9]);
        var plain = Enumerable.Range(0, 1000).CountBy(row => string.Join(',', columns.Select(column => column.Codes[row]))).Select(pair => pair.Value).Order();
        Assert.Equal(plain, classes.Sizes.Order());
    }

    [Fact]
    public void A_large_table_is_grouped_as_a_small_one()
    {
        var random = new Random(5);
        int rows = 600_000;
        var columns = new[] { 40, 30, 3 }.Select((values, i) => new CodedColumn($"c{i}", [.. Enumerable.Range(0, values).Select(v => $"{v}")], [.. Enumerable.Range(0, rows).Select(_ => random.Next(values))])).ToArray();
        var builder = new ClassBuilder(new([.. columns.Select(GeneralizedColumn.Kept)], []));
        var classes = builder.Group([0, 0, 0]);
        var plain = new Dictionary<(int, int, int), int>();
        var ofRow = builder.ClassOfRows();
        for (int row = 0; row < rows; row++)
        {
            var key = (columns[0].Codes[row], columns[1].Codes[row], columns[2].Codes[row]);
            plain[key] = plain.GetValueOrDefault(key) + 1;
            int first = classes.Representatives[ofRow[row]];
            Assert.Equal(key, (columns[0].Codes[first], columns[1].Codes[first], columns[2].Codes[first]));
        }
        Assert.Equal(plain.Values.Order(), classes.Sizes.Order());
    }

    private static Microdata Table(Random random, int rows)
    {
        var age = Hierarchy.From(Enumerable.Range(0, 40).Select(i => new[] { $"{20 + i}", $"{(20 + i) / 5 * 5}-", $"{(20 + i) / 20 * 20}-", "*" }));
        var sex = Hierarchy.From([["f", "*"], ["m", "*"]]);
        var town = Hierarchy.From(Enumerable.Range(0, 12).Select(i => new[] { $"t{i}", $"g{i / 3}", "*" }));
        CodedColumn Column(string name, Func<string> value) => CodedColumn.From(name, Enumerable.Range(0, rows).Select(_ => value()));
        return new(
            [
                GeneralizedColumn.Bind(Column("age", () => $"{20 + (random.Next(40) + random.Next(40)) / 2}"), age),
                GeneralizedColumn.Bind(Column("sex", () => random.Next(3) == 0 ? "f" : "m"), sex),
                GeneralizedColumn.Bind(Column("town", () => $"t{random.Next(12) * random.Next(12) / 12}"), town),
            ],
            [new(Column("illness", () => Illnesses[random.Next(5) * random.Next(5) / 4]), Hierarchy.From(Illnesses.Select((name, i) => new[] { name, i < 3 ? "inner" : "outer", "*" })))]);
    }

    private static GeneralizationGoal[] Goals(Random random)
    {
        int k = 2 + random.Next(5);
        double limit = random.Next(3) * 0.05;
        return
        [
            new([new KAnonymity(k)], new EntropyLoss(), limit),
            new([new KAnonymity(k)], new EntropyLoss(IsMonotone: false), limit),
            new([new KAnonymity(k)], new DomainLoss(), limit),
            new([new KAnonymity(k), new DistinctLDiversity("illness", 2)], new DiscernibilityLoss(), limit),
            new([new EntropyLDiversity("illness", 1.8)], new DomainLoss(Aggregate: LossAggregate.Mean), limit),
            new([new RecursiveLDiversity("illness", 3, 2)], new DiscernibilityLoss(IsMonotone: false), limit),
            new([new EqualTCloseness("illness", 0.3)], new AverageClassLoss(), limit),
            new([new OrderedTCloseness("illness", 0.25), new KAnonymity(2)], new EntropyLoss(), limit),
            new([new HierarchicalTCloseness("illness", 0.25)], new DomainLoss(), limit),
            new([new AverageRisk(0.2)], new DomainLoss(Aggregate: LossAggregate.GeometricMean), limit),
            new([new HighestRisk(1.0 / k), new SampleUniqueness(0.1)], new EntropyLoss(IsMonotone: false), limit),
        ];
    }

    private static InformationLoss? Exhaustive(Microdata data, GeneralizationGoal goal)
    {
        var (builder, loss, check) = (new ClassBuilder(data), goal.Metric.Prepare(data), new NodeCheck(data, goal.Models, (int)Math.Floor(goal.SuppressionLimit * data.Rows), order: ClassOrder.For(goal.Metric, data)));
        InformationLoss? best = null;
        foreach (int age in Levels(0))
            foreach (int sex in Levels(1))
                foreach (int town in Levels(2))
                {
                    int[] levels = [age, sex, town];
                    var result = check.Check(builder.Group(levels), levels);
                    if (result.Holds && loss.Of(levels, result.Classes, result.Suppressed) is var value && (best is null || value < best.Value)) best = value;
                }
        return best;

        IEnumerable<int> Levels(int column) => data.QuasiIdentifiers[column] is var each ? Enumerable.Range(each.LeastLevel, each.MostLevel - each.LeastLevel + 1) : [];
    }

    private static void RequireModels(Microdata data, Recoding recoding, GeneralizationGoal goal)
    {
        var published = Enumerable.Range(0, data.Rows).Where(row => recoding.OfRow[row] >= 0).ToArray();
        var classes = published.GroupBy(row => string.Join('|', data.QuasiIdentifiers.Select((column, i) => recoding.Label(column, i, row)))).ToArray();
        string Illness(int row) => data.Sensitive[0].Column.Values[data.Sensitive[0].Column.Codes[row]];
        var whole = Enumerable.Range(0, data.Rows).CountBy(Illness).ToDictionary(pair => pair.Key, pair => (double)pair.Value / data.Rows);
        foreach (var model in goal.Models)
            Assert.True(
                model switch
                {
                    KAnonymity(var k) => classes.All(rows => rows.Count() >= k),
                    HighestRisk(var limit) => classes.All(rows => 1.0 / rows.Count() <= limit + 1e-9),
                    DistinctLDiversity(_, var l) => classes.All(rows => rows.Select(Illness).Distinct().Count() >= l),
                    EntropyLDiversity(_, var l, _) => classes.All(rows => Entropy(rows.CountBy(Illness).Select(pair => (double)pair.Value / rows.Count())) >= Math.Log(l) - 1e-9),
                    RecursiveLDiversity(_, var c, var l) => classes.All(rows => rows.CountBy(Illness).Select(pair => pair.Value).OrderDescending().ToArray() is var counts && counts[0] < c * counts.Skip(l - 1).Sum()),
                    EqualTCloseness(_, var t) => classes.All(rows => whole.Sum(pair => Math.Abs(Share(rows, pair.Key) - pair.Value)) / 2 <= t + 1e-9),
                    OrderedTCloseness(_, var t) => classes.All(rows => Ordered(rows) <= t + 1e-9),
                    HierarchicalTCloseness(_, var t) => classes.All(rows => Hierarchical(rows) <= t + 1e-9),
                    AverageRisk(var limit) => published.Length == 0 || (double)classes.Length / published.Length <= limit,
                    SampleUniqueness(var limit) => published.Length == 0 || (double)classes.Count(rows => rows.Count() == 1) / published.Length <= limit,
                    _ => false,
                },
                $"{model.Name} with {goal.Metric}, {goal.SuppressionLimit}");

        double Share(IGrouping<string, int> rows, string illness) => (double)rows.Count(row => Illness(row) == illness) / rows.Count();
        double Ordered(IGrouping<string, int> rows)
        {
            double moved = 0;
            return whole.OrderBy(pair => pair.Key, StringComparer.Ordinal).Sum(pair => Math.Abs(moved += Share(rows, pair.Key) - pair.Value)) / (whole.Count - 1);
        }
        // Two levels: half a step within a group, a whole one between groups.
        double Hierarchical(IGrouping<string, int> rows)
        {
            var surplus = whole.Select(pair => (Group: Array.IndexOf(Illnesses, pair.Key) < 3, Amount: Share(rows, pair.Key) - pair.Value)).ToArray();
            double between = Math.Abs(surplus.Where(each => each.Group).Sum(each => each.Amount));
            return between + surplus.GroupBy(each => each.Group).Sum(group => Math.Min(group.Sum(each => Math.Max(0, each.Amount)), group.Sum(each => Math.Max(0, -each.Amount)))) / 2;
        }
    }

    private static double Entropy(IEnumerable<double> shares) => -shares.Sum(share => share * Math.Log(share));
}
