namespace EngagementTracker.Benchmarks.Generate;

/// <summary>Of what names and texts are made. The first words of a list come often, the last seldom, as in any language.</summary>
internal sealed class Vocabulary(Random random)
{
    private static readonly string[] Given =
    [
        "Amina", "John", "Wanjiru", "Mehmet", "Fatima", "Carlos", "Olena", "Jean-Pierre", "Aisha", "William", "Mercy", "Hiroshi", "Elif", "Mohamed", "Ngozi", "Peter",
        "Zuhura", "Ivan", "Léa", "Abdirahman", "Grace", "Søren", "Yohannes", "Priya", "Thabo", "Ana", "Kwame", "Ingrid", "Hassan", "Marta", "Faith", "Juma",
        "Chipo", "Omar", "Sofía", "Li", "Tariq", "Nomvula", "Björn", "Halima", "David", "Mariam", "Samuel", "Yuki", "Adaeze", "Paul", "Zeynep", "Emmanuel",
        "Rania", "Tomasz", "Lindiwe", "George", "Khadija", "Viktor", "Esther", "Ahmed", "Charlotte", "Daniel", "Nyambura", "Rafael",
    ];

    private static readonly string[] Family =
    [
        "Otieno", "Smith", "Wambui", "Çavuşoğlu", "Hassan", "García", "Kovalenko", "Dubois", "Mohamud", "Kariuki", "Achieng", "Tanaka", "Yılmaz", "Ali", "Okafor", "Müller",
        "Kipchoge", "Petrov", "Lefèvre", "Farah", "Mwangi", "Sørensen", "Tesfaye", "Sharma", "Mokoena", "Silva", "Mensah", "Lindqvist", "Juma", "Nowak", "Njoroge", "Salim",
        "Moyo", "Haddad", "Fernández", "Zhang", "Aziz", "Dlamini", "Jónsson", "Abdi", "Cohen", "Keita", "Wafula", "Sato", "Eze", "Ndiaye", "Demir", "Habimana",
        "Saleh", "Wiśniewski", "Khumalo", "Kamau", "Osman", "Sokolov", "Chebet", "Rahman", "Martin", "Lopez", "Gitau", "Pereira", "Mutasa", "Barzani", "Nguyen", "Adeyemi",
        "Bakari", "Dembélé", "Gebre", "Huang", "Iversen", "Jallow", "Kagame", "Lungu", "Mbeki", "Nkrumah", "Odinga", "Phiri", "Quispe", "Rutto", "Sesay", "Traoré",
    ];

    private static readonly string[] Titles =
    [
        "President", "Foreign Minister", "Ambassador", "Prime Minister", "Permanent Secretary", "Special Envoy", "Minister of Trade", "Defence Minister", "Director for Africa",
        "Deputy Minister", "National Security Advisor", "High Commissioner", "Chief of Staff",
    ];

    private static readonly string[] Subjects =
    [
        "trade", "security", "the mission in Haiti", "health", "investment", "the east of the Congo", "climate finance", "visas", "Sudan", "ports", "energy", "fisheries", "debt",
        "Somalia", "education", "critical minerals", "refugees", "agriculture", "air services", "counter-terrorism", "water", "digital rules", "sanctions", "railways", "tourism",
        "double taxation", "labour mobility", "elections", "maritime borders", "vaccines", "customs", "disarmament", "wildlife", "space", "patents", "anti-doping",
    ];

    private static readonly string[] Acts =
    [
        "send a delegation on", "conclude the agreement on", "fund the programme for", "share the report on", "support the resolution on", "host the talks on", "lift the restrictions on",
        "train the officers for", "open the market to", "nominate an expert for", "ratify the protocol on", "publish the figures on", "review the tariffs on", "deliver the equipment for",
    ];

    private static readonly string[] Tones =
    [
        "agreed that", "stressed that", "welcomed that", "said that", "repeated that", "asked whether", "was concerned that", "hoped that", "proposed that", "doubted that",
    ];

    private static readonly string[] Views =
    [
        "progress is too slow", "the timetable holds", "more partners are needed", "the budget is not settled", "the parliament has to agree first", "the region will follow",
        "an early visit would help", "the text is nearly ready", "the experts should meet again", "the press must not learn of it yet", "the neighbours were consulted",
    ];

    private static readonly string[] Duties =
    [
        "Draft the note on", "Send the papers on", "Agree one line with the Treasury on", "Arrange the visit on", "Ask the embassy about", "Prepare the brief on", "Collect the figures on",
    ];

    private static readonly string[] Sounds = ["ka", "lo", "mi", "ra", "tu", "ne", "so", "wa", "be", "di", "fu", "go", "ha", "ji", "ku", "la", "mo", "ni", "pe", "re", "si", "ta", "vu", "ye", "zo"];

    public const int Places = 5_000;

    /// <summary>A place that is spoken of the more seldom the greater its number; each has a name of its own.</summary>
    public static string Place(int number) =>
        string.Concat(char.ToUpperInvariant(Sounds[number % 25][0]), Sounds[number % 25][1..], Sounds[number / 25 % 25], Sounds[(number / 625 + 7) % 25], Sounds[(number * 7 + 3) % 25]);

    public static IReadOnlyList<string> MoreTopics { get; } =
        [.. Subjects.Select(s => s.Replace("the ", "", StringComparison.Ordinal)).Select(s => $"{char.ToUpperInvariant(s[0])}{s[1..]} dialogue")];

    public static string Name(int number) => $"{Given[number % Given.Length]} {Family[number / Given.Length % Family.Length]}{(number >= Given.Length * Family.Length ? $" {Roman(number)}" : "")}";

    public string Title() => Titles[Skewed(Titles.Length)];

    /// <summary>A number below so many: half of them are among the first sixth or so.</summary>
    public int Skewed(int below)
    {
        var at = random.NextDouble();
        return (int)(below * at * at * at);
    }

    public string Subject() => Subjects[Skewed(Subjects.Length)];

    public string Act() => $"{Acts[Skewed(Acts.Length)]} {Subject()}";

    public string Duty(string party) => $"{Duties[Skewed(Duties.Length)]} {Subject()} with {party}";

    public string Sentence(string speaker) =>
        $"{speaker} {Tones[Skewed(Tones.Length)]} {Views[Skewed(Views.Length)]} in the matter of {Subject()}{(random.Next(4) == 0 ? $", also in {Place(Skewed(Places))}" : "")}.";

    public string Summary(string ours, string theirs) => $"{ours} and {theirs} spoke of {Subject()}, of {Subject()} and of {Subject()}. {Sentence(theirs)}";

    public string Body(string ours, string theirs, string quote)
    {
        var sentences = Enumerable.Range(0, random.Next(3, 8)).Select(i => Sentence(i % 2 == 0 ? theirs : ours)).ToList();
        sentences.Insert(random.Next(sentences.Count), quote);
        return string.Join(' ', sentences);
    }

    private static string Roman(int number) => (number / (Given.Length * Family.Length)) switch { 1 => "II", 2 => "III", 3 => "IV", var n => $"of {Place(n)}" };
}
