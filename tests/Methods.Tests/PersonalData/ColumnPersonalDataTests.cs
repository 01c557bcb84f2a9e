using System.Text;
using Maru.Methods.PersonalData;

namespace Maru.Methods.Tests.PersonalData;

/// <summary>Judgements of whole columns. All values are made up.</summary>
public sealed class ColumnPersonalDataTests
{
    private static readonly string[] Surnames = ["김", "이", "박", "최", "정", "김", "이", "강", "조", "윤", "장", "임", "한", "오", "서", "신"];
    private static readonly string[] GivenNames = ["민준", "서연", "도윤", "지우", "영수", "미경", "순자", "철수", "현정", "은주", "상훈", "지혜", "정호", "수빈", "동현", "예린", "재석", "혜진", "성민", "경숙"];

    [Fact]
    public void Mobile_numbers_are_found_under_a_name_that_hides_them()
    {
        var cells = Many(871, i => $"010-{1000 + i}-{5000 + i}").Concat(Many(333, _ => "현장 확인함"));
        var judged = Judge("비고", cells);
        Assert.Equal((PrivacyClass.Personal, PersonalDataKind.MobilePhone, 871L, 1204L), (judged.Class, judged.Kind, judged.Count, judged.Values));
        Assert.True(judged.ClosesColumn);
        Assert.Equal("이름은 ‘비고’인데 1,204칸 가운데 871칸이 휴대전화번호입니다.", judged.ReasonKorean);
        Assert.Equal("The column is named “비고”, but 871 of 1,204 cells are a mobile phone number.", judged.ReasonEnglish);
    }

    [Fact]
    public void One_mobile_number_in_ten_thousand_remarks_closes_the_column()
    {
        var judged = Judge("내용", Many(9_999, i => $"가로등 {i}번이 어두움").Append("빨리 고쳐 주세요 010-1234-5678로 연락"));
        Assert.Equal((PersonalDataKind.MobilePhone, 1L, true), (judged.Kind, judged.Count, judged.ClosesColumn));
        Assert.Equal("이름은 ‘내용’인데 10,000칸 가운데 1칸에 휴대전화번호가 들어 있습니다.", judged.ReasonKorean);
    }

    [Fact]
    public void The_number_of_the_office_in_charge_is_not_personal()
    {
        var judged = Judge("관리기관전화번호", Many(500, _ => "033-250-3441"));
        Assert.Equal((PrivacyClass.OfficeContact, false), (judged.Class, judged.ClosesColumn));
    }

    [Fact]
    public void An_office_number_that_repeats_is_not_personal_under_any_name() =>
        Assert.Equal(PrivacyClass.OfficeContact, Judge("비고", Many(500, i => i % 2 == 0 ? "033-250-3441" : "1588-1234")).Class);

    [Fact]
    public void Land_lines_of_many_places_are_office_contacts_under_a_neutral_name() =>
        Assert.Equal(PrivacyClass.OfficeContact, Judge("전화번호", Many(300, i => $"033-2{i:00}-{1000 + i}"[..12])).Class);

    [Fact]
    public void Land_lines_of_applicants_are_personal() =>
        Assert.Equal(PrivacyClass.Personal, Judge("신청인 전화번호", Many(300, i => $"033-{200 + i}-{1000 + i}")).Class);

    [Fact]
    public void Mobile_numbers_under_an_office_name_are_still_personal() =>
        Assert.Equal(PrivacyClass.Personal, Judge("관리기관전화번호", Many(300, i => $"010-{2000 + i}-{1000 + i}")).Class);

    [Theory]
    [InlineData("960121-1021413")]
    [InlineData("050912-2000019")]
    public void One_confirmed_resident_number_closes_a_column_of_remarks(string number)
    {
        var judged = Judge("메모", Many(5000, i => $"처리 완료 {i}").Append($"본인 확인 {number}"));
        Assert.Equal((PrivacyClass.UniqueIdentifier, true), (judged.Class, judged.ClosesColumn));
    }

    [Fact]
    public void Resident_numbers_without_check_digits_close_a_column_too()
    {
        var judged = Judge("관리코드", Many(200, i => $"{60 + i % 40:00}{1 + i % 12:00}{1 + i % 28:00}-{1 + i % 2}{100000 + 7 * i}"));
        Assert.Equal((PersonalDataKind.ResidentNumber, true), (judged.Kind, judged.ClosesColumn));
    }

    [Fact]
    public void Resident_numbers_stored_as_whole_numbers_are_found_even_without_their_leading_zero()
    {
        var column = new ColumnPersonalData();
        for (int i = 0; i < 100; i++) column.Add(long.Parse($"{(i % 2 == 0 ? 70 : 5) + i % 10:00}{1 + i % 12:00}{1 + i % 28:00}{(i % 2 == 0 ? 1 : 3)}{100000 + 7 * i}", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((PrivacyClass.UniqueIdentifier, PersonalDataKind.ResidentNumber, 100L), column.Judge("code") is var j ? (j.Class, j.Kind, j.Count) : default);
    }

    [Fact]
    public void Mobile_numbers_stored_as_whole_numbers_are_found()
    {
        var column = new ColumnPersonalData();
        for (int i = 0; i < 1000; i++) column.Add(1_020_000_000L + i * 71_993L);
        Assert.Equal(PersonalDataKind.MobilePhone, column.Judge("연락처").Kind);
    }

    [Fact]
    public void Region_codes_stop_ids_times_and_amounts_are_nothing()
    {
        Assert.Equal(PrivacyClass.None, Judge("법정동코드", Many(500, i => $"{5111010100L + i * 100}")).Class);
        Assert.Equal(PrivacyClass.None, Judge("관리번호", Many(500, i => $"{250001192 + i}")).Class);
        Assert.Equal(PrivacyClass.None, Judge("업데이트날짜", Many(500, i => $"20231116{i % 24:00}{i % 60:00}41")).Class);
        Assert.Equal(PrivacyClass.None, Judge("일시", Many(500, i => $"20231116{i % 24:00}{i % 60:00}")).Class);
        Assert.Equal(PrivacyClass.None, Judge("예산현액", Many(500, i => $"{3_088_328_520L + i * 991}")).Class);
        Assert.Equal(PrivacyClass.None, Judge("위도", Many(500, i => $"37.{92476081 + i}")).Class);
    }

    [Fact]
    public void Serial_numbers_in_a_row_are_neither_land_lines_nor_accounts()
    {
        Assert.Equal(PrivacyClass.None, Judge("카드사정류장번호", Many(500, i => $"041100{1000 + i}")).Class);
        Assert.Equal(PrivacyClass.None, Judge("행정구역", Many(20, i => $"한빛시 은행동(51990{54000 + i})")).Class);
    }

    [Fact]
    public void Rare_surnames_are_names_too_under_a_column_of_persons() =>
        Assert.Equal(PersonalDataKind.PersonName, Judge("강사명", ["표복규", "옥하라", "채순수", "명하기", "육윤찬", "왕선범", "제광철"]).Kind);

    [Fact]
    public void Business_numbers_are_of_businesses()
    {
        var judged = Judge("주택관리업자 사업자등록번호", Many(200, i => i % 2 == 0 ? "1048656659" : "104-82-13138"));
        Assert.Equal((PrivacyClass.Business, false), (judged.Class, judged.ClosesColumn));
    }

    [Fact]
    public void Names_are_known_by_surnames_syllables_and_diversity()
    {
        var judged = Judge("구분", Names(200));
        Assert.Equal((PersonalDataKind.PersonName, PrivacyClass.Personal), (judged.Kind, judged.Class));
    }

    [Fact]
    public void A_few_names_under_a_plain_name_column_are_enough() =>
        Assert.Equal(PersonalDataKind.PersonName, Judge("성명", ["홍길동", "김철수", "이영희"]).Kind);

    [Theory]
    [InlineData("행정동", "신북읍", "동면", "남산면", "서면", "교동", "조운동", "약사명동", "근화동", "소양동", "후평동", "효자동", "석사동", "퇴계동", "강남동", "신사우동")]
    [InlineData("정류장명", "대형약국", "남부지구대", "정류장", "이마트", "한림대학교", "강원대", "명동입구", "김유정역", "남춘천역", "정족리", "주공아파트", "석사사거리")]
    [InlineData("방식", "이동식", "고정식", "전자식", "수동식", "이동식", "고정식", "유선", "무선", "지상", "지하")]
    [InlineData("상태", "정상", "주의", "이상", "정지", "양호", "신규", "이용자", "성인", "남자", "여자")]
    [InlineData("시공사", "쌍용건설", "현대건설", "대우건설", "한신공영", "동부건설", "우성건설", "두산건설", "금호산업")]
    [InlineData("시설명", "정수장", "소각장", "이동민원실", "임시정류소", "공영주차장", "어린이공원", "전통시장", "노인정")]
    [InlineData("시군구", "춘천시", "원주시", "강릉시", "동해시", "태백시", "속초시", "삼척시", "홍천군", "횡성군", "영월군", "평창군", "정선군", "철원군", "화천군", "양구군", "인제군", "고성군", "양양군")]
    [InlineData("구", "강남구", "서초구", "송파구", "강동구", "마포구", "용산구", "성동구", "은평구", "노원구", "도봉구", "강북구", "종로구")]
    [InlineData("지하철역", "서울역", "강남", "정자", "이수", "오금", "신도림", "성수", "왕십리", "상계", "노원", "선릉", "이태원")]
    public void Places_firms_and_common_nouns_are_not_people(string name, params string[] cells)
    {
        var all = Enumerable.Range(0, 20).SelectMany(_ => cells);
        Assert.Equal(PrivacyClass.None, Judge(name, all).Class);
        Assert.Equal(PrivacyClass.None, Judge("비고", all).Class);
    }

    [Fact]
    public void Masked_values_are_reported_as_masked_and_do_not_close_the_column()
    {
        foreach (var judged in new[]
        {
            Judge("성명", Many(50, i => $"{Surnames[i % 16]}*{GivenNames[i % 20][1]}")),
            Judge("작성자", Many(50, i => $"{Surnames[i % 16]}○○")),
            Judge("휴대전화", Many(50, i => $"010-****-{1000 + i}")),
            Judge("주민번호", Many(50, i => $"{60 + i % 30}0101-*******")),
        })
            Assert.True(judged is { AlreadyMasked: true, ClosesColumn: false } && judged.Class >= PrivacyClass.Personal, judged.ReasonKorean);
    }

    [Fact]
    public void One_unmasked_number_among_masked_ones_still_closes_a_small_column() =>
        Assert.True(Judge("휴대전화", Many(10, i => $"010-****-{1000 + i}").Append("010-1234-5678")).ClosesColumn);

    [Fact]
    public void Road_addresses_of_facilities_are_places()
    {
        Assert.Equal(PrivacyClass.None, Judge("소재지도로명주소", Many(300, i => $"강원특별자치도 춘천시 신샘밭로 {i + 1}, 1동 10{i % 9}호")).Class);
        Assert.Equal(PrivacyClass.None, Judge("주소", Many(300, i => $"강원특별자치도 춘천시 신북읍 율문리 {i + 1}-3")).Class);
    }

    [Fact]
    public void Addresses_of_flats_are_personal() =>
        Assert.Equal((PrivacyClass.Personal, PersonalDataKind.DetailedAddress), Judge("주소", Many(300, i => $"강원특별자치도 춘천시 퇴계로 {i + 1}, 10{i % 9}동 {300 + i}호")) is var j ? (j.Class, j.Kind) : default);

    [Theory]
    [InlineData("생년월일", "1990-01-02")]
    [InlineData("BRTHDY", "19900102")]
    [InlineData("생년월일", "900102")]
    public void Dates_are_birth_dates_only_by_the_columns_name(string name, string date)
    {
        Assert.Equal(PersonalDataKind.BirthDate, Judge(name, Many(30, _ => date)).Kind);
        Assert.Equal(PrivacyClass.None, Judge("설치일자", Many(30, _ => date)).Class);
    }

    [Theory]
    [InlineData("질병명")]
    [InlineData("장애유형")]
    [InlineData("종교")]
    public void Sensitive_columns_are_known_by_their_names(string name)
    {
        var judged = Judge(name, Many(30, _ => "해당"));
        Assert.Equal((PrivacyClass.Sensitive, true), (judged.Class, judged.ClosesColumn));
    }

    [Theory]
    [InlineData("종교시설명")]
    [InlineData("감염병발생건수")]
    [InlineData("승강기(장애인)")]
    [InlineData("장애인주차면수")]
    [InlineData("질병관리청")]
    public void Names_of_places_and_counts_are_not_sensitive(string name) => Assert.Equal(PrivacyClass.None, Judge(name, Many(30, _ => "있음")).Class);

    [Theory]
    [InlineData("차량", VehiclePlates, PersonalDataKind.VehiclePlate)]
    [InlineData("비고", VehiclePlates, PersonalDataKind.VehiclePlate)]
    [InlineData("비고", Passports, PersonalDataKind.Passport)]
    [InlineData("비고", Licences, PersonalDataKind.DriverLicence)]
    [InlineData("비고", Cards, PersonalDataKind.PaymentCard)]
    [InlineData("환급계좌", Accounts, PersonalDataKind.BankAccount)]
    [InlineData("비고", Mails, PersonalDataKind.Email)]
    public void Other_kinds_are_found_by_their_form(string name, string cells, PersonalDataKind kind)
    {
        var judged = Judge(name, cells.Split('|').SelectMany(cell => Enumerable.Repeat(cell, 5)));
        Assert.Equal((kind, true), (judged.Kind, judged.ClosesColumn));
    }

    private const string VehiclePlates = "12가3456|123나4567|34다5678|서울12라3456|56마7890";
    private const string Passports = "M123A4567|M234B5678|S345C6789|M456D7890";
    private const string Licences = "11-22-123456-12|13-05-654321-34|28-19-000123-56";
    private const string Cards = "4111-1111-1111-1111|3528-0000-0000-0007|5555-5555-5555-4444";
    private const string Accounts = "110-123-456789|302-1234-5678-91|3333-01-1234567|1002-123-456789";
    private const string Mails = "hong@example.kr|kim@example.com|lee99@example.co.kr|park@example.net|choi@example.org|jung@example.kr|han@example.kr|song@example.kr";

    [Fact]
    public void Mailboxes_of_the_government_are_office_contacts() =>
        Assert.Equal(PrivacyClass.OfficeContact, Judge("이메일", Many(40, i => $"team{i}@korea.kr")).Class);

    [Fact]
    public void Parts_of_a_column_read_apart_give_the_same_judgement_as_the_whole()
    {
        string[] cells = [.. Names(100), .. Many(50, i => $"010-{2000 + i}-1234")];
        var whole = Fill(cells);
        var parts = Fill(cells[..70]);
        parts.Merge(Fill(cells[70..]));
        Assert.Equivalent(whole.Judge("성명"), parts.Judge("성명"));
    }

    [Fact]
    public void Equal_cells_may_be_added_once_with_their_count()
    {
        var grouped = new ColumnPersonalData();
        grouped.Add("010-1234-5678"u8, 40);
        grouped.Add("없음"u8, 60);
        Assert.Equivalent(Judge("비고", Many(100, i => i < 40 ? "010-1234-5678" : "없음")), grouped.Judge("비고"));
    }

    [Fact]
    public void Empty_cells_do_not_count() => Assert.Equal(2, Judge("비고", ["", " ", "-", "\t", "가", "나"]).Values);

    [Fact]
    public void An_empty_column_holds_nothing() => Assert.Equal((PrivacyClass.None, 0d), Judge("비고", []) is var j ? (j.Class, j.Share) : default);

    [Fact]
    public void The_benchmarks_ordinary_cells_hold_nothing_and_its_dense_cells_much()
    {
        Assert.Equal(PrivacyClass.None, PersonalDataThroughput.JudgeAll(PersonalDataThroughput.OrdinaryCells(3000, 7), "비고").Class);
        Assert.True(PersonalDataThroughput.ScanAll(PersonalDataThroughput.DenseCells(3000, 7)).Findings > 2900);
    }

    private static IEnumerable<string> Many(int count, Func<int, string> make) => Enumerable.Range(0, count).Select(make);

    private static IEnumerable<string> Names(int count) => Many(count, i => Surnames[i * 7 % 16] + GivenNames[i * 3 % 20]);

    private static ColumnPrivacy Judge(string name, IEnumerable<string> cells) => Fill(cells).Judge(name);

    private static ColumnPersonalData Fill(IEnumerable<string> cells)
    {
        var column = new ColumnPersonalData();
        foreach (string cell in cells) column.Add(Encoding.UTF8.GetBytes(cell));
        return column;
    }
}
