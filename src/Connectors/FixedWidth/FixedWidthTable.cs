using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.FixedWidth;

/// <summary>Lines cut at the places of the columns; blanks around a value are none of it.</summary>
/// <param name="width">Places that are said for in every line. What stands behind them is a cell too many, so that its row is set aside.</param>
internal sealed class FixedWidthTable(string path, TextFinding text, bool inBytes, IReadOnlyList<ColumnPlace> places, int width) : RawTable
{
    public override IRawReader OpenSegment(int segment) => new Reader(new LineReader(path, Path.GetFileName(path), text), inBytes, places, width);

    private sealed class Reader(LineReader lines, bool inBytes, IReadOnlyList<ColumnPlace> places, int width) : IRawReader
    {
        private const int BlockLetters = 4 << 20;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            for (var letters = 0L; !block.IsFull && letters < BlockLetters && lines.Next(stop) is { } line; letters += line.Length)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                block.BeginRow(lines.Number);
                AddCells(block, line);
                block.EndRow();
            }
            return block.Rows > 0;
        }

        // A letter belongs to the column its first place lies in.
        private void AddCells(CellBlock block, string line)
        {
            var (at, letter) = (0, 0);
            foreach (var place in places)
            {
                while (letter < line.Length && at < place.Start) Step(line, ref at, ref letter);
                var start = letter;
                while (letter < line.Length && at < place.End) Step(line, ref at, ref letter);
                AddCell(block, line.AsSpan(start, letter - start));
            }
            while (letter < line.Length && at < width) Step(line, ref at, ref letter);
            if (!line.AsSpan(letter).IsWhiteSpace()) AddCell(block, line.AsSpan(letter));
        }

        private static void AddCell(CellBlock block, ReadOnlySpan<char> written)
        {
            var cell = written.Trim();
            if (cell.Length == 0) block.AddNull();
            else block.AddText(cell);
        }

        private void Step(string line, ref int at, ref int letter)
        {
            _ = System.Text.Rune.DecodeFromUtf16(line.AsSpan(letter), out var rune, out var length);
            at += LetterWidth.Of(rune, inBytes);
            letter += length;
        }

        public void Dispose() => lines.Dispose();
    }
}
