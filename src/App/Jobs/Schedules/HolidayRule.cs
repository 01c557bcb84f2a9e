namespace Maru.App.Jobs.Schedules;

/// <summary>What becomes of a day that is no working day of public offices.</summary>
public enum HolidayRule
{
    /// <summary>It is a day like any other.</summary>
    Run,
    /// <summary>Nothing is done on it.</summary>
    Skip,
    /// <summary>Done on the next working day instead.</summary>
    Next,
    /// <summary>Done on the working day before instead.</summary>
    Previous,
}
