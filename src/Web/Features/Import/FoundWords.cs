using System.Globalization;
using Maru.App.Import;
using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;
using Maru.Web.Features.Dataset;
using Maru.Web.Text;

namespace Maru.Web.Features.Import;

/// <summary>What step 2 says of what was found.</summary>
public static class FoundWords
{
    public static readonly Bilingual Admitted = new("넣을 수 있는 행", "Rows that fit");
    public static readonly Bilingual SetAside = new("따로 둔 행", "Rows set aside");
    public static readonly Bilingual Encoding = new("글자 방식", "Encoding");
    public static readonly Bilingual Header = new("머리글", "Header");
    public static readonly Bilingual Crs = new("좌표계", "Coordinates");
    public static readonly Bilingual PersonalData = new("개인정보", "Personal data");
    public static readonly Bilingual None = new("없음", "None");
    public static readonly Bilingual NotFound = new("찾지 못함", "none found");
    public static readonly Bilingual DeclaredByFormat = new("형식에 들어 있음", "part of the format");
    public static readonly Bilingual JoinedToOne = new("하나로 합침", "joined into one");
    public static readonly Bilingual AsIs = new("그대로", "as it is");
    public static readonly Bilingual KeptClosed = new("잠가 두고 넣음", "kept closed");
    public static readonly Bilingual NotTaken = new("빼고 넣음", "left out");
    public static readonly Bilingual Opened = new("까닭을 적고 엶", "opened with a reason");
    public static readonly Bilingual CrsFound = new("적혀 있지 않아 찾음", "found, not written");
    public static readonly Bilingual CrsWritten = new("적혀 있는 대로", "as written");
    public static readonly Bilingual CrsContradicted = new("적힌 것과 달라 찾음", "found, against what is written");
    public static readonly Bilingual CrsUnreadable = new("적힌 것을 알 수 없어 찾음", "found, what is written is not known");
    public static readonly Bilingual CrsChosen = new("직접 고름", "chosen by you");
    public static readonly Bilingual CrsDegrees = new("경위도 그대로", "longitude and latitude");

    public static readonly Bilingual Reading = new("파일 읽기", "Reading the file");
    public static readonly Bilingual ReadingNote = new("원본은 그대로 두고 읽는 방법만 찾았습니다", "The source stays as it is; only the way to read it was found");
    public static readonly Bilingual HeaderLine = new("머리글이 시작하는 줄", "Header begins at line");
    public static readonly Bilingual HeaderRows = new("머리글 줄 수", "Header rows");
    public static readonly Bilingual AsFound = new("찾은 대로", "as found");
    public static readonly Bilingual NoHeader = new("머리글 없음", "no header");
    public static readonly Bilingual MoreSettings = new("읽는 방법 더 보기", "More ways to read it");
    public static readonly Bilingual Lines = new("원본의 줄과 무엇으로 읽었는지", "Lines of the source and what they became");
    public static readonly Bilingual CannotSample = new("보기를 만들 수 없습니다", "no sample");

    public static readonly Bilingual ColumnsNote = new("이름, 자료형, 역할을 바꾸면 전체 행을 다시 점검합니다", "Change a name, type or role and all rows are checked again");
    public static readonly Bilingual Source = new("원본 머리글", "Header");
    public static readonly Bilingual Name = new("데이터 이름", "Name");
    public static readonly Bilingual Sample = new("보기", "Sample");
    public static readonly Bilingual Type = new("자료형", "Type");
    public static readonly Bilingual Role = new("역할", "Role");
    public static readonly Bilingual Shape = new("값의 모양", "Shape");
    public static readonly Bilingual Found = new("찾은 내용", "What was found");
    public static readonly Bilingual TakeIt = new("넣기", "Take");
    public static readonly Bilingual ReadAsIs = new("그대로", "as it is");
    public static readonly Bilingual ReadMended = new("고쳐 읽음", "read with a fix");
    public static readonly Bilingual HasSetAside = new("따로 둔 행 있음", "rows set aside");
    public static readonly Bilingual NoBlanks = new("빈 값이 없습니다", "No blanks");
    public static readonly Bilingual NoRepeats = new("겹친 값이 없습니다", "No value repeats");
    public static readonly Bilingual AllBlank = new("값이 하나도 없습니다", "No values at all");
    public static readonly Bilingual LeftOut = new("넣지 않습니다", "Left out");
    public static readonly Bilingual Covered = new("가림", "Covered");
    public static readonly Bilingual NoName = new("(머리글 없음)", "(no header)");

    public static readonly Bilingual LockedLead = new("이 컬럼을 잠갔습니다.", "This column is closed.");
    public static readonly Bilingual LockedText = new(
        "값은 이 화면에도 보내지 않았습니다. 가장 안전한 ‘잠가 두고 넣기’를 먼저 골라 두었습니다.",
        "Its values were not even sent to this page. The safest choice, keeping it closed, is set for you.");
    public static readonly Bilingual WhatToDo = new("이 컬럼을 어떻게 할까요?", "What shall be done with this column?");
    public static readonly Bilingual KeepClosed = new("잠가 두고 넣기", "Take it, closed");
    public static readonly Bilingual KeepClosedNote = new("들어오지만 아무도 값을 볼 수 없습니다", "It is stored, and nobody can see its values");
    public static readonly Bilingual DropIt = new("빼고 넣기", "Leave it out");
    public static readonly Bilingual DropItNote = new("이 컬럼은 저장하지 않고 나머지만 넣습니다", "It is not stored; the other columns are");
    public static readonly Bilingual OpenIt = new("개인정보가 아님", "It is not personal");
    public static readonly Bilingual OpenItNote = new("까닭을 남기고 엽니다. 누가 왜 열었는지 기록됩니다", "Open it with a reason; who and why stay on record");
    public static readonly Bilingual Why = new("여는 까닭", "Reason for opening it");
    public static readonly Bilingual WhyHelp = new("예: 공개된 대표번호이며 개인의 번호가 아님. 계정으로 올리면 개인정보 보호책임자가 확인한 뒤 열립니다.", "For example: a published office number, not a person's. Put in by an account, it opens when the privacy officer agrees.");
    public static readonly Bilingual WhyMissing = new("까닭이 없어 아직 잠겨 있습니다. 까닭을 적거나 다른 것을 고르세요.", "It stays closed until a reason is given. Write one, or choose another way.");

    public static readonly Bilingual Places = new("위치", "Places");
    public static readonly Bilingual PlacesNote = new("점이 놓이는 곳을 보고 좌표계를 찾았습니다", "The coordinate system was found by where the points land");
    public static readonly Bilingual WhichCrs = new("어느 좌표계인가요?", "Which coordinate system?");
    public static readonly Bilingual NoPlaces = new("위치로 쓰지 않기", "Not places");
    public static readonly Bilingual NoPlacesNote = new("숫자로만 넣습니다", "kept as numbers");
    public static readonly Bilingual OtherCrs = new("다른 좌표계", "Another system");
    public static readonly Bilingual NotListed = new("목록에 없음", "not in the list above");
    public static readonly Bilingual InCity = new("시 안에 놓인 점의 수", "points that land in the city");
    public static readonly Bilingual InCountry = new("나라 안에 놓인 점의 수", "points that land in the country");

    public static readonly Bilingual AsideNote = new("버리지 않고 까닭과 함께 둡니다", "Kept with their reason, never dropped");
    public static readonly Bilingual NothingAside = new("모든 행이 들어갑니다", "Every row fits");
    public static readonly Bilingual NothingAsideText = new("따로 둔 행이 없습니다.", "No row had to be set aside.");
    public static readonly Bilingual Reason = new("까닭", "Reason");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual FoundValues = new("찾은 값", "Found");
    public static readonly Bilingual Action = new("처리", "Action");
    public static readonly Bilingual LeaveAside = new("넣지 않음", "Leave aside");
    public static readonly Bilingual TakeAsData = new("자료로 넣기", "Take as data");
    public static readonly Bilingual ReadAsText = new("컬럼을 문자로 읽어 넣기", "Read the column as text");
    public static readonly Bilingual AdmittedByYou = new("자료로 넣었습니다", "taken as data");
    public static readonly Bilingual AlsoFound = new("더 살펴볼 것", "Also worth a look");

    public static Bilingual ShareOf(long rows, long all) => new(
        $"{Figures.Number(all)}행 가운데 {Figures.Percent(all == 0 ? 0 : Math.Floor(1000.0 * rows / all) / 1000)}",
        $"{Figures.Percent(all == 0 ? 0 : Math.Floor(1000.0 * rows / all) / 1000)} of {Figures.Number(all)}");

    public static Bilingual Reasons(int count) => count == 0 ? new("모두 들어감", "every row fits") : new($"까닭 {CountWord(count)} 가지", count == 1 ? "one reason" : $"{count} reasons");

    public static Bilingual Broken(long count) => new($"깨진 글자 {Figures.Number(count)}", $"{Figures.Number(count)} broken");

    public static Bilingual HeaderHeight(int rows) => rows == 0 ? None : new($"{CountWord(rows)} 줄", rows == 1 ? "One row" : $"{rows} rows");

    public static Bilingual HeaderAt(long line) => new($"{Figures.Number(line)}번째 줄부터", $"from line {Figures.Number(line)}");

    public static Bilingual ColumnCount(int count) => new($"컬럼 {count}개", count == 1 ? "1 column" : $"{count} columns");


    public static Bilingual AsideTitle(long count) => new($"따로 둔 {Figures.Number(count)}행", count == 1 ? "1 row set aside" : $"{Figures.Number(count)} rows set aside");

    public static Bilingual Gap(long rows) => new($"{Figures.Number(rows)}행을 줄여서 보입니다", $"{Figures.Number(rows)} rows are left out of this picture");

    public static Bilingual EncodingBroken(long? broken) => broken switch
    {
        null => new("", ""),
        0 => new("깨진 글자 없음", "nothing broken"),
        { } count => new($"{Figures.Number(count)}자가 깨짐", $"{Figures.Number(count)} characters broken"),
    };

    public static Bilingual Line(LineKind kind) => kind switch
    {
        LineKind.Title => new("제목", "Title"),
        LineKind.Unit => new("단위", "Unit"),
        LineKind.Header => new("머리글", "Header"),
        LineKind.Data or LineKind.Gap => new("자료", "Data"),
        LineKind.Total => new("합계 행", "Total"),
        LineKind.Footnote => new("각주", "Footnote"),
        LineKind.RepeatedHeader => new("되풀이된 머리글", "Header again"),
        _ => new("빈 줄", "Blank"),
    };

    /// <summary>What was done with lines of a kind.</summary>
    public static Bilingual LineNote(LineKind kind, long rows) => kind switch
    {
        LineKind.Title => new("자료에 넣지 않습니다", "not data"),
        LineKind.Unit => new("수 컬럼의 단위로 씁니다", "the unit of the numbers"),
        LineKind.Header => new("컬럼 이름이 됩니다", "names the columns"),
        LineKind.Data or LineKind.Gap => new($"{Figures.Number(rows)}행", $"{Figures.Number(rows)} rows"),
        LineKind.Total or LineKind.Footnote or LineKind.RepeatedHeader => new("따로 둡니다", "set aside"),
        _ => new("건너뜁니다", "skipped"),
    };

    public static Bilingual RoleName(ColumnRole role) => role switch
    {
        ColumnRole.Longitude => new("경도·X", "longitude, x"),
        ColumnRole.Latitude => new("위도·Y", "latitude, y"),
        _ => role.Name() ?? new("속성", "attribute"),
    };

    public static Bilingual BlankCells(long count) => new($"빈칸 {Figures.Number(count)}", $"{Figures.Number(count)} blank");

    public static Bilingual Misfits(FoundColumn column) => new(
        $"{TypeOf(column).Ko}{Josa.Pick(TypeOf(column).Ko, "이", "가")} 아닌 {Figures.Number(column.SetAside)}행은 따로 두었습니다",
        $"{Figures.Number(column.SetAside)} rows that are no {TypeOf(column).En.ToLowerInvariant()} were set aside");

    public static Bilingual PlacedFrom(string crs, bool isX) => isX
        ? new($"{crs}에서 경도를 얻었습니다", $"gives the longitude, from {crs}")
        : new($"{crs}에서 위도를 얻었습니다", $"gives the latitude, from {crs}");

    /// <summary>"이름은 ‘비고’인데 1,204칸 가운데 871칸이 휴대전화번호입니다".</summary>
    public static Bilingual PersonalReason(FoundColumn column) => column.Column.Personal?.Reason ?? new("앞서 개인정보로 본 컬럼입니다.", "Found to be personal earlier.");

    public static Bilingual Derived(IReadOnlyList<string> names) => new($"마루가 더하는 컬럼: {string.Join(", ", names)}", $"Maru adds: {Names(names)}");

    public static Bilingual AsideReason(FoundAside aside) => aside.Rule switch
    {
        "total-row" => new("합계·소계 행", "Totals and subtotals"),
        "footnote" => new("각주", "Footnotes"),
        "repeated-header" => new("머리글이 다시 나옴", "The header again"),
        "ragged-row" => new("칸이 머리글보다 많음", "More cells than the header"),
        _ => new($"‘{aside.Column}’{Josa.Pick(aside.Column, "이", "가")} {Expected(aside.Expected).Ko}{Josa.Pick(Expected(aside.Expected).Ko, "이", "가")} 아님", $"{aside.Column}: no {Expected(aside.Expected).En.ToLowerInvariant()}"),
    };

    public static Bilingual AtLines(FoundAside aside)
    {
        var lines = string.Join(", ", aside.Lines.Take(4).Select(line => line.ToString("#,0", CultureInfo.InvariantCulture)));
        var more = aside.Count > 4;
        return new($"{lines}행{(more ? " …" : "")}", $"row {lines}{(more ? " …" : "")}");
    }

    public static Bilingual ReadAsCrs(IReadOnlyList<string> systems)
    {
        var codes = systems.Select(crs => crs.Replace("EPSG:", "", StringComparison.Ordinal)).ToList();
        return new($"{Josa.EuroRo(string.Join(", ", codes))} 읽으면", $"read as {string.Join(", ", codes)}");
    }

    /// <summary>"북쪽으로 100 km": where another reading would put the points.</summary>
    public static Bilingual Away(double eastKm, double northKm)
    {
        var km = Math.Sqrt((eastKm * eastKm) + (northKm * northKm));
        if (km < 1) return new($"{Figures.Number(km * 1000)} m 옆", $"{Figures.Number(km * 1000)} m off");
        var (ko, en) = Direction(eastKm, northKm);
        return new($"{ko}쪽으로 {Figures.Number(km)} km", $"{Figures.Number(km)} km {en}");
    }

    private static (string Ko, string En) Direction(double east, double north) => (int)Math.Round(Math.Atan2(east, north) / (Math.PI / 4)) switch
    {
        0 => ("북", "north"),
        1 => ("북동", "north-east"),
        2 => ("동", "east"),
        3 => ("남동", "south-east"),
        -1 => ("북서", "north-west"),
        -2 => ("서", "west"),
        -3 => ("남서", "south-west"),
        _ => ("남", "south"),
    };

    private static Bilingual TypeOf(FoundColumn column) => column.Column.Type.Name();

    private static Bilingual Expected(string type) => Enum.TryParse<ColumnType>(type, out var expected) ? expected.Name() : new(type, type);

    // Names are the data's own, so they may be Korean in an English sentence.
    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names);

    private static string CountWord(int count) => count switch { 1 => "한", 2 => "두", 3 => "세", 4 => "네", _ => count.ToString(CultureInfo.InvariantCulture) };
}
