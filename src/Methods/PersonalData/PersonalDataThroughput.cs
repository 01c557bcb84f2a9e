using System.Globalization;
using System.Text;

namespace Maru.Methods.PersonalData;

/// <summary>Work for a benchmark to time: makes cells from a seed and scans them. The caller holds the watch.</summary>
public static class PersonalDataThroughput
{
    /// <summary>Cells of ordinary city data: places, dates, coordinates, road addresses, remarks without personal data.</summary>
    public static byte[][] OrdinaryCells(int count, int seed) => Cells(count, seed, static (r, i) => (i % 6) switch
    {
        0 => $"강원특별자치도 춘천시 신북읍 율문리 {r.Next(1, 1200)}-{r.Next(1, 99)}",
        1 => $"2025-{r.Next(1, 13):00}-{r.Next(1, 29):00}",
        2 => (37 + r.NextDouble()).ToString("F8", CultureInfo.InvariantCulture),
        3 => "정류장 쉼터의 조명이 어두워 밤에 이용하기 불편하므로 밝기를 높여 달라는 의견이 있었고 담당 부서에서 현장을 확인하였음",
        4 => "후평동 산림조합 강원본부 앞 버스정류장",
        _ => r.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture),
    });

    /// <summary>Cells that each hold personal data, in free text and by themselves.</summary>
    public static byte[][] DenseCells(int count, int seed) => Cells(count, seed, static (r, i) => (i % 4) switch
    {
        0 => $"010-{r.Next(1000, 9999)}-{r.Next(1000, 9999)}",
        1 => $"민원인 연락처 010.{r.Next(1000, 9999)}.{r.Next(1000, 9999)}로 회신, 메일 user{r.Next(1000)}@example.kr",
        2 => $"{r.Next(50, 99)}{r.Next(1, 13):00}{r.Next(1, 29):00}-{r.Next(1, 3)}{r.Next(100000, 999999)}",
        _ => $"{r.Next(10, 99)}가{r.Next(1000, 9999)}",
    });

    /// <summary>Scans every cell; returns how many findings there were and how many bytes were read.</summary>
    public static (long Findings, long Bytes) ScanAll(byte[][] cells)
    {
        Span<PersonalDataSpan> found = stackalloc PersonalDataSpan[16];
        long findings = 0, bytes = 0;
        foreach (byte[] cell in cells)
        {
            findings += PersonalDataScanner.Scan(cell, found);
            bytes += cell.Length;
        }
        return (findings, bytes);
    }

    /// <summary>Runs every cell through a column's accumulator and judges it.</summary>
    public static ColumnPrivacy JudgeAll(byte[][] cells, string columnName)
    {
        var column = new ColumnPersonalData();
        foreach (byte[] cell in cells) column.Add(cell);
        return column.Judge(columnName);
    }

    private static byte[][] Cells(int count, int seed, Func<Random, int, string> make)
    {
        var random = new Random(seed);
        var cells = new byte[count][];
        for (int i = 0; i < count; i++) cells[i] = Encoding.UTF8.GetBytes(make(random, i));
        return cells;
    }
}
