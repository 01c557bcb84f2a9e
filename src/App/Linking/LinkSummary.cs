using System.Text.Json.Serialization;

namespace Maru.App.Linking;

/// <summary>What linking two datasets came to.</summary>
/// <param name="Dataset">The dataset of links, and <paramref name="Version"/> of it.</param>
/// <param name="LeftThings">Things of the left dataset; of these, <paramref name="Linked"/> have a partner.</param>
/// <param name="ByCrosswalk">Of the links, those the crosswalk gave.</param>
/// <param name="ByPerson">Of the links, those a person decided.</param>
/// <param name="Review">Pairs a person should look at; they are no links yet.</param>
/// <param name="Prior">Share of matches among all pairs, as the model found; null when nothing was compared.</param>
public sealed record LinkSummary(
    string Dataset, int Version, int LeftThings, int RightThings, int Linked, int ByCrosswalk, int ByPerson, int Review, int LeftAlone, int RightAlone, double PairsCompared, double? Prior)
{
    /// <summary>Things of the left that have a partner, 0–1.</summary>
    public double MatchRate => LeftThings == 0 ? 0 : (double)Linked / LeftThings;

    /// <summary>The same of a hundred, with one decimal: 100.0 only when all have one, 0.0 only when none has.</summary>
    [JsonIgnore]
    public double MatchPercent => Linked == LeftThings || Linked == 0 ? 100 * MatchRate : Math.Clamp(Math.Round(100 * MatchRate, 1), 0.1, 99.9);
}
