using System.Security.Cryptography;
using Maru.App.Access;
using Maru.App.Lake;
using Maru.App.Privacy.Assessments;
using Maru.App.Privacy.Incidents;
using Maru.Core;

namespace Maru.App.AccessLog.Keeping;

/// <summary>A file of the log.</summary>
/// <param name="IsOpen">Records are still written to it.</param>
/// <param name="KeptUntil">Until when its newest record has to be kept at least.</param>
public sealed record LogBlock(int File, long First, long Last, DateTimeOffset From, DateTimeOffset Until, long Bytes, bool IsOpen, DateTimeOffset KeptUntil)
{
    public long Records => Last - First + 1;
}

/// <summary>
/// The retention guard: nothing is taken from the log but whole blocks whose time is over, the oldest first and none while a breach is open, by an act that is kept with the hash the
/// rest goes on from. There is no other way to remove records.
/// </summary>
public sealed class RetireAccessLog(DataHome home, RetiredBook book, IncidentBook incidents, PersonalFiles files, AccessSettings settings, TimeProvider clock)
{
    private readonly AccessLogPlace _place = AccessLogPlace.Of(home);

    /// <summary>How long records have to be kept by what is in the catalogue now.</summary>
    public RetentionTerm Term() => RetentionTerm.Of(files, settings);

    public IReadOnlyList<RetiredBlock> Retired() => book.Read();

    /// <summary>The blocks there are, the oldest first.</summary>
    public IReadOnlyList<LogBlock> Blocks()
    {
        var (gone, term) = (book.Read().Select(block => block.File).ToHashSet(), Term());
        var numbers = _place.Files().Where(file => !gone.Contains(file)).ToList();
        return [.. numbers.Select((file, i) => Block(file, i == numbers.Count - 1, term)).OfType<LogBlock>()];
    }

    public static bool MayRetire(Reader reader) => reader.Kind == ReaderKind.Machine || (reader is { Kind: ReaderKind.Account, Account: not null } && AccessRules.May(reader, Act.DecideAccess));

    /// <summary>Why a block can't be retired now; null when it can.</summary>
    public Bilingual? Refusal(LogBlock block, IReadOnlyList<LogBlock> all)
    {
        if (block.IsOpen) return new("지금 기록이 쌓이고 있는 블록입니다. 해가 바뀌면 새 블록이 시작합니다.", "Records are being written to this block; a new one begins with the year.");
        if (clock.GetUtcNow() < block.KeptUntil) return new(
            $"보관 기간이 끝나지 않았습니다. 마지막 기록이 {Catalog.KoreanTime.Day(block.Until):yyyy-MM-dd}의 것이어서 {Catalog.KoreanTime.Day(block.KeptUntil):yyyy-MM-dd}까지 둡니다.",
            $"Its time is not over: its last record is of {Catalog.KoreanTime.Day(block.Until):yyyy-MM-dd} and is kept until {Catalog.KoreanTime.Day(block.KeptUntil):yyyy-MM-dd}.");
        if (Incident.Read(incidents.Read()).FirstOrDefault(incident => incident.IsOpen) is { } open) return new(
            $"유출 사고 {open.Id}의 대응이 끝나지 않았습니다. 그동안은 아무 기록도 폐기하지 않습니다.", $"Incident {open.Id} is not over: no record is retired meanwhile.");
        return block.File != all[0].File ? new($"더 오래된 {all[0].File}번 블록이 남아 있습니다. 오래된 것부터 차례로 폐기합니다.", $"The older block {all[0].File} is still there: the oldest goes first.") : null;
    }

    /// <summary>Retires a block: first the act is kept, then the file goes.</summary>
    /// <exception cref="InputException">They may not, its time is not over, an older one is there, it is not as it was written, or no reason is given.</exception>
    public RetiredBlock Retire(Reader reader, string by, int file, string why)
    {
        if (!MayRetire(reader)) throw AccessErrors.NotAllowed;
        var reason = PersonalRows.Checked(why, new("어떤 계획과 결정으로 폐기하는지", "by which plan or decision it is retired"), new("폐기 기록에 남습니다.", "it stays in the record of what was retired."));
        RetiredBlock? retired = null;
        book.Append(_ =>
        {
            var all = Blocks();
            var block = all.FirstOrDefault(one => one.File == file) ?? throw new InputException(
                new($"{file}번 블록이 없습니다.", $"There is no block {file}."), new(all.Count == 0 ? "아직 기록이 없습니다." : $"있는 블록: {string.Join(", ", all.Select(one => one.File))}", all.Count == 0 ? "There are no records yet." : $"Blocks: {string.Join(", ", all.Select(one => one.File))}"), "block");
            if (Refusal(block, all) is { } refusal) throw new InputException(refusal, new("기간이 지난 뒤 다시 하세요. 기간은 설정과 데이터의 종류로 정해집니다.", "Do it when the time is over; it comes from the settings and from the kinds of data."), "block");
            return [retired = Proven(by, block, reason)];
        });
        Clear();
        return retired!;
    }

    // A process may have been killed between the act and the deletion: what the book says is gone, goes.
    private void Clear()
    {
        foreach (var block in book.Read())
            if (File.Exists(_place.PathOf(block.File))) File.Delete(_place.PathOf(block.File));
    }

    private LogBlock? Block(int file, bool isOpen, RetentionTerm term)
    {
        using var blocks = new LogBlocks(_place.PathOf(file));
        if (blocks.Head() is not { } head) return null;
        var lines = blocks.Before(blocks.Length).Lines.Span;
        var last = lines.IsEmpty ? null : ReadAccessLog.Parse(lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..^1]);
        var until = last?.At ?? head.At;
        return new(file, head.First, last?.Number ?? head.First - 1, head.At, until, blocks.Length, isOpen, term.Until(until));
    }

    private RetiredBlock Proven(string by, LogBlock block, string why)
    {
        var path = _place.PathOf(block.File);
        using var blocks = new LogBlocks(path);
        var head = blocks.Head()!;
        var hash = Convert.FromHexString(head.After);
        var said = new byte[LogLine.HashBytes];
        var (number, at) = (head.First - 1, 0L);
        for (var lines = blocks.After(0); !lines.IsEmpty; lines = blocks.After(at += lines.Length))
        {
            for (var rest = lines.Span; !rest.IsEmpty; rest = rest[(rest.IndexOf((byte)'\n') + 1)..])
            {
                var line = rest[..rest.IndexOf((byte)'\n')];
                if (!LogLine.TrySplit(line, out var json, said)) throw Broken(path, number);
                LogLine.Hash(hash, json, hash);
                if (!hash.AsSpan().SequenceEqual(said) || (LogLine.Number(json) is { } own && own != ++number)) throw Broken(path, number);
            }
        }
        using var file = File.OpenRead(path);
        return new(0, clock.GetUtcNow(), by, block.File, head.First, number, block.From, block.Until, head.After, Convert.ToHexStringLower(hash), Convert.ToHexStringLower(SHA256.HashData(file)), block.Bytes, Term().Years, why);
    }

    private static InputException Broken(string path, long after) => new(
        new($"{Path.GetFileName(path)}이 처음 쓴 그대로가 아닙니다(기록 {after}번 뒤).", $"{Path.GetFileName(path)} is not as it was written (after record {after})."),
        new("온전하지 않은 블록은 폐기하지 않습니다. 백업과 견주세요.", "A block that is not whole is not retired. Compare it with the backup."), Path.GetFileName(path));
}
