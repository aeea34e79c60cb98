using BenchmarkDotNet.Attributes;
using EngagementTracker.Readouts;
using EngagementTracker.Web.Data.Seed;

namespace EngagementTracker.Benchmarks;

/// <summary>How long it takes to read readouts of the usual size, one after another on one core.</summary>
public class ReadoutSpeed
{
    private const string Text =
        "President Amina Wafula spoke today by telephone with Tanzanian Foreign Minister January Mwakasege about the transit of goods through the port of Mombasa. "
        + "The President and the Foreign Minister agreed to open a second weighbridge at Lunga Lunga before the rains, and discussed ways to shorten inspections at the border. "
        + "The President reaffirmed Kenya’s support for the mediation in the eastern Democratic Republic of the Congo and urged all parties to the conflict to hold the ceasefire. "
        + "They also reviewed the drought in Somalia, food prices in the region, and preparations for the ministers’ planned meeting in Arusha on 12 May. "
        + "The Foreign Minister will send the draft of the customs protocol, which both governments intend to sign in June.";

    private ReadoutReader reader = null!;

    [Params(1_000)]
    public int Readouts { get; set; }

    [GlobalSetup]
    public async Task StartAsync() => reader = new ReadoutReader(new Gazetteer(await ReferenceData.PartiesAsync(), [], []));

    [Benchmark]
    public int Read()
    {
        var commitments = 0;
        for (var i = 0; i < Readouts; i++)
            commitments += reader.Read(new Readout(Text, "The President’s Call with Foreign Minister Mwakasege", "State House, Nairobi", new DateTime(2025, 2, 3, 9, 0, 0, DateTimeKind.Utc))).Commitments.Count;
        return commitments > 0 ? commitments : throw new InvalidOperationException("Nothing was found.");
    }
}
