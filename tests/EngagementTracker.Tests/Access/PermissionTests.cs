using EngagementTracker.Domain.Access;
using EngagementTracker.Web.Access;

namespace EngagementTracker.Tests.Access;

public sealed class PermissionTests
{
    [Theory]
    [InlineData(Permission.LogEngagements, true, false, true, false)]
    [InlineData(Permission.ReviseCommitments, true, true, true, false)]
    [InlineData(Permission.AssignCommitments, true, false, true, false)]
    [InlineData(Permission.ReportCommitments, true, true, true, false)]
    [InlineData(Permission.ReviewCommitments, false, true, true, false)]
    [InlineData(Permission.AssessCommitments, false, true, true, false)]
    [InlineData(Permission.KeepFollowUps, true, true, true, false)]
    [InlineData(Permission.KeepDirectory, true, true, true, false)]
    [InlineData(Permission.LowerMarkings, false, false, true, false)]
    [InlineData(Permission.ManageUsers, false, false, false, true)]
    [InlineData(Permission.ReadAudit, false, false, false, true)]
    [InlineData(Permission.KeepBackups, false, false, false, true)]
    public void Each_role_may_do_what_the_table_says(Permission permission, bool officer, bool analyst, bool manager, bool administrator)
    {
        Assert.Equal(officer, Roles.Officer.May(permission));
        Assert.Equal(analyst, Roles.Analyst.May(permission));
        Assert.Equal(manager, Roles.Manager.May(permission));
        Assert.Equal(administrator, Roles.Administrator.May(permission));
        Assert.False(Roles.None.May(permission));
    }

    [Fact]
    public void The_table_above_has_a_row_for_every_permission()
    {
        var rows = typeof(PermissionTests).GetMethod(nameof(Each_role_may_do_what_the_table_says))!
            .GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute));
        Assert.Equal(Enum.GetValues<Permission>().Length, rows.Count());
    }

    [Fact]
    public void Two_roles_may_do_what_either_may()
    {
        const Roles both = Roles.Analyst | Roles.Administrator;
        Assert.True(both.May(Permission.ManageUsers) && both.May(Permission.ReviseCommitments));
        Assert.False(both.May(Permission.LogEngagements));
    }

    [Fact]
    public void Nobody_may_do_nothing()
    {
        var nobody = new CurrentUser();
        Assert.All(Enum.GetValues<Permission>(), p => Assert.False(nobody.May(p)));
    }

    [Fact]
    public void Who_has_left_is_nobody()
    {
        var user = new CurrentUser();
        user.Become(new UserId(1), "A", Roles.Manager, new UnitId(1), "Africa/Nairobi", null);
        user.Leave();
        Assert.False(user.May(Permission.LogEngagements));
        Assert.Throws<NotPermittedException>(() => user.SignedInId);
    }
}
