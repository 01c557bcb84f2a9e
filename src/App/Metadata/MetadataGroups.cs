using Maru.Core;

namespace Maru.App.Metadata;

public static class MetadataGroups
{
    public static Bilingual Name(this MetadataGroup group) => group switch
    {
        MetadataGroup.Identity => new("무엇인가", "What it is"),
        MetadataGroup.Office => new("누가 맡는가", "Who is in charge"),
        MetadataGroup.Source => new("어디서 얼마나 자주 오는가", "Where from and how often"),
        MetadataGroup.Law => new("근거와 이용 조건", "Law and conditions"),
        _ => new("목록 등록", "National list"),
    };
}
