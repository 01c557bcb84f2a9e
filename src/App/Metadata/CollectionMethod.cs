using Maru.Core;

namespace Maru.App.Metadata;

/// <summary>수집 방법: how a dataset comes to the city.</summary>
public enum CollectionMethod
{
    /// <summary>A department sends a file.</summary>
    File,
    /// <summary>Taken over from another system of the house, at set times.</summary>
    System,
    /// <summary>Asked of another agency's open API.</summary>
    OpenApi,
    /// <summary>Measured by sensors and machines.</summary>
    Sensor,
    /// <summary>Counted or asked on the spot.</summary>
    Survey,
    /// <summary>Bought, or given under an agreement (제14조).</summary>
    Agreement,
}

public static class CollectionMethodWords
{
    public static Bilingual Name(this CollectionMethod method) => method switch
    {
        CollectionMethod.File => new("파일로 받음", "Files from a department"),
        CollectionMethod.System => new("내부 시스템 연계", "Another system of the house"),
        CollectionMethod.OpenApi => new("오픈API 연계", "Open API of another agency"),
        CollectionMethod.Sensor => new("센서·장비 측정", "Sensors and machines"),
        CollectionMethod.Survey => new("현장 조사·집계", "Survey"),
        _ => new("구매·협약", "Purchase or agreement"),
    };
}
