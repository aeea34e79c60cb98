using EngagementTracker.Web.Commands;

namespace EngagementTracker.Tests.Readouts;

/// <summary>What the reader reaches on real readouts cannot fall unseen. The floors lie just under what was reached when they were set.</summary>
public sealed class ScoreTests
{
    private static readonly string[] Fields =
        ["mode", "event_date", "parties", "participants", "title", "countries_discussed", "topics", "any commitment", "pledge", "request", "reaffirmation", "by", "quote overlap"];

    // In the order of the fields. The rules and the weights of the cues have seen the dev set and the learned labels; the kept-back ones were unseen until the end.
    [Theory]
    [InlineData("dev.labels.jsonl", "dev.jsonl", 62, .98, .98, .99, .99, .98, .99, .80, .98, .94, .92, .98, .98, .98)]
    [InlineData("learned.labels.jsonl", "unlabelled.jsonl", 225, .99, .99, .97, .985, .98, .97, .80, .965, .92, .975, .98, .98, .975)]
    [InlineData("kept-back.labels.jsonl", "unlabelled.jsonl", 45, .97, .97, .98, .955, .98, .96, .775, .91, .75, .95, .94, .95, .97)]
    public async Task Reads_real_readouts_as_well_as_before(string labels, string documents, int count, params double[] floors)
    {
        var texts = (await ReadoutFiles.DocumentsAsync(documents)).ToDictionary(d => d.Id);
        var gold = await ReadoutFiles.LabelsAsync(labels);
        var reader = await ReadoutFiles.ReaderAsync();
        var score = new ReadoutScore();

        foreach (var label in gold) score.Add(texts[label.Id].Text, label, Labels(ExtractedReadout.Of(label.Id, reader.Read(texts[label.Id].Readout))));

        Assert.Equal(count, gold.Count);
        var figures = score.Figures;
        foreach (var field in Fields) TestContext.Current.TestOutputHelper?.WriteLine($"{field,-22} {figures[field]:0.000}");
        Assert.All(Fields.Zip(floors), f => Assert.True(figures[f.First] >= f.Second, $"{f.First} fell to {figures[f.First]:0.000}; the floor is {f.Second:0.000}."));
    }

    private static ReadoutLabels Labels(ExtractedReadout read) => new(
        read.Id, read.Mode, read.EventDate, read.Parties, [.. read.Participants.Select(p => new LabelledPerson(p.Name, p.Title, p.Party))],
        read.CountriesDiscussed, read.Topics, [.. read.Commitments.Select(c => new LabelledCommitment(c.Class, c.By, c.Quote))]);
}
