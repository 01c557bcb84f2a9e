using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Receipts;

public static class ReceiptPageWords
{
    public static readonly Bilingual Missing = new("이 번호의 산출 근거가 없습니다", "There is no receipt of this number");
    public static readonly Bilingual MissingText = new("주소를 다시 확인해 주세요. 산출 근거는 만든 뒤 지우지 않습니다.", "Check the address. Receipts are never deleted.");
    public static readonly Bilingual Data = new("데이터", "Data");
    public static readonly Bilingual Name = new("이름", "Name");
    public static readonly Bilingual Version = new("버전", "Version");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual SetAside = new("따로 둔 행", "Set aside");
    public static readonly Bilingual Computation = new("계산", "Computation");
    public static readonly Bilingual RowsAfter = new("단계마다 남은 행 수", "rows after each step");
    public static readonly Bilingual Method = new("방법", "Method");
    public static readonly Bilingual Moments = new("시각", "Times");
    public static readonly Bilingual Computed = new("계산", "Computed");
    public static readonly Bilingual Check = new("검증값", "Check value");
    public static readonly Bilingual HashOf = new("결과의 SHA-256", "SHA-256 of the result");

    public static Bilingual Summary(int datasets, int steps) => new($"데이터 {datasets}종을 {steps}단계로 계산했습니다.", $"Computed from {datasets} datasets in {steps} steps.");

    public static Bilingual Seconds(double seconds) => new($"{Figures.Number(seconds, 2)}초", $"{Figures.Number(seconds, 2)} s");
}
