using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Shell;

/// <summary>What the frame around every page says.</summary>
public static class ShellWords
{
    public static readonly Bilingual Maru = new("마루", "Maru");
    public static readonly Bilingual CityData = new("도시 데이터", "City data");
    public static readonly Bilingual SkipToContent = new("본문 바로가기", "Skip to content");
    public static readonly Bilingual MainMenu = new("주 메뉴", "Main menu");
    public static readonly Bilingual Menu = new("메뉴", "Menu");
    public static readonly Bilingual Display = new("글자·화면 설정", "Text and display");
    public static readonly Bilingual TextSize = new("글자 크기", "Text size");
    public static readonly Bilingual ScreenMode = new("화면 색", "Colours");
    public static readonly Bilingual KeptOnDevice = new("이 기기에만 저장합니다.", "Kept on this device only.");
    public static readonly Bilingual Receipt = new("산출 근거", "How it was computed");
    public static readonly Bilingual Close = new("닫기", "Close");
    public static readonly Bilingual Tagline = new("오픈소스 도시 데이터 플랫폼", "Open-source city data platform");
    public static readonly Bilingual GoHome = new("처음으로", "Go to the home page");
    public static readonly Bilingual Masthead = new("이 누리집은 대한민국 공식 전자정부 누리집입니다.", "This is an official website of the government of the Republic of Korea.");
    public static readonly Bilingual NotFoundTitle = new("찾는 페이지가 없습니다", "This page does not exist");
    public static readonly Bilingual NotFoundText = new("주소가 바뀌었거나 지워졌습니다. 처음 화면에서 다시 찾아보세요.", "Its address changed or it was removed. Start again from the home page.");
    public static readonly Bilingual ErrorTitle = new("화면을 만들지 못했습니다", "This page could not be made");
    public static readonly Bilingual ErrorText = new("저장된 데이터는 그대로입니다. 잠시 뒤 다시 열어 보고, 되풀이되면 아래 번호를 담당자에게 알려 주세요.", "The stored data is untouched. Try again in a moment; if it happens again, tell the office the number below.");
    public static readonly Bilingual ErrorNumber = new("오류 번호", "Error number");

    public static IReadOnlyList<(Mode Mode, Bilingual Label)> Modes { get; } =
    [
        (Mode.Light, new("밝게", "Light")),
        (Mode.Dark, new("어둡게", "Dark")),
        (Mode.Contrast, new("선명하게", "High contrast")),
    ];

    public static Bilingual DataOf(Bilingual city) => new($"{city.Ko} 데이터", $"{city.En} data");

    public static Bilingual HomeOf(Bilingual site) => new($"마루 {site.Ko} 처음으로", $"Maru {site.En}, home");
}
