using Maru.App.Lake;

namespace Maru.App.Indicators;

/// <summary>The declarations of indicators: <c>indicators/ID.yaml</c> of the data folder.</summary>
public sealed class IndicatorBook(DataHome home) : DeclaredFiles<Indicator>(home.Indicators, IndicatorYaml.ReadOne, IndicatorYaml.Write, one => one.Id);
