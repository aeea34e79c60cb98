using System.Globalization;
using System.Text.Json;
using EngagementTracker.Domain;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Topics;
using EngagementTracker.Web.Data.Seed;

namespace EngagementTracker.Benchmarks;

/// <summary>
/// Weighs the cues by which the reader chooses topics, from labelled readouts (docs/decisions/0008): a logistic regression whose result is a readable table.
/// Prints the lexicon topic-cues.txt. The arguments are pairs of files: texts, labels, texts, labels …
/// </summary>
internal static class TopicCues
{
    private const int Rounds = 12;
    private const int Rarest = 12;
    private const double Step = 0.1;
    private const double Decay = 0.05;

    private static readonly HashSet<string> Empty = ["the", "a", "an", "of", "and", "in", "to", "for", "on", "our", "its", "their", "with", "by", "at", "s"];

    public static async Task<int> RunAsync(string[] files)
    {
        var reader = new ReadoutReader(new Gazetteer(await ReferenceData.PartiesAsync(), [], []));
        var examples = new List<(string[] Cues, double Truth)>();
        foreach (var pair in files.Chunk(2)) examples.AddRange(Examples(reader, pair[0], pair[1]));
        var (weights, always) = Weigh(examples);
        Console.WriteLine("# What speaks for (+) and against (-) a phrase being a topic.  cue = weight");
        Console.WriteLine("# Made by: dotnet run --project tests/EngagementTracker.Benchmarks -- --topic-cues TEXTS LABELS …  A line may be added or changed by hand.");
        Console.WriteLine($"always = {Round(always)}");
        foreach (var (cue, weight) in weights.Where(w => Math.Abs(w.Value) >= 0.1).OrderBy(w => w.Key, StringComparer.Ordinal)) Console.WriteLine($"{cue} = {Round(weight)}");
        return 0;
    }

    private static string Round(double weight) => weight.ToString("0.0", CultureInfo.InvariantCulture);

    private static IEnumerable<(string[], double)> Examples(ReadoutReader reader, string texts, string labels)
    {
        var topics = File.ReadLines(labels).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(
            l => l.GetProperty("id").GetString()!, l => l.GetProperty("topics").EnumerateArray().Select(t => Words(t.GetString()!)).ToList());
        foreach (var line in File.ReadLines(texts))
        {
            var document = JsonDocument.Parse(line).RootElement;
            if (!topics.TryGetValue(document.GetProperty("id").GetString()!, out var truth)) continue;
            var readout = new Readout(
                document.GetProperty("text").GetString()!, document.GetProperty("title").GetString(), document.GetProperty("issuer").GetString(),
                document.GetProperty("published_utc").GetDateTimeOffset().UtcDateTime);
            foreach (var candidate in reader.TopicCandidates(readout))
            {
                var words = Words(candidate.Span.Of(candidate.Sentence.Source));
                var best = truth.Select(t => (double)t.Intersect(words).Count() / Math.Max(1, Math.Max(t.Count, words.Count))).DefaultIfEmpty().Max();
                yield return ([.. candidate.Cues.Distinct()], best >= 0.75 ? 1 : best >= 0.5 ? 0.6 : 0);
            }
        }
    }

    private static (Dictionary<string, double> Weights, double Always) Weigh(List<(string[] Cues, double Truth)> examples)
    {
        var weights = examples.SelectMany(e => e.Cues).CountBy(c => c).Where(c => c.Value >= Rarest).ToDictionary(c => c.Key, _ => 0.0);
        var slopes = weights.ToDictionary(w => w.Key, _ => 1e-6);
        var (always, slope) = (-1.0, 1e-6);
        var order = examples.Select(e => (Cues: e.Cues.Where(weights.ContainsKey).ToArray(), e.Truth)).ToArray();
        var chance = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            chance.Shuffle(order);
            foreach (var (cues, truth) in order)
            {
                var error = 1 / (1 + Math.Exp(-Math.Clamp(always + cues.Sum(c => weights[c]), -30, 30))) - truth;
                slope += error * error;
                always -= Step * error / Math.Sqrt(slope);
                foreach (var cue in cues)
                {
                    var gradient = error + (Decay * weights[cue]);
                    slopes[cue] += gradient * gradient;
                    weights[cue] -= Step * gradient / Math.Sqrt(slopes[cue]);
                }
            }
        }
        return (weights, always);
    }

    private static HashSet<string> Words(string phrase) =>
        [.. Text.Fold(phrase).Split([' ', ',', '’', '\'', '-', '/', '.', '\u00a0'], StringSplitOptions.RemoveEmptyEntries).Where(w => !Empty.Contains(w))];
}
