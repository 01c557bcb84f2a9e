using Maru.Methods.Linkage;

namespace Maru.Methods.Tests.Linkage;

public sealed class KoreanAddressTests
{
    // Province | district | town | village | road | building | lot | unit | name
    [Theory]
    [InlineData("강원특별자치도 춘천시 신샘밭로 373", "강원|춘천시|||신샘밭로|373|||")]
    [InlineData("강원도 춘천시 신샘밭로 373, 101동 1203호 (사우동, 현대아파트)", "강원|춘천시|사우동||신샘밭로|373||101-1203|현대아파트")]
    [InlineData("강원 춘천 공지로23번길 12-3", "강원|춘천시|||공지로23번길|12-3|||")]
    [InlineData("강원도 춘천시 공지로 23번길 12-3", "강원|춘천시|||공지로23번길|12-3|||")]
    [InlineData("춘천시 신북읍 율문리 935-2번지", "|춘천시|신북읍|율문리|||935-2||")]
    [InlineData("춘천시 신북읍 율문리 산 12", "|춘천시|신북읍|율문리|||산12||")]
    [InlineData("춘천시 석사동 산12-3", "|춘천시|석사동||||산12-3||")]
    [InlineData("강원도춘천시석사동935-2", "강원|춘천시|석사동||||935-2||")]
    [InlineData("강원도 춘천시 신북읍율문리 935", "강원|춘천시|신북읍|율문리|||935||")]
    [InlineData("강원도 춘천시 신북읍신샘밭로 373", "강원|춘천시|신북읍||신샘밭로|373|||")]
    [InlineData("전라남도 무안군 삼향읍 남악로 1", "전남|무안군|삼향읍||남악로|1|||")]
    [InlineData("경기도 수원시 장안구 파장동 123", "경기|수원시장안구|파장동||||123||")]
    [InlineData("서울시 종로구 종로1길 50 더케이트윈타워 A동", "서울|종로구|||종로1길|50||A|더케이트윈타워")]
    [InlineData("서울특별시 중구 세종대로110", "서울|중구|||세종대로|110|||")]
    [InlineData("서울특별시 중구 을지로3가 95-1", "서울|중구|을지로3가||||95-1||")]
    [InlineData("서울 중구 을지로 지하 65", "서울|중구|||을지로|지하65|||")]
    [InlineData("서울특별시 강남구 강남대로 123길 45", "서울|강남구|||강남대로123길|45|||")]
    [InlineData("(24239) 강원특별자치도 춘천시 시청길 11", "강원|춘천시|||시청길|11|||")]
    [InlineData("24239 강원특별자치도 춘천시 시청길 0011-0", "강원|춘천시|||시청길|11|||")]
    [InlineData("세종특별자치시 세종시 한누리대로 2130", "세종||||한누리대로|2130|||")]
    [InlineData("춘천시 효자제2동 123번지 4호", "|춘천시|효자2동||||123|4|")]
    [InlineData("강원특별자치도 춘천시 후석로 325 101동1203호", "강원|춘천시|||후석로|325||101-1203|")]
    [InlineData("강원특별자치도 춘천시 후석로 325, 101-1203", "강원|춘천시|||후석로|325||101-1203|")]
    [InlineData("강원도 춘천시 강원대학교 후문 입구", "강원|춘천시|||||||강원대학교후문입구")]
    public void An_address_comes_apart_into_its_parts(string text, string parts) => Assert.Equal(parts, Parts(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("미상")]
    [InlineData("010-1234-5678")]
    [InlineData("12345")]
    public void What_is_no_address_is_none(string text) => Assert.Null(KoreanAddress.Parse(text));

    [Theory]
    [InlineData("강원도 춘천시 신샘밭로 373", "강원특별자치도 춘천시 신샘밭로 373", AddressAgreement.Same)]
    [InlineData("강원 춘천시 신샘밭로373", "강원특별자치도 춘천시 신샘밭로 373", AddressAgreement.Same)]
    [InlineData("춘천시 신샘밭로 373 101동 1203호", "강원도 춘천시 신샘밭로 373", AddressAgreement.SameBuilding)]
    [InlineData("춘천시 석사동 935-2", "강원도 춘천시 석사동 935-2번지 롯데마트", AddressAgreement.SameBuilding)]
    [InlineData("강원도 춘천시 신샘밭로 373", "강원도 춘천시 신샘받로 373", AddressAgreement.NearlySameBuilding)]
    [InlineData("강원도 춘천시 신샘밭로 373", "강원도 춘천시 신샘밭로 374", AddressAgreement.SameRoad)]
    [InlineData("강원도 춘천시 석사동 935-2", "강원도 춘천시 석사동 12", AddressAgreement.SameTown)]
    [InlineData("강원도 춘천시 석사동 935-2", "강원도 춘천시 퇴계동 935-2", AddressAgreement.SameDistrict)]
    [InlineData("강원도 춘천시 석사동 935-2", "강원도 원주시 석사동 935-2", AddressAgreement.Different)]
    [InlineData("서울특별시 중구 을지로 1", "부산광역시 중구 을지로 1", AddressAgreement.Different)]
    [InlineData("부천시 원미구 중동 12", "부천시 중동 12", AddressAgreement.SameBuilding)]
    [InlineData("석사동 12", "신샘밭로 373", AddressAgreement.Unknown)]
    public void Addresses_agree_as_far_as_their_finest_common_part(string a, string b, AddressAgreement agreement)
    {
        Assert.Equal(agreement, KoreanAddress.Parse(a)!.Compare(KoreanAddress.Parse(b)!));
        Assert.Equal(agreement, KoreanAddress.Parse(b)!.Compare(KoreanAddress.Parse(a)!));
    }

    [Fact]
    public void Odd_texts_are_read_without_failing()
    {
        var random = new Random(3);
        const string letters = "시군구읍면동리가로길산번지호층대강원도춘천0123456789-, ()의";
        for (int i = 0; i < 20_000; i++)
            KoreanAddress.Parse(new([.. Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)])]));
        KoreanAddress.Parse(string.Concat(Enumerable.Repeat("동1읍면동", 20_000)));
    }

    private static string Parts(string text)
    {
        var a = KoreanAddress.Parse(text)!;
        return string.Join('|', a.Province, a.District, a.Town, a.Village, a.Road, a.Building, a.Lot, a.Unit, a.Name);
    }
}
