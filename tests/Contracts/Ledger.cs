using System.Globalization;
using System.Text;

namespace Maru.Contracts;

/// <summary>
/// A road-excavation ledger as an office keeps it: a title and a unit above, two header rows, three ways to write a date, telephone numbers
/// under 비고, a slip in one figure, a total and a note below. Coordinates are EPSG:5186 around 춘천.
/// </summary>
public static class Ledger
{
    public const int Rows = 90;
    public const int Slips = 1;

    public static string Csv(string title = "2026년 상반기 도로굴착 허가대장", int rows = Rows)
    {
        var text = new StringBuilder(title).Append(",,,,,,,\n,,,,(단위: m),,,\n허가번호,공사명,공사기간,,굴착연장,위치,,비고\n,,시작,종료,,X,Y,\n");
        for (var n = 1; n <= rows; n++) text.Append(Row(n)).Append('\n');
        return text.Append("합계,,,,\"12,345.6\",,,\n※ 2026년 6월 말 기준,,,,,,,\n").ToString();
    }

    public static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"010-{2000 + n:D4}-{9000 - n:D4}");

    private static string Row(int n) => string.Create(CultureInfo.InvariantCulture,
        $"2026-굴착-{n:D4},우두동 상수관 교체,{Day(n, 1 + (n % 5))},{Day(n + 1, 6)},{(n == 40 ? "12%3O4" : n % 9 == 0 ? "-" : $"\"{1000 + n:N0}.5\"")},{264184.52 + (n * 31):0.00},{588912.07 - (n * 17):0.00},{Phone(n)}");

    private static string Day(int n, int month) => (n % 3) switch
    {
        0 => FormattableString.Invariant($"2026.{month}.{1 + (n % 28)}"),
        1 => FormattableString.Invariant($"26-{month:D2}-{1 + (n % 28):D2}"),
        _ => FormattableString.Invariant($"2026년 {month}월 {1 + (n % 28)}일"),
    };
}
