namespace Maru.App.Catalog.Storage;

/// <summary>An import somebody began and has not finished: the wizard's own state.</summary>
public sealed class ImportDraftRow
{
    public required string Id { get; set; }

    /// <summary>What the wizard shows in "go on later": the file's name.</summary>
    public required string Title { get; set; }

    /// <summary>open, done or dropped.</summary>
    public required string State { get; set; }
    public string? Owner { get; set; }
    public string? Dataset { get; set; }

    /// <summary>The wizard's answers as JSON.</summary>
    public required string Body { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A saved setting of the site: name, contact, masthead, …</summary>
public sealed class SettingRow
{
    public required string Name { get; set; }
    public required string Value { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A department or team as it was between two days.</summary>
public sealed class OrgUnitRow
{
    public required string Id { get; set; }
    public DateOnly ValidFrom { get; set; }

    /// <summary>First day it no longer existed; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }
    public string? Parent { get; set; }

    /// <summary>bureau, department or team.</summary>
    public required string Kind { get; set; }
    public required string NameKo { get; set; }
    public string? NameEn { get; set; }
    public string? Phone { get; set; }

    /// <summary>Units that took its work over, one id a line.</summary>
    public string? Successors { get; set; }
    public int Position { get; set; }
}

/// <summary>A change of the organisation: written with it, never altered.</summary>
public sealed class OrgChangeRow
{
    public required string Id { get; set; }

    /// <summary><see cref="Organization.OrgChangeKind"/> by name.</summary>
    public required string Kind { get; set; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly HeldOn { get; set; }
    public required string Ground { get; set; }

    /// <summary>Ids of what was changed, what it was called, and what followed it: one a line.</summary>
    public required string Units { get; set; }
    public required string Before { get; set; }
    public required string After { get; set; }
    public required string DoneBy { get; set; }
    public DateTimeOffset DoneAt { get; set; }
}

/// <summary>Somebody who works in a unit.</summary>
public sealed class OrgPersonRow
{
    public required string Id { get; set; }

    /// <summary>Id of the department or team.</summary>
    public required string Unit { get; set; }
    public required string Name { get; set; }
    public string? Post { get; set; }
    public string? Phone { get; set; }

    /// <summary>Keeps the data of the unit.</summary>
    public bool IsLead { get; set; }

    /// <summary>Name of the account, where there is one.</summary>
    public string? Account { get; set; }
    public DateOnly ValidFrom { get; set; }

    /// <summary>First day they no longer did; null while they do.</summary>
    public DateOnly? ValidTo { get; set; }
}

/// <summary>A computed figure of the home page with its receipt's id, kept until one of its datasets has a new version.</summary>
public sealed class HomeFigureRow
{
    public required string Id { get; set; }

    /// <summary>Hash of the definition and of the versions it was computed from.</summary>
    public required string Basis { get; set; }
    public required string Body { get; set; }
    public DateTimeOffset ComputedAt { get; set; }
}

/// <summary>Counts the catalogue's changes, so that every process notices another's.</summary>
public sealed class StampRow
{
    public required string Name { get; set; }
    public long Changes { get; set; }
}
