using System.Globalization;
using Maru.Core.Data;

namespace Maru.App.Access;

public enum ReaderKind
{
    /// <summary>The machine itself: command line, jobs, what runs beside the pages. It sees everything.</summary>
    Machine,
    Anonymous,
    Account,
    /// <summary>Who holds the key of the desk, before there are accounts.</summary>
    Desk,
    ApiKey,
    /// <summary>A screen on a wall.</summary>
    Display,
}

/// <summary>A dataset that was granted to a reader.</summary>
/// <param name="Columns">The highest class of closed columns it opens; <see cref="PrivacyClass.None"/> for none.</param>
/// <param name="Rows">The rows it opens; null for all.</param>
public sealed record GrantHeld(string Dataset, PrivacyClass Columns, RowCondition? Rows = null);

/// <summary>Who asks: what every door decides by. Immutable; made anew for every request, so that what is taken back counts at once.</summary>
/// <param name="Name">What records call them.</param>
public sealed record Reader(ReaderKind Kind, string Name)
{
    public static Reader Machine { get; } = new(ReaderKind.Machine, "local");

    public static Reader Anonymous { get; } = new(ReaderKind.Anonymous, "");

    /// <summary>The desk's own key opens what an administrator may see.</summary>
    public static Reader Desk { get; } = new(ReaderKind.Desk, "local") { Roles = [new(Role.Administrator)] };

    /// <summary>Id of the account, also of the one that a key belongs to; null where there is none.</summary>
    public string? Account { get; init; }

    /// <summary>Id of the API key it came with; null without one.</summary>
    public string? Key { get; init; }

    /// <summary>Hash of the session, for the list of sessions; null without one.</summary>
    public string? Session { get; init; }

    public string? DisplayName { get; init; }

    public IReadOnlyList<RoleHeld> Roles { get; init; } = [];

    public IReadOnlyList<GrantHeld> Grants { get; init; } = [];

    /// <summary>The only datasets that are not open to everyone which a key or a screen reads; null when nothing narrows it.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>May change nothing, whatever its roles are: keys and screens.</summary>
    public bool IsReadOnly => Kind is ReaderKind.ApiKey or ReaderKind.Display;

    public bool IsSignedIn => Kind is ReaderKind.Account or ReaderKind.Desk;

    /// <summary>Two readers of the same sight see the same catalogue.</summary>
    internal string Sight => string.Join('\n',
    [
        .. Roles.Select(role => $"{role.Role}\t{Escaped(role.Department)}\t{Escaped(role.Team)}").Order(StringComparer.Ordinal),
        .. Grants.Select(grant => string.Create(CultureInfo.InvariantCulture, $"g\t{grant.Dataset}\t{(int)grant.Columns}\t{Escaped(grant.Rows?.ToString())}")).Order(StringComparer.Ordinal),
        IsReadOnly ? "r" : "",
        .. Only is null ? [] : Only.Order(StringComparer.Ordinal).Prepend("only"),
    ]);

    // Values that people wrote: none of them may read as one more right.
    private static string? Escaped(string? text) => text?.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
