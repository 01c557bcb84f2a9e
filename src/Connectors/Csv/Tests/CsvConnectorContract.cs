using Maru.Connectors.Csv;
using Maru.Contracts;

namespace Maru.Connectors.Tests.Csv;

public sealed class CsvConnectorContract : ConnectorContract<CsvConnector>
{
    protected override string Sample => "stops.csv";

    protected override bool WriteLarge(string path)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("번호,이름,비고");
        for (var i = 0; i < 800_000; i++) writer.WriteLine($"{i},정류장 {i % 977},\"이 칸은, 길이를 채웁니다\"");
        return true;
    }
}
