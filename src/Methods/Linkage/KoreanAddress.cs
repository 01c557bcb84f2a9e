namespace Maru.Methods.Linkage;

/// <summary>How well two addresses agree, from not at all to in every part.</summary>
public enum AddressAgreement
{
    /// <summary>Nothing that both give can be told apart or matched: one has a road, the other a lot, and no region is in both.</summary>
    Unknown = -1,
    Different,
    SameDistrict,
    SameTown,
    SameRoad,
    NearlySameBuilding,
    SameBuilding,
    Same,
}

/// <summary>A Korean address in its parts, each in the form parts are compared in; a part that is not given is empty.</summary>
/// <param name="Province">시도, short: 강원 for 강원도 and 강원특별자치도.</param>
/// <param name="District">시군구 without spaces: 춘천시, 수원시장안구.</param>
/// <param name="Town">읍면동 or 가: 신북읍, 효자2동.</param>
/// <param name="Village">리.</param>
/// <param name="Road">도로명 with its branch: 신샘밭로, 공지로23번길.</param>
/// <param name="Building">건물번호: 373, 12-3, 지하5.</param>
/// <param name="Lot">지번: 935-2, 산12.</param>
/// <param name="Unit">동·호: 101-1203, 302.</param>
/// <param name="Name">What else is said, mostly a building's name, without spaces.</param>
public sealed record KoreanAddress(
    string Province, string District, string Town, string Village, string Road, string Building, string Lot, string Unit, string Name)
{
    /// <summary>Reads an address; null when there is no part of one in it.</summary>
    public static KoreanAddress? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var address = new KoreanAddressReader(text).Read();
        return address is { Province: "", District: "", Town: "", Village: "", Road: "", Lot: "" } ? null : address;
    }

    /// <inheritdoc cref="AddressTable.Compare"/>
    public AddressAgreement Compare(KoreanAddress other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Equals(other) ? AddressAgreement.Same : new AddressTable([this, other]).Compare(0, 1);
    }
}
