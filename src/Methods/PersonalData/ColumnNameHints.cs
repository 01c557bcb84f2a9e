namespace Maru.Methods.PersonalData;

/// <summary>What a column's name says about its contents. A name is a hint, never proof: contents decide where they can.</summary>
internal sealed class ColumnNameHints
{
    private static readonly string[] OfficeWords =
    [
        "관리기관", "담당기관", "제공기관", "소관", "기관", "부서", "담당과", "관리사무소", "사무소", "사무실", "센터", "업체", "업소", "회사", "시설", "병원", "의원", "약국",
        "학교", "어린이집", "유치원", "매장", "점포", "대표전화", "대표번호", "고객센터", "문의", "안내", "민원실", "팩스", "fax", "institution", "office", "company", "facility", "mngps", "busicall",
    ];

    private static readonly string[] PersonWords =
    [
        "신청인", "신청자", "민원인", "제안자", "작성자", "소유자", "소유주", "가입자", "회원", "고객명", "세대주", "보호자", "환자", "학생", "학부모", "대상자", "수급자", "당사자", "본인", "자택", "개인",
        "거주자", "피보험", "응답자", "참가자", "참여자", "이용자명", "예금주", "주민", "이장", "통장명", "휴대", "핸드폰", "applcnt", "applicant", "owner", "resident", "mobile", "mbtlnum",
    ];

    private static readonly string[] PhoneWords = ["전화", "연락처", "휴대폰", "핸드폰", "tel", "phone", "mobile", "팩스", "fax", "contact", "mbtlnum", "call"];
    private static readonly string[] NameWords = ["성명", "이름", "성함", "신청인", "신청자명", "민원인", "소유자", "예금주", "대표자", "담당자", "세대주", "보호자", "작성자", "제안자", "이장", "책임자", "강사", "위원명", "관리인", "발표자", "회장명", "위원장", "조합장", "총무명", "fullname", "personname", "applcntnm"];
    private static readonly string[] BirthWords = ["생년월일", "생일", "생년", "출생일", "출생연도", "birthdate", "birthday", "dateofbirth", "brthdy", "brdt", "dob"];
    private static readonly string[] AccountWords = ["계좌", "account", "acnut"];
    private static readonly string[] LicenceWords = ["면허번호", "운전면허", "driverlicen"];
    private static readonly string[] PassportWords = ["여권", "passport"];
    private static readonly string[] ResidentWords = ["주민등록번호", "주민번호", "외국인등록번호", "rrn", "ihidnum", "residentno", "residentnumber"];
    private static readonly string[] SplitWords = [.. ResidentWords, "주민", "앞자리", "뒷자리", "뒤자리", "앞번호", "뒷번호", "jumin", "resident"];
    private static readonly string[] BusinessWords = ["사업자", "bizno", "bizrno", "businessn", "brn"];
    private static readonly string[] CardWords = ["카드번호", "cardno", "cardnumber"];
    private static readonly string[] PlateWords = ["차량번호", "자동차번호", "차량등록번호", "번호판", "plate", "vhcleno"];
    private static readonly string[] DeviceWords = ["서버", "장비", "ap", "ssid", "단말", "camera", "카메라", "cctv", "device", "host"];
    private static readonly string[] FacilityPlaceWords = ["소재지", "설치", "시설", "관리사무소", "사업장", "영업", "업소", "사무소", "센터", "정류장", "위치", "장소", "기관", "단지"];

    private static readonly string[] FacilityNames =
    [
        "시설", "업소", "업체", "상호", "사업장", "기관", "점포", "매장", "병원", "의원", "약국", "학교", "어린이집", "유치원", "센터", "단지", "회사", "법인", "단체", "건물", "정류장", "정류소", "경로당", "복지관", "공원",
        "주차장", "화장실", "도서관", "체육", "마을", "상점", "가게", "식당", "음식점", "숙박", "농장", "공장", "관광지", "명소", "노선", "역", "터미널", "교회", "사찰", "아파트", "박물관", "문화재", "교량", "시장", "쉼터", "대피소", "충전소", "주유소",
        "측정소", "facility", "company", "store", "shop",
    ];

    private static readonly string[] EventWords =
    [
        "준공", "승인", "설치", "등록", "신청", "접수", "개업", "허가", "계약", "입사", "임용", "가입", "지정", "작성", "수정", "기준", "착공", "개설", "폐업", "완료", "시작", "종료", "발생", "방문", "인증", "발급",
        "취득", "변경", "갱신", "설립", "창립", "개원", "처리", "납부", "수령", "지급", "점검", "건축", "제작", "연식", "사용", "혼인", "전입", "전출", "사망", "퇴직", "졸업", "위촉", "위임", "수상", "update", "created", "regist", "start", "end", "issue",
    ];

    // 개인정보 보호법 제23조: ideology and belief, union and party, health and sex life; 시행령 제18조: genes, criminal record, biometrics, race.
    private static readonly string[] SensitiveWords =
    [
        "질병", "병명", "진단", "상병", "병력", "투약", "건강상태", "장애유형", "장애등급", "장애정도", "장애명", "장애여부", "장애종류", "임신", "종교", "신앙", "정당", "노동조합", "노조", "사상", "신념",
        "정치적", "성생활", "성적지향", "유전자", "유전정보", "범죄경력", "전과", "인종", "민족", "지문", "홍채", "혈액형", "disease", "diagnosis", "disability", "religion", "ethnicity", "criminalrecord",
    ];

    // Words that turn a sensitive word into a place, an office, an event or a count: 종교시설, 질병관리청, 장애여부(장비), 질병발생건수.
    private static readonly string[] NotAboutOnePerson = ["시설", "기관", "청", "센터", "건수", "수", "율", "률", "비율", "발생", "현황", "주차", "화장실", "승강기", "편의", "면적", "대수", "예산", "명소", "단체", "장비", "기준"];

    private readonly string name;

    public ColumnNameHints(string columnName)
    {
        Span<char> kept = columnName.Length <= 256 ? stackalloc char[columnName.Length] : new char[columnName.Length];
        int length = 0;
        foreach (char c in columnName.Normalize())
            if (char.IsLetterOrDigit(c) && length < kept.Length) kept[length++] = char.ToLowerInvariant(c);
        name = new string(kept[..length]);
    }

    public bool Person => Has(PersonWords);
    public bool Office => Has(OfficeWords) && !Person;
    public bool Phone => Has(PhoneWords);
    public bool PersonName => Has(NameWords) && !EndsWithAny("수", "주소", "번호", "전화", "연락처", "전화번호");
    /// <summary>Names in other scripts cannot be read from their syllables; such columns are believed by name.</summary>
    public bool ForeignName => Has(["givenname", "firstname", "lastname", "surname", "familyname", "영문성명", "영문이름", "외국인성명"]);

    /// <summary>Whoever looks after a place or stands for a firm: 담당자, 대표자, 관리자.</summary>
    public bool Caretaker => Has(["담당자", "대표", "관리자", "관리인", "시설장", "원장", "교장", "책임자", "등록자", "manager", "ceo"]);

    public bool BirthDate => Has(BirthWords) && !EndsWithAny("수");
    /// <summary>A part of a resident number: 주민번호1, 뒷자리.</summary>
    public bool ResidentPart => Has(SplitWords);

    public bool FacilityPlace => Has(FacilityPlaceWords) && !Person;
    /// <summary>Names what the rows are about when they are no persons: 시설명, 상호, 업체이름.</summary>
    public bool FacilityName => Has(FacilityNames) && EndsWithAny("명", "명칭", "상호", "이름", "name", "nm");

    /// <summary>A day on which something was done to a thing, or by an office.</summary>
    public bool EventDate => Has(EventWords);

    public bool Device => Has(DeviceWords);
    public bool Sensitive => Has(SensitiveWords) && !NotAboutOnePerson.Any(word => name.EndsWith(word, StringComparison.Ordinal) || word.Length > 1 && name.Contains(word, StringComparison.Ordinal));

    /// <summary>Names that end in 명 or speak of places and firms: 정류장명, 시공사, 단지명.</summary>
    public bool ThingName => !PersonName && (EndsWithAny("명", "명칭", "상호", "사", "업체", "업자", "기관", "동", "리", "읍면동", "역", "지역", "nm") || Has(FacilityPlaceWords));

    public bool Names(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber or PersonalDataKind.PartialResidentNumber => Has(ResidentWords),
        PersonalDataKind.Passport => Has(PassportWords),
        PersonalDataKind.DriverLicence => Has(LicenceWords),
        PersonalDataKind.MobilePhone or PersonalDataKind.Phone or PersonalDataKind.ServicePhone => Phone,
        PersonalDataKind.Email => Has(["메일", "mail"]),
        PersonalDataKind.PaymentCard => Has(CardWords),
        PersonalDataKind.BankAccount => Has(AccountWords),
        PersonalDataKind.VehiclePlate => Has(PlateWords),
        PersonalDataKind.PersonName => PersonName,
        PersonalDataKind.DetailedAddress or PersonalDataKind.Address => Has(["주소", "addr", "거주지", "소재지"]),
        PersonalDataKind.BirthDate => BirthDate,
        PersonalDataKind.IpAddress => Has(["ip"]),
        PersonalDataKind.BusinessNumber => Has(BusinessWords),
        PersonalDataKind.CorporateNumber => Has(["법인"]),
        _ => false,
    };

    private bool Has(string[] words) => words.Any(word => word.Length <= 3 && char.IsAscii(word[0]) ? IsWord(word) : name.Contains(word, StringComparison.Ordinal));

    // Short Latin words must be the whole name, or end it: "ip" is not in "recipient".
    private bool IsWord(string word) => name == word || name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsAsciiLetter(name[word.Length]))
        || name.EndsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsAsciiLetter(name[^(word.Length + 1)])) || word is "tel" or "fax" && name.StartsWith(word, StringComparison.Ordinal);

    private bool EndsWithAny(params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
            if (name.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }
}
