using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.App.Tests.Catalog;
using Maru.Core;
using Maru.Core.Receipts;

namespace Maru.App.Tests.Receipts;

public sealed class ReceiptStoreTests : IDisposable
{
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maru-receipts-");
    private readonly ReceiptStore _store;

    public ReceiptStoreTests() => _store = new(new DataHome(_folder.FullName), _clock, new(TimeSpan.FromDays(30)));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_a_reader_asked_for_goes_when_nobody_opened_it_for_long_and_a_figures_receipt_stays()
    {
        _store.Save(Of('a'));
        _store.SavePassing(Of('b'));
        _store.SavePassing(Of('c'));
        _clock.Advance(TimeSpan.FromDays(20));
        Assert.NotNull(_store.Find(Id('c')));
        _clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(1, _store.Sweep());
        Assert.Null(_store.Find(Id('b')));
        Assert.NotNull(_store.Find(Id('c')));
        _clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, _store.Sweep());
        Assert.Null(_store.Find(Id('c')));
        Assert.NotNull(_store.Find(Id('a')));
    }

    [Fact]
    public void A_receipt_that_is_kept_for_good_is_not_kept_a_second_time_for_a_reader()
    {
        _store.SavePassing(Of('a'));
        _store.Save(Of('a'));
        _store.SavePassing(Of('a'));
        _clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(0, _store.Sweep());
        Assert.NotNull(_store.Find(Id('a')));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../catalog")]
    [InlineData("passing/bbbbbbbbb")]
    public void An_id_that_is_none_finds_nothing(string id) => Assert.Null(_store.Find(id));

    [Fact]
    public void The_days_are_a_setting_that_is_checked()
    {
        Assert.Equal(90, ReceiptRetention.Parse(null).Days);
        Assert.Equal(7, ReceiptRetention.Parse("7").Days);
        Assert.Contains("MARU_RECEIPT_DAYS", Assert.Throws<InputException>(() => ReceiptRetention.Parse("-1")).Message, StringComparison.Ordinal);
    }

    private static string Id(char letter) => new(letter, 16);

    private static Receipt Of(char letter) => new(Id(letter), new("값", "value"), [], [], DateTimeOffset.UnixEpoch, "");
}
