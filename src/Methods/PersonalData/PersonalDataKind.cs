namespace Maru.Methods.PersonalData;

/// <summary>What a found value is.</summary>
public enum PersonalDataKind
{
    ResidentNumber,
    ForeignerNumber,
    Passport,
    DriverLicence,
    MobilePhone,
    Phone,
    ServicePhone,
    Email,
    PaymentCard,
    BankAccount,
    VehiclePlate,
    PersonName,
    DetailedAddress,
    Address,
    BirthDate,
    IpAddress,
    BusinessNumber,
    CorporateNumber,

    /// <summary>Covered behind the first digit of its second half: the date of birth and the sex are still told.</summary>
    PartialResidentNumber,
}

/// <summary>How far a finding can be trusted: by shape alone, by shape and context, or by a check digit or an unmistakable form.</summary>
public enum Certainty
{
    Possible,
    Likely,
    Confirmed,
}

/// <summary>What the law asks for a column, mildest first. The order is the order of care.</summary>
public enum PrivacyClass
{
    None,
    Business,
    OfficeContact,
    Personal,
    Sensitive,
    UniqueIdentifier,
}

/// <summary>One finding. <see cref="Start"/> and <see cref="Length"/> count bytes when UTF-8 was scanned and chars when a string was.</summary>
public readonly record struct PersonalDataSpan(PersonalDataKind Kind, int Start, int Length, Certainty Certainty, bool Masked)
{
    public int End => Start + Length;
}

/// <summary>Words for the kinds, as a city official would say them, and the class each kind has by itself.</summary>
public static class PersonalDataKinds
{
    public static string KoreanName(this PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber => "주민등록번호",
        PersonalDataKind.ForeignerNumber => "외국인등록번호",
        PersonalDataKind.Passport => "여권번호",
        PersonalDataKind.DriverLicence => "운전면허번호",
        PersonalDataKind.MobilePhone => "휴대전화번호",
        PersonalDataKind.Phone => "전화번호",
        PersonalDataKind.ServicePhone => "대표번호",
        PersonalDataKind.Email => "이메일 주소",
        PersonalDataKind.PaymentCard => "카드번호",
        PersonalDataKind.BankAccount => "계좌번호",
        PersonalDataKind.VehiclePlate => "차량번호",
        PersonalDataKind.PersonName => "사람 이름",
        PersonalDataKind.DetailedAddress => "동·호까지 적힌 주소",
        PersonalDataKind.Address => "주소",
        PersonalDataKind.BirthDate => "생년월일",
        PersonalDataKind.IpAddress => "IP 주소",
        PersonalDataKind.BusinessNumber => "사업자등록번호",
        PersonalDataKind.CorporateNumber => "법인등록번호",
        PersonalDataKind.PartialResidentNumber => "생년월일과 성별이 보이는 주민등록번호",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string EnglishName(this PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber => "resident registration number",
        PersonalDataKind.ForeignerNumber => "foreigner registration number",
        PersonalDataKind.Passport => "passport number",
        PersonalDataKind.DriverLicence => "driver's licence number",
        PersonalDataKind.MobilePhone => "mobile phone number",
        PersonalDataKind.Phone => "phone number",
        PersonalDataKind.ServicePhone => "service phone number",
        PersonalDataKind.Email => "e-mail address",
        PersonalDataKind.PaymentCard => "payment card number",
        PersonalDataKind.BankAccount => "bank account number",
        PersonalDataKind.VehiclePlate => "vehicle plate",
        PersonalDataKind.PersonName => "person's name",
        PersonalDataKind.DetailedAddress => "address down to the flat",
        PersonalDataKind.Address => "address",
        PersonalDataKind.BirthDate => "date of birth",
        PersonalDataKind.IpAddress => "IP address",
        PersonalDataKind.BusinessNumber => "business registration number",
        PersonalDataKind.CorporateNumber => "corporate registration number",
        PersonalDataKind.PartialResidentNumber => "resident registration number that tells birth and sex",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Class of the kind before the column's name and contents are weighed. 고유식별정보 are those of 개인정보 보호법 시행령 제19조.</summary>
    public static PrivacyClass Class(this PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber
            or PersonalDataKind.Passport or PersonalDataKind.DriverLicence => PrivacyClass.UniqueIdentifier,
        PersonalDataKind.ServicePhone => PrivacyClass.OfficeContact,
        PersonalDataKind.BusinessNumber or PersonalDataKind.CorporateNumber => PrivacyClass.Business,
        PersonalDataKind.Address => PrivacyClass.None,
        _ => PrivacyClass.Personal,
    };
}
