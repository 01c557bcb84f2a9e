using Maru.Core;

namespace Maru.App.Privacy.Publishing;

internal static class PublishErrors
{
    public static InputException NotYours { get; } = new(
        new("이 데이터의 표를 낼 수 없습니다.", "You can't publish tables of these data."), new("데이터를 맡은 부서의 데이터 담당이나 개인정보 보호책임자에게 부탁하세요.", "Ask the data lead of its office, or the privacy officer."), "dataset");

    public static InputException NotNow { get; } = new(
        new("지금 할 수 있는 일이 아니거나 본인이 할 수 없는 일입니다.", "It is not the time for this, or not yours to do."), new("표를 만든 사람은 승인하지 못합니다. 화면을 새로 열어 단계를 확인하세요.", "Who made a table doesn't approve it. Open the page again and look where it stands."));

    public static InputException Off(string dataset) => new(
        new($"‘{dataset}’ 데이터의 안전 공표가 꺼져 있거나 다른 방법으로 바뀌었습니다.", $"Safe publication of '{dataset}' is off, or was set another way."), new("개인정보 보호책임자가 ‘작은 칸 가리기’나 ‘차등정보보호’를 켜야 합니다.", "The privacy officer has to switch on small cells or noise first."), "dataset");

    public static InputException Gone(string id) => new(new($"‘{id}’ 표가 없습니다.", $"There is no table '{id}'."), new("번호를 확인하세요.", "Check its number."), id);

    public static InputException OverBudget(decimal epsilon, decimal left) => new(
        new(FormattableString.Invariant($"쓰려는 ε은 {epsilon:0.######}인데 예산은 {left:0.######} 남았습니다."), FormattableString.Invariant($"This takes ε {epsilon:0.######}; {left:0.######} of the budget is left.")),
        new("ε을 줄이거나, 이미 낸 표를 쓰거나, 개인정보 보호책임자에게 예산을 다시 정해 달라고 하세요.", "Ask for less, use a table that is out already, or ask the privacy officer for another budget."), "epsilon");

    public static InputException Between { get; } = Passing(
        new("그 사이 같은 데이터의 다른 표가 만들어졌습니다.", "Another table of the same data was made meanwhile."), new("다시 하세요. 그 표와 함께 따집니다.", "Do it again: both are then judged together."));

    public static InputException Busy { get; } = Passing(
        new("다른 표를 지키는 셈이 아직 끝나지 않았습니다.", "Another table is still being protected."), new("잠시 뒤에 다시 하세요.", "Try again in a moment."));

    public static InputException Otherwise { get; } = Field(
        "앞서 만든 표를 그때와 같게 다시 셀 수 없습니다.", "A table that was made before can't be counted again as it was then.",
        "그 표와의 차이로 작은 칸이 드러날 수 있어 새 표를 만들지 않습니다. 데이터의 그 버전이 그대로 있는지 관리자에게 확인하세요.", "No new one is made: small cells might show in the difference. Ask the administrator whether that version of the data is as it was.", "dataset");

    private static InputException Passing(Bilingual problem, Bilingual todo) => new(problem, todo) { IsTransient = true };

    public static InputException Field(string ko, string en, string todoKo, string todoEn, string field) => new(new(ko, en), new(todoKo, todoEn), field);
}
