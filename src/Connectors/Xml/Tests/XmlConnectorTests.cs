using System.Text;
using Maru.Connectors.Xml;
using Maru.Contracts;
using Maru.Core;

namespace Maru.Connectors.Tests.Xml;

public sealed class XmlConnectorContract : ConnectorContract<XmlConnector>
{
    protected override string Sample => "stops.xml";

    protected override bool WriteLarge(string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("<response><items>");
        for (var i = 0; i < 150_000; i++) writer.Write($"<item id=\"{i}\"><name>정류장 {i * 7919}</name><x>127.{i}</x><y>37.{i}</y><note>이 칸은 길이를 채웁니다</note></item>");
        writer.Write("</items></response>");
        return true;
    }
}

public sealed class XmlConnectorTests
{
    [Fact]
    public void Children_attributes_nested_and_repeated_elements_become_columns()
    {
        var table = Rows.Open(new XmlConnector(), Rows.File(Path.Combine(Repository.Root, "src/Connectors/Xml/Samples/stops.xml")))[0];
        Assert.Equal(["@id", "nodenm", "pos.x", "pos.y", "route", "note"], table.Columns!.Select(c => c.Name));
        Assert.Equal(["1:A1|가람역|127.5|37.9|[\"1\",\"12-1\"]|∅", "2:A2|새울 <시장>|127.51|∅|∅|∅", "3:A3|강변 & 공원|∅|∅|7|∅"], Rows.Read(table));
        Assert.Equal("response.body.items.item", table.Facts["records"]);
    }

    [Theory]
    [InlineData("<response><header><resultCode>00</resultCode></header><body><items><item><a>1</a></item></items></body></response>", 1)]
    [InlineData("<response><header><resultCode>00</resultCode></header><body><items/><totalCount>0</totalCount></body></response>", 0)]
    [InlineData("<Bike><list_total_count>2</list_total_count><RESULT><CODE>INFO-000</CODE></RESULT><row><a>1</a></row><row><a>2</a></row></Bike>", 2)]
    [InlineData("<r><g><v a='1'/><v a='2'/></g><g><v a='3'/></g></r>", 2)]
    [InlineData("<list><name>가</name><name>나</name><name>다</name></list>", 3)]
    [InlineData("<a><b>1</b><c>2</c></a>", 1)]
    public void Rows_are_the_repeated_elements(string xml, int rows) => Assert.Equal(rows, Read(xml).Count);

    [Fact]
    public void A_record_path_may_be_given()
    {
        const string xml = "<r><g><v a='1'/><v a='2'/></g><g><v a='3'/></g></r>";
        Assert.Equal(["1:1", "2:2", "3:3"], Read(xml, ("records", "r.g.v")));
        Assert.Contains("r.g.v (3)", Assert.Throws<InputException>(() => Read(xml, ("records", "r.x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Namespaces_are_left_off_and_nil_is_no_value() =>
        Assert.Equal(["1:1|∅", "2:2|x"], Read("<n:r xmlns:n='urn:n' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><n:v><n:a>1</n:a><n:b xsi:nil='true'/></n:v><n:v><n:a>2</n:a><n:b>x</n:b></n:v></n:r>"));

    [Theory]
    [InlineData("euc-kr")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void The_bytes_decide_the_encoding_whatever_is_declared(string written)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = written == "euc-kr" ? Encoding.GetEncoding(949) : Encoding.GetEncoding(written);
        var file = Rows.File("<?xml version=\"1.0\" encoding=\"EUC-KR\"?>\n<r><v><동>똠방각하</동></v><v><동>가람동</동></v></r>", "a.xml", encoding);
        Assert.Equal(["1:똠방각하", "2:가람동"], Rows.Read(Rows.Open(new XmlConnector(), file)[0]));
    }

    [Theory]
    [InlineData("<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><r><v>&lol2;</v><v>x</v></r>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"file:///etc/passwd\"><r><v>1</v><v>2</v></r>")]
    public void Document_type_definitions_are_refused(string xml) =>
        Assert.Contains("DOCTYPE", Assert.Throws<InputException>(() => Read(xml)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_definition_behind_the_first_bytes_is_refused_too() =>
        Assert.Throws<InputException>(() => Read("<!--" + new string('x', 70_000) + "--><!DOCTYPE r [<!ENTITY a \"b\">]><r><v>&a;</v><v/></r>"));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Contains("64", Assert.Throws<InputException>(() => Read(string.Concat(Enumerable.Repeat("<a>", 5000)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>")]
    [InlineData("<RESULT><CODE>INFO-100</CODE><MESSAGE>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</MESSAGE></RESULT>")]
    public void An_error_answer_is_refused_in_its_own_words(string xml) =>
        Assert.Contains("SERVICE_KEY_IS_NOT_REGISTERED_ERROR", Assert.Throws<InputException>(() => Read(xml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Where_a_document_breaks_is_said() =>
        Assert.Contains("a.xml, 2:", Assert.Throws<InputException>(() => Read("<r><v>1</v>\n<v>2</w></r>")).Message, StringComparison.Ordinal);

    private static List<string> Read(string xml, params (string, string)[] settings) =>
        Rows.Read(Rows.Open(new XmlConnector(), Rows.File(xml, "a.xml"), settings)[0]);
}
