namespace Maru.App.Catalog.Storage;

/// <summary>How often a dataset was used on a day. Counts only: never who.</summary>
public sealed class UsageRow
{
    public required string Dataset { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>view, api, or a download's format: csv, csv-cp949, xlsx, geojson, parquet.</summary>
    public required string Kind { get; set; }
    public long Uses { get; set; }
}

/// <summary>Somebody says that a dataset is wrong (공공데이터법 시행령 제16조 제3항); answered within ten days.</summary>
public sealed class ErrorReportRow
{
    public required string Id { get; set; }
    public required string Dataset { get; set; }
    public int? Version { get; set; }

    /// <summary>missing, hard-to-use or wrong-value.</summary>
    public required string Kind { get; set; }
    public required string Message { get; set; }
    public string? ColumnName { get; set; }

    /// <summary>Where to send the answer; removed once answered.</summary>
    public string? ReplyTo { get; set; }

    /// <summary><see cref="ReportState"/> by name.</summary>
    public required string State { get; set; }
    public string? Answer { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateOnly DueOn { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
}

/// <summary>A change or an end announced ahead (시행령 제16조 제2항: three months before, old version served three months after).</summary>
public sealed class ChangeNoticeRow
{
    public required string Id { get; set; }
    public required string Dataset { get; set; }

    /// <summary>change or stop.</summary>
    public required string Kind { get; set; }
    public required string MessageKo { get; set; }
    public required string MessageEn { get; set; }
    public DateOnly AnnouncedOn { get; set; }
    public DateOnly EffectiveOn { get; set; }
    public DateOnly OldServedUntil { get; set; }
    public string? AnnouncedBy { get; set; }
}
