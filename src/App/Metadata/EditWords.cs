using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Metadata;

/// <summary>The history of a dataset's description as people read it: what was changed together stands together.</summary>
/// <param name="Edits">In order of column and field.</param>
public sealed record EditsTogether(DateTimeOffset At, string? By, IReadOnlyList<DatasetEdit> Edits)
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<EditsTogether> Of(IReadOnlyList<DatasetEdit> edits) =>
        [.. edits.GroupBy(edit => (edit.At, edit.By)).Select(group => new EditsTogether(group.Key.At, group.Key.By, [.. group.OrderBy(edit => edit.Column, StringComparer.Ordinal).ThenBy(edit => edit.Field, StringComparer.Ordinal)])).OrderByDescending(group => group.At)];

    /// <summary>True when nothing was said of any of it before.</summary>
    public bool IsFirst => Edits.All(edit => edit.Before is null);
}

public static class EditWords
{
    private static readonly Dictionary<string, Bilingual> Others = new(StringComparer.Ordinal)
    {
        ["access"] = new("공개 범위", "Access"),
        ["alternative"] = new("대신 쓸 것", "Alternative"),
        ["alternative_dataset"] = new("대신 쓸 데이터", "Alternative dataset"),
        ["description_en"] = new("영문 설명", "English description"),
        ["join_tip"] = new("함께 쓰는 법", "Tip for joining"),
        ["join_dataset"] = new("함께 쓸 데이터", "Dataset to join with"),
    };

    private static readonly Dictionary<string, Bilingual> OfColumn = new(StringComparer.Ordinal)
    {
        ["type"] = new("자료형", "Type"),
        ["role"] = new("역할", "Role"),
        ["unit"] = new("단위", "Unit"),
        ["label_ko"] = new("이름", "Label"),
        ["label_en"] = new("영문 이름", "English label"),
        ["description"] = new("설명", "Description"),
        ["standard_term"] = new("표준용어", "Standard term"),
        ["decision"] = new("개인정보 결정", "Decision on personal data"),
        ["decided_why"] = new("그 까닭", "Reason"),
    };

    /// <summary>What was changed, as forms call it.</summary>
    public static Bilingual Label(this DatasetEdit edit)
    {
        if (edit.Column is null) return MetadataFields.All.FirstOrDefault(field => field.Stored == edit.Field)?.Parameter.Label ?? Others.GetValueOrDefault(edit.Field, new(edit.Field, edit.Field));
        var what = OfColumn.GetValueOrDefault(edit.Field, new(edit.Field, edit.Field));
        return new($"{edit.Column} 컬럼의 {what.Ko}", $"{what.En} of {edit.Column}");
    }
}
