namespace Maru.Web.Components.Basics;

/// <summary>What a coloured ground means.</summary>
public enum Tone
{
    Neutral,
    Good,
    Info,
    Late,
    Danger,
}
