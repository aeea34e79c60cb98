namespace EngagementTracker.EndToEnd.Pages;

public sealed class LogCallPage
{
    private readonly IPage page;

    private LogCallPage(IPage page) => this.page = page;

    public ILocator Alert => page.GetByRole(AriaRole.Alert);
    public ILocator OtherSide => Box("Other side");
    public ILocator OurSide => Box("Our side");
    public ILocator TheirSide => Box("Their side");
    public ILocator Topics => Box("Topics");
    public ILocator Date => Field("Date");
    public ILocator Summary => Field("Summary");
    public ILocator Option(string text) => page.GetByRole(AriaRole.Option).Filter(new LocatorFilterOptions { HasText = text }).First;
    public ILocator Chip(string text) => page.Locator(".chip").Filter(new LocatorFilterOptions { HasTextRegex = new($"^{text}( \\(new\\))?\\s*×") });
    public ILocator Office(string person) => Field($"Office of {person} that day");
    public ILocator Commitment(int number) => page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = $"Commitment {number}", Exact = true });
    public ILocator AddCommitment => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a commitment" });
    public ILocator Account => page.Locator("summary").Filter(new LocatorFilterOptions { HasText = "Account" });
    public ILocator Field(string label) => page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });

    /// <summary>What is said under a field.</summary>
    public ILocator Problem(string fieldId) => page.Locator($"#{fieldId}-problem");

    public static async Task<LogCallPage> OpenAsync(IPage page)
    {
        await page.VisitAsync("/engagements/new");
        return new LogCallPage(page);
    }

    /// <summary>The page on which somebody has arrived on their own.</summary>
    public static LogCallPage On(IPage page) => new(page);

    public async Task PickAsync(ILocator box, string typed, string option)
    {
        await box.FillAsync(typed);
        await Option(option).ClickAsync();
    }

    public async Task AddPersonAsync(ILocator side, string name, string? office = null)
    {
        await PickAsync(side, name, name);
        await Expect(Office(name)).ToBeVisibleAsync();
        if (office is not null) await Office(name).FillAsync(office);
    }

    public async Task AddTopicAsync(string name)
    {
        await PickAsync(Topics, name, $"“{name}”");
        await Expect(Chip(name)).ToBeVisibleAsync();
    }

    public async Task AddCommitmentAsync(int number, string sentence, string owes)
    {
        await AddCommitment.ClickAsync();
        await Commitment(number).GetByLabel($"Commitment {number}", new LocatorGetByLabelOptions { Exact = true }).FillAsync(sentence);
        await Commitment(number).GetByLabel("Who owes").SelectOptionAsync(owes);
    }

    /// <summary>All that a call needs: the other side, the day, one person on each side and a summary.</summary>
    public async Task FillAsync(string date, string summary = "They spoke.")
    {
        await PickAsync(OtherSide, "United States", "United States");
        await Date.FillAsync(date);
        await AddPersonAsync(OurSide, "William Ruto");
        await AddPersonAsync(TheirSide, "Marco Rubio");
        await Summary.FillAsync(summary);
    }

    public Task SaveAsync() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Log call", Exact = true }).ClickAsync();

    /// <summary>Waits for the page of the call that was logged, and says its reference.</summary>
    public async Task<string> ExpectLoggedAsync()
    {
        await page.WaitForURLAsync(url => url.Contains("/engagements/ENG-", StringComparison.Ordinal));
        await page.SettledAsync();
        return page.Url.Split('/')[^1];
    }

    private ILocator Box(string label) => page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = label });
}
