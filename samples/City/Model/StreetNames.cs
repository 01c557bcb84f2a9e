using System.Globalization;

namespace Maru.City.Model;

/// <summary>Gives main streets names of their own and side streets a number on the main street before them.</summary>
internal sealed class StreetNames
{
    private const string Stock =
        "한빛대로 중앙로 시청로 강변로 학림로 은행로 해오름로 평화로 솔숲로 남문로 서문로 역전로 공단로 향교로 소양꽃길 물빛로 새벌로 새벌중앙로 샘터로 버들로 두레로 느티로 " +
        "누리대로 누리중앙로 한솔로 한솔공원로 배움로 무지개로 하늘로 달맞이로 청솔로 산들로 은하로 가람로 나루로 장승로 다리목로 들꽃로 미리내로 바람길로 봄내음로 아름로 " +
        "오솔로 온의로 이음로 자작로 정다운로 참샘로 초롱로 큰숲로 터밭로 푸른로 풀빛로 하람로 햇살로 호반로 흰돌로 갈매로 고운로 구름로 국화로 까치로 꽃마루로 나래로 노을로";

    private readonly Queue<string> free = new(Stock.Split(' '));
    private readonly Dictionary<(string, int, int), string> given = [];

    public string Of(Quarter quarter, int axis, int line, RoadClass kind)
    {
        if (!quarter.Towns)
            return kind == RoadClass.Local ? $"{quarter.Name}{Number(line)}길" : $"{quarter.Name}로";
        if (kind == RoadClass.Local)
            return $"{Main(quarter, axis, line - Modulo(line, 3))}{Number(line * 2 + axis)}번길";
        return Main(quarter, axis, line);
    }

    private string Main(Quarter quarter, int axis, int line)
    {
        if (!given.TryGetValue((quarter.Name, axis, line), out var name))
            given[(quarter.Name, axis, line)] = name = free.TryDequeue(out var next) ? next : $"{quarter.Name}{Number(line * 2 + axis)}로";
        return name;
    }

    private static string Number(int line) => (Math.Abs(line) * 2 + (line < 0 ? 1 : 2)).ToString(CultureInfo.InvariantCulture);

    private static int Modulo(int value, int divisor) => (value % divisor + divisor) % divisor;
}
