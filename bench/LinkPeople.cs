using System.Globalization;
using System.Text;

namespace Maru.Bench;

/// <summary>
/// Two registers of invented people of Gangwon, tab-separated: number, name, birth, address, phone. Most stand in both under one number, each time written
/// as another office would: provinces old and new, flats left out, letters mistaken, names masked, people moved.
/// </summary>
internal sealed class LinkPeople(int rows, int seed)
{
    /// <summary>Share of people who stand in both registers.</summary>
    private const double Overlap = 0.8;

    private static readonly (string Name, int Weight)[] Surnames = [.. "김215 이147 박84 최47 정44 강24 조21 윤20 장20 임16 한15 오15 서14 신14 권14 황14 안13 송13 류12 전11 홍11 고9 문9 양9 손9 배8 백8 허7 유7 남5 심5 노4 하4 곽4 성4 차4 주4 우4 구4 민4 나4 진3 지3 엄3 채2 원2 천2 방2 공2 현2 함2 변2 염2 여2 추2 도2 소2 석2 선2 설2 마1 길1 연1 위1 표1 명1 기1 반1 왕1 금1 옥1 제갈1 남궁1"
        .Split(' ').Select(item => (item.TrimEnd("0123456789".ToCharArray()), int.Parse(item.TrimStart([.. item.Where(c => !char.IsAsciiDigit(c))]), CultureInfo.InvariantCulture)))];

    private const string First = "지민서현영정재준상성승은수미혜경동태종진유윤하예주도명시우보선소순희기광병창철인용원형효해연나다가규근";
    private const string Second = "수영희숙자순미정연현진은민우호준훈석철식환성규용원태혁빈서윤아하경란선애주지나기동욱섭균근재범";
    private static readonly string[] Districts = ["춘천시", "원주시", "강릉시", "동해시", "태백시", "속초시", "삼척시", "홍천군", "횡성군", "영월군", "평창군", "정선군", "철원군", "화천군", "양구군", "인제군", "고성군", "양양군"];
    private static readonly string[] Provinces = ["강원특별자치도", "강원도", "강원"];
    private const string RoadSyllables = "신샘밭공지소양후석퇴계안마남춘서부동면삼천금강당우두온의중앙백령";

    private readonly Random _random = new(seed);

    private sealed record Person(string Name, DateOnly Birth, int District, int Road, int Building, int Flat, string Phone);

    public void Write(string left, string right)
    {
        using var first = new StreamWriter(left, false, new UTF8Encoding(false), 1 << 20);
        using var second = new StreamWriter(right, false, new UTF8Encoding(false), 1 << 20);
        first.Write("number\tname\tbirth\taddress\tphone\n");
        second.Write("number\tname\tbirth\taddress\tphone\n");
        for (int i = 0; i < rows; i++)
        {
            var person = Draw();
            Write(first, i, person, careful: true);
            bool both = _random.NextDouble() < Overlap;
            Write(second, both ? i : i + rows, both ? person : Draw(), careful: false);
        }
    }

    private Person Draw()
    {
        int pick = _random.Next(Surnames.Sum(item => item.Weight)), at = 0;
        while ((pick -= Surnames[at].Weight) >= 0) at++;
        string name = Surnames[at].Name + First[Low(First.Length)] + Second[Low(Second.Length)];
        var birth = new DateOnly(1935, 1, 1).AddDays(_random.Next(80 * 365));
        return new(name, birth, Low(Districts.Length), _random.Next(400), 1 + _random.Next(300), _random.Next(3) == 0 ? 0 : (101 + _random.Next(12)) * 10_000 + (1 + _random.Next(20)) * 100 + 1 + _random.Next(4), Phone());
    }

    // Small numbers come more often: names and towns are not evenly used.
    private int Low(int below) => Math.Min(_random.Next(below), _random.Next(below));

    private string Phone() => string.Create(CultureInfo.InvariantCulture, $"010-{_random.Next(2000, 10_000):D4}-{_random.Next(10_000):D4}");

    private void Write(StreamWriter to, int number, Person person, bool careful)
    {
        double slip = careful ? 0.25 : 1;
        var (birth, moved) = (person.Birth, Chance(0.08 * slip));
        if (Chance(0.02 * slip)) birth = birth.AddDays(_random.Next(2) == 0 ? 1 : 10);
        to.Write(string.Create(CultureInfo.InvariantCulture, $"{number}\t{Name(person.Name, slip)}\t"));
        if (!Chance(0.02 * slip)) to.Write(birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        to.Write('\t');
        if (!Chance(0.02 * slip)) to.Write(Address(moved ? Draw() : person, slip));
        to.Write('\t');
        if (!Chance(0.3 * slip)) to.Write(Chance(0.08 * slip) ? Phone() : person.Phone);
        to.Write('\n');
    }

    private string Name(string name, double slip)
    {
        if (Chance(0.03 * slip)) return string.Concat(name.AsSpan(0, name.Length - 2), "*", name.AsSpan(name.Length - 1));
        if (Chance(0.03 * slip)) return string.Concat(name.AsSpan(0, name.Length - 1), Second.AsSpan(_random.Next(Second.Length), 1));
        if (Chance(0.02 * slip)) return name.Insert(1, " ");
        return name[0] == '류' && Chance(0.3 * slip) ? "유" + name[1..] : name;
    }

    private string Address(Person person, double slip)
    {
        string road = string.Concat(RoadSyllables.AsSpan(person.Road % RoadSyllables.Length, 1), RoadSyllables.AsSpan(person.Road * 7 / 3 % RoadSyllables.Length, 1), person.Road % 3 == 0 ? "길" : "로");
        if (Chance(0.02 * slip)) road = string.Concat(RoadSyllables.AsSpan(_random.Next(RoadSyllables.Length), 1), road.AsSpan(1));
        string province = Chance(0.4 * slip) ? Provinces[_random.Next(3)] : Provinces[0];
        string flat = person.Flat == 0 || Chance(0.3 * slip) ? "" : string.Create(CultureInfo.InvariantCulture, $", {person.Flat / 10_000}동 {person.Flat % 10_000}호");
        return string.Create(CultureInfo.InvariantCulture, $"{province} {Districts[person.District]} {road} {person.Building}{flat}");
    }

    private bool Chance(double probability) => _random.NextDouble() < probability;
}
