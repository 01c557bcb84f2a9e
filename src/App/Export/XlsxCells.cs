using System.Globalization;
using System.Text;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Export;

/// <summary>Cells of a sheet by type: numbers, dates and times are real ones; what Excel would round or misread is text.</summary>
internal sealed class XlsxCells
{
    /// <summary>Excel keeps 15 digits of a number.</summary>
    private const long MaxExact = 1_000_000_000_000_000;

    /// <summary>1900-03-01: before it, Excel's day numbers are off by one.</summary>
    private const int FirstDay = -25_508;
    private const int DaysTo1970 = 25_569;
    private const long MicrosecondsPerDay = 86_400_000_000;

    private static readonly byte[] TextStart = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\" s=\"{XlsxParts.TextStyle}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"));

    private readonly OutputColumn[] _columns;
    private readonly byte[][] _number;

    public XlsxCells(OutputColumn[] columns)
    {
        _columns = columns;
        _number = [.. columns.Select(c => Encoding.ASCII.GetBytes(Style(c) == 0 ? "\"><v>" : string.Create(CultureInfo.InvariantCulture, $"\" s=\"{Style(c)}\"><v>")))];
    }

    public long Truncated { get; private set; }

    /// <summary>Writes a cell from after its reference on.</summary>
    public void Write(ResultBatch batch, int index, int row, ByteSink sink)
    {
        switch (_columns[index].Type)
        {
            case ResultType.Text:
                WriteText(batch.Bytes(index, row), sink);
                break;
            case ResultType.Blob:
                WriteBlob(batch.Bytes(index, row), index, sink);
                break;
            case ResultType.Boolean:
                sink.Write(batch.Boolean(index)[row] ? "\" t=\"b\"><v>1</v></c>"u8 : "\" t=\"b\"><v>0</v></c>"u8);
                break;
            case ResultType.Date when batch.Date(index)[row] is var days && days >= FirstDay && days < 2_932_897:
                WriteNumber(days + DaysTo1970, index, sink);
                break;
            case ResultType.Timestamp when Math.DivRem(batch.Int64(index)[row], MicrosecondsPerDay) is var (days, rest) && days >= FirstDay && days < 2_932_897:
                WriteNumber(days + DaysTo1970 + ((double)rest / MicrosecondsPerDay), index, sink);
                break;
            case ResultType.Time:
                WriteNumber((double)batch.Int64(index)[row] / MicrosecondsPerDay, index, sink);
                break;
            case ResultType.Int64 when Math.Abs((double)batch.Int64(index)[row]) < MaxExact:
            case ResultType.Int128 when Int128.Abs(batch.Int128(index, row)) < MaxExact:
            case ResultType.Decimal when Math.Abs(batch.Decimal(index, row)) < MaxExact:
            case ResultType.Double when double.IsFinite(batch.Double(index)[row]):
                sink.Write(_number[index]);
                sink.Advance(CellText.Format(batch, _columns[index], index, row, sink.GetSpan(CellText.MaxLength)));
                sink.Write("</v></c>"u8);
                break;
            default:
                WriteFormatted(batch, index, row, sink);
                break;
        }
    }

    /// <summary>Widens column widths to the display width of the first rows' values.</summary>
    public void Widen(int[] widths, ResultBatch batch, int rows)
    {
        Span<byte> text = stackalloc byte[CellText.MaxLength];
        for (var i = 0; i < widths.Length; i++)
            for (var row = 0; row < rows; row++)
            {
                if (batch.IsNull(i, row) || _columns[i].Type == ResultType.Blob) continue;
                var width = _columns[i].Type == ResultType.Text
                    ? DisplayWidth.Of(batch.Bytes(i, row))
                    : CellText.Format(batch, _columns[i], i, row, text) * 5 / 4;
                widths[i] = Math.Max(widths[i], width + 1);
            }
    }

    private static int Style(OutputColumn column) => column.Type switch
    {
        ResultType.Int64 or ResultType.Int128 when column.Role == ColumnRole.Measure => XlsxParts.AmountStyle,
        ResultType.Date => XlsxParts.DateStyle,
        ResultType.Timestamp => XlsxParts.DateTimeStyle,
        ResultType.Time => XlsxParts.TimeStyle,
        _ => 0,
    };

    private void WriteNumber(long value, int index, ByteSink sink)
    {
        sink.Write(_number[index]);
        sink.Advance(CellText.Whole(value, sink.GetSpan(CellText.MaxLength)));
        sink.Write("</v></c>"u8);
    }

    private void WriteNumber(double value, int index, ByteSink sink)
    {
        sink.Write(_number[index]);
        sink.Advance(CellText.Number(value, sink.GetSpan(CellText.MaxLength)));
        sink.Write("</v></c>"u8);
    }

    private void WriteFormatted(ResultBatch batch, int index, int row, ByteSink sink)
    {
        Span<byte> text = stackalloc byte[CellText.MaxLength];
        WriteText(text[..CellText.Format(batch, _columns[index], index, row, text, (byte)' ')], sink);
    }

    private void WriteText(ReadOnlySpan<byte> text, ByteSink sink)
    {
        sink.Write(TextStart);
        XlsxText.Write(XlsxText.Cut(text, out var cut), sink);
        sink.Write("</t></is></c>"u8);
        if (cut) Truncated++;
    }

    private void WriteBlob(ReadOnlySpan<byte> bytes, int index, ByteSink sink)
    {
        using var buffer = new MemoryStream();
        using (var text = new ByteSink(buffer))
        {
            if (_columns[index].IsGeometry) Wkb.WriteText(bytes, text);
            else text.Write(Convert.ToBase64String(bytes));
            text.Flush();
        }
        WriteText(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), sink);
    }
}
