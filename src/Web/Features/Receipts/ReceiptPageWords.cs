using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Receipts;

public static class ReceiptPageWords
{
    public static readonly Bilingual Missing = new("이 번호의 산출 근거가 없습니다", "There is no receipt of this number");
    public static readonly Bilingual Gone = new("보관 기간이 지난 산출 근거입니다", "This receipt is no longer kept");
    public static readonly Bilingual Again = new("다시 계산하기", "Compute it again");
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

    public static Bilingual MissingText(int days) => new(
        $"주소를 다시 확인해 주세요. 마루가 보여 주는 수치의 산출 근거는 지우지 않고, 차트의 조건을 바꿔 연 산출 근거는 {days}일 동안 아무도 열지 않으면 지웁니다.",
        $"Check the address. Receipts of the figures Maru shows are never deleted; those of charts put together by readers are, when nobody opens them for {days} days.");

    public static Bilingual GoneText(int days) => new(
        $"차트의 조건을 바꿔 연 산출 근거는 {days}일 동안 아무도 열지 않으면 지웁니다. 같은 조건으로 지금의 데이터에서 다시 계산할 수 있습니다. 그 사이 데이터가 바뀌었으면 값도 다를 수 있습니다.",
        $"Receipts of charts put together by readers are deleted when nobody opens them for {days} days. The same chart can be computed again from today's data; its numbers differ where the data have changed since.");

    public static Bilingual Summary(int datasets, int steps) => new($"데이터 {datasets}종을 {steps}단계로 계산했습니다.", $"Computed from {datasets} datasets in {steps} steps.");

    public static Bilingual Seconds(double seconds) => new($"{Figures.Number(seconds, 2)}초", $"{Figures.Number(seconds, 2)} s");
}
