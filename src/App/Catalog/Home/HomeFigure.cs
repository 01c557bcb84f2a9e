using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.Core;

namespace Maru.App.Catalog.Home;

public enum HomeKind
{
    Number,
    Map,
    Story,
}

/// <summary>A computed figure of the home page. Everything in it was computed from versions of the lake; <see cref="Receipt"/> says how.</summary>
public sealed record HomeFigure(string Id, HomeKind Kind, Bilingual Title, string Form, Bilingual Unit, int Decimals)
{
    /// <summary>Place on the page within its kind, from 0.</summary>
    public int Position { get; init; }

    /// <summary>Domain of a story, or null.</summary>
    public string? Domain { get; init; }
    public Bilingual Measure { get; init; }

    /// <summary>The finding in words; empty for a number.</summary>
    public Bilingual Headline { get; init; }
    public Bilingual Text { get; init; }
    public IReadOnlyList<HomePoint> Points { get; init; } = [];

    /// <summary>The last point's value: the number shown large.</summary>
    public double? Value { get; init; }

    /// <summary>What it is compared with, and how far it is from it: in the unit, in percent, or in percentage points.</summary>
    public double? Compared { get; init; }
    public double? Change { get; init; }

    /// <summary>absolute, percent or points.</summary>
    public string ChangeIn { get; init; } = "absolute";
    public Bilingual ComparedWith { get; init; }

    /// <summary>up or down: which way is good; null when neither.</summary>
    public string? Good { get; init; }

    /// <summary>Label of the last point, as "2026-09": what the number speaks of.</summary>
    public string? AsOf { get; init; }
    public IReadOnlyList<string> Datasets { get; init; } = [];
    public DateOnly? ReferenceDate { get; init; }
    public DateTimeOffset? CollectedAt { get; init; }
    public DateTimeOffset ComputedAt { get; init; }

    /// <summary>Id of its receipt; null when it could not be computed.</summary>
    public string? Receipt { get; init; }

    /// <summary>Why it could not be computed; the page shows "아직 없음".</summary>
    public Bilingual? Missing { get; init; }

    /// <summary>What the engine said of a figure that could not be computed: for the log, never for the page.</summary>
    public string? Fault { get; init; }
}

/// <param name="Label">Period, hour, region name or category.</param>
/// <param name="Value">Null where there is none: a gap, never 0.</param>
public sealed record HomePoint(string Label, double? Value)
{
    /// <summary>Region code of a map's point.</summary>
    public string? Code { get; init; }

    /// <summary>Second axis of a heat map.</summary>
    public string? Group { get; init; }

    /// <summary>What its area stands for: people.</summary>
    public double? Weight { get; init; }

    /// <summary>The one point the story is about.</summary>
    public bool Marked { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(HomeFigure))]
internal sealed partial class HomeJson : JsonSerializerContext
{
    static HomeJson() => Default = new HomeJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
