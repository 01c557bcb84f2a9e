using Maru.App.Lineage;
using Maru.Core;
using static System.FormattableString;

namespace Maru.Web.Features.Lineage;

/// <summary>Words of lineage.</summary>
internal static class LineageWords
{
    public static Bilingual Menu { get; } = new("컬럼 계보", "Column lineage");
    public static Bilingual Lead { get; } = new("원본의 어느 칸에서 왔고, 들이며 무엇을 했고, 무엇에 쓰이는지를 컬럼마다 보입니다.", "For each column: the source's cell it comes from, what was done to it, and what it is used for.");
    public static Bilingual ToDataset { get; } = new("데이터 보기", "See the data");
    public static Bilingual Columns { get; } = new("컬럼", "Columns");
    public static Bilingual ColumnsNote { get; } = new("하나를 고르면 앞뒤를 그림으로 봅니다.", "Choose one to see what is before and after it.");
    public static Bilingual Column { get; } = new("컬럼", "Column");
    public static Bilingual From { get; } = new("온 곳", "From");
    public static Bilingual Work { get; } = new("한 일", "What was done");
    public static Bilingual Uses { get; } = new("쓰는 곳", "Used for");
    public static Bilingual Closed { get; } = new("닫음", "closed");
    public static Bilingual AsItIs { get; } = new("그대로", "as it is");
    public static Bilingual Before { get; } = new("앞", "Before");
    public static Bilingual After { get; } = new("뒤", "After");
    public static Bilingual Nothing { get; } = new("없음", "nothing");
    public static Bilingual Expand { get; } = new("한 걸음 더", "One step more");
    public static Bilingual Collapse { get; } = new("한 걸음만", "One step only");
    public static Bilingual Sql { get; } = new("SQL", "SQL");
    public static Bilingual NoColumn { get; } = new("그런 컬럼이 없습니다", "There is no such column");
    public static Bilingual EachColumn { get; } = new("컬럼마다 보기", "Column by column");

    public static Bilingual Name(LineageKind kind) => kind switch
    {
        LineageKind.Source => new("원본", "Source"),
        LineageKind.Column => new("컬럼", "Column"),
        LineageKind.Rule => new("품질 규칙", "Quality rule"),
        LineageKind.Figure => new("첫 화면", "Home page"),
        LineageKind.Table => new("공표한 표", "Published table"),
        _ => new("데이터 잇기", "Linking"),
    };

    public static Bilingual Count(int uses) => new(Invariant($"{uses:N0}곳"), Invariant($"{uses:N0}"));
}
