using System.Text;
using Maru.Connectors.Json;
using Maru.Contracts;
using Maru.Core;

namespace Maru.Connectors.Tests.Json;

public sealed class JsonConnectorContract : ConnectorContract<JsonConnector>
{
    protected override string Sample => "benches.json";

    protected override bool WriteLarge(string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("{\"rows\":[");
        for (var i = 0; i < 250_000; i++)
            writer.Write($"{(i == 0 ? "" : ",")}{{\"id\":{i},\"name\":\"정류장 {i % 977}\",\"place\":{{\"x\":127.{i},\"y\":37.{i}}},\"note\":\"이 칸은 길이를 채웁니다\"}}");
        writer.Write("]}");
        return true;
    }
}

public sealed class JsonConnectorTests
{
    [Fact]
    public void Records_are_found_and_nested_objects_become_columns()
    {
        const string text = """{"a":1,"rows":[{"id":"007","p":{"x":1.50,"q":{"z":true}}},{"p":{"y":null},"tags":["\uac00",1]}]}""";
        Assert.Equal(["id", "p.x", "p.q.z", "p.y", "tags"], Names(text));
        Assert.Equal(["1:007|1.50|true|∅|∅", "2:∅|∅|∅|∅|[\"가\",1]"], Read(text));
    }

    [Fact]
    public void Numbers_keep_the_digits_of_the_source() =>
        Assert.Equal(["1:12345678901234567890.10|1e5|-0"], Read("""[{"a":12345678901234567890.10,"b":1e5,"c":-0}]"""));

    [Fact]
    public void Inner_objects_may_stay_as_text() =>
        Assert.Equal(["1:{\"x\":1}"], Read("""[{"p":{"x":1}}]""", ("nested", "text")));

    [Theory]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":[{"a":"1"},{"a":"2"}]},"totalCount":2}}}""", 2)]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":{"a":"1"}},"totalCount":1}}}""", 1)]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":"","totalCount":0}}}""", 0)]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":[{"a":"1"}]}}}""", 1)]
    [InlineData("""{"header":{"resultCode":"00"},"body":{"items":[{"a":"1"},{"a":"2"}]}}""", 2)]
    [InlineData("""{"StanReginCd":[{"head":[{"totalCount":2},{"numOfRows":1,"pageNo":1},{"RESULT":{"resultCode":"INFO-0"}}]},{"row":[{"a":"1"},{"a":"2"},{"a":"3"},{"a":"4"}]}]}""", 4)]
    [InlineData("""{"SPOP":{"list_total_count":2,"RESULT":{"CODE":"INFO-000"},"row":[{"a":"1"},{"a":"2"}]}}""", 2)]
    [InlineData("""{"resultCode":"S00","resultCount":1,"resultList":[{"a":"1"}]}""", 1)]
    [InlineData("""{"page":1,"data":[{"a":"1"},{"a":"2"}],"totalCount":2}""", 2)]
    public void Envelopes_of_korean_open_apis_are_seen_through(string text, int rows) => Assert.Equal(rows, Read(text).Count);

    [Theory]
    [InlineData("""{"OpenAPI_ServiceResponse":{"cmmMsgHeader":{"errMsg":"SERVICE ERROR","returnAuthMsg":"SERVICE_KEY_IS_NOT_REGISTERED_ERROR","returnReasonCode":"30"}}}""", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR")]
    [InlineData("""{"RESULT":{"CODE":"INFO-100","MESSAGE":"인증키가 유효하지 않습니다."}}""", "INFO-100")]
    [InlineData("""{"response":{"header":{"resultCode":"22","resultMsg":"LIMITED"}}}""", "LIMITED")]
    public void An_error_answer_is_refused_in_its_own_words(string text, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_record_path_may_be_given_and_its_arrays_are_joined()
    {
        const string text = """{"wards":[{"name":"a","stops":[{"id":1},{"id":2}]},{"name":"b","stops":[{"id":3}]}]}""";
        Assert.Equal(2, Read(text).Count);
        Assert.Equal(["1:1", "2:2", "3:3"], Read(text, ("records", "wards.stops")));
        Assert.Contains("wards.stops (3)", Assert.Throws<InputException>(() => Read(text, ("records", "nowhere"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_beside_arrays_become_the_columns()
    {
        const string text = """{"columns":["동","인구"],"data":[["가람동",10],["새울동",20,"더"]]}""";
        Assert.Equal(["동", "인구", "3"], Names(text));
        Assert.Equal(["1:가람동|10|∅", "2:새울동|20|더"], Read(text));
    }

    [Fact]
    public void Arrays_without_names_leave_the_header_to_be_found() =>
        Assert.Null(Rows.Open(new JsonConnector(), Rows.File("""[["동","인구"],["가람동",10]]""", "a.json"))[0].Columns);

    [Fact]
    public void An_object_of_alike_members_is_a_table_with_its_names_as_key()
    {
        const string text = """{"asof":"2026","depts":{"건설과":{"lines":3,"spent":5},"민원과":{"lines":4,"spent":6}}}""";
        Assert.Equal(["key", "lines", "spent"], Names(text));
        Assert.Equal(["1:건설과|3|5", "2:민원과|4|6"], Read(text));
    }

    [Fact]
    public void Json_lines_keep_their_line_numbers_and_a_broken_line_is_listed()
    {
        var table = Rows.Open(new JsonConnector(), Rows.File("{\"a\":1}\n\n{\"a\":2,\n{\"a\":3,\"b\":4}\n", "a.jsonl"))[0];
        Assert.Equal(["1:1|∅", "4:3|4"], Rows.Read(table));
        Assert.Equal((3, "unreadable-line"), (table.Issues[0].Row, table.Issues[0].Rule));
    }

    [Fact]
    public void Cp949_and_utf16_read_like_utf8()
    {
        const string text = """[{"동":"똠방각하","값":1},{"동":"가람동","값":2}]""";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal(Read(text), Rows.Read(Rows.Open(new JsonConnector(), Rows.File(text, "a.json", Encoding.GetEncoding(949)))[0]));
        Assert.Equal(Read(text), Rows.Read(Rows.Open(new JsonConnector(), Rows.File(text, "a.json", Encoding.Unicode))[0]));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Contains("64", Assert.Throws<InputException>(() => Read(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_used_as_names_are_refused_with_advice()
    {
        var wide = "[" + string.Join(",", Enumerable.Range(0, 10_001).Select(i => $"{{\"k{i}\":1}}")) + "]";
        Assert.Contains("nested=text", Assert.Throws<InputException>(() => Read(wide)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_document_breaks_is_said() =>
        Assert.Contains("a.json, 2:", Assert.Throws<InputException>(() => Read("[{\"a\":1},\n{\"a\":oops}]")).Message, StringComparison.Ordinal);

    [Fact]
    public void Records_longer_than_the_buffer_and_many_segments_are_read_whole()
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < 60; i++) text.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"id\":{i},\"long\":\"{new string('x', 700_000)}\\\"]}}\"}}");
        var table = Rows.Open(new JsonConnector(), Rows.File(text.Append(']').ToString(), "a.json"))[0];
        Assert.True(table.Segments > 1);
        var rows = Rows.Read(table);
        Assert.Equal(60, rows.Count);
        Assert.All(rows.Select((r, i) => (r, i)), x => Assert.StartsWith($"{x.i + 1}:{x.i}|xxx", x.r, StringComparison.Ordinal));
    }

    [Fact]
    public void Jeonju_spending_has_3126_rows_and_its_published_sums()
    {
        if (Repository.SharedData("budget_jeonbuk/4511000_2026.json") is not { } path) return;
        var table = Rows.Open(new JsonConnector(), Rows.File(path))[0];
        var names = table.Columns!.Select(c => c.Name).ToList();
        var rows = Rows.Read(table).Select(r => r[(r.IndexOf(':') + 1)..].Split('|')).ToList();
        Assert.Equal(3126, rows.Count);
        Assert.Equal(3_088_328_520_776, rows.Sum(r => long.Parse(r[names.IndexOf("bdg_cash_amt")], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(1_845_113_186_771, rows.Sum(r => long.Parse(r[names.IndexOf("ep_amt")], System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static List<string> Read(string text, params (string, string)[] settings) =>
        Rows.Read(Rows.Open(new JsonConnector(), Rows.File(text, "a.json"), settings)[0]);

    private static List<string> Names(string text) =>
        [.. Rows.Open(new JsonConnector(), Rows.File(text, "a.json"))[0].Columns!.Select(c => c.Name)];
}
