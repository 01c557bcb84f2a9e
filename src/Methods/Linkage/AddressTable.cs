namespace Maru.Methods.Linkage;

/// <summary>Addresses as numbers of their parts, side by side in memory: two are compared without touching their texts.</summary>
internal sealed class AddressTable
{
    // Two wrong letters of Hangul are two thirds of a syllable: 신샘밭로 for 신샘받로.
    private const double NearlySameRoad = 0.7;
    private const int None = LinkColumn.Missing;

    private readonly Parts[] _parts;
    private readonly string[] _provinces, _districts, _roads;

    public AddressTable(IReadOnlyList<KoreanAddress> addresses)
    {
        int[] Numbers(Func<KoreanAddress, string> part, out string[] values)
        {
            var interner = new Interner<string>();
            var numbers = interner.NumbersOf(addresses.Count, i => (part(addresses[i]).Length > 0, part(addresses[i])));
            values = interner.Values;
            return numbers;
        }
        int[] provinces = Numbers(address => address.Province, out _provinces), districts = Numbers(address => address.District, out _districts), roads = Numbers(address => address.Road, out _roads);
        int[] towns = Numbers(address => address.Town, out _), villages = Numbers(address => address.Village, out _), buildings = Numbers(address => address.Building, out _), lots = Numbers(address => address.Lot, out _);
        _parts = [.. Enumerable.Range(0, addresses.Count).Select(i => new Parts(provinces[i], districts[i], towns[i], villages[i], roads[i], buildings[i], lots[i]))];
    }

    /// <summary>
    /// The finest part in which two different addresses agree while no coarser part contradicts. A part that one of them leaves out neither agrees nor
    /// contradicts.
    /// </summary>
    public AddressAgreement Compare(int first, int second)
    {
        ref readonly Parts a = ref _parts[first], b = ref _parts[second];
        if (!MayBeOne(_provinces, a.Province, b.Province) || !MayBeOne(_districts, a.District, b.District)) return AddressAgreement.Different;
        // The same road runs through several towns, so towns are not asked.
        if (Agree(a.Road, b.Road)) return Agree(a.Building, b.Building) ? AddressAgreement.SameBuilding : AddressAgreement.SameRoad;
        bool sameArea = Agree(a.Town, b.Town) || Agree(a.Village, b.Village), otherArea = Contradict(a.Town, b.Town) || Contradict(a.Village, b.Village);
        if (sameArea && !otherArea && Agree(a.Lot, b.Lot)) return AddressAgreement.SameBuilding;
        if (Agree(a.Building, b.Building) && Contradict(a.Road, b.Road) && DifferByLetters(a.Road, b.Road)) return AddressAgreement.NearlySameBuilding;
        if (sameArea && !otherArea) return AddressAgreement.SameTown;
        if (a.District != None && b.District != None) return AddressAgreement.SameDistrict;
        return otherArea || Contradict(a.Road, b.Road) ? AddressAgreement.Different : AddressAgreement.Unknown;
    }

    private bool DifferByLetters(int a, int b) => KoreanText.JamoDistance.Between(_roads[a], _roads[b], NearlySameRoad) <= NearlySameRoad;

    private static bool Agree(int a, int b) => a == b && a != None;

    private static bool Contradict(int a, int b) => a != b && a != None && b != None;

    // 부천시 and 부천시원미구, 광주 and 전남광주: one may name less, or what became of it.
    private static bool MayBeOne(string[] names, int first, int second)
    {
        if (!Contradict(first, second)) return true;
        string a = names[first], b = names[second];
        if (a.Length == b.Length) return false;
        (a, b) = a.Length < b.Length ? (a, b) : (b, a);
        return b.StartsWith(a, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal);
    }

    private readonly record struct Parts(int Province, int District, int Town, int Village, int Road, int Building, int Lot);
}

internal sealed class AddressComparison(LinkColumn<KoreanAddress> column)
    : Comparison(column.Name, column, ["다른 곳", "시군구가 같음", "읍면동이 같음", "도로가 같음", "도로명 한두 낱자만 다름", "건물이 같음", "같음"])
{
    private readonly AddressTable _table = new(column.Values);

    internal override bool IsCostly => false;

    protected internal override int LevelOfDifferent(int left, int right) => (int)_table.Compare(left, right);
}
