using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maru.App.AccessLog;

/// <summary>What was done with personal data (수행업무).</summary>
public enum AccessAction
{
    /// <summary>조회.</summary>
    View,
    /// <summary>검색.</summary>
    Search,
    /// <summary>변경.</summary>
    Change,
    /// <summary>입력.</summary>
    Enter,
    /// <summary>삭제.</summary>
    Delete,
    /// <summary>출력.</summary>
    Print,
    /// <summary>다운로드.</summary>
    Download,
}

/// <summary>
/// One access to personal data, with the items the law asks for (개인정보의 안전성 확보조치 기준 제8조): account, time, place, subjects, action.
/// It names accounts by their text, not by a key: it outlives them.
/// </summary>
/// <param name="Account">Who; never a secret.</param>
/// <param name="Place">Address of the machine it was done from, or the name of this machine.</param>
/// <param name="What">Id of the dataset, or what else was handled.</param>
/// <param name="Subjects">Number of persons (rows) handled.</param>
public sealed record AccessRecord(string Account, string Place, AccessAction Action, string What, long Subjects)
{
    /// <summary>Columns with personal data that were handled.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Keys of the persons, when there are few of them and the keys are no personal data themselves.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Why, as the person said; a download has one.</summary>
    public string? Reason { get; init; }
}

/// <summary>A record as it stands in the log.</summary>
/// <param name="Number">1, 2, 3 … over the whole log.</param>
public sealed record LoggedAccess(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string Account, string Place, AccessAction Action, string What, long Subjects,
    IReadOnlyList<string> Columns, IReadOnlyList<string> Keys, string? Reason);

/// <summary>The first line of a file of the log.</summary>
/// <param name="First">Number of the file's first record.</param>
/// <param name="After">Hash of the line before, the last of the file before.</param>
internal sealed record LogFileHead(int File, long First, string After, DateTimeOffset At);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoggedAccess))]
[JsonSerializable(typeof(LogFileHead))]
[JsonSerializable(typeof(LogSeal))]
[JsonSerializable(typeof(AccessLogProof))]
[JsonSerializable(typeof(Review.ReviewEntry))]
[JsonSerializable(typeof(Keeping.RetiredBlock))]
[JsonSerializable(typeof(Keeping.BackupDone))]
internal sealed partial class AccessLogJson : JsonSerializerContext;
