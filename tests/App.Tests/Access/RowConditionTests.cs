using Maru.App.Access;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Access;

public sealed class RowConditionTests
{
    private static readonly VersionManifest Version = new("t", 1, "t", 10, 0, null, DateTimeOffset.UnixEpoch,
        [new("동", ColumnType.Text), new("수", ColumnType.Integer), new("모양", ColumnType.Geometry)], [], new("csv", "t", "t", 0, ""));

    [Theory]
    [InlineData("동=효자동,퇴계동", "\"동\" IN ('효자동', '퇴계동')")]
    [InlineData(" 동 = 효자동 ,효자동", "\"동\" IN ('효자동')")]
    [InlineData("동=\"가,나\",다", "\"동\" IN ('가,나', '다')")]
    [InlineData("수=3,-4", "\"수\" IN (3, -4)")]
    public void It_is_read_as_it_is_written(string written, string sql)
    {
        var condition = RowCondition.Parse(written)!;
        Assert.Equal(sql, condition.Sql(Version));
        Assert.Equal(condition, RowCondition.Parse(condition.ToString()));
    }

    // What somebody writes stays a value: it ends no quote and adds no condition.
    [Theory]
    [InlineData("') or 1=1 --")]
    [InlineData("\\' or ''='")]
    [InlineData("a\"),b")]
    [InlineData("효자동\n) or (1=1")]
    public void A_value_stays_a_value(string value)
    {
        var condition = new RowCondition("동", [value]);
        Assert.Equal($"\"동\" IN ('{value.Replace("'", "''", StringComparison.Ordinal)}')", condition.Sql(Version));
        Assert.Equal(condition, RowCondition.Parse(condition.ToString()));
    }

    [Theory]
    [InlineData("동")]
    [InlineData("=효자동")]
    [InlineData("동=, ,")]
    public void Half_a_condition_is_refused(string written) => Assert.Throws<InputException>(() => RowCondition.Parse(written));

    [Theory]
    [InlineData("없음=1")]
    [InlineData("수=많음")]
    [InlineData("모양=1")]
    public void One_that_does_not_fit_the_version_opens_no_row(string written)
    {
        var condition = RowCondition.Parse(written)!;
        Assert.Throws<InputException>(() => condition.Sql(Version));
        Assert.Equal("1 = 0", new RowShare([condition]).Sql(Version));
        Assert.Equal("(\"동\" IN ('가'))", new RowShare([condition, RowCondition.Parse("동=가")!]).Sql(Version));
    }
}
