namespace Maru.Methods.Linkage;

public enum LinkDecision
{
    NonLink,

    /// <summary>A person looks at it.</summary>
    Clerical,
    Link,
}

/// <summary>From which probability a pair is a link, and from which a person should look.</summary>
public sealed record LinkThresholds
{
    public LinkThresholds(double link, double clerical)
    {
        if (link is not (> 0 and < 1) || clerical is not (> 0 and < 1) || clerical > link)
            throw new ArgumentOutOfRangeException(nameof(link), $"Expected 0 < clerical ≤ link < 1, found clerical {clerical} and link {link}.");
        (Link, Clerical) = (link, clerical);
    }

    public double Link { get; }

    public double Clerical { get; }

    public LinkDecision Decide(double probability) => probability >= Link ? LinkDecision.Link : probability >= Clerical ? LinkDecision.Clerical : LinkDecision.NonLink;
}

/// <summary>Found pairs against the truth.</summary>
public sealed record LinkAccuracy(long Found, long Right, long True)
{
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => True == 0 ? 1 : (double)Right / True;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
