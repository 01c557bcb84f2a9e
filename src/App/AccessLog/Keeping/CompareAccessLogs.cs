using Maru.Core;

namespace Maru.App.AccessLog.Keeping;

/// <summary>How a log and its backup differ.</summary>
/// <param name="Same">Number of the last record that both have, byte for byte, from the first that both have on.</param>
/// <param name="OnlyHere">Records that the backup does not have yet.</param>
/// <param name="OnlyThere">Records that only the backup has: the log has lost them.</param>
/// <param name="Where">File and line of the first that is not the same; null when one merely goes further.</param>
/// <param name="Books">Books of evidence that are not the same as far as both go.</param>
public sealed record LogComparison(long Same, long OnlyHere, long OnlyThere, string? Where, IReadOnlyList<string> Books)
{
    /// <summary>Nothing is lost and nothing differs; the backup may be behind.</summary>
    public bool IsWhole => Where is null && OnlyThere == 0 && Books.Count == 0;

    public Bilingual Message => this switch
    {
        { Where: { } where } => new(
            FormattableString.Invariant($"{where}부터 백업과 다릅니다. 기록 {Same}번까지는 같습니다."), FormattableString.Invariant($"It differs from the backup from {where} on. Up to record {Same} they are the same.")),
        { OnlyThere: > 0 } => new(
            FormattableString.Invariant($"원래 기록의 끝이 없어졌습니다. 기록 {Same + 1}번부터 {Same + OnlyThere}번까지 {OnlyThere}건이 백업에만 있습니다."),
            FormattableString.Invariant($"The end of the log is gone: {OnlyThere} records, {Same + 1} to {Same + OnlyThere}, are in the backup only.")),
        { Books.Count: > 0 } => new($"다른 기록부: {string.Join(", ", Books)}", $"Books that differ: {string.Join(", ", Books)}"),
        { OnlyHere: > 0 } => new(FormattableString.Invariant($"기록 {Same}번까지 같습니다. 백업이 {OnlyHere}건 뒤처져 있습니다."), FormattableString.Invariant($"The same up to record {Same}; the backup is {OnlyHere} records behind.")),
        _ => new(FormattableString.Invariant($"기록 {Same}번까지 백업과 같습니다."), FormattableString.Invariant($"The same as the backup, up to record {Same}.")),
    };
}

/// <summary>Compares a log with its backup, byte by byte, and names what differs first. Proves neither: <see cref="VerifyAccessLog"/> does.</summary>
public static class CompareAccessLogs
{
    private const byte End = (byte)'\n';

    /// <param name="here">The log.</param>
    /// <param name="there">Its backup.</param>
    public static LogComparison Run(AccessLogPlace here, AccessLogPlace there, CancellationToken stop)
    {
        var books = here.Books.Where(book => Differ(book, there.Book(book.Name))).Select(book => Path.GetFileName(book.File)).ToList();
        var (own, copies) = (here.Files(), there.Files());
        // What was retired here and is kept there is no difference.
        var retired = new RetiredBook(here).Read();
        var gone = retired.Select(block => block.File).Where(file => !own.Contains(file)).ToHashSet();
        long same = retired.Where(block => gone.Contains(block.File)).Select(block => block.Last).DefaultIfEmpty(0).Max();
        foreach (var file in own.Concat(copies).Distinct().Where(file => !gone.Contains(file)).Order())
        {
            stop.ThrowIfCancellationRequested();
            var (ours, theirs) = (own.Contains(file), copies.Contains(file));
            if (!ours && own.Any(other => other > file)) return new(same, Last(here) - same, Last(there) - same, AccessLogPlace.NameOf(file), books);
            if (!ours || !theirs) return new(same, ours ? Last(here) - same : 0, theirs ? Last(there) - same : 0, null, books);
            var (number, line, left, right) = File(here.PathOf(file), there.PathOf(file), same);
            same = number;
            if (line is { } at && left && right) return new(same, Last(here) - same, Last(there) - same, FormattableString.Invariant($"{AccessLogPlace.NameOf(file)}:{at}"), books);
            if (left || right) return new(same, left ? Last(here) - same : 0, right ? Last(there) - same : 0, null, books);
        }
        return new(same, 0, 0, null, books);
    }

    // The last record that is the same, the line behind it, and which side has one there.
    private static (long Number, long? Line, bool Left, bool Right) File(string here, string there, long before)
    {
        using LogBlocks one = new(here), other = new(there);
        var (at, line, number) = (0L, 0L, before);
        while (true)
        {
            ReadOnlySpan<byte> left = one.After(at).Span, right = other.After(at).Span;
            if (left.IsEmpty && right.IsEmpty) return (number, null, false, false);
            if (left.IsEmpty || right.IsEmpty) return (number, line + 1, !left.IsEmpty, !right.IsEmpty);
            var read = 0;
            while (!left.IsEmpty && !right.IsEmpty)
            {
                ReadOnlySpan<byte> first = left[..left.IndexOf(End)], second = right[..right.IndexOf(End)];
                if (!first.SequenceEqual(second)) return (number, line + 1, true, true);
                line++;
                if (LogLine.Number(first) is { } own) number = own;
                read += first.Length + 1;
                left = left[(first.Length + 1)..];
                right = right[(first.Length + 1)..];
            }
            at += read;
        }
    }

    private static long Last(AccessLogPlace place)
    {
        foreach (var file in place.Files().Reverse())
        {
            using var blocks = new LogBlocks(place.PathOf(file));
            var lines = blocks.Before(blocks.Length).Lines.Span;
            if (!lines.IsEmpty && LogLine.Number(lines[(lines[..^1].LastIndexOf(End) + 1)..]) is { } number) return number;
        }
        return 0;
    }

    private static bool Differ(EvidenceFile here, EvidenceFile there)
    {
        var theirs = System.IO.File.Exists(there.File) ? System.IO.File.ReadAllBytes(there.File) : [];
        var ours = System.IO.File.Exists(here.File) ? System.IO.File.ReadAllBytes(here.File) : [];
        return ours.Length < theirs.Length || !ours.AsSpan(0, theirs.Length).SequenceEqual(theirs);
    }
}
