namespace Maru.App.Access;

/// <summary>
/// Who asks at this moment. The web says so at the start of every request, and what the request starts beside itself goes on as the same
/// reader; where nobody said anything it is the machine itself: the command line, jobs, what runs at set times.
/// </summary>
public static class Asking
{
    private static readonly AsyncLocal<Reader?> s_reader = new();

    private static readonly AsyncLocal<string?> s_place = new();

    public static Reader Current => s_reader.Value ?? Reader.Machine;

    /// <summary>Address of the machine they ask from; null where nobody said it.</summary>
    public static string? Place => s_place.Value;

    /// <summary>Lets what follows, until the end of the calling asynchronous method, be asked by a reader.</summary>
    public static void As(Reader reader, string? place = null) => (s_reader.Value, s_place.Value) = (reader, place);
}
