using System.Text;
using Maru.Methods.PersonalData;
using static Maru.Methods.PersonalData.PersonalDataKind;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>Vectors marked "Presidio" are the numbers of microsoft/presidio's test_kr_*_recognizer.py (MIT). All numbers are made up.</summary>
public sealed class PersonalDataScannerTests
{
    [Theory] // Presidio
    [InlineData("960121-1021413")]
    [InlineData("050912-2000019")]
    public void A_resident_number_with_a_right_check_digit_is_confirmed(string number) => FindsWhole(number, ResidentNumber, Certainty.Confirmed);

    [Theory] // Presidio; since October 2020 numbers are issued without a check digit
    [InlineData("960121-1234567")]
    [InlineData("9601211234567")]
    [InlineData("000505-3637892")]
    [InlineData("0005053637892")]
    public void A_resident_number_without_a_check_digit_is_possible(string number) => FindsWhole(number, ResidentNumber, Certainty.Possible);

    [Theory] // Presidio
    [InlineData("9601211021413")]
    [InlineData("0509122000019")]
    public void Thirteen_digits_in_a_row_with_a_right_check_digit_are_likely(string number) => FindsWhole(number, ResidentNumber, Certainty.Likely);

    [Theory] // Presidio
    [InlineData("001332-1234567")]
    [InlineData("0013321234567")]
    [InlineData("960121+1021413")]
    [InlineData("960111-10214131")]
    [InlineData("960303-0021413")]
    [InlineData("760413-5212134")]
    [InlineData("000402-6214431")]
    [InlineData("051102-9234110")]
    public void What_is_no_resident_number_is_not_taken_for_one(string text) =>
        Assert.DoesNotContain(PersonalDataScanner.Find(text), span => span.Kind == ResidentNumber);

    [Theory]
    [InlineData("960230-1234567")]
    [InlineData("010229-3234567")]
    [InlineData("991231-3234567")]
    [InlineData("960121-12345678")]
    [InlineData("1960121-1234567")]
    [InlineData("960121-1234567-1")]
    public void A_date_that_never_was_or_a_longer_number_is_no_resident_number(string text) =>
        Assert.DoesNotContain(PersonalDataScanner.Find(text), span => span.Kind == ResidentNumber);

    [Theory] // Presidio
    [InlineData("911124-5678906", Certainty.Confirmed)]
    [InlineData("050912-6000012", Certainty.Confirmed)]
    [InlineData("9111245678906", Certainty.Likely)]
    [InlineData("0509126000012", Certainty.Likely)]
    [InlineData("911124-5678901", Certainty.Possible)]
    [InlineData("000505-7637892", Certainty.Possible)]
    [InlineData("760413-5212134", Certainty.Possible)]
    public void Numbers_whose_seventh_digit_is_5_to_8_are_foreigners(string number, Certainty certainty) => FindsWhole(number, ForeignerNumber, certainty);

    [Theory] // Presidio
    [InlineData("001332-1234567")]
    [InlineData("960303-0021413")]
    [InlineData("760413-1212134")]
    [InlineData("000402-2214431")]
    [InlineData("051102-9234110")]
    public void What_is_no_foreigner_number_is_not_taken_for_one(string text) =>
        Assert.DoesNotContain(PersonalDataScanner.Find(text), span => span.Kind == ForeignerNumber);

    [Theory] // Presidio
    [InlineData("104-86-56659", Certainty.Confirmed)]
    [InlineData("104-82-13138", Certainty.Confirmed)]
    [InlineData("1048656659", Certainty.Possible)]
    [InlineData("1048656659.0", Certainty.Possible)]
    public void A_business_number_is_known_by_its_check_digit(string number, Certainty certainty)
    {
        var span = Assert.Single(PersonalDataScanner.Find(number));
        Assert.Equal((BusinessNumber, certainty), (span.Kind, span.Certainty));
    }

    [Theory] // Presidio
    [InlineData("104-86-56658")]
    [InlineData("110-81-4127")]
    [InlineData("110-81-412722")]
    [InlineData("110-81-4127A")]
    [InlineData("123-45-67890")]
    public void A_wrong_business_number_is_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory] // Presidio
    [InlineData("11-22-123456-12", Certainty.Likely)]
    [InlineData("28 22 123456 12", Certainty.Likely)]
    [InlineData("112212345612", Certainty.Possible)]
    public void A_driver_licence_starts_with_the_code_of_its_agency(string number, Certainty certainty) => FindsWhole(number, DriverLicence, certainty);

    [Theory] // Presidio
    [InlineData("99-22-123456-12")]
    [InlineData("11-22-12345-12")]
    [InlineData("11-22-123456-1")]
    [InlineData("11-22-123A56-12")]
    [InlineData("111-22-123456-12")]
    [InlineData("11-22-123456-123")]
    public void A_wrong_licence_is_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Fact]
    public void A_time_of_twelve_digits_is_no_licence() => Assert.Empty(PersonalDataScanner.Find("202311161200"));

    [Theory] // Presidio
    [InlineData("M123A4567", Certainty.Likely)]
    [InlineData("m456B7890", Certainty.Likely)]
    [InlineData("d789C1234", Certainty.Likely)]
    [InlineData("S012D5678", Certainty.Likely)]
    [InlineData("M678f3456", Certainty.Likely)]
    [InlineData("M901g7890", Certainty.Likely)]
    [InlineData("M12345678", Certainty.Possible)]
    [InlineData("d11223344", Certainty.Possible)]
    [InlineData("s99887766", Certainty.Possible)]
    public void Passports_of_both_forms_are_found(string number, Certainty certainty) => FindsWhole(number, Passport, certainty);

    [Theory] // Presidio
    [InlineData("여권번호는 M789C1234입니다", 6, 9)]
    [InlineData("대한민국 여권 S87654321", 8, 9)]
    [InlineData("대한민국 여권번호: M456B7890", 11, 9)]
    public void A_word_beside_it_confirms_a_passport(string text, int start, int length)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal(new PersonalDataSpan(Passport, start, length, Certainty.Confirmed, false), span);
    }

    [Theory] // Presidio
    [InlineData("A123B4567")]
    [InlineData("M12A4567")]
    [InlineData("M1234A567")]
    [InlineData("M123AB567")]
    [InlineData("M123A456")]
    [InlineData("M123A45678")]
    [InlineData("M1234567")]
    [InlineData("M123456789")]
    [InlineData("123A4567")]
    [InlineData("MM123A4567")]
    [InlineData("M123 A4567")]
    [InlineData("M123-A4567")]
    [InlineData("")]
    [InlineData("passport")]
    [InlineData("M123a456")]
    public void A_wrong_passport_is_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("010-1234-5678", MobilePhone)]
    [InlineData("010.1234.5678", MobilePhone)]
    [InlineData("010 1234 5678", MobilePhone)]
    [InlineData("01012345678", MobilePhone)]
    [InlineData("010-12345678", MobilePhone)]
    [InlineData("010 - 1234 - 5678", MobilePhone)]
    [InlineData("010–1234–5678", MobilePhone)]
    [InlineData("０１０－１２３４－５６７８", MobilePhone)]
    [InlineData("011-234-5678", MobilePhone)]
    [InlineData("+82-10-1234-5678", MobilePhone)]
    [InlineData("+82 10-1234-5678", MobilePhone)]
    [InlineData("+821012345678", MobilePhone)]
    [InlineData("82-10-1234-5678", MobilePhone)]
    [InlineData("02-123-4567", Phone)]
    [InlineData("02-1234-5678", Phone)]
    [InlineData("02)1234-5678", Phone)]
    [InlineData("(02)1234-5678", Phone)]
    [InlineData("031-123-4567", Phone)]
    [InlineData("033-250-3441", Phone)]
    [InlineData("027224433", Phone)]
    [InlineData("070-1234-5678", Phone)]
    [InlineData("0505-502-2020", Phone)]
    [InlineData("0507-1234-5678", Phone)]
    [InlineData("+82-2-2133-2465", Phone)]
    [InlineData("1588-1234", ServicePhone)]
    [InlineData("080-123-4567", ServicePhone)]
    public void Phone_numbers_are_found_however_they_are_written(string text, PersonalDataKind kind)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((kind, 0, text.Length), (span.Kind, span.Start, span.Length));
    }

    [Theory]
    [InlineData("2010-0000-0000")]
    [InlineData("010-123-456")]
    [InlineData("010-1234-56789")]
    [InlineData("A010-1234-5678")]
    [InlineData("/v/2010-0000-000908344")]
    [InlineData("5/14/2010-0000-000476.htm")]
    [InlineData("010-1234-5678-9")]
    [InlineData("0100-1234-5678")]
    [InlineData("2025-0410-1234")]
    [InlineData("250026567")]
    [InlineData("5111040026")]
    [InlineData("20231116120041")]
    [InlineData("37.92476081")]
    [InlineData("127.7474602")]
    [InlineData("2025-06-25")]
    [InlineData("2025.09.11")]
    [InlineData("20040517.0")]
    [InlineData("3,088,328,520,776")]
    [InlineData("05:00 ~ 23:30")]
    [InlineData("001-01")]
    [InlineData("LCD(거치형)")]
    [InlineData("KBS-2023-000123")]
    [InlineData("을지로12가 3456")]
    [InlineData("종로2가 1234")]
    [InlineData("10조 5000억")]
    [InlineData("제12조 2023년")]
    [InlineData("101호1502호")]
    [InlineData("1.2.3.4")]
    [InlineData("@media screen")]
    [InlineData("m@4@5l@4@11@9")]
    [InlineData("가로등 3번")]
    [InlineData("192436.05620538")]
    public void Ordinary_numbers_and_texts_are_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("가나다@")]
    [InlineData("a@b")]
    [InlineData("a@b.1")]
    [InlineData("@home.kr")]
    public void Half_an_email_address_is_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("hong.gd+city@example.co.kr")]
    [InlineData("a1@b.kr")]
    public void Email_addresses_are_confirmed(string text) => FindsWhole(text, Email, Certainty.Confirmed);

    [Fact]
    public void Particles_stuck_on_do_not_hide_what_is_found()
    {
        const string Text = "010-1234-5678로 연락하거나 hong@example.kr으로 보내고, 차는 12가3456이며 여권은 M123A4567입니다.";
        Assert.Equal(["010-1234-5678", "hong@example.kr", "12가3456", "M123A4567"], Texts(Text));
    }

    [Theory]
    [InlineData("4111-1111-1111-1111", Certainty.Confirmed)]
    [InlineData("4111 1111 1111 1111", Certainty.Confirmed)]
    [InlineData("4111111111111111", Certainty.Possible)]
    [InlineData("3782-822463-10005", Certainty.Confirmed)]
    [InlineData("3528-0000-0000-0007", Certainty.Confirmed)]
    public void Cards_pass_luhn_and_bear_a_known_prefix(string number, Certainty certainty) => FindsWhole(number, PaymentCard, certainty);

    [Theory]
    [InlineData("4111-1111-1111-1112")]
    [InlineData("1111-1111-1111-1117")]
    [InlineData("4111-1111 1111-1111")]
    public void A_wrong_card_is_nothing(string text) => Assert.DoesNotContain(PersonalDataScanner.Find(text), span => span.Kind == PaymentCard);

    [Theory]
    [InlineData("국민은행 123456-12-123456", "123456-12-123456")]
    [InlineData("계좌번호: 110-123-456789", "110-123-456789")]
    [InlineData("농협 302-1234-5678-91 홍길동", "302-1234-5678-91")]
    [InlineData("카카오뱅크 3333-01-1234567로 입금", "3333-01-1234567")]
    public void An_account_is_found_beside_a_bank(string text, string account)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text), span => span.Kind == BankAccount);
        Assert.Equal(account, text.Substring(span.Start, span.Length));
    }

    [Fact]
    public void Digits_alone_are_no_account() => Assert.Empty(PersonalDataScanner.Find("문서 110-123-456789"));

    [Theory]
    [InlineData("12가3456")]
    [InlineData("123가4567")]
    [InlineData("서울12가3456")]
    [InlineData("경기 1나 2345")]
    [InlineData("12가 3456")]
    [InlineData("38바1234")]
    [InlineData("123허4567")]
    public void Vehicle_plates_are_found(string plate) => FindsWhole(plate, VehiclePlate, Certainty.Likely);

    [Theory]
    [InlineData("12각3456")]
    [InlineData("12카3456")]
    [InlineData("1234가5678")]
    [InlineData("12가34567")]
    [InlineData("12가345")]
    [InlineData("신북12가3456")]
    public void A_wrong_plate_is_nothing(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("강원특별자치도 춘천시 신샘밭로 373, 101동 1203호", DetailedAddress, Certainty.Likely)]
    [InlineData("서울특별시 강남구 테헤란로12길 34, 101동 502호 (역삼동)", DetailedAddress, Certainty.Likely)]
    [InlineData("춘천시 퇴계동 123-4 행복아파트 101-1203호", DetailedAddress, Certainty.Likely)]
    [InlineData("서울 서대문구 남가좌동 295-5 201호", DetailedAddress, Certainty.Possible)]
    [InlineData("서울 서대문구 남가좌동 295-5", Address, Certainty.Likely)]
    [InlineData("강원특별자치도 춘천시 남산면 강촌리 산 12-3", Address, Certainty.Likely)]
    [InlineData("서울특별시 중구 세종대로 지하 110", Address, Certainty.Likely)]
    [InlineData("경기도 수원시 팔달구 효원로 1번지", Address, Certainty.Likely)]
    public void Addresses_down_to_the_flat_are_told_from_places(string text, PersonalDataKind kind, Certainty certainty)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((kind, certainty, 0), (span.Kind, span.Certainty, span.Start));
    }

    [Theory]
    [InlineData("참고로 3가지가 있다")]
    [InlineData("앞으로 10년 동안")]
    [InlineData("석사동 3")]
    [InlineData("101동 1203호")]
    public void Words_that_end_like_a_street_are_no_address(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("생년월일: 1990-01-02", "1990-01-02")]
    [InlineData("900102생 남성", "900102")]
    [InlineData("1990.1.2생", "1990.1.2")]
    public void A_date_beside_birth_is_a_birth_date(string text, string date)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((BirthDate, date), (span.Kind, text.Substring(span.Start, span.Length)));
    }

    [Theory]
    [InlineData("192.168.10.24")]
    [InlineData("접속지 210.99.1.10에서")]
    public void Addresses_of_hosts_are_possible(string text) =>
        Assert.Equal((IpAddress, Certainty.Possible), PersonalDataScanner.Find(text) is [var span] ? (span.Kind, span.Certainty) : default);

    [Theory]
    [InlineData("성명: 홍길동, 연락 요망", "홍길동")]
    [InlineData("민원인 김철수님이 방문", "김철수")]
    [InlineData("어제 박민수 씨가 신고", "박민수")]
    public void A_name_in_running_text_is_found_beside_a_label(string text, string name) => Assert.Equal([name], Texts(text));

    [Theory]
    [InlineData("담당자 정류장 점검")]
    [InlineData("아무개 씨")]
    [InlineData("이름 없는 공원의 벤치")]
    [InlineData("날씨가 좋아 불씨가 번질 염려는 없음")]
    public void Ordinary_words_beside_a_label_are_no_name(string text) => Assert.Empty(PersonalDataScanner.Find(text));

    [Theory]
    [InlineData("900101-*******", ResidentNumber)]
    [InlineData("010-****-1234", MobilePhone)]
    [InlineData("010-1234-****", MobilePhone)]
    [InlineData("010-xxxx-1234", MobilePhone)]
    [InlineData("010-○○○○-1234", MobilePhone)]
    [InlineData("ho**@example.kr", Email)]
    [InlineData("1234-56**-****-3456", PaymentCard)]
    [InlineData("12가****", VehiclePlate)]
    public void Values_that_are_masked_already_are_known_as_such(string text, PersonalDataKind kind)
    {
        if (kind == PaymentCard) text = "4" + text[1..];
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal((kind, true), (span.Kind, span.Masked));
    }

    [Fact]
    public void Corporate_numbers_are_told_from_resident_numbers_by_their_own_check_digit()
    {
        var span = Assert.Single(PersonalDataScanner.Find("130111-0006246"));
        Assert.Equal(CorporateNumber, span.Kind);
    }

    [Fact]
    public void More_findings_than_the_first_guess_are_all_returned()
    {
        string text = string.Join(", ", Enumerable.Range(1000, 200).Select(i => $"010-1234-{i}"));
        Assert.Equal(200, PersonalDataScanner.Find(text).Count);
    }

    [Fact]
    public void Scanning_allocates_nothing()
    {
        byte[] text = Encoding.UTF8.GetBytes("민원인 홍길동 010-1234-5678, hong@example.kr, 12가3456, 서울 중구 세종대로 110, 101동 202호");
        var found = new PersonalDataSpan[16];
        PersonalDataScanner.Scan(text, found);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) PersonalDataScanner.Scan(text, found);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Positions_in_bytes_cut_the_value_out_of_utf8()
    {
        byte[] text = Encoding.UTF8.GetBytes("연락처는 010-1234-5678입니다");
        Span<PersonalDataSpan> found = new PersonalDataSpan[4];
        Assert.Equal(1, PersonalDataScanner.Scan(text, found));
        Assert.Equal("010-1234-5678", Encoding.UTF8.GetString(text, found[0].Start, found[0].Length));
    }

    private static void FindsWhole(string text, PersonalDataKind kind, Certainty certainty)
    {
        var span = Assert.Single(PersonalDataScanner.Find(text));
        Assert.Equal(new PersonalDataSpan(kind, 0, text.Length, certainty, false), span);
    }

    private static string[] Texts(string text) => [.. PersonalDataScanner.Find(text).Select(span => text.Substring(span.Start, span.Length))];
}
