using Maru.Methods.Coordinates;

namespace Maru.Methods.Tests.Coordinates;

public sealed class CoordinateColumnsTests
{
    [Theory]
    [InlineData("위도,경도", "1,0")]
    [InlineData("WGS84위도,WGS84경도", "1,0")]
    [InlineData("번호,X좌표,Y좌표", "1,2")]
    [InlineData("좌표정보(X),좌표정보(Y)", "0,1")]
    [InlineData("좌표정보x(epsg5174),좌표정보y(epsg5174)", "0,1")]
    [InlineData("xcord,ycord", "0,1")]
    [InlineData("entX,entY", "0,1")]
    [InlineData("coordX,coordY", "0,1")]
    [InlineData("X_CRD,Y_CRD", "0,1")]
    [InlineData("lng,lat", "0,1")]
    [InlineData("LO,LA", "0,1")]
    [InlineData("Longitude,Latitude", "0,1")]
    [InlineData("경도(X),위도(Y)", "0,1")]
    [InlineData("UTMK_X,UTMK_Y", "0,1")]
    [InlineData("X좌표,Y좌표,위도,경도", "0,1;3,2")]
    [InlineData("출발지X,출발지Y,도착지X,도착지Y", "0,1;2,3")]
    [InlineData("관리기관명,소재지위도,소재지경도,데이터기준일자", "2,1")]
    public void Pairs_are_found_by_the_names_files_really_use(string headers, string expected) =>
        Assert.Equal(expected, string.Join(';', CoordinateColumns.Find(headers.Split(',')).Select(pair => $"{pair.X},{pair.Y}")));

    [Theory]
    [InlineData("이름,나이,성별")]
    [InlineData("정도,고도")]
    [InlineData("X,값")]
    [InlineData("위도경도")] // both in one column
    [InlineData("출발지X,도착지Y")] // halves of two places
    [InlineData("year,max,text,relay")]
    public void Names_that_are_no_pair_give_none(string headers) => Assert.Empty(CoordinateColumns.Find(headers.Split(',')));

    [Theory]
    [InlineData("좌표정보x(epsg5174),좌표정보y(epsg5174)", "EPSG:5174")]
    [InlineData("UTMK_X,UTMK_Y", "EPSG:5179")]
    [InlineData("UTM-K X좌표,UTM-K Y좌표", "EPSG:5179")]
    [InlineData("WGS84경도,WGS84위도", "EPSG:4326")]
    [InlineData("X좌표,Y좌표", null)]
    public void A_system_in_the_names_is_taken_as_a_hint(string headers, string? expected) =>
        Assert.Equal(expected, CoordinateColumns.Find(headers.Split(','))[0].Hint?.Id);
}
