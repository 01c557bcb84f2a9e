using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.OpenApi;

/// <summary>An open API as its YAML file describes it: where it is, what it takes, how it pages. Its answers are read by <see cref="AnswerShape"/>.</summary>
public sealed class ApiDescription
{
    /// <summary>What stands behind <c>api:</c>: the file's name without its ending.</summary>
    [YamlIgnore]
    public string Id { get; set; } = "";

    /// <summary>The description as it was read.</summary>
    [YamlIgnore]
    public string Text { get; set; } = "";

    public ApiWords Name { get; set; } = new();

    /// <summary>What its rows are, in one sentence.</summary>
    public ApiWords Summary { get; set; } = new();

    /// <summary>Page of the provider where use is applied for.</summary>
    public string? Page { get; set; }

    /// <summary>Address, with <c>{name}</c> where a key, a place in the paging or a parameter belongs into the path.</summary>
    public string Address { get; set; } = "";

    public List<ApiKey> Keys { get; set; } = [];

    /// <summary>Asked for before the first page, where keys buy a token.</summary>
    public ApiToken? Token { get; set; }

    /// <summary>Query parameters that are always the same, as <c>type: json</c>.</summary>
    public Dictionary<string, string> Fixed { get; set; } = [];

    public List<ApiParameter> Parameters { get; set; } = [];

    /// <summary>True when any field of the answer may be sent as a filter too, as the standard datasets allow.</summary>
    public bool Filters { get; set; }

    /// <summary>Hours its data appear at, for defaults like <c>{moment:HHmm}</c>.</summary>
    public ApiMoment? Moment { get; set; }

    public ApiPaging Paging { get; set; } = new();

    /// <summary>Where things are in an answer of a shape of its own; null for the shapes Maru knows.</summary>
    public ApiAnswer? Answer { get; set; }

    /// <summary>True when rows are GeoJSON features.</summary>
    public bool Geographic { get; set; }

    /// <summary>Coordinate system of features, as EPSG:5179.</summary>
    public string? Crs { get; set; }

    /// <summary>Names of columns instead of the API's field names.</summary>
    public Dictionary<string, string> Columns { get; set; } = [];

    /// <summary>Fields that are not taken at all, as names of applicants.</summary>
    public List<string> LeaveOut { get; set; } = [];

    /// <summary>Calls a day that its provider allows with one key, by Korean days; null for what its host allows.</summary>
    public int? PerDay { get; set; }

    /// <summary>Hours in which a collection that stopped goes on behind the pages it had; 0 for data that are of the moment.</summary>
    public int ResumeWithin { get; set; } = 24;

    /// <exception cref="InputException">Not YAML of this form, or something needed is missing.</exception>
    public static ApiDescription Parse(string id, string yaml, string file)
    {
        try
        {
            var read = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            var api = read.Deserialize<ApiDescription?>(yaml) ?? new ApiDescription();
            (api.Id, api.Text) = (id, yaml);
            return ApiErrors.Missing(api) is { } missing ? throw ApiErrors.Description(file, missing) : api;
        }
        catch (YamlException e)
        {
            throw ApiErrors.Description(file, new($"{e.Start.Line}째 줄을 읽을 수 없습니다: {e.Message}", $"Line {e.Start.Line} can't be read: {e.Message}"));
        }
    }
}

public sealed class ApiWords
{
    public string Ko { get; set; } = "";
    public string En { get; set; } = "";

    public Bilingual Both => new(Ko, En.Length == 0 ? Ko : En);
}

public sealed class ApiKey
{
    /// <summary>What the key is kept under: one key serves all APIs that name it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Query parameter it is sent as; empty when it stands in the address or buys the token.</summary>
    public string Parameter { get; set; } = "";

    /// <summary>True when percent signs in it are not its encoding.</summary>
    public bool AsWritten { get; set; }

    /// <summary>True when only the token's address gets it.</summary>
    public bool ForToken { get; set; }
}

public sealed class ApiToken
{
    public string Address { get; set; } = "";

    /// <summary>Where the token is in the answer.</summary>
    public string Path { get; set; } = "";

    /// <summary>Query parameter it is sent as.</summary>
    public string Parameter { get; set; } = "";
}

public sealed class ApiParameter
{
    public string Id { get; set; } = "";

    /// <summary>What the API calls it, when that is not the id.</summary>
    public string? Sends { get; set; }
    public ApiWords Label { get; set; } = new();
    public ApiWords Help { get; set; } = new();
    public string? Default { get; set; }
    public bool Required { get; set; }

    /// <summary>True when another value makes another dataset, as another table or place does; false when it is another time of the same.</summary>
    public bool Part { get; set; }
    public List<string> Choices { get; set; } = [];
}

public sealed class ApiMoment
{
    /// <summary>Hours of the day (Korea); every hour when empty.</summary>
    public List<int> Hours { get; set; } = [];

    /// <summary>Minutes after the hour until the data can be had.</summary>
    public int OpenAfter { get; set; }
}

public enum ApiPagingKind
{
    None,
    Page,
    Range,
    Cursor,
}

public sealed class ApiPaging
{
    public ApiPagingKind Kind { get; set; }

    /// <summary>Parameter of the page's number, or of the cursor.</summary>
    public string Number { get; set; } = "pageNo";

    /// <summary>Parameter of the rows of a page; empty when there is none.</summary>
    public string Size { get; set; } = "numOfRows";

    public int Rows { get; set; } = 1000;

    /// <summary>Number of the first page.</summary>
    public int First { get; set; } = 1;

    /// <summary>Where the next page's cursor is in an answer.</summary>
    public string Next { get; set; } = "";
}

public sealed class ApiAnswer
{
    public List<string> Rows { get; set; } = [];
    public List<string> Total { get; set; } = [];
    public List<string> Code { get; set; } = [];
    public List<string> Message { get; set; } = [];

    /// <summary>Codes of success, and of success without any row.</summary>
    public List<string> Fine { get; set; } = [];
    public List<string> None { get; set; } = [];
}
