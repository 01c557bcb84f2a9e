using System.Buffers.Binary;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>
/// The head of a compound file, in which old workbooks and protected ones lie ([MS-CFB] 2.2). The reader takes its numbers as they stand: one
/// damaged bit there asks for gigabytes.
/// </summary>
internal static class CompoundHeader
{
    private const int Length = 512;

    /// <exception cref="InvalidDataException">Its numbers can't be those of a file of this length.</exception>
    public static void Check(SourceFile file)
    {
        var head = file.Head.Span;
        if (!head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return;
        if (head.Length < Length) throw new InvalidDataException("The head is cut short.");
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(head[30..]);
        var shortShift = BinaryPrimitives.ReadUInt16LittleEndian(head[32..]);
        if (shift is not (9 or 12) || shortShift != 6) throw new InvalidDataException($"The sectors are of 2^{shift} and 2^{shortShift} bytes.");
        var sectors = (file.Length >> shift) + 1;
        // Of directory, allocation table, short allocation table, and the table of tables.
        foreach (var at in (ReadOnlySpan<int>)[40, 44, 64, 72])
            if (BinaryPrimitives.ReadUInt32LittleEndian(head[at..]) is var count && count > sectors)
                throw new InvalidDataException($"It counts {count} sectors at {at}, and has {sectors}.");
    }
}
