using Maru.Core;

namespace Maru.App.Ingest;

/// <summary>What was mended in a column while reading it, in sentences.</summary>
internal static class ReadingNotes
{
    public static IReadOnlyList<Bilingual> Of(ColumnPlan plan, LoadOutcome outcome)
    {
        var index = outcome.Plan.Columns.ToList().IndexOf(plan);
        var readers = outcome.Column(index);
        var notes = new List<Bilingual>();
        var masked = readers.Sum(reader => reader.Masked);
        if (masked > 0) notes.Add(new($"제공기관이 가린 ‘*’ {masked:N0}칸을 빈 값으로 두었습니다. 0이 아닙니다.", $"{masked:N0} cells withheld by the provider (*) are blank, not zero."));
        var dashes = readers.Sum(reader => reader.NoValues);
        if (dashes > 0) notes.Add(new($"‘-’ {dashes:N0}칸을 빈 값으로 읽었습니다.", $"{dashes:N0} dashes were read as blank."));
        if (plan.Fixed) notes.Add(new("사람이 정한 자료형으로 읽었습니다.", "Read as the type a person chose."));
        if (plan.As == ReadAs.Degrees) notes.Add(new("도·분·초를 도로 바꿨습니다.", "Degrees, minutes and seconds became degrees."));
        if (plan.As == ReadAs.Month) notes.Add(new("달을 2025-09 꼴로 맞췄습니다.", "Months are written 2025-09."));
        if (plan.ShortYears) notes.Add(new("두 자리 연도를 네 자리로 읽었습니다.", "Two-digit years were read as four."));
        return notes;
    }
}
