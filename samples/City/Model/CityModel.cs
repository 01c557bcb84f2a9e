using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>Everything the datasets describe, planned once from the seed and not changed afterwards.</summary>
internal sealed class CityModel
{
    public CityModel(CityOptions options)
    {
        Options = options;
        Land = new Land(options.Seed);
        Villages = Model.Villages.Settle(Land, Pcg.For(options.Seed, "villages"));
        Roads = RoadPlanner.Plan(Land, Villages, options.Seed);
        Places = new Places(Land, Roads, Villages);
        Population = new Population();
        Organisation = new Organisation(options.Seed);
        Landmarks = new Landmarks(Land, Places, options.Seed);
        Transit = new Transit(Land, Roads, Places, Villages, Landmarks, options.Seed);
        Housing = new Housing(Land, Places, options.Seed);
        Finance = new Finance(Organisation, options);
    }

    public CityOptions Options { get; }

    /// <summary>The day the files are delivered.</summary>
    public DateOnly Today => CityOptions.Today;

    public Land Land { get; }

    public IReadOnlyList<Dong> Dongs => Land.Dongs;

    public IReadOnlyList<Village> Villages { get; }

    public RoadNetwork Roads { get; }

    public Places Places { get; }

    public Population Population { get; }

    public Organisation Organisation { get; }

    public Landmarks Landmarks { get; }

    public Transit Transit { get; }

    public Housing Housing { get; }

    public Finance Finance { get; }

    /// <summary>A count of events or records, grown by the scale asked for.</summary>
    public int Scaled(int count) => (int)(count * Options.Scale);

    public Dong DongNamed(string name) => Dongs.First(dong => dong.Name == name);
}
