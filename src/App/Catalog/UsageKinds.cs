namespace Maru.App.Catalog;

/// <summary>Kinds of use that are counted, beside the download formats.</summary>
public static class UsageKinds
{
    public const string View = "view";
    public const string Api = "api";
}
