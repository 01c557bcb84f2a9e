using Maru.Core;

namespace Maru.App.Excavations;

/// <summary>
/// <c>DATA/excavations.yaml</c>: which datasets hold permits, roads, stops, routes and addresses, and which of their columns mean what. Without
/// the file the excavation pages say how to begin.
/// </summary>
public sealed class ExcavationSettings
{
    private const int MostNear = 5_000;

    public PermitColumns? Permits { get; set; }

    public RoadColumns? Roads { get; set; }

    public StopColumns? Stops { get; set; }

    public RouteColumns? Routes { get; set; }

    public List<AddressColumns> Addresses { get; set; } = [];

    /// <summary>How far around a place works count as near, in metres.</summary>
    public int Near { get; set; } = 350;

    /// <summary>Stops so close to a closed stretch are hit, in metres.</summary>
    public int StopsWithin { get; set; } = 15;

    /// <summary>Works so close to each other at the same time are a conflict, in metres.</summary>
    public int ConflictWithin { get; set; } = 20;

    public RedigRule Redig { get; set; } = new();

    /// <summary>Whom to call when nothing fits, such as 건설과 도로점용팀 2411.</summary>
    public string? Ask { get; set; }

    /// <summary>How English pages say the data's words: 수도관 교체: water main replacement.</summary>
    public Dictionary<string, string> English { get; set; } = [];

    /// <exception cref="InputException">A dataset or column that must be named is not, or a number makes no sense.</exception>
    public void Check()
    {
        if (Permits is null) throw Missing("permits");
        foreach (var (name, value) in ((string, string)[])[("dataset", Permits.Dataset), ("number", Permits.Number), ("work", Permits.Work), ("road", Permits.Road), ("first", Permits.First), ("last", Permits.Last)])
            if (value.Length == 0) throw Missing("permits." + name);
        foreach (var (name, value, most) in ((string, int, int)[])[("near", Near, MostNear), ("stopsWithin", StopsWithin, 500), ("conflictWithin", ConflictWithin, 500), ("redig.years", Redig.Years, 30)])
            if (value < 1 || value > most)
                throw new InputException(
                    new($"{name}이(가) {value}입니다. 1부터 {most} 사이여야 합니다.", $"{name} is {value}, expected 1 to {most}."), new("excavations.yaml을 고치세요.", "Mend excavations.yaml."), ExcavationFile.Name);
    }

    private static InputException Missing(string what) => new(
        new($"{what}이(가) 없습니다.", $"{what} is missing."), new("excavations.yaml에 데이터와 컬럼의 이름을 쓰세요. docs/howto/call-centre.md에 예가 있습니다.", "Name dataset and columns in excavations.yaml; docs/howto/call-centre.md has an example."), ExcavationFile.Name);
}

/// <summary>Columns of the permits; those that may be empty are optional.</summary>
public sealed class PermitColumns
{
    public string Dataset { get; set; } = "";
    public string Number { get; set; } = "";
    public string Work { get; set; } = "";
    public string Road { get; set; } = "";
    public string? From { get; set; }
    public string? To { get; set; }
    public string First { get; set; } = "";
    public string Last { get; set; } = "";

    /// <summary>평일, 매일 or 주말.</summary>
    public string? Days { get; set; }

    public string? Start { get; set; }
    public string? End { get; set; }
    public string? Lanes { get; set; }
    public string? Closed { get; set; }

    /// <summary>바깥쪽, 안쪽, 한쪽, 전 차로, 보도.</summary>
    public string? Place { get; set; }

    public string? Towards { get; set; }
    public string? Agency { get; set; }
    public string? Department { get; set; }
    public string? Extension { get; set; }

    /// <summary>임시 정류장 or 우회.</summary>
    public string? BusAction { get; set; }

    public string? BusStop { get; set; }
    public string? StopMoved { get; set; }
    public string? Detour { get; set; }
}

public sealed class RoadColumns
{
    public string Dataset { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Lanes { get; set; }

    /// <summary>The day the piece was paved last.</summary>
    public string? Paved { get; set; }
}

public sealed class StopColumns
{
    public string Dataset { get; set; } = "";
    public string Number { get; set; } = "";
    public string Name { get; set; } = "";
}

public sealed class RouteColumns
{
    public string Dataset { get; set; } = "";
    public string Route { get; set; } = "";
    public string Stop { get; set; } = "";
}

/// <summary>A dataset whose rows have an address and a place: together they are the address list.</summary>
public sealed class AddressColumns
{
    public string Dataset { get; set; } = "";
    public string? Name { get; set; }
    public string? RoadAddress { get; set; }
    public string? LotAddress { get; set; }
}

/// <summary>A street paved or dug up within so many years should be left alone.</summary>
public sealed class RedigRule
{
    public int Years { get; set; } = 3;

    public string? Law { get; set; }
}
