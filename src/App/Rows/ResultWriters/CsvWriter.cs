using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <param name="ByteOrderMark">Excel on Korean Windows reads UTF-8 right only with it.</param>
/// <param name="GuardFormulas">
/// Puts an apostrophe before text that a spreadsheet would run as a formula (=, @, tab, return, and + or - unless the cell is
/// a number or a lone sign). Changes such cells, so it is for files people open in a spreadsheet, not for programs.
/// </param>
public sealed record CsvOptions(bool ByteOrderMark = false, bool GuardFormulas = false);

/// <summary>
/// CSV by RFC 4180: commas, CRLF, quotes where needed. A blank is an empty field, an empty text is <c>""</c>, so both come back as they were.
/// Shapes are well-known text.
/// </summary>
public sealed class CsvWriter(ByteSink sink, CsvOptions options) : IResultWriter
{
    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n"u8);
    private OutputColumn[] _columns = [];

    public void Begin(IReadOnlyList<OutputColumn> columns)
    {
        _columns = [.. columns];
        if (options.ByteOrderMark) sink.Write("\uFEFF"u8);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i > 0) sink.Write((byte)',');
            WriteText(Encoding.UTF8.GetBytes(_columns[i].Name));
        }
        sink.Write("\r\n"u8);
    }

    public void Write(ResultBatch batch, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                if (i > 0) sink.Write((byte)',');
                if (!batch.IsNull(i, row)) WriteCell(batch, i, row);
            }
            sink.Write("\r\n"u8);
        }
    }

    public void End()
    {
    }

    public void Dispose()
    {
    }

    private void WriteCell(ResultBatch batch, int index, int row)
    {
        var column = _columns[index];
        if (column.Type == ResultType.Text) WriteText(batch.Bytes(index, row));
        else if (column.IsGeometry) WriteShape(batch.Bytes(index, row));
        else if (column.Type == ResultType.Blob) WriteBase64(batch.Bytes(index, row));
        else sink.Advance(CellText.Format(batch, column, index, row, sink.GetSpan(CellText.MaxLength), (byte)' '));
    }

    private void WriteText(ReadOnlySpan<byte> text)
    {
        var guarded = options.GuardFormulas && Formulas.LooksLikeOne(text);
        if (!guarded && text.Length > 0 && !text.ContainsAny(NeedsQuotes) && text[0] != ' ' && text[^1] != ' ')
        {
            sink.Write(text);
            return;
        }
        sink.Write((byte)'"');
        if (guarded) sink.Write((byte)'\'');
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            sink.Write(text[..(quote + 1)]);
            sink.Write((byte)'"');
            text = text[(quote + 1)..];
        }
        sink.Write(text);
        sink.Write((byte)'"');
    }

    private void WriteShape(ReadOnlySpan<byte> wkb)
    {
        sink.Write((byte)'"');
        Wkb.WriteText(wkb, sink);
        sink.Write((byte)'"');
    }

    private void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        var span = sink.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length));
        Base64.EncodeToUtf8(bytes, span, out _, out var written);
        sink.Advance(written);
    }
}
