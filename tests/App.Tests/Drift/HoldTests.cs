using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.App.Tests.Drift;

/// <summary>Files that wait for a person: kept, taken in exactly once, or refused.</summary>
public sealed class HoldTests : IDisposable
{
    private const string Header = "관리번호,정류장명,의자수";

    private readonly DriftFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Row(int n) => FormattableString.Invariant($"S-{n:000},정류장{n},{n % 9}");

    private async Task<HeldArrival> Held(int rows = 61, string header = "관리번호,푯말,의자수", string name = "정류장.csv")
    {
        if (_folder.Lake.Latest(DriftFolder.Dataset) is null)
        {
            await _folder.Load(DriftFolder.Table(Header, 60, Row));
            _folder.Policy(DriftPolicy.Stop);
        }
        return await _folder.Hold(DriftFolder.Table(header, rows, Row), name);
    }

    [Fact]
    public async Task A_held_file_is_kept_when_its_source_is_gone_and_becomes_a_version_when_it_is_accepted()
    {
        var hold = await Held();
        File.Delete(Path.Combine(_folder.Data, "..", "정류장.csv"));
        _folder.Restart();
        var result = Assert.Single(_folder.Accept(hold));
        Assert.Equal((2, 61L), (result.Version!.Version, result.Version.Rows));
        Assert.Equal(("김서연", hold.Id), (result.Version.Drift!.AcceptedBy, result.Version.Drift.Hold));
        Assert.Equal((HoldState.Accepted, 2), (_folder.Holds.Find(hold.Id)!.State, _folder.Holds.Find(hold.Id)!.Version));
        Assert.Equal("정류장7", _folder.Value("select \"정류장명\" from t where \"관리번호\" = 'S-007'"));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_folder.Data, "held", DriftFolder.Dataset, hold.Id)));
        Assert.Equal(2, _folder.Catalog.FindNow(DriftFolder.Dataset)!.Newest!.Version);
    }

    [Fact]
    public async Task A_hold_whose_source_went_back_to_the_version_before_cannot_become_the_newest()
    {
        var hold = await Held();
        var unchanged = await _folder.Arrive(DriftFolder.Table(Header, 60, Row));
        Assert.True(unchanged.Result!.Unchanged);
        _folder.Restart();
        Assert.True(_folder.Desk.Open(DriftFolder.Dataset)!.Waiting.Single().IsOvertaken);
        Assert.Contains("버전 1의 파일이 다시 왔습니다", Assert.Throws<InputException>(() => _folder.Accept(hold)).In("ko"), StringComparison.Ordinal);
        // It came once more: it is what the source says now.
        Assert.Equal(hold.Id, (await Held()).Id);
        Assert.Equal(2, Assert.Single(_folder.Accept(hold)).Version!.Version);
    }

    [Fact]
    public async Task A_hold_is_taken_in_once()
    {
        var hold = await Held();
        _folder.Accept(hold);
        var again = Assert.Throws<InputException>(() => _folder.Accept(hold));
        Assert.Contains("이미 정해졌습니다", again.In("ko"), StringComparison.Ordinal);
        Assert.Equal([1, 2], _folder.Lake.Versions(DriftFolder.Dataset));
    }

    [Fact]
    public async Task A_process_killed_between_the_version_and_the_record_makes_no_second_version()
    {
        var hold = await Held();
        var record = Path.Combine(_folder.Data, "held", DriftFolder.Dataset, hold.Id, "hold.json");
        var before = await File.ReadAllTextAsync(record);
        // The copies are still there too.
        var kept = Directory.CreateDirectory(Path.Combine(_folder.Data, "copy")).FullName;
        File.Copy(Path.Combine(Path.GetDirectoryName(record)!, "0", "정류장.csv"), Path.Combine(kept, "정류장.csv"));
        _folder.Accept(hold);
        await File.WriteAllTextAsync(record, before);
        Directory.Move(kept, Path.Combine(Path.GetDirectoryName(record)!, "0"));
        _folder.Restart();

        var result = Assert.Single(_folder.Accept(hold));
        Assert.Equal(2, result.Version!.Version);
        Assert.Equal([1, 2], _folder.Lake.Versions(DriftFolder.Dataset));
        Assert.Equal(HoldState.Accepted, _folder.Holds.Find(hold.Id)!.State);
    }

    [Fact]
    public async Task A_copy_that_a_killed_process_left_is_no_hold_and_is_swept_away()
    {
        await Held();
        var left = Directory.CreateDirectory(Path.Combine(_folder.Data, "held", DriftFolder.Dataset, ".writing-20261122-000000-00000000")).FullName;
        File.WriteAllText(Path.Combine(left, "hold.json"), "{");
        Assert.Single(_folder.Holds.All());
        _folder.Holds.Sweep(DateTimeOffset.MaxValue.AddDays(-1));
        Assert.False(Directory.Exists(left));
        Assert.Single(_folder.Holds.Waiting());
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_hold()
    {
        var hold = await Held();
        Assert.Equal(hold.Id, (await Held()).Id);
        Assert.Single(_folder.Holds.All());
    }

    [Fact]
    public async Task What_a_person_says_of_a_header_goes_with_the_acceptance_and_holds_for_later_files()
    {
        await _folder.Load(DriftFolder.Table(Header, 60, Row));
        _folder.Policy(DriftPolicy.Stop);
        var hold = await _folder.Hold(DriftFolder.Table("관리번호,이름표,의자수", 60, n => FormattableString.Invariant($"T-{n:000},멈춤{n},{n % 9}")));
        Assert.Equal(ColumnFate.Removed, DriftFolder.Of(hold.Drift, "정류장명").Fate);
        var accepted = Assert.Single(_folder.Accept(hold, new ColumnAlias("이름표", "정류장명"))).Version!;
        Assert.Equal((ColumnFate.Renamed, MatchManner.Person), (DriftFolder.Of(accepted.Drift!, "정류장명").Fate, DriftFolder.Of(accepted.Drift!, "정류장명").By));
        var third = await _folder.Load(DriftFolder.Table("관리번호,이름표,의자수", 61, n => FormattableString.Invariant($"U-{n:000},멈춤{n},{n % 9}")));
        Assert.Equal(["관리번호", "정류장명", "의자수"], third.Columns.Select(column => column.Name));
        Assert.Equal("김서연", Assert.Single(_folder.Catalog.ColumnAliases(DriftFolder.Dataset)).By);
    }

    [Fact]
    public async Task Files_held_one_after_the_other_go_in_in_their_order()
    {
        var (monday, tuesday, wednesday) = (await Held(61), await Held(62), await Held(63));
        var results = _folder.Accept(tuesday);
        Assert.Equal([monday.Id, tuesday.Id, wednesday.Id], results.Select(result => result.Hold.Id));
        // The third differs no more from the second.
        Assert.Equal([61L, 62L, 63L], results.Select(result => result.Version!.Rows));
        Assert.Empty(_folder.Holds.Waiting());
    }

    [Fact]
    public async Task A_file_behind_an_accepted_one_that_still_differs_goes_on_waiting()
    {
        var monday = await Held(61);
        var tuesday = await _folder.Hold(DriftFolder.Table("관리번호,푯말,의자수,메모", 62, n => Row(n) + ",x" + n));
        var results = _folder.Accept(monday);
        Assert.Equal([61L, null], results.Select(result => result.Version?.Rows));
        var waiting = Assert.Single(_folder.Holds.Waiting());
        Assert.Equal((tuesday.Id, 2), (waiting.Id, waiting.Drift.Against));
        Assert.Equal(3, Assert.Single(_folder.Accept(waiting)).Version!.Version);
    }

    [Fact]
    public async Task A_file_that_was_overtaken_can_only_be_refused()
    {
        var hold = await Held();
        await _folder.Load(DriftFolder.Table(Header, 70, Row));
        Assert.True(_folder.Deciding.IsOvertaken(hold));
        Assert.Contains("버전 2", Assert.Throws<InputException>(() => _folder.Accept(hold)).In("ko"), StringComparison.Ordinal);
        Assert.Equal(HoldState.Refused, _folder.Deciding.Refuse(hold.Id, "김서연", "다시 받음").State);
    }

    [Fact]
    public async Task A_refused_file_is_gone_and_its_record_stays()
    {
        var hold = await Held();
        var refused = _folder.Deciding.Refuse(hold.Id, "김서연", "잘못 보낸 파일");
        Assert.Equal((HoldState.Refused, "김서연", "잘못 보낸 파일"), (refused.State, refused.DecidedBy, refused.DecidedWhy));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_folder.Data, "held", DriftFolder.Dataset, hold.Id)));
        Assert.Equal([1], _folder.Lake.Versions(DriftFolder.Dataset));
        Assert.Throws<InputException>(() => _folder.Accept(hold));
    }

    [Fact]
    public async Task Nobody_decides_without_a_name_and_a_reason()
    {
        var hold = await Held();
        Assert.Throws<InputException>(() => _folder.Deciding.Accept(hold.Id, [], "", "까닭", default));
        Assert.Throws<InputException>(() => _folder.Deciding.Refuse(hold.Id, "김서연", " "));
        Assert.Equal(HoldState.Waiting, _folder.Holds.Find(hold.Id)!.State);
    }

    [Theory]
    [InlineData("../lake")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("없음")]
    public void An_id_that_is_none_of_ours_finds_nothing(string id) => Assert.Null(_folder.Holds.Find(id));

    [Fact]
    public async Task Files_joined_to_one_version_are_held_and_taken_in_together()
    {
        Task<IReadOnlyList<IngestOutcome>> Together(string header, int rows) => _folder.Get<IngestSources>().Run(
            new([_folder.Write("1월.csv", DriftFolder.Table(header, rows, Row)), _folder.Write("2월.csv", DriftFolder.Table(header, rows, n => Row(n + 500)))], DriftFolder.Dataset) { Append = true }, null, default);
        await Together(Header, 30);
        _folder.Policy(DriftPolicy.Stop);
        var hold = Assert.Single(await Together("관리번호,푯말,의자수", 31)).Held!;
        Assert.Equal(2, hold.Files.Count);
        Assert.Equal(62, Assert.Single(_folder.Accept(hold)).Version!.Rows);
        Assert.Equal("31", _folder.Value("select count(*) from t where \"원본\" = '2월'"));
    }
}
