using System.Text.Json;

namespace Maru.Core.Sources.Json;

/// <summary>Puts a record's values into a row: once per record in the learning pass, once per reading. Used by one thread.</summary>
public interface IJsonRecordShape
{
    /// <exception cref="JsonException">The record is not JSON.</exception>
    void Fill(JsonRow row, ReadOnlySpan<byte> record, ReadOnlySpan<byte> key);
}

/// <summary>
/// A table of records in a JSON text. Opening passes over all records once to learn the columns and where segments begin;
/// readers then go through their segment alone.
/// </summary>
public sealed class JsonRecords
{
    private const long SegmentBytes = 16 << 20;
    private const int ShownBroken = 20;

    private readonly JsonFile _file;
    private readonly JsonLayout _layout;
    private readonly Func<IJsonRecordShape> _shape;
    private readonly bool _flatten;
    private readonly List<Segment> _segments = [];

    private JsonRecords(JsonFile file, JsonLayout layout, Func<IJsonRecordShape> shape, bool flatten)
    {
        _file = file;
        _layout = layout;
        _shape = shape;
        _flatten = flatten;
        Columns = new(file.Name);
    }

    public JsonColumns Columns { get; }

    public long Rows { get; private set; }

    /// <summary>Lines that are not JSON: number and start, the first few. They are left out.</summary>
    public List<(long Line, string Start)> BrokenLines { get; } = [];

    public long BrokenLineCount { get; private set; }

    public int SegmentCount => Math.Max(1, _segments.Count);

    /// <param name="shape">Makes the shape of one pass; the first made is the learning pass's.</param>
    /// <param name="prepare">Declares columns known beforehand.</param>
    public static JsonRecords Learn(
        JsonFile file, IReadOnlyList<JsonRange> ranges, JsonLayout layout, Func<IJsonRecordShape> shape, bool flatten, Action<JsonColumns>? prepare, CancellationToken stop)
    {
        var records = new JsonRecords(file, layout, shape, flatten);
        records.Learn(ranges, prepare, stop);
        return records;
    }

    public IRawReader Open(int segment) => new Reader(this, _segments.Count == 0 ? new([], 1) : _segments[segment]);

    private JsonRow NewRow(bool learn) => new(Columns, learn, _flatten, _file.Broken);

    private void Learn(IReadOnlyList<JsonRange> ranges, Action<JsonColumns>? prepare, CancellationToken stop)
    {
        var row = NewRow(learn: true);
        prepare?.Invoke(Columns);
        var shape = _shape();
        using var reader = new JsonRecordReader(_file, ranges, _layout);
        var cutter = new Cutter(ranges, _file.Seekable ? SegmentBytes : long.MaxValue);
        while (reader.Next())
        {
            stop.ThrowIfCancellationRequested();
            cutter.Before(reader, Number(reader, Rows + 1), _segments);
            if (TryFill(shape, row, reader)) Rows++;
        }
        cutter.Finish(_segments);
    }

    private bool TryFill(IJsonRecordShape shape, JsonRow row, JsonRecordReader reader)
    {
        row.Clear();
        try
        {
            shape.Fill(row, reader.Record, reader.Key);
            return true;
        }
        catch (JsonException) when (_layout == JsonLayout.Lines)
        {
            BrokenLineCount++;
            if (BrokenLines.Count < ShownBroken) BrokenLines.Add((reader.Lines, Start(reader.Record)));
            return false;
        }
        catch (JsonException e)
        {
            throw JsonErrors.NotJson(_file.Name, e);
        }
    }

    private static string Start(ReadOnlySpan<byte> line) => System.Text.Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)]);

    private long Number(JsonRecordReader reader, long ordinal) => _layout == JsonLayout.Lines ? reader.Lines : ordinal;

    /// <param name="First">Number of the first record, or of its line.</param>
    private sealed record Segment(IReadOnlyList<JsonRange> Ranges, long First);

    /// <summary>Cuts the ranges into segments at record boundaries.</summary>
    private sealed class Cutter(IReadOnlyList<JsonRange> ranges, long size)
    {
        private int _range = -1;
        private long _start;
        private long _first = 1;

        public void Before(JsonRecordReader reader, long number, List<Segment> segments)
        {
            if (_range < 0)
            {
                (_range, _start, _first) = (reader.Range, reader.Start, number);
                return;
            }
            if (reader.Start - _start < size) return;
            segments.Add(new(Slice(_range, _start, reader.Range, reader.Start), _first));
            (_range, _start, _first) = (reader.Range, reader.Start, number);
        }

        public void Finish(List<Segment> segments)
        {
            if (_range >= 0) segments.Add(new(Slice(_range, _start, ranges.Count - 1, ranges[^1].End), _first));
        }

        private List<JsonRange> Slice(int firstRange, long start, int lastRange, long end)
        {
            var slice = new List<JsonRange>();
            for (var i = firstRange; i <= lastRange; i++)
            {
                var from = i == firstRange ? start : ranges[i].Start;
                var to = i == lastRange ? end : ranges[i].End;
                if (to > from) slice.Add(new(from, to));
            }
            return slice;
        }
    }

    private sealed class Reader(JsonRecords records, Segment segment) : IRawReader
    {
        // A block is handed on early when its records are long.
        private const int BlockBytes = 8 << 20;

        private readonly JsonRecordReader _reader = new(records._file, segment.Ranges, records._layout);
        private readonly JsonRow _row = records.NewRow(learn: false);
        private readonly IJsonRecordShape _shape = records._shape();
        private long _ordinal;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            var bytes = 0L;
            while (!block.IsFull && bytes < BlockBytes && _reader.Next())
            {
                if (!TryFill()) continue;
                _row.AddTo(block, Number());
                _ordinal++;
                bytes += _row.Bytes;
            }
            return block.Rows > 0;
        }

        private long Number() => segment.First + (records._layout == JsonLayout.Lines ? _reader.Lines - 1 : _ordinal);

        private bool TryFill()
        {
            _row.Clear();
            try
            {
                _shape.Fill(_row, _reader.Record, _reader.Key);
                return true;
            }
            catch (JsonException) when (records._layout == JsonLayout.Lines)
            {
                return false;
            }
            catch (JsonException e)
            {
                throw JsonErrors.NotJson(records._file.Name, e);
            }
        }

        public void Dispose() => _reader.Dispose();
    }
}
