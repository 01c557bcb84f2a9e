using Maru.Web.Text;

namespace Maru.Web.Shell;

/// <summary>What the frame around every page says.</summary>
public static class ShellWords
{
    public static readonly Words Maru = new("마루", "Maru");
    public static readonly Words CityData = new("도시 데이터", "City data");
    public static readonly Words SkipToContent = new("본문 바로가기", "Skip to content");
    public static readonly Words MainMenu = new("주 메뉴", "Main menu");
    public static readonly Words Menu = new("메뉴", "Menu");
    public static readonly Words Display = new("글자·화면 설정", "Text and display");
    public static readonly Words TextSize = new("글자 크기", "Text size");
    public static readonly Words ScreenMode = new("화면 색", "Colours");
    public static readonly Words KeptOnDevice = new("이 기기에만 저장합니다.", "Kept on this device only.");
    public static readonly Words Receipt = new("산출 근거", "How it was computed");
    public static readonly Words Close = new("닫기", "Close");
    public static readonly Words Tagline = new("오픈소스 도시 데이터 플랫폼", "Open-source city data platform");
    public static readonly Words GoHome = new("처음으로", "Go to the home page");
    public static readonly Words Masthead = new("이 누리집은 대한민국 공식 전자정부 누리집입니다.", "This is an official website of the government of the Republic of Korea.");
    public static readonly Words NotFoundTitle = new("찾는 페이지가 없습니다", "This page does not exist");
    public static readonly Words NotFoundText = new("주소가 바뀌었거나 지워졌습니다. 처음 화면에서 다시 찾아보세요.", "Its address changed or it was removed. Start again from the home page.");
    public static readonly Words ErrorTitle = new("화면을 만들지 못했습니다", "This page could not be made");
    public static readonly Words ErrorText = new("저장된 데이터는 그대로입니다. 잠시 뒤 다시 열어 보고, 되풀이되면 아래 번호를 담당자에게 알려 주세요.", "The stored data is untouched. Try again in a moment; if it happens again, tell the office the number below.");
    public static readonly Words ErrorNumber = new("오류 번호", "Error number");

    public static IReadOnlyList<(Mode Mode, Words Label)> Modes { get; } =
    [
        (Mode.Light, new("밝게", "Light")),
        (Mode.Dark, new("어둡게", "Dark")),
        (Mode.Contrast, new("선명하게", "High contrast")),
    ];

    public static Words DataOf(Words city) => new($"{city.Korean} 데이터", $"{city.English} data");

    public static Words HomeOf(Words site) => new($"마루 {site.Korean} 처음으로", $"Maru {site.English}, home");
}
