using CsCheck;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Readouts;
using EngagementTracker.Readouts.Comparison;

namespace EngagementTracker.Tests.Readouts.Comparison;

public sealed class ComparisonProperties
{
    private static readonly Gen<string> Phrases = Gen.OneOf(
            "trade", "talks", "security", "mission", "Haiti", "Sudan", "Kenya", "support", "joint", "strategy", "the", "of", "agreed", "peace")
        .List[1, 5].Select(words => string.Join(' ', words));

    private static readonly Gen<Action<Building>> Steps = Gen.OneOf(
        Phrases.Select<string, Action<Building>>(p => b => b.Topics.Add(p)),
        Gen.Select(Phrases, Gen.Enum<CommitmentClass>(), Gen.OneOf<string[]>([], ["KE"], ["US"], ["KE", "US"]))
            .Select<(string, CommitmentClass, string[]), Action<Building>>(c => b => b.Commitments.Add(c)),
        Gen.Select(Gen.OneOf("William Ruto", "Ruto", "Marco Rubio", "Ana Rubio", "Rubio Jr.", "-"), Gen.OneOf("KE", "US"), Gen.Bool)
            .Select<(string, string, bool), Action<Building>>(p => b => b.People.Add(p)),
        Gen.OneOf("STIP", "Somalia").Select<string, Action<Building>>(t => b => b.Known.Add(t)),
        Gen.OneOf("HT", "SO").Select<string, Action<Building>>(c => b => b.Countries.Add(c)),
        Gen.Int[0, 2].Select<int, Action<Building>>(d => b => b.Day = d),
        Gen.Enum<Mode>().Select<Mode, Action<Building>>(m => b => b.Mode = m));

    private static readonly Gen<ReadoutDraft> Accounts = Steps.List[0, 12].Select(steps =>
    {
        var building = new Building();
        steps.ForEach(step => step(building));
        return building.ToDraft();
    });

    [Fact]
    public void Swapping_the_accounts_swaps_the_sides() => Gen.Select(Accounts, Accounts).Sample((a, b) =>
    {
        var (there, back) = (AccountComparison.Of(a, b, Drafts.Gazetteer), AccountComparison.Of(b, a, Drafts.Gazetteer));
        Assert.Equal(Lines(there, swap: false), Lines(back, swap: true));
    });

    [Fact]
    public void Whatever_an_account_tells_stands_in_one_line() => Gen.Select(Accounts, Accounts).Sample((a, b) =>
    {
        var lines = AccountComparison.Of(a, b, Drafts.Gazetteer);
        foreach (var (draft, isFirst) in new[] { (a, true), (b, false) })
        {
            Assert.Equal(draft.Commitments.Select(c => c.Span).Order(BySpan), Side(lines.Commitments).Select(t => t.Value.Span).Order(BySpan));
            Assert.Equal(draft.Participants.Select(p => p.Name).Order(), Side(lines.Participants).Select(t => t.Value.Name).Order());
            Assert.Equal(draft.CountriesDiscussed.Select(c => c.Value).Distinct().Order(), Side(lines.Countries).Select(t => t.Value).Order());
            var topics = Side(lines.Topics).ToList();
            Assert.Equal(draft.KnownTopics.Select(k => k.Value.Id).Distinct().OrderBy(t => t.Value), topics.Select(t => t.Value.Id).OfType<EngagementTracker.Domain.Topics.TopicId>().OrderBy(t => t.Value));
            Assert.Equal(draft.Topics.Distinct().Order(BySpan), topics.Where(t => t.Value.Id is null).SelectMany(t => t.Spans).Order(BySpan));
            Assert.Equal(draft.EventDate.Value is null ? 0 : 1, Side(lines.Dates).Count());
            Assert.Equal(draft.Mode.Value == Mode.Unknown ? 0 : 1, Side(lines.Modes).Count());

            IEnumerable<Told<T>> Side<T>(IReadOnlyList<Compared<T>> compared) => compared.Select(l => isFirst ? l.First : l.Second).OfType<Told<T>>();
        }
    });

    [Fact]
    public void An_account_has_all_in_common_with_itself() => Accounts.Sample(draft =>
    {
        var lines = AccountComparison.Of(draft, draft, Drafts.Gazetteer);
        Assert.All(lines.Participants.Where(p => (p.First ?? p.Second)!.Value.Name != "-"), line => Assert.Equal(ToldBy.Both, line.By));
        Assert.All(lines.Countries, line => Assert.Equal(ToldBy.Both, line.By));
        Assert.All(lines.Dates, line => Assert.False(line.IsToldDifferently));
        Assert.All(lines.Topics.Where(t => t.First?.Value.Id is not null), line => Assert.Equal(ToldBy.Both, line.By));
    });

    private static readonly Comparer<TextSpan> BySpan = Comparer<TextSpan>.Create((a, b) => (a.Start, a.Length).CompareTo((b.Start, b.Length)));

    private static List<string> Lines(AccountComparison lines, bool swap)
    {
        return
        [
            .. new[] { Read(lines.Dates), Read(lines.Modes), Read(lines.Participants), Read(lines.Topics), Read(lines.Countries), Read(lines.Commitments) }
                .SelectMany(kind => kind.Order(StringComparer.Ordinal)),
        ];

        IEnumerable<string> Read<T>(IReadOnlyList<Compared<T>> compared) => compared.Select(l =>
            $"{Say(swap ? l.Second : l.First)} | {Say(swap ? l.First : l.Second)} | {l.IsToldDifferently}");

        static string Say<T>(Told<T>? told) => told is null ? "-" : $"{told.Value} {string.Join(',', told.Spans)}";
    }

    private sealed class Building
    {
        public List<string> Topics { get; } = [];
        public List<(string Words, CommitmentClass Class, string[] By)> Commitments { get; } = [];
        public List<(string Name, string Party, bool IsKnown)> People { get; } = [];
        public List<string> Known { get; } = [];
        public List<string> Countries { get; } = [];
        public int Day { get; set; }
        public Mode Mode { get; set; }

        /// <summary>Each phrase on a line of its own, so that no two overlap.</summary>
        public ReadoutDraft ToDraft()
        {
            var lines = Topics.Concat(Commitments.Select(c => c.Words)).Concat(People.Select(p => p.Name)).Concat(Known).ToList();
            var draft = Drafts.Of(string.Join('\n', lines)).About([.. Countries]).By(Mode);
            if (Day > 0) draft = draft.Dated(new DateOnly(2025, 1, 26).AddDays(Day));
            var spans = new Queue<TextSpan>();
            var at = 0;
            foreach (var line in lines)
            {
                spans.Enqueue(new TextSpan(at, line.Length));
                at += line.Length + 1;
            }
            return draft with
            {
                Topics = [.. Topics.Select(_ => spans.Dequeue())],
                Commitments = [.. Commitments.Select(c => new FoundCommitment(c.Class, c.By, spans.Dequeue(), Confidence.High, ""))],
                Participants = [.. People.Select(p => new FoundParticipant(
                    p.Name, null, p.Party, spans.Dequeue(), Confidence.High, p.IsKnown ? [Drafts.Gazetteer.People[0]] : []))],
                KnownTopics = [.. Known.Select(k => new Finding<KnownTopic>(
                    Drafts.Gazetteer.Topics.Single(t => t.Name == k), spans.Dequeue(), Confidence.High, ""))],
            };
        }
    }
}
