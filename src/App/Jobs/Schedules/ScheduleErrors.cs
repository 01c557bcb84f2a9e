using Maru.Core;

namespace Maru.App.Jobs.Schedules;

internal static class ScheduleErrors
{
    private static readonly Bilingual HowTo = new(
        "'매일 06:00', '평일 7시', '매주 월 09:30', '매월 10일 08:00', '매월 말일 18:00', '매월 첫 영업일 09:00', '10분마다', 또는 cron 다섯 칸 '0 6 * * *'(분 시 일 월 요일)처럼 쓰세요.",
        "Write '매일 06:00' (daily), '평일 7시' (working days), '매주 월 09:30' (weekly), '매월 10일 08:00' (monthly), '10분마다' (every 10 minutes), or five fields of cron as '0 6 * * *'.");

    public static InputException NotRead(string text) => new(
        new($"일정이 \"{text}\"입니다. 읽을 수 없습니다.", $"The schedule is \"{text}\", which can't be read."), HowTo, "--at");

    public static InputException Never(string text) => new(
        new($"일정 \"{text}\"에 맞는 날이 없습니다.", $"No day fits the schedule \"{text}\"."), HowTo, "--at");
}
