using System.Text;

namespace Maru.App.Drift;

/// <summary>Units as headers write them.</summary>
internal static class Units
{
    private static readonly double[] Powers = [1e3, 1e4, 1e6, 1e8];

    // Growth of a year or two beside the change of unit.
    private const double Slack = 2.5;

    /// <summary>One spelling of a unit: ㎡, m² and m2 are m2.</summary>
    public static string Plain(string? unit) => unit is null ? "" : string.Concat(unit.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))) switch
    {
        "퍼센트" => "%",
        "μg/m3" => "㎍/㎥".Normalize(NormalizationForm.FormKC),
        var plain => plain,
    };

    public static bool AreSame(string? a, string? b) => Plain(a) == Plain(b);

    /// <summary>1,000, 10,000, 1,000,000, 100,000,000 or one over these, when figures became about so many times larger; null when they did not.</summary>
    public static double? PowerBetween(double before, double now)
    {
        if (before == 0 || now == 0 || double.IsNaN(before) || double.IsNaN(now)) return null;
        var times = Math.Abs(now / before);
        // Of 1,000 and 10,000 the nearer one.
        return Powers.Concat(Powers.Select(power => 1 / power)).Where(power => times / power is > 1 / Slack and < Slack).OrderBy(power => Math.Abs(Math.Log(times / power))).Select(power => (double?)power).FirstOrDefault();
    }
}
