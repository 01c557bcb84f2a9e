using Maru.App.Access;
using Maru.App.Privacy.Assessments;
using Maru.Core;

namespace Maru.App.AccessLog.Keeping;

/// <summary>How long records have to be kept, and why.</summary>
/// <param name="Subjects">Persons of all files together: who is in several is counted as often, so that the term is rather too long than too short.</param>
/// <param name="Sensitive">Titles of files with sensitive or identifying data.</param>
/// <param name="Setting">The setting the term comes from.</param>
public sealed record RetentionTerm(int Years, long Subjects, int Many, IReadOnlyList<Bilingual> Sensitive, AccessSetting Setting)
{
    public bool IsLong => Setting == RetentionSetting.LongYears;

    public static RetentionTerm Of(PersonalFiles files, AccessSettings settings)
    {
        var all = files.Ever();
        var (subjects, many) = (all.Sum(file => file.Subjects), settings.Value(RetentionSetting.Many));
        var sensitive = all.Where(file => file.IsSensitive).Select(file => file.Entry.Title).ToList();
        var setting = sensitive.Count > 0 || subjects >= many ? RetentionSetting.LongYears : RetentionSetting.Years;
        // Whoever set the usual term longer than the long one meant at least that.
        return new(Math.Max(settings.Value(setting), settings.Value(RetentionSetting.Years)), subjects, many, sensitive, setting);
    }

    /// <summary>Until when a record of this time is kept at least.</summary>
    public DateTimeOffset Until(DateTimeOffset at) => at.AddYears(Years);
}
