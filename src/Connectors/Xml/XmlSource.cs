using System.Text;
using System.Xml;
using Maru.Core;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Xml;

/// <summary>
/// An XML file read forward only, as often as needed. Its encoding is judged by its bytes, because declarations are often wrong (EUC-KR for CP949).
/// Document type definitions are refused: they can name other files and unfold without end.
/// </summary>
internal sealed class XmlSource
{
    /// <summary>Deepest nesting accepted.</summary>
    public const int MaxDepth = 64;

    private readonly string _path;
    private readonly TextFinding _finding;

    private XmlSource(SourceFile file, TextFinding finding)
    {
        _path = file.Path;
        _finding = finding;
        Name = file.Name;
    }

    public string Name { get; }

    public EncodingFinding Encoding => _finding.Finding;

    public static XmlSource Open(SourceFile file, CancellationToken stop)
    {
        if (file.Length == 0) throw XmlErrors.Empty(file.Name);
        if (file.Head.Span.IndexOf("<!DOCTYPE"u8) >= 0) throw XmlErrors.HasDtd(file.Name);
        return new(file, TextDetection.Detect(file.Path, stop));
    }

    public XmlReader OpenReader() => XmlReader.Create(
        new StreamReader(Utf8Stream.Open(_path, _finding), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, 1 << 16),
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });

    /// <summary>Turns the reader's exceptions into messages for people.</summary>
    public T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw XmlErrors.NotXml(Name, e);
        }
    }
}
