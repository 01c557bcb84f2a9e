using System.Globalization;
using System.Text;

namespace Maru.Bench;

/// <summary>
/// A generated gigabyte of CP949 with 10 million rows becomes a profiled, scanned, published version. Beside it, DuckDB's own COPY of the same
/// rows in UTF-8, and pandas merely reading the CP949 file.
/// </summary>
internal static class IngestBench
{
    private const int Runs = 3;

    public static IEnumerable<BenchResult> Run()
    {
        var rows = int.Parse(Environment.GetEnvironmentVariable("MARU_BENCH_ROWS") ?? "10000000", CultureInfo.InvariantCulture);
        var folder = Path.Combine(Path.GetTempPath(), $"maru-bench-ingest-{rows}");
        Directory.CreateDirectory(folder);
        string cp949 = Path.Combine(folder, "complaints.csv"), utf8 = Path.Combine(folder, "complaints-utf8.csv");
        if (!File.Exists(utf8)) Generate(cp949, utf8, rows);
        var ours = new List<Timed>();
        var duck = new List<Timed>();
        var pandas = new List<Timed>();
        for (var run = 0; run < Runs; run++)
        {
            ours.Add(InFreshFolder(folder, data => Timed.Process(Peers.Maru, ["ingest", cp949, "--data", data])));
            duck.Add(Timed.Process(Peers.Self, ["peer-copy", utf8, Path.Combine(folder, "peer.parquet")]));
            if (File.Exists("/usr/bin/python3"))
                pandas.Add(Timed.Process("/usr/bin/python3", ["-c", $"import pandas; pandas.read_csv(r'{cp949}', encoding='cp949')"]));
        }
        yield return Compare("ingest vs duckdb copy", "s", ours, duck, "duckdb");
        if (pandas.Count > 0 && pandas.All(run => run.ExitCode == 0)) yield return Compare("ingest vs pandas read_csv", "s", ours, pandas, "pandas");
        yield return new("ingest memory", "MB", ours.Max(run => run.PeakBytes) / 1e6, 1500, "limit", 1500 / (ours.Max(run => run.PeakBytes) / 1e6), [.. ours.Select(run => run.PeakBytes / 1e6)]);
    }

    private static BenchResult Compare(string name, string unit, List<Timed> ours, List<Timed> peer, string peerName)
    {
        var (own, other) = (Timed.Median(ours.Select(run => run.Seconds)), Timed.Median(peer.Select(run => run.Seconds)));
        return new(name, unit, own, other, peerName, other / own, [.. ours.Select((run, i) => peer[i].Seconds / run.Seconds)]);
    }

    private static Timed InFreshFolder(string folder, Func<string, Timed> run)
    {
        var data = Path.Combine(folder, "data");
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        return run(data);
    }

    private static void Generate(string cp949, string utf8, int rows)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var unfinished = utf8 + ".part";
        WriteRows(cp949, unfinished, rows);
        File.Move(unfinished, utf8);
    }

    private static void WriteRows(string cp949, string utf8, int rows)
    {
        using var first = new StreamWriter(cp949, false, Encoding.GetEncoding(949), 1 << 20);
        using var second = new StreamWriter(utf8, false, new UTF8Encoding(false), 1 << 20);
        string[] kinds = ["불법 주정차 신고", "도로 파손", "가로등 고장", "쓰레기 무단 투기", "소음", "상수도 누수", "보도블록 침하", "공원 시설 파손"];
        string[] dongs = ["근화동", "소양동", "교동", "조운동", "약사명동", "후평1동", "후평2동", "석사동", "퇴계동", "강남동", "신북읍", "동내면"];
        string[] states = ["접수", "처리중", "완료", "이관"];
        var line = new StringBuilder();
        void Write()
        {
            first.Write(line);
            second.Write(line);
            line.Clear();
        }
        line.Append("접수번호,접수일시,유형,행정동,행정동코드,처리상태,처리일수,만족도,금액,경도,위도\n");
        Write();
        ulong state = 42;
        uint Next(uint bound)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (uint)(((state >> 33) * bound) >> 31);
        }
        var day = new DateTime(2020, 1, 1);
        for (var i = 0; i < rows; i++)
        {
            var dong = Next(12);
            line.Append(CultureInfo.InvariantCulture, $"2020-{i:D8},{day.AddSeconds(i * 20L):yyyy-MM-dd HH:mm:ss},{kinds[Next(8)]},{dongs[dong]},{5111051000 + (dong * 100)},{states[Next(4)]},{Next(30)},{1 + Next(5)},{Next(5_000_000)},{127.6 + (Next(200_000) / 1e6):0.000000},{37.7 + (Next(200_000) / 1e6):0.000000}\n");
            Write();
        }
    }
}
