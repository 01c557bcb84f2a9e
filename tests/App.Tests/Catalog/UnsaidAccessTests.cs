using Maru.App.Catalog;
using Maru.Core.Data;

namespace Maru.App.Tests.Catalog;

public sealed class UnsaidAccessTests : IDisposable
{
    private static readonly Column Resident = new("주민등록번호", ColumnType.Text, Privacy: PrivacyClass.UniqueIdentifier)
    {
        Closed = true,
        Personal = new("resident-number", 1, 20, new("13자리이고 검증번호가 맞습니다.", "13 digits with a valid check digit.")),
    };

    private readonly CatalogFolder _city = new();

    public void Dispose() => _city.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dataset_with_personal_data_is_for_staff_until_somebody_says_otherwise(bool database)
    {
        if (database) _city.Store.Prepare();
        _city.Store.Register(_city.Commit("care", "돌봄 명단", null, Resident));
        Assert.Equal(AccessLevel.Internal, _city.Store.FindNow("care")!.Access);
        Assert.Equal(UnsaidAccess.OfPersonal.Ko, _city.Store.FindNow("care")!.AccessReason);
        Assert.Equal(AccessLevel.Internal, _city.Another().FindNow("care")!.Access);
    }

    [Fact]
    public void Data_that_was_open_goes_inside_when_personal_data_comes_and_stays_there_when_the_next_version_has_none()
    {
        _city.Store.Prepare();
        _city.Store.Register(_city.Commit("care", "돌봄 명단", null, Example.Stops));
        Assert.Equal(AccessLevel.Everyone, _city.Store.FindNow("care")!.Access);
        _city.Store.Register(_city.Commit("care", "돌봄 명단", null, [.. Example.Stops, Resident]));
        Assert.Equal(AccessLevel.Internal, _city.Store.FindNow("care")!.Access);
        _city.Store.Register(_city.Commit("care", "돌봄 명단", null, Example.Stops));
        Assert.Equal(AccessLevel.Internal, _city.Store.FindNow("care")!.Access);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dataset_that_begins_without_a_row_is_for_staff_until_somebody_says_otherwise(bool database)
    {
        if (database) _city.Store.Prepare();
        _city.Store.Register(_city.Commit("empty", "빈 표", manifest => manifest with { Rows = 0 }, Example.Stops));
        Assert.Equal((AccessLevel.Internal, UnsaidAccess.OfNoRows.Ko), (_city.Store.FindNow("empty")!.Access, _city.Store.FindNow("empty")!.AccessReason));
        if (!database) return;
        _city.Store.EditDataset("empty", "김마루", row => row.Access = nameof(AccessLevel.Everyone));
        Assert.Equal(AccessLevel.Everyone, _city.Store.FindNow("empty")!.Access);
    }

    [Fact]
    public void A_later_version_without_rows_closes_nothing_that_people_see()
    {
        _city.Store.Prepare();
        _city.Store.Register(_city.Commit("calls", "민원", null, Example.Stops));
        _city.Store.Register(_city.Commit("calls", "민원", manifest => manifest with { Rows = 0 }, Example.Stops));
        Assert.Equal(AccessLevel.Everyone, _city.Store.FindNow("calls")!.Access);
    }

    [Fact]
    public void What_a_person_said_stays()
    {
        _city.Store.Prepare();
        _city.Store.EditDataset("care", "김마루", row => row.Access = nameof(AccessLevel.Everyone));
        _city.Store.Register(_city.Commit("care", "돌봄 명단", null, Resident));
        Assert.Equal(AccessLevel.Everyone, _city.Store.FindNow("care")!.Access);
    }
}
