namespace Maru.Web.Features.Feeds;

internal static class FeedAddress
{
    public const string List = "/feeds";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    /// <summary>The same page, refreshing by itself or standing still.</summary>
    public static string Standing(string page, bool isStill) => isStill ? page + "?still=1" : page;
}
