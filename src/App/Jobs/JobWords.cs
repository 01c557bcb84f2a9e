using Maru.Core;

namespace Maru.App.Jobs;

/// <summary>What runs say of themselves.</summary>
internal static class JobWords
{
    public static readonly Bilingual Resumed = new("프로그램이 멈춰 처음부터 다시 합니다.", "The program had stopped; it is done again from the beginning.");
    public static readonly Bilingual Interrupted = new("프로그램이 닫혀 다음에 켜지면 다시 합니다.", "The program closed; it is done again after the next start.");
    public static readonly Bilingual Cancelled = new("사람이 멈췄습니다.", "Somebody cancelled it.");

    /// <summary>A failure as people read it; of a fault of the program only its kind, since its text may hold anything.</summary>
    public static Bilingual Of(Exception why) => why is InputException said
        ? new(said.In("ko"), said.In("en"))
        : new($"마루 안의 오류입니다: {why.GetType().Name}. 서버 기록에 자세히 남았습니다.", $"An error inside Maru: {why.GetType().Name}. The server's log has the details.");
}
