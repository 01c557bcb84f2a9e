using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Maru.App.Excavations;

namespace Maru.App.Tests.Excavations;

public sealed class PlaceFinderTests
{
    private static readonly PlaceFinder s_finder = SmallTown.Book().Finder;

    [Theory]
    [InlineData("중앙로 120", "중앙로 120", PlaceMatch.Exact)]
    [InlineData("중앙 로120", "중앙로 120", PlaceMatch.Exact)]
    [InlineData("  중앙로  120번지 앞", "중앙로 120", PlaceMatch.Exact)]
    [InlineData("강원특별자치도 한빛시 중앙로 120 (학림동)", "중앙로 120", PlaceMatch.Exact)]
    [InlineData("학림동 중앙로 120", "중앙로 120", PlaceMatch.Exact)]
    [InlineData("중앙로 128", "중앙로 122", PlaceMatch.NearNumber)]
    [InlineData("중앙로 900", "중앙로", PlaceMatch.RoadOnly)]
    [InlineData("ㅈㅇㄹ 120", "중앙로 120", PlaceMatch.Similar)]
    [InlineData("증앙로 120", "중앙로 120", PlaceMatch.Similar)]
    [InlineData("wnddkdfh 120", "중앙로 120", PlaceMatch.Similar)]
    [InlineData("퇴계로 94번길 12-1", "퇴계로94번길 12-1", PlaceMatch.Exact)]
    [InlineData("새터읍 퇴계로94번길 12-1", "퇴계로94번길 12-1", PlaceMatch.Exact)]
    [InlineData("은행로", "은행로", PlaceMatch.Exact)]
    [InlineData("학림동 612-3", "학림동 612-3", PlaceMatch.Exact)]
    [InlineData("학림동 612", "학림동 612-3", PlaceMatch.NearNumber)]
    [InlineData("중앙로와 은행로", "중앙로·은행로 교차로", PlaceMatch.Exact)]
    [InlineData("은행로 중앙로 사거리", "은행로·중앙로 교차로", PlaceMatch.Exact)]
    [InlineData("중앙시장", "중앙시장", PlaceMatch.Exact)]
    [InlineData("솔숲 도서관", "솔숲도서관", PlaceMatch.Exact)]
    [InlineData("ㅅㅅㄷㅅㄱ", "솔숲도서관", PlaceMatch.Similar)]
    public void What_people_type_leads_to_the_place_they_mean(string typed, string title, PlaceMatch match)
    {
        var best = s_finder.Find(typed).Candidates[0];
        Assert.Equal((title, match), (best.Title, best.Match));
    }

    [Fact]
    public void An_address_stands_where_its_row_does()
    {
        var place = s_finder.Find("중앙로 120").Candidates[0];
        Assert.Equal((200, 20), ((int)Math.Round(SmallTown.Plane.X(place.Longitude)), (int)Math.Round(SmallTown.Plane.Y(place.Latitude))));
        Assert.Equal("학림동 612-3", place.Detail);
    }

    [Theory]
    [InlineData("없는길 7")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!!")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%00\u0000\u202e")]
    public void What_is_not_there_is_not_guessed(string typed) => Assert.Empty(s_finder.Find(typed).Candidates);

    [Fact]
    public void A_road_that_is_not_there_leads_to_roads_with_names_like_it() => Assert.Equal("은행로", s_finder.Find("인횅로 3").Candidates.Select(place => place.Road).Concat(s_finder.Find("인횅로 3").Suggestions).First());

    [Fact]
    public void Any_text_is_answered_with_few_candidates_and_soon() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60), Prop.ForAll(Texts, typed =>
        {
            var found = s_finder.Find(typed);
            return found.Candidates.Count <= PlaceFinder.MostCandidates && found.Suggestions.Count <= 5 && found.Candidates.All(place => double.IsFinite(place.Longitude) && place.Title.Length > 0);
        }));

    [Fact]
    public void A_number_never_leads_to_another_road_than_the_one_named() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Elements("중앙로", "은행로", "시장길", "퇴계로94번길").ToArbitrary(), Gen.Choose(1, 99_999).ToArbitrary(), (road, number) =>
            s_finder.Find($"{road} {number}").Candidates is [{ } first, ..] && first.Road == road));

    [Fact]
    public void A_long_query_is_cut_and_does_not_hang()
    {
        var watch = Stopwatch.StartNew();
        foreach (var piece in (string[])["로", "중앙로", "1-", "(", "가나다 ", "ㅈ"]) s_finder.Find(string.Concat(Enumerable.Repeat(piece, 20_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("강원특별자치도 한빛시 중앙로 12-3 (학림동, 시장상가)", "중앙로", "학림동", 12, 3)]
    [InlineData("강원특별자치도 한빛시 새터읍 새터3길 8", "새터3길", "새터읍", 8, 0)]
    [InlineData("한빛시 퇴계로94번길 지하 12", "퇴계로94번길", null, 12, 0)]
    public void An_address_is_taken_apart(string text, string road, string? area, int main, int sub) => Assert.Equal(new AddressText(road, area, main, sub), AddressText.ReadRoad(text));

    private static Arbitrary<string> Texts => Gen.OneOf(
        Gen.Elements([.. "중앙로은행길동리 0123456789-(),·와ㅈㅇㄹabc<>\"'%\u0000😀"]).ArrayOf().Select(letters => new string(letters)), Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(letters => new string(letters))).ToArbitrary();
}
