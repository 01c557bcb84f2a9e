using System.Globalization;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Lineage;
using Maru.App.Privacy.Publishing;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Hosting;
using Maru.Methods.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Privacy;

/// <summary>Tables out of closed data, from the switch to the open dataset, and every way round what keeps them safe.</summary>
public sealed partial class PublishDeskTests : IAsyncDisposable
{
    private const string Data = "welfare";
    private const string Place = "10.0.0.7";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-publish-").FullName;
    private readonly ServiceProvider _services;

    public PublishDeskTests() => _services = Built();

    private PublishDesk Desk => _services.GetRequiredService<PublishDesk>();

    private DataHome Home => _services.GetRequiredService<LakeStore>().Home;

    private static Reader Lead { get; } = Person("lead", Role.DataLead);

    private static Reader Officer { get; } = Person("officer", Role.PrivacyOfficer);

    private static Reader Second { get; } = Person("second", Role.PrivacyOfficer);

    private ServiceProvider Built() => new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_table_is_made_by_one_approved_by_another_and_becomes_open_data_with_a_receipt_and_lineage()
    {
        await Survey(SafeSwitch.SmallCells);
        var made = await Desk.Prepare(Lead, Spec("동", "성별"), Place, default);
        Assert.Equal(ReleaseState.Waits, made.State);
        Refused(() => Desk.Refuse(Lead, made.Id, "다시"));
        await RefusedAsync(() => Desk.Approve(Lead, made.Id, null, default));
        await RefusedAsync(() => Desk.Approve(Person("clerk", Role.Staff), made.Id, null, default));
        await Desk.Approve(Officer, made.Id, "내도 됨", default);
        var done = Desk.Find(Officer, made.Id);
        Assert.Equal(ReleaseState.Published, done.State);
        Assert.Equal(["lead", "officer", "officer"], done.Entries.Select(entry => entry.By));

        var entry = _services.GetRequiredService<CatalogStore>().FindNow(done.Place!.Dataset)!;
        Assert.Equal(AccessLevel.Everyone, entry.Access);
        var receipt = _services.GetRequiredService<ReceiptStore>().Find(done.Place.Receipt)!;
        Assert.Equal(("small-cells", "5", $"{Data} v1"), (receipt.Parameters["switch"], receipt.Parameters["threshold"], receipt.Parameters["source"]));
        Assert.Equal((done.Table.Small, done.Table.WithThem), (int.Parse(receipt.Parameters["held-back-small"], CultureInfo.InvariantCulture), int.Parse(receipt.Parameters["held-back-with-them"], CultureInfo.InvariantCulture)));
        Assert.True(done.Table.Small > 0 && done.Table.WithThem > 0);
        // Whoever knows p can narrow a cell down, and the rows of the source may be what is kept back.
        Assert.DoesNotContain("percent", receipt.Parameters.Keys);
        Assert.All(receipt.Data, used => Assert.Equal(done.Place.Dataset, used.Dataset));
        // A share of what is shown is not said to be one of all.
        var counts = _services.GetRequiredService<LakeStore>().Latest(done.Place.Dataset)!.Columns.Single(column => column.Name == "수");
        Assert.Equal(Desk.TableOf(done) is var table ? Enumerable.Range(0, table.Values.Count).Count(cell => table.Shape.IsInner(cell) && table.Values[cell] is null) : 0, counts.Profile!.Masked);
        var lineage = _services.GetRequiredService<LineageDesk>();
        var graph = lineage.Of(done.Place.Dataset, forStaff: true);
        Assert.Contains(graph.Into(LineageDesk.ColumnId(done.Place.Dataset, "동")), edge => edge.From == LineageDesk.ColumnId(Data, "동"));
        Assert.Contains(lineage.Of(Data, forStaff: true).OutOf(LineageDesk.ColumnId(Data, "동")), edge => edge.To.Contains(done.Place.Dataset, StringComparison.Ordinal));
        Assert.Null(Desk.Fault());
    }

    [Fact]
    public async Task What_is_published_of_random_tables_gives_no_small_cell_away_worked_out_from_the_published_rows_alone()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            var data = $"random{seed}";
            await Ingest(data, "동,성별,나이\n" + string.Concat(Enumerable.Range(0, 60 + random.Next(200)).Select(_ => FormattableString.Invariant($"{"가나다라마"[random.Next(5)]}동,{(random.Next(3) == 0 ? "여" : "남")},{20 + random.Next(4) * random.Next(20)}\n"))));
            Desk.Switch(Officer, data, SafeSwitch.SmallCells, "시험");
            // Two tables of one version: what both say together counts.
            foreach (var by in (string[][])[["동", "성별"], ["성별", "나이:20"]])
            {
                SafeRelease made;
                try
                {
                    made = await Desk.Prepare(Lead, Of(data, by), Place, default);
                }
                catch (InputException)
                {
                    // Too little data for this grouping: nothing is published then.
                    continue;
                }
                await Desk.Approve(Officer, made.Id, null, default);
            }
            Audit(data);
        }
    }

    [Fact]
    public async Task A_sum_is_held_back_where_one_amount_is_most_of_it_and_can_not_be_worked_out()
    {
        var rows = string.Concat(Enumerable.Range(0, 240).Select(i => FormattableString.Invariant($"{"가나다라"[i % 4]}동,{"일이삼"[i / 4 % 3]},{(i == 5 ? 900_000 : 1_000 + i)}\n")));
        await Ingest(Data, "동,업종,매출\n" + rows);
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        var made = await Desk.Prepare(Lead, Spec("동", "업종") with { Measure = "매출" }, Place, default);
        var table = Desk.TableOf(made);
        // i = 5 lies in 나동 and 이: its cell is one person's by more than nine tenths.
        var cell = table.Shape.Cell([table.By[0].Labels.ToList().IndexOf("나동"), table.By[1].Labels.ToList().IndexOf("이")]);
        Assert.Null(table.Values[cell]);
        Assert.True(made.Table.Small >= 1 && made.Table.WithThem >= 3);
        var ranges = CellBounds.Of([.. table.Values.Select(value => (double?)value)], Lines(table.Shape), 0);
        Assert.True(ranges[cell].High - ranges[cell].Low > 90_000, $"{ranges[cell]}");
    }

    [Fact]
    public async Task Labels_are_proposed_for_noise_alone_and_paid_for_once()
    {
        await Ingest(Data, "동,주제,나이\n" + string.Concat(Enumerable.Range(0, 1_200).Select(i => $"{"가나"[i % 2]}동,{(i == 5 ? "희귀" : "가족")},{i % 60}\n")));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        Assert.Contains("다른 방법", (await RefusedAsync(() => Desk.Propose(Lead, Data, new("동"), Place, default))).Problem.Ko, StringComparison.Ordinal);
        Desk.Switch(Officer, Data, SafeSwitch.Private, "시험");
        foreach (var by in (TableDimension[])[new("나이"), new("나이", "10")]) Assert.Contains("제안하지 않습니다", (await RefusedAsync(() => Desk.Propose(Lead, Data, by, Place, default))).Problem.Ko, StringComparison.Ordinal);
        Assert.Equal(0, Desk.BudgetOf(Data).Spent);
        Assert.Equal(["가동", "나동"], await Desk.Propose(Lead, Data, new("동"), Place, default));
        Assert.Equal(["가동", "나동"], await Desk.Propose(Officer, Data, new("동"), Place, default));
        Assert.Equal(0.1m, Desk.BudgetOf(Data).Spent);
        Assert.Equal(["가족"], await Desk.Propose(Lead, Data, new("주제"), Place, default));
        Assert.Equal(0.2m, Desk.BudgetOf(Data).Spent);
        Desk.Budget(Officer, Data, 0.2m, "다 씀");
        await Ingest(Data, await File.ReadAllTextAsync(Path.Combine(_folder, Data + ".csv")) + "가동,가족,20\n");
        Assert.Contains("남았습니다", (await RefusedAsync(() => Desk.Propose(Lead, Data, new("동"), Place, default))).Problem.Ko, StringComparison.Ordinal);
        Assert.Null(Desk.Fault());
    }

    [Fact]
    public async Task Nothing_is_grouped_by_a_closed_column_whose_values_say_who_somebody_is()
    {
        await Ingest(Data, "이름,연락처,동\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{"김이박최정"[i % 5]}{"민서지도하"[i / 5 % 5]}{"준윤우연진"[i / 12]},010-{2000 + i}-{4000 + i},{"가나"[i % 2]}동\n")));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        foreach (var (column, what) in ((string, string)[])[("연락처", "휴대전화번호"), ("이름", "사람 이름")])
        {
            var refused = await RefusedAsync(() => Desk.Prepare(Lead, Spec(column), Place, default));
            Assert.Contains(what, refused.Problem.Ko, StringComparison.Ordinal);
            Assert.Contains("누구인지", refused.Todo!.Value.Ko, StringComparison.Ordinal);
        }
        Assert.Equal(["동"], Desk.ColumnsOf(Lead, Data)!.Where(PublishDesk.CanGroup).Select(column => column.Name).Intersect(["이름", "연락처", "동"]));
    }

    [Fact]
    public async Task A_value_on_a_boundary_lies_above_it_and_one_too_large_is_no_error()
    {
        await Ingest(Data, "비율,수\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"0.{1 + i % 6},{(i < 10 ? "100000000000000000" : $"{i}.5")}\n")));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        var table = await Table("비율:0.1");
        Assert.Equal(["0.1 이상 0.2 미만", "0.2 이상 0.3 미만", "0.3 이상 0.4 미만", "0.4 이상 0.5 미만", "0.5 이상 0.6 미만", "0.6 이상 0.7 미만"], table.By[0].Labels);
        Assert.All(table.Values.SkipLast(1), value => Assert.Equal(10, value));
        Assert.Contains("(범위 밖)", (await Table("수:10")).By[0].Labels);
    }

    [Fact]
    public void A_table_that_takes_too_long_to_protect_is_refused_with_what_to_do()
    {
        var random = new Random(7);
        SafeDimension[] by = [.. "가나다".Select(name => new SafeDimension($"{name}", $"{name}", [.. Enumerable.Range(0, 8).Select(i => $"{name}{i}")]))];
        var rows = GroupedRows.Of(by, Enumerable.Range(0, 512).Select(i => ((int[])[i / 64, i / 8 % 8, i % 8], GroupedCell.Empty with { Count = random.Next(9), Sole = -1 })), false);
        var refused = Assert.Throws<InputException>(() => ProtectTable.Run(rows, null, 5, 10, 1, [], [], TimeSpan.FromMilliseconds(50), default));
        Assert.Contains("안에 끝나지 않아", refused.Problem.Ko, StringComparison.Ordinal);
        Assert.Contains("범주가 적은", refused.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_table_that_was_narrowed_answers_nobody_and_stays_narrow()
    {
        await Survey(SafeSwitch.SmallCells);
        var made = await Desk.Prepare(Lead, Spec("동", "성별"), Place, default);
        await Desk.Approve(Officer, made.Id, null, default);
        var (groups, catalog) = (_services.GetRequiredService<SafeGroups>(), _services.GetRequiredService<CatalogStore>());
        var place = Desk.Find(Officer, made.Id).Place!.Dataset;
        Assert.NotNull(groups.Answer(Data, [new("group", "동")]));
        catalog.EditDataset(place, "local", row => row.Access = nameof(AccessLevel.Internal));
        Assert.Null(groups.Answer(Data, [new("group", "동")]));
        // The same table of the next version comes to the same place, which is not opened by it.
        await Ingest(Data, await File.ReadAllTextAsync(Path.Combine(_folder, Data + ".csv")) + "사람300,010-2300-4300,가동,남,44,목수,50\n");
        var again = await Desk.Prepare(Lead, Spec("동", "성별"), Place, default);
        await Desk.Approve(Officer, again.Id, null, default);
        Assert.Equal(place, Desk.Find(Officer, again.Id).Place!.Dataset);
        Assert.Equal(AccessLevel.Internal, catalog.FindNow(place)!.Access);
        Assert.Null(groups.Answer(Data, [new("group", "동")]));
    }

    [Fact]
    public async Task An_approval_that_broke_off_is_finished_as_one_dataset()
    {
        await Survey(SafeSwitch.SmallCells);
        var made = await Desk.Prepare(Lead, Spec("동", "성별"), Place, default);
        // The dataset is there; its receipt can't be kept.
        Directory.CreateDirectory(Path.GetDirectoryName(Home.Receipts)!);
        if (Directory.Exists(Home.Receipts)) Directory.Move(Home.Receipts, Home.Receipts + "-away");
        await File.WriteAllTextAsync(Home.Receipts, "");
        await Assert.ThrowsAnyAsync<IOException>(() => Desk.Approve(Officer, made.Id, null, default));
        var place = Assert.Single(_services.GetRequiredService<LakeStore>().Datasets(), dataset => dataset != Data);
        File.Delete(Home.Receipts);
        Assert.Equal(ReleaseState.Approved, Desk.Find(Officer, made.Id).State);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Desk.Finish(Officer, made.Id, default)));
        Assert.Equal(place, Desk.Find(Officer, made.Id).Place!.Dataset);
        Assert.Single(_services.GetRequiredService<LakeStore>().Datasets(), dataset => dataset != Data);
        Assert.DoesNotContain(_services.GetRequiredService<ReceiptStore>().Find(Desk.Find(Officer, made.Id).Place!.Receipt)!.Title.En, letter => letter is >= '가' and <= '힣' && !"동성별".Contains(letter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_table_asked_for_again_is_the_one_that_was_made_and_costs_nothing()
    {
        await Survey(SafeSwitch.Private);
        var first = await Desk.Prepare(Lead, Noisy(0.25m), Place, default);
        Assert.Equal((0m, 0.25m), (first.Table.SpentBefore, first.Table.SpentAfter));
        var again = await Desk.Prepare(Officer, Noisy(0.250m), Place, default);
        Assert.Equal((first.Id, 0.25m), (again.Id, Desk.BudgetOf(Data).Spent));
        Assert.Equal(Desk.TableOf(first).Values, Desk.TableOf(again).Values);
        // Sent back it was still seen: it costs what it cost, and is not drawn anew.
        Desk.Refuse(Officer, first.Id, "범주가 너무 많음");
        Assert.Equal((first.Id, 0.25m), ((await Desk.Prepare(Lead, Noisy(0.25m), Place, default)).Id, Desk.BudgetOf(Data).Spent));
        await Desk.Prepare(Lead, Noisy(0.75m), Place, default);
        var over = await RefusedAsync(() => Desk.Prepare(Lead, Noisy(0.000001m), Place, default));
        Assert.Contains("예산은 0 남았습니다", over.Problem.Ko, StringComparison.Ordinal);
        Assert.Equal((1m, 1m), Desk.BudgetOf(Data));
        Refused(() => Desk.Budget(Officer, Data, 0.5m, "줄임"));
        Refused(() => Desk.Budget(Lead, Data, 5, "늘림"));
        Desk.Budget(Officer, Data, 1.5m, "새 통계가 필요함");
        Assert.Equal((1.5m, 1m), Desk.BudgetOf(Data));
    }

    [Fact]
    public async Task Calls_at_once_from_several_processes_never_spend_more_than_there_is()
    {
        await Survey(SafeSwitch.Private);
        await using var other = Built();
        var desks = (PublishDesk[])[Desk, other.GetRequiredService<PublishDesk>()];
        var given = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Task.Run(async () =>
        {
            try
            {
                // Each amount twice: every second call asks for what somebody else may be making.
                return (await desks[i % 2].Prepare(Lead, Noisy((i + 1) / 2 * 0.01m), Place, default)).Id;
            }
            catch (InputException)
            {
                return null;
            }
        })));
        var made = Desk.All(Officer);
        var (whole, spent) = Desk.BudgetOf(Data);
        Assert.True(spent <= whole && spent > 0.8m, $"{spent}");
        Assert.Equal(made.Sum(release => release.Table.Spec.Epsilon!.Value), spent);
        Assert.Equal(made.Select(release => release.Id).Order(), given.OfType<string>().Distinct().Order());
        Assert.Equal(made.Count, made.Select(release => release.Table.Spec.Epsilon).Distinct().Count());
        Assert.Null(Desk.Fault());
        foreach (var release in made) Assert.Equal(release.Table.Cells, Desk.TableOf(release).Values.Count);
    }

    [Fact]
    public async Task Noise_is_as_wide_as_said_totals_agree_and_the_receipt_names_the_budget()
    {
        await Survey(SafeSwitch.Private);
        var sum = Noisy(0.5m) with { Measure = "급여", Low = 0, High = 100, PerPerson = 2 };
        await RefusedAsync(() => Desk.Prepare(Lead, sum with { High = null }, Place, default));
        await RefusedAsync(() => Desk.Prepare(Lead, sum with { By = [new("동")] }, Place, default));
        var made = await Desk.Prepare(Lead, sum, Place, default);
        var table = Desk.TableOf(made);
        foreach (var line in Lines(table.Shape)) Assert.Equal(table.Values[line.Total], line.Parts.Sum(part => table.Values[part]));
        Assert.Equal(["가동", "나동", "다동", "라동", "그 밖"], table.By[0].Labels);
        await Desk.Approve(Officer, made.Id, null, default);
        var receipt = _services.GetRequiredService<ReceiptStore>().Find(Desk.Find(Officer, made.Id).Place!.Receipt)!;
        Assert.Equal(("private", "0.5", "1", "0", "0.5", "0 … 100", "2"), (receipt.Parameters["switch"], receipt.Parameters["epsilon"], receipt.Parameters["budget"], receipt.Parameters["budget-spent-before"], receipt.Parameters["budget-spent-after"], receipt.Parameters["limits"], receipt.Parameters["rows-per-person"]));
        // 200 · ln 20 / 0.5
        Assert.Equal("±1199", receipt.Parameters["error-95"]);
        Assert.DoesNotContain("held-back-small", receipt.Parameters.Keys);
    }

    [Fact]
    public async Task Who_may_not_see_rows_is_answered_out_of_the_tables_and_nothing_else()
    {
        await Survey(SafeSwitch.SmallCells);
        var groups = _services.GetRequiredService<SafeGroups>();
        Assert.Null(groups.Answer(Data, [new("group", "동")]));
        var made = await Desk.Prepare(Lead, Spec("동", "성별"), Place, default);
        Assert.Null(groups.Answer(Data, [new("group", "동")]));
        await Desk.Approve(Officer, made.Id, null, default);
        var table = Desk.TableOf(made);
        var answer = groups.Answer(Data, [new("group", "동"), new("agg", "count()"), new("성별", "여")])!;
        Assert.Equal(table.By[0].Labels, answer.Rows.Select(row => row.Labels[0]));
        var women = table.By[1].Labels.ToList().IndexOf("여");
        Assert.Equal(Enumerable.Range(0, table.By[0].Labels.Count).Select(i => table.Values[table.Shape.Cell([i, women])]), answer.Rows.Select(row => row.Value));
        Assert.Contains(answer.Rows, row => row.Value is null);
        foreach (var other in (string[][])[["group", "나이"], ["group", "동", "agg", "avg(급여)"], ["group", "동", "agg", "sum(급여)"], ["group", "동", "이름", "사람1"], ["group", "동", "q", "사람1"], ["group", "동", "sort", "급여"]])
            Refused(() => groups.Answer(Data, Enumerable.Range(0, other.Length / 2).Select(i => new KeyValuePair<string, string>(other[i * 2], other[(i * 2) + 1]))));
        // Whatever is chosen, a sum over a cell that is held back is held back.
        var both = groups.Answer(Data, [new("group", "동"), new("성별", "in.(남,여)")])!;
        Assert.All(both.Rows.Zip(answer.Rows), pair => Assert.True(pair.First.Value is null || pair.Second.Value is not null));
        Desk.Switch(Officer, Data, SafeSwitch.Off, "그만");
        Assert.Null(groups.Answer(Data, [new("group", "동")]));
    }

    [Fact]
    public async Task Closed_columns_are_logged_before_they_are_read_and_rare_labels_of_theirs_are_not_told()
    {
        await Survey(SafeSwitch.SmallCells);
        _services.GetRequiredService<CatalogStore>().Decide(Data, "직업", PrivacyDecision.Closed, "local", "알아볼 수 있음");
        var made = await Desk.Prepare(Lead, Spec("직업"), Place, default);
        var record = new ReadAccessLog(Home).Last()!;
        Assert.Equal(("lead", Place, AccessAction.View, Data), (record.Account, record.Place, record.Action, record.What));
        Assert.Equal(["직업"], record.Columns);
        Assert.Equal(["목수", "상인", "그 밖"], Desk.TableOf(made).By[0].Labels);
        await RefusedAsync(() => Desk.Prepare(Lead, Spec("연락처"), Place, default));
    }

    [Fact]
    public async Task What_can_not_be_made_is_said()
    {
        await Survey(SafeSwitch.Off);
        Assert.Contains("꺼져", (await RefusedAsync(() => Desk.Prepare(Lead, Spec("동"), Place, default))).Problem.Ko, StringComparison.Ordinal);
        Refused(() => Desk.Switch(Lead, Data, SafeSwitch.SmallCells, "켬"));
        Refused(() => Desk.Switch(Officer, Data, SafeSwitch.SmallCells, " "));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "켬");
        await RefusedAsync(() => Desk.Prepare(Person("clerk", Role.Staff), Spec("동"), Place, default));
        foreach (var by in (string[][])[[], ["동", "동"], ["동", "성별", "나이", "직업"], ["없음"], ["동:10"], ["나이:month"]]) await RefusedAsync(() => Desk.Prepare(Lead, Spec(by), Place, default));
        await RefusedAsync(() => Desk.Prepare(Lead, Spec("동") with { Measure = "직업" }, Place, default));
        await Desk.Prepare(Lead, Spec("동", "성별"), Place, default);
        Desk.Switch(Officer, Data, SafeSwitch.Private, "바꿈");
        Assert.Contains("다른 방법", (await RefusedAsync(() => Desk.Prepare(Lead, Noisy(0.1m), Place, default))).Problem.Ko, StringComparison.Ordinal);
        _services.GetRequiredService<CatalogStore>().EditDataset(Data, "local", row => row.Access = nameof(AccessLevel.Everyone));
        Assert.Contains("모두에게 열린", (await RefusedAsync(() => Desk.Prepare(Lead, Noisy(0.1m), Place, default))).Problem.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_was_changed_after_it_was_made_is_not_approved_and_two_officers_do_not_approve_their_own()
    {
        await Survey(SafeSwitch.SmallCells);
        var made = await Desk.Prepare(Officer, Spec("동", "성별"), Place, default);
        await RefusedAsync(() => Desk.Approve(Officer, made.Id, null, default));
        var file = Path.Combine(Home.Publishing, made.Id + ".json");
        var was = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, was.Replace("null", "3", StringComparison.Ordinal));
        await RefusedAsync(() => Desk.Approve(Second, made.Id, null, default));
        Assert.Equal(ReleaseState.Waits, Desk.Find(Second, made.Id).State);
        Desk.Switch(Second, Data, SafeSwitch.Off, "잠시 멈춤");
        await RefusedAsync(() => Desk.Approve(Second, made.Id, null, default));
        Desk.Switch(Second, Data, SafeSwitch.SmallCells, "다시");
        await File.WriteAllTextAsync(file, was);
        await Desk.Approve(Second, made.Id, null, default);
        Assert.Equal(ReleaseState.Published, Desk.Find(Second, made.Id).State);
    }

    // From the rows of the published datasets alone: every blank of a count must seem able to be from its least up to the threshold.
    private void Audit(string data, params string[] waiting)
    {
        var numbers = new Dictionary<string, int>();
        var values = new List<double?>();
        var zeros = new Dictionary<int, int>();
        var lines = new List<TotalLine>();
        var tables = waiting.Length > 0
            ? Desk.All(Officer).Where(release => release.Dataset == data).Select(release => Csv(PublishTable.Csv(Desk.TableOf(release), SafeSwitch.SmallCells)))
            : Desk.PublishedOf(data).Select(release => Published(release.Place!.Dataset, release.Table.Spec.By.Count));
        foreach (var (columns, rows) in tables)
        {
            var at = rows.ToDictionary(row => string.Join('|', row.Labels), row => Number(columns, row.Labels, row.Value));
            foreach (var (labels, _) in rows)
                for (var i = 0; i < labels.Length; i++)
                    if (labels[i] is null)
                        lines.Add(new(at[string.Join('|', labels)], [.. rows.Where(row => row.Labels[i] is not null && row.Labels.Where((_, other) => other != i).SequenceEqual(labels.Where((_, other) => other != i))).Select(row => at[string.Join('|', row.Labels)])]));
            foreach (var (labels, _) in rows)
                zeros[at[string.Join('|', labels)]] = Math.Max(zeros.GetValueOrDefault(at[string.Join('|', labels)]), rows.Count(row => row.Labels.All(label => label is not null) && row.Value is not 0 && labels.Zip(row.Labels).All(pair => pair.First is null || pair.First == pair.Second)));
        }
        Assert.NotEmpty(values);
        var ranges = CellBounds.Of(values, lines.DistinctBy(line => $"{line.Total}:{string.Join(' ', line.Parts.Order())}").ToList(), 1);
        var truth = Truth(data);
        foreach (var (key, number) in numbers)
        {
            var count = truth(key);
            if (count is > 0 and < 5) Assert.True(values[number] is null && ranges[number].Low <= zeros[number] + 1e-6 && ranges[number].High >= 5 - 1e-6, $"{data} {key}: {count} shows as {ranges[number]}");
            else if (values[number] is { } shown) Assert.Equal(count, shown);
        }

        int Number(string[] columns, string?[] labels, double? value)
        {
            var key = string.Join('\n', columns.Zip(labels).Where(pair => pair.Second is not null).Select(pair => $"{pair.First}\t{pair.Second}").Order(StringComparer.Ordinal));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = values.Count);
                values.Add(value);
            }
            Assert.Equal(value, values[number]);
            return number;
        }
    }

    private (string[] Columns, List<(string?[] Labels, double? Value)> Rows) Published(string dataset, int groupings)
    {
        var version = _services.GetRequiredService<ReadableVersions>().Find(dataset)!;
        using var rows = _services.GetRequiredService<RowReader>().Open(version, new RowQuery { Limit = 5_000 }, default);
        var read = new List<(string?[], double?)>();
        while (rows.Next(out var count))
            for (var row = 0; row < count; row++)
            {
                string?[] labels = [.. Enumerable.Range(0, groupings).Select(i => rows.Batch.Value(i, row)?.ToString())];
                read.Add((labels, ResultTable.Number(rows.Batch.Value(groupings, row)) ?? ResultTable.Number(rows.Batch.Value(groupings + 1, row))));
            }
        return ([.. version.Columns.Take(groupings).Select(column => column.Name)], read);
    }

    private static (string[] Columns, List<(string?[] Labels, double? Value)> Rows) Csv(string text)
    {
        var lines = text.TrimEnd().Split("\r\n").Select(line => line[1..^1].Split("\",\"")).ToList();
        var groupings = lines[0].Length - 3;
        return (lines[0][..groupings], [.. lines.Skip(1).Select(cells => ((string?[])[.. cells[..groupings].Select(cell => cell.Length == 0 ? null : cell)], cells[groupings] + cells[groupings + 1] is { Length: > 0 } value && value != "*" ? double.Parse(value, CultureInfo.InvariantCulture) : (double?)null))]);
    }

    // How many rows truly are under labels, counted from the file that came in.
    private Func<string, int> Truth(string data)
    {
        var lines = File.ReadAllLines(Path.Combine(_folder, data + ".csv"));
        var header = lines[0].Split(',');
        return key => lines.Skip(1).Select(line => line.Split(',')).Count(row => key.Length == 0 || key.Split('\n').Select(part => part.Split('\t')).All(part => Fits(row[Array.IndexOf(header, part[0])], part[1])));
        static bool Fits(string value, string label) => label.Split('–') is [var from, var to] ? int.Parse(value, CultureInfo.InvariantCulture) is var number && number >= int.Parse(from, CultureInfo.InvariantCulture) && number <= int.Parse(to, CultureInfo.InvariantCulture) : value == label;
    }

    private static List<TotalLine> Lines(TableShape shape) => [.. Enumerable.Range(0, shape.Cells).SelectMany(cell => Enumerable.Range(0, shape.Sizes.Count).Where(i => shape.IsTotal(shape.Labels(cell), i)).Select(i =>
        new TotalLine(cell, [.. Enumerable.Range(0, shape.Sizes[i]).Select(label => shape.Cell([.. shape.Labels(cell).Select((own, at) => at == i ? label : own)]))])))];

    private async Task<SafeTable> Table(params string[] by) => Desk.TableOf(await Desk.Prepare(Lead, Spec(by), Place, default));

    private static int Cell(SafeTable table, params string?[] labels) => table.Shape.Cell([.. labels.Select((label, i) => label is null ? table.By[i].Labels.Count : table.By[i].Labels.ToList().IndexOf(label))]);

    private static TableSpec Spec(params string[] by) => new(Data, [.. by.Select(TableDimension.Parse)]);

    private static TableSpec Of(string data, string[] by) => new(data, [.. by.Select(TableDimension.Parse)]);

    private static TableSpec Noisy(decimal epsilon) => new(Data, [new("동", Labels: ["가동", "나동", "다동", "라동"]), new("성별", Labels: ["남", "여"])]) { Epsilon = epsilon };

    private async Task Survey(SafeSwitch how)
    {
        // 라동 has few people, and fewer women.
        await Ingest(Data, "이름,연락처,동,성별,나이,직업,급여\n" + string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant(
            $"사람{i},010-{2000 + i}-{4000 + i},{(i % 50 == 7 ? "라" : "가나다"[i % 3].ToString())}동,{(i % 7 < 3 ? "여" : "남")},{20 + (i * 7 % 60)},{(i % 100 == 3 ? "등대지기" : i % 2 == 0 ? "목수" : "상인")},{(i * 13 % 90) + 10}\n"))));
        if (how != SafeSwitch.Off) Desk.Switch(Officer, Data, how, "통계 공표");
    }

    private async Task Ingest(string id, string text)
    {
        var file = Path.Combine(_folder, id + ".csv");
        await File.WriteAllTextAsync(file, text);
        await _services.GetRequiredService<IngestSources>().Run(new([file], id), null, default);
        var catalog = _services.GetRequiredService<CatalogStore>();
        catalog.Prepare();
        catalog.EditDataset(id, "local", row => row.Access = nameof(AccessLevel.Internal));
    }

    private static Reader Person(string name, Role role) => new(ReaderKind.Account, name) { Account = name, Roles = [new(role)] };

    private static InputException Refused(Action act) => Assert.Throws<InputException>(act);

    private static Task<InputException> RefusedAsync(Func<Task> act) => Assert.ThrowsAsync<InputException>(act);
}
