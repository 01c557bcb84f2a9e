using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Connectors.Excel;

/// <summary>A BIFF or OOXML workbook. Its readers stream; texts shared between cells are held in memory by the format's design.</summary>
internal sealed class Workbook
{
    private const long MaxUnpacked = 8L << 30;
    private const long RatioFloor = 256L << 20;
    private const int MaxRatio = 200;
    private const int Korean = 949;

    private readonly SourceFile _file;
    private readonly string? _password;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private Workbook(SourceFile file, string? password)
    {
        _file = file;
        _password = password;
    }

    private bool IsPackage => _file.Head.Span.StartsWith("PK"u8);

    public static IReadOnlyList<RawTable> Open(SourceFile file, string? only, string? password, CancellationToken stop)
    {
        var workbook = new Workbook(file, password);
        if (workbook.IsPackage) ThrowIfBomb(file);
        return workbook.Guard(() =>
        {
            CompoundHeader.Check(file);
            return workbook.Sheets(only, stop);
        });
    }

    /// <summary>A reader that stands before the rows of a sheet.</summary>
    public IExcelDataReader Reader(int sheet)
    {
        var stream = new FileStream(_file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            var reader = ExcelReaderFactory.CreateReader(stream, new() { FallbackEncoding = Encoding.GetEncoding(Korean), Password = _password ?? "" });
            for (var i = 0; i < sheet; i++) reader.NextResult();
            return reader;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Turns whatever the reader throws at a damaged file into a message for people.</summary>
    public T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw ExcelErrors.Protected(_file.Name);
        }
        catch (Exception e) when (e is not (InputException or OperationCanceledException or OutOfMemoryException))
        {
            throw ExcelErrors.Damaged(_file.Name, e);
        }
    }

    private List<RawTable> Sheets(string? only, CancellationToken stop)
    {
        var tables = new List<RawTable>();
        var names = new List<string>();
        using var reader = Reader(0);
        for (var index = 0; index == 0 || reader.NextResult(); index++)
        {
            names.Add(reader.Name);
            if (only is null ? reader.VisibleState == "veryhidden" : reader.Name != only) continue;
            var survey = SheetSurvey.Take(reader, _file.Name, stop);
            if (survey.Rows == 0) continue;
            if (IsPackage) survey.Issues.AddRange(new SheetErrors(_file.Path).Of(reader.Name, stop));
            tables.Add(new SheetTable(this, index, survey) { Name = reader.Name, Merged = survey.Merged, Issues = survey.Issues });
        }
        if (only is not null && !names.Contains(only)) throw ExcelErrors.NoSheet(_file.Name, only, names);
        return tables.Count > 0 ? tables : throw ExcelErrors.NoRows(_file.Name);
    }

    private static void ThrowIfBomb(SourceFile file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file.Path);
            var unpacked = zip.Entries.Sum(e => e.Length);
            if (unpacked > MaxUnpacked || (unpacked > RatioFloor && unpacked > file.Length * MaxRatio)) throw ExcelErrors.Bomb(file.Name);
        }
        catch (InvalidDataException e)
        {
            throw ExcelErrors.Damaged(file.Name, e);
        }
    }
}
