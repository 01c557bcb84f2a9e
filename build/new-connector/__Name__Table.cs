using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.__Name__;

/// <summary>A __Name__ file as raw cells: a line is a row, tabs part its cells. What the cells mean is decided by ingest.</summary>
internal sealed class __Name__Table : RawTable
{
    private readonly string _path;
    private readonly TextFinding _text;

    private __Name__Table(string path, TextFinding text)
    {
        _path = path;
        _text = text;
        Encoding = text.Finding;
    }

    /// <exception cref="Core.InputException">The file can't be read as this kind: say what was found, what was expected and what to do.</exception>
    public static __Name__Table Open(SourceFile file, CancellationToken stop) => new(file.Path, TextDetection.Detect(file.Path, stop));

    public override IRawReader OpenSegment(int segment) => new LineReader(new StreamReader(Utf8Stream.Open(_path, _text)));

    private sealed class LineReader(StreamReader lines) : IRawReader
    {
        private long _row;

        public bool Read(CellBlock block, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            block.Clear();
            while (!block.IsFull && lines.ReadLine() is { } line)
            {
                block.BeginRow(++_row);
                foreach (var cell in line.Split('\t'))
                    if (cell.Length == 0) block.AddNull();
                    else block.AddText(cell);
                block.EndRow();
            }
            return block.Rows > 0;
        }

        public void Dispose() => lines.Dispose();
    }
}
