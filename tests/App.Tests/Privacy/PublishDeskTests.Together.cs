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

/// <summary>What tables of one dataset say together, of one version and of several.</summary>
public sealed partial class PublishDeskTests
{
    [Fact]
    public async Task Differences_between_tables_of_one_version_give_nothing_away()
    {
        await Survey(SafeSwitch.SmallCells);
        await Desk.Prepare(Lead, Spec("동", "나이:10"), Place, default);
        // Another width of the same column could be taken from the first.
        var refused = await RefusedAsync(() => Desk.Prepare(Lead, Spec("나이:5"), Place, default));
        Assert.Contains("다르게 묶습니다", refused.Problem.Ko, StringComparison.Ordinal);
        // What both tables have is held back in both.
        var first = Desk.TableOf(Desk.All(Officer)[0]);
        var second = Desk.TableOf(await Desk.Prepare(Lead, Spec("나이:10", "성별"), Place, default));
        for (var label = 0; label < first.By[1].Labels.Count; label++)
            Assert.Equal(first.Values[first.Shape.Cell([first.By[0].Labels.Count, label])], second.Values[second.Shape.Cell([label, second.By[1].Labels.Count])]);
        Audit(Data, "동", "나이:10", "성별");
    }

    [Fact]
    public async Task A_column_that_another_one_says_gives_nothing_away_of_its_table()
    {
        // 갑구 is 가동 and 나동 by another name in part; the code of a 동 is its name in other words.
        await Ingest(Data, "동,코드,구,성별,나이\n" + string.Concat(Enumerable.Range(0, 240).Select(i => (i, At: i % 6 < 2 ? 0 : i % 6 - 1)).Select(row => FormattableString.Invariant(
            $"{"가나다라마"[row.At]}동,{100 + row.At},{"갑을갑을병"[row.At]}구,{(row.At == 0 ? row.i < 7 : row.i % 3 == 0) switch { true => "여", _ => "남" }},{20 + row.i % 40}\n"))));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        var quarters = await Table("동", "성별");
        var small = Cell(quarters, "가동", "여");
        Assert.Null(quarters.Values[small]);
        // By the code every blank stays one, and no other comes to it.
        var codes = await Table("코드", "성별");
        Assert.Equal(quarters.Values, codes.Values);
        // By the district: whatever both say together, the small cell may be anything.
        var districts = await Table("구", "성별");
        var values = quarters.Values.Concat(districts.Values).Select(value => (double?)value).ToList();
        List<TotalLine> lines = [.. Lines(quarters.Shape), .. Lines(districts.Shape).Select(line => Moved(line))];
        foreach (var (district, parts) in ((string, string[])[])[("갑구", ["가동", "다동"]), ("을구", ["나동", "라동"]), ("병구", ["마동"])])
            foreach (var sex in (string?[])["남", "여", null]) lines.Add(new(quarters.Values.Count + Cell(districts, district, sex), [.. parts.Select(part => Cell(quarters, part, sex))]));
        lines.Add(new(quarters.Values.Count - 1, [values.Count - 1]));
        foreach (var i in (int[])[0, 1]) lines.Add(new(Cell(quarters, null, quarters.By[1].Labels[i]), [quarters.Values.Count + Cell(districts, null, quarters.By[1].Labels[i])]));
        var range = CellBounds.Of(values, lines, 1)[small];
        Assert.True(range is { Low: <= 1 + 1e-6, High: >= 5 - 1e-6 }, $"{range}");

        TotalLine Moved(TotalLine line) => new(line.Total + quarters.Values.Count, [.. line.Parts.Select(part => part + quarters.Values.Count)]);
    }

    [Fact]
    public async Task Two_columns_that_say_what_a_third_says_count_as_it()
    {
        // Names of districts repeat between provinces: only both together are the code.
        await Ingest(Data, "시도,구,코드,성별\n" + string.Concat(Enumerable.Range(0, 200).Select(i => (i, Both: i % 10 == 0 ? 0 : 1 + i % 3)).Select(row => FormattableString.Invariant(
            $"{"강남"[row.Both / 2]}도,{"중동"[row.Both % 2]}구,{1100 + row.Both},{(row.Both == 0 ? row.i < 40 : row.i % 2 == 0) switch { true => "여", _ => "남" }}\n"))));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        var names = await Table("시도", "구", "성별");
        var codes = await Table("코드", "성별");
        Assert.Contains(null, names.Values);
        for (var both = 0; both < 4; both++)
            foreach (var sex in (string?[])["남", "여", null])
                Assert.Equal(names.Values[Cell(names, $"{"강남"[both / 2]}도", $"{"중동"[both % 2]}구", sex)], codes.Values[Cell(codes, $"{1100 + both}", sex)]);
    }

    [Fact]
    public async Task Columns_of_which_one_all_but_says_the_other_do_not_stand_in_tables_apart()
    {
        // One row of four hundred has the wrong district.
        await Ingest(Data, "동,구,성별\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{"가나다라"[i % 4]}동,{"갑을"[(i + (i == 77 ? 1 : 0)) % 2]}구,{(i % 3 == 0 ? "여" : "남")}\n")));
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "시험");
        await Table("동", "성별");
        Assert.Contains("거의 아는", (await RefusedAsync(() => Table("구", "성별"))).Problem.Ko, StringComparison.Ordinal);
        // In one table both may stand.
        await Table("동", "구");
    }

    [Fact]
    public async Task A_width_is_the_same_however_it_is_written()
    {
        await Survey(SafeSwitch.SmallCells);
        var first = await Desk.Prepare(Lead, Spec("동", "나이:10"), Place, default);
        Assert.Equal(first.Id, (await Desk.Prepare(Lead, Spec("동", "나이:10.0"), Place, default)).Id);
        Assert.Equal(new TableSpec(Data, [new("나이", "10")]).Name, new TableSpec(Data, [new("나이", "10.00")]).Name);
        // A whole number by ranges of one is the number.
        var ages = Desk.TableOf(await Desk.Prepare(Lead, new(Data, [new("급여", "1")]), Place, default));
        Assert.Equal(ages.Values, Desk.TableOf(await Desk.Prepare(Lead, Spec("급여"), Place, default)).Values);
        var crossed = Desk.TableOf(await Desk.Prepare(Lead, Spec("급여", "성별"), Place, default));
        Assert.All(Enumerable.Range(0, ages.By[0].Labels.Count), label => Assert.Equal(ages.Values[label], crossed.Values[crossed.Shape.Cell([label, crossed.By[1].Labels.Count])]));
    }

    [Fact]
    public async Task A_table_of_the_version_before_counts_where_nothing_has_changed_since()
    {
        await Survey(SafeSwitch.SmallCells);
        var first = await Table("동", "나이:10");
        // The next version has one person more, in the largest quarter.
        await Ingest(Data, await File.ReadAllTextAsync(Path.Combine(_folder, Data + ".csv")) + "사람300,010-2300-4300,가동,남,44,목수,50\n");
        var again = await Table("동", "나이:10");
        Assert.Equal(first.Values.Count, again.Values.Count);
        var changed = 0;
        for (var cell = 0; cell < first.Values.Count; cell++)
        {
            var labels = first.Shape.Labels(cell);
            if ((first.Shape.IsTotal(labels, 0) || first.By[0].Labels[labels[0]] == "가동") && (first.Shape.IsTotal(labels, 1) || first.By[1].Labels[labels[1]] == "40–49")) changed++;
            else Assert.Equal(first.Values[cell], again.Values[cell]);
        }
        Assert.Equal(4, changed);
        // Narrower than it was: what was seen in wider ranges is the sum of these.
        Desk.Switch(Officer, Data, SafeSwitch.SmallCells, "다시");
        await Ingest(Data, await File.ReadAllTextAsync(Path.Combine(_folder, Data + ".csv")) + "사람301,010-2301-4301,가동,남,44,목수,50\n");
        try
        {
            var narrow = await Table("동", "나이:5");
            for (var label = 0; label < first.By[1].Labels.Count; label++)
            {
                var (wide, from) = (first.By[1].Labels[label], int.Parse(first.By[1].Labels[label].Split('–')[0], CultureInfo.InvariantCulture));
                if (wide == "40–49" || first.Values[Cell(first, "라동", wide)] is not null) continue;
                Assert.Contains(Enumerable.Range(0, 2), half => narrow.By[1].Labels.Contains($"{from + (5 * half)}–{from + (5 * half) + 4}") && narrow.Values[Cell(narrow, "라동", $"{from + (5 * half)}–{from + (5 * half) + 4}")] is null);
            }
        }
        catch (InputException refused)
        {
            Assert.Contains("이미 낸 표", refused.Todo!.Value.Ko, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_that_was_sent_back_was_seen_and_counts()
    {
        await Survey(SafeSwitch.SmallCells);
        var first = await Desk.Prepare(Lead, Spec("동", "나이:10"), Place, default);
        Desk.Refuse(Officer, first.Id, "다시");
        Assert.Contains("다르게 묶습니다", (await RefusedAsync(() => Desk.Prepare(Lead, Spec("나이:5"), Place, default))).Problem.Ko, StringComparison.Ordinal);
        // It may be asked for once more, and is what was seen.
        var again = await Desk.Prepare(Lead, Spec("동", "나이:10"), Place, default);
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal(Desk.TableOf(first).Values, Desk.TableOf(again).Values);
        Desk.Refuse(Officer, again.Id, "그만");
        Desk.Switch(Officer, Data, SafeSwitch.Private, "바꿈");
        Assert.Contains("다른 방법", (await RefusedAsync(() => Desk.Prepare(Lead, Noisy(0.1m), Place, default))).Problem.Ko, StringComparison.Ordinal);
    }
}
