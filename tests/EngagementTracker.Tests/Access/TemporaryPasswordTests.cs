using EngagementTracker.Web.Access;

namespace EngagementTracker.Tests.Access;

public sealed class TemporaryPasswordTests
{
    [Fact]
    public void Meets_every_rule_and_never_comes_twice()
    {
        var passwords = Enumerable.Range(0, 500).Select(_ => TemporaryPassword.Generate()).ToList();
        Assert.Equal(passwords.Count, passwords.Distinct().Count());
        Assert.All(passwords, p => Assert.True(p.Length >= 10 && p.Any(char.IsUpper) && p.Any(char.IsLower) && p.Any(char.IsDigit), p));
    }
}
