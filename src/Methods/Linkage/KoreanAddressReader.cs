using System.Text;
using Maru.Methods.KoreanText;
using Maru.Methods.Regions;

namespace Maru.Methods.Linkage;

/// <summary>Reads one address, word by word from the province down; words glued together come apart where the parts are known.</summary>
internal sealed class KoreanAddressReader(string text)
{
    private static readonly Dictionary<string, string> Provinces = RegionTable.ProvinceNames
        .SelectMany(names => names.Select(name => (Name: name, Short: names.MinBy(other => other.Length)!)))
        .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Short);

    private static readonly HashSet<string> Districts = [.. RegionTable.Rows.Where(row => row.Code.Length > 2).Select(row => row.Name.Split(' ')[^1])];

    // 춘천 for 춘천시, where one district only is called so.
    private static readonly Dictionary<string, string> ShortDistricts = Districts.Where(name => name.Length > 2)
        .GroupBy(name => name[..^1]).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single());

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ProvinceSpans = Provinces.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> DistrictSpans = Districts.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly StringBuilder _name = new();
    private string _province = "", _district = "", _town = "", _village = "", _road = "", _building = "", _lot = "", _block = "", _flat = "";

    // 산 or 지하 that stands in a word of its own before its number.
    private string _pending = "";
    private bool _inDetail;

    public KoreanAddress Read()
    {
        var remarks = new List<string>();
        foreach (string word in Words(WithoutRemarks(Hangul.Normalize(text), remarks))) ReadWord(word);
        foreach (string remark in remarks) ReadRemark(remark);
        string unit = _block.Length > 0 && _flat.Length > 0 ? $"{_block}-{_flat}" : _block + _flat;
        return new(_province, _district, _town, _village, _road, _building, _lot, unit, _name.ToString());
    }

    private static string[] Words(string plain) =>
        plain.Replace(",", " , ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutRemarks(string plain, List<string> remarks)
    {
        for (int open; (open = plain.IndexOf('(', StringComparison.Ordinal)) >= 0;)
        {
            int close = plain.IndexOf(')', open);
            int end = close < 0 ? plain.Length : close;
            remarks.Add(plain[(open + 1)..end]);
            plain = string.Concat(plain.AsSpan(0, open), " ", plain.AsSpan(Math.Min(plain.Length, end + 1)));
        }
        return plain;
    }

    // (석사동, 현대아파트): the town that a road address leaves out, and a name.
    private void ReadRemark(string remark)
    {
        foreach (string part in remark.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
            if (_town.Length == 0 && RegionName.LooksLikeDong(part) && !char.IsAsciiDigit(part[0])) _town = RegionName.Normalize(part);
            else if (part != _town && !IsPostalCode(part)) ReadDetail(part);
    }

    private void ReadWord(string word)
    {
        if (word == ",")
        {
            _inDetail = NumberIsRead;
            return;
        }
        if (_inDetail || NumberIsRead) ReadDetail(word);
        else if (!ReadRegion(word) && !ReadStreetOrTown(word) && !ReadNumber(word) && !ReadGlued(word) && !IsPostalCode(word)) _name.Append(word);
    }

    private bool NumberIsRead => _building.Length + _lot.Length > 0;

    private bool ReadRegion(string word)
    {
        if (_town.Length + _road.Length > 0) return false;
        if (_province.Length + _district.Length == 0 && Provinces.TryGetValue(word, out var province))
        {
            _province = province;
            return true;
        }
        if (IsDistrict(word))
        {
            // 세종특별자치시 세종시: the province is its own only district.
            if (!Provinces.TryGetValue(word, out var same) || same != _province) _district += word;
            return true;
        }
        if (_district.Length > 0 || _province.Length == 0 || !ShortDistricts.TryGetValue(word, out var district)) return false;
        _district = district;
        return true;
    }

    // Known ones; and new ones where only a district can stand, so that 강원대 입구 is none.
    private bool IsDistrict(string word) =>
        Districts.Contains(word)
        || word.Length >= 2 && word[^1] is '시' or '군' or '구' && IsHangul(word) && !StartsWithRegion(word)
        && _name.Length == 0 && (_province.Length > 0 && _district.Length == 0 || _district.EndsWith('시') && word[^1] == '구');

    private bool ReadStreetOrTown(string word)
    {
        if (_road.Length > 0 && char.IsAsciiDigit(word[0]) && word[^1] == '길') _road += word;
        else if (word[^1] is '로' or '길' && word.Length >= 2 && TownLength(word) == 0 && !char.IsAsciiDigit(word[0]) && !StartsWithRegion(word)) _road = Squeeze(word);
        else if (_town.Length == 0 && word[^1] is '읍' or '면' or '동' or '가' && RegionName.LooksLikeDong(word) && !StartsWithRegion(word)) _town = RegionName.Normalize(word);
        else if (word[^1] == '리' && TownLength(word) == 0 && RegionName.LooksLikeDong(word) && !StartsWithRegion(word)) _village = RegionName.Normalize(word);
        else return false;
        return true;
    }

    // 373, 12-3, 산12-3, 지하5, 935번지, 935번지 2호; a hill or cellar may stand in a word of its own.
    private bool ReadNumber(string word)
    {
        if (word is "산" or "지하" && _town.Length + _village.Length + _road.Length > 0)
        {
            _pending = word;
            return true;
        }
        string prefix = word.StartsWith('산') ? "산" : word.StartsWith("지하", StringComparison.Ordinal) ? "지하" : "";
        string number = HouseNumber(word.AsSpan(prefix.Length), out int length);
        if (number.Length == 0 || _town.Length + _village.Length + _road.Length == 0) return false;
        var rest = word.AsSpan(prefix.Length + length);
        if (rest.Length > 0 && rest[0] is '동' or '호' or '층') return false;
        string full = (prefix.Length > 0 ? prefix : _pending) + number;
        if (_road.Length > 0) _building = full;
        else _lot = full;
        if (rest.StartsWith("번지")) rest = rest["번지".Length..];
        if (rest.Length > 0) ReadDetail(rest.ToString());
        return true;
    }

    // Digits, and after a hyphen more digits; leading zeros and a sub-number of 0 are not said aloud: 0373-0 is 373.
    private static string HouseNumber(ReadOnlySpan<char> word, out int length)
    {
        length = Digits(word);
        if (length is 0 or > 5) return "";
        string main = Plain(word[..length]);
        if (length + 1 >= word.Length || word[length] is not ('-' or '의')) return main;
        int sub = Digits(word[(length + 1)..]);
        if (sub is 0 or > 4) return main;
        string minor = Plain(word.Slice(length + 1, sub));
        length += 1 + sub;
        return minor == "0" ? main : $"{main}-{minor}";
    }

    private static string Plain(ReadOnlySpan<char> digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.IsEmpty ? "0" : trimmed.ToString();
    }

    private static int Digits(ReadOnlySpan<char> word)
    {
        int length = 0;
        while (length < word.Length && char.IsAsciiDigit(word[length])) length++;
        return length;
    }

    // 강원도춘천시석사동935-2: the known part in front is read, the rest waits to be read as a word of its own.
    private bool ReadGlued(string word)
    {
        int cut = RegionLength(word);
        if (cut == 0)
        {
            int digits = word.Length;
            while (digits > 0 && (char.IsAsciiDigit(word[digits - 1]) || word[digits - 1] == '-')) digits--;
            if (word.EndsWith("번지", StringComparison.Ordinal)) digits = word.AsSpan(0, word.Length - 2).LastIndexOfAnyExceptInRange('-', '9') + 1;
            cut = digits < word.Length && digits >= 2 && word[digits - 1] is '로' or '길' or '동' or '리' or '가' or '읍' or '면' ? digits : TownLength(word);
        }
        if (cut <= 0 || cut >= word.Length) return false;
        ReadWord(word[..cut]);
        ReadWord(word[cut..]);
        return true;
    }

    private bool StartsWithRegion(string word) => RegionLength(word) > 0;

    // Length of the province or district that a longer word begins with; at least two characters must follow.
    private int RegionLength(string word)
    {
        if (_province.Length + _district.Length == 0)
            for (int length = Math.Min(word.Length - 2, 9); length >= 3; length--)
                if (ProvinceSpans.ContainsKey(word.AsSpan(0, length))) return length;
        if (_district.Length == 0)
            for (int length = Math.Min(word.Length - 2, 5); length >= 3; length--)
                if (DistrictSpans.Contains(word.AsSpan(0, length))) return length;
        return 0;
    }

    // 신북읍율문리, 신북읍신샘밭로: the town ends at the first 읍 or 면 that leaves a name on both sides.
    private int TownLength(string word)
    {
        if (_town.Length > 0) return 0;
        int end = word.AsSpan().IndexOfAny('읍', '면');
        return end >= 1 && end + 2 < word.Length ? end + 1 : 0;
    }

    // 101동 1203호, 101동1203호, 101-1203, 가동 302호; what is none of these is a name.
    private void ReadDetail(string word)
    {
        int digits = Digits(word), split = word.IndexOf('동', StringComparison.Ordinal);
        if (word == ",") return;
        if (split == word.Length - 1 && (digits == split && split > 0 || split == 1)) _block = digits > 0 ? Plain(word.AsSpan(0, digits)) : word[..split];
        else if (digits > 0 && digits == word.Length - 1 && word[^1] == '호') _flat = Plain(word.AsSpan(0, digits));
        else if (split > 0 && digits == split && word[^1] == '호')
        {
            ReadDetail(word[..(split + 1)]);
            ReadDetail(word[(split + 1)..]);
        }
        else if (digits > 0 && HouseNumber(word, out int length).Split('-') is [var block, var flat] && length == word.Length) (_block, _flat) = (block, flat);
        else _name.Append(word);
    }

    private static bool IsPostalCode(string word) =>
        word.Length == 5 && Digits(word) == 5 || word.Length == 7 && word[3] == '-' && Digits(word) == 3 && Digits(word.AsSpan(4)) == 3;

    private static bool IsHangul(string word) => word.AsSpan().IndexOfAnyExceptInRange('가', '힣') < 0;

    private static string Squeeze(string road) => road.Replace("·", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
