using Maru.Methods.Coordinates;

namespace Maru.Methods.Tests.Coordinates;

public sealed class ForecastGridTests
{
    // The service's own list of places: 서울특별시 60,127; 광진구 62,126; 부산 98,76; 제주 52,38; 춘천 73,134; 독도 144,123 (이어도 28,8).
    [Theory]
    [InlineData(126.9780, 37.5635, 60, 127)]
    [InlineData(127.0845, 37.5357, 62, 126)]
    [InlineData(129.0750, 35.1770, 98, 76)]
    [InlineData(126.5003, 33.4857, 52, 38)]
    [InlineData(127.7323, 37.8785, 73, 134)]
    public void A_place_lies_in_the_cell_the_service_names(double longitude, double latitude, int x, int y) =>
        Assert.Equal((x, y), ForecastGrid.CellOf(longitude, latitude));

    [Fact]
    public void The_middle_of_every_cell_lies_in_it()
    {
        for (var x = 1; x <= 149; x++)
            for (var y = 1; y <= 253; y++)
                Assert.Equal((x, y), ForecastGrid.MiddleOf(x, y) is var (longitude, latitude) ? ForecastGrid.CellOf(longitude, latitude) : default);
    }
}
