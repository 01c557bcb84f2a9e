using Maru.App.Receipts;
using Maru.Core;

namespace Maru.App.Relations;

/// <summary>The SQL that measures a join. Values are compared as text, as a person would: 17 and "17" are one.</summary>
internal static class JoinSql
{
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static IReadOnlyList<SqlStep> Steps(string left, string leftColumn, string right, string rightColumn) =>
    [
        new("left_values", new($"{left}의 ‘{leftColumn}’ 값마다 행을 셉니다.", $"Rows of each value of '{leftColumn}' in {left}."), Values(left, leftColumn)),
        new("right_values", new($"{right}의 ‘{rightColumn}’ 값마다 행을 셉니다.", $"Rows of each value of '{rightColumn}' in {right}."), Values(right, rightColumn)),
        new("matched", new("같은 값끼리 맞추어 셉니다.", "Equal values are counted together."),
            """
            select count(l.v) as left_values, count(r.v) as right_values,
                   sum(case when l.v is not null and r.v is not null then 1 else 0 end) as common,
                   sum(l.n) as left_rows, sum(r.n) as right_rows,
                   sum(case when r.v is not null then l.n else 0 end) as left_matched, sum(case when l.v is not null then r.n else 0 end) as right_matched,
                   max(case when r.v is not null then l.n end) as left_most, max(case when l.v is not null then r.n end) as right_most
            from left_values as l full outer join right_values as r on r.v = l.v
            """),
    ];

    /// <summary>All steps as one statement.</summary>
    public static string Whole(string left, string leftColumn, string right, string rightColumn)
    {
        var steps = Steps(left, leftColumn, right, rightColumn);
        return $"with left_values as ({steps[0].Sql}), right_values as ({steps[1].Sql})\n{steps[2].Sql}";
    }

    /// <summary>Different values of a column with their rows, as text.</summary>
    public static string Values(string table, string column) =>
        $"select cast({Name(column)} as varchar) as v, count(*) as n from {Name(table)} where {Name(column)} is not null group by 1";

    public static JoinCounts Counts(ResultTable result)
    {
        var row = result.Rows[0];
        long Cell(int column) => (long)(ResultTable.Number(row[column]) ?? 0);
        return new(Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5), Cell(6), Cell(7), Cell(8));
    }

    public static Bilingual Title(Relation relation) => new(
        $"{relation.Left.Dataset}의 ‘{relation.Left.Column}’{Methods.KoreanText.Josa.Pick(relation.Left.Column, "과", "와")} {relation.Right.Dataset}의 ‘{relation.Right.Column}’ 맞추기",
        $"Matching '{relation.Left.Column}' of {relation.Left.Dataset} with '{relation.Right.Column}' of {relation.Right.Dataset}");
}
