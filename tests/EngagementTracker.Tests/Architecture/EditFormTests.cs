using System.Reflection;
using EngagementTracker.Web.Features.Commitments.AcceptOutcome;
using EngagementTracker.Web.Features.Commitments.AssignCommitment;
using EngagementTracker.Web.Features.Commitments.ConfirmCommitment;
using EngagementTracker.Web.Features.Commitments.QuestionCommitment;
using EngagementTracker.Web.Features.Commitments.ReopenCommitment;
using EngagementTracker.Web.Features.Commitments.ReturnOutcome;
using EngagementTracker.Web.Features.Commitments.TakeBack;
using EngagementTracker.Web.Features.Engagements.Facts;
using EngagementTracker.Web.Ui.Conflicts;
using EngagementTracker.Web.Ui.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Tests.Architecture;

/// <summary>No form overwrites another person's change: each that a handler saves on a version says how it is opened anew, or decides and no more.</summary>
public sealed class EditFormTests
{
    private static readonly Assembly Product = typeof(Program).Assembly;

    /// <summary>One button or one sentence about the record as it was: there is nothing to merge, so it is shown as it is now and decided again.</summary>
    private static readonly Type[] Decisions =
    [
        typeof(AcceptOutcomeForm), typeof(AssignCommitmentForm), typeof(ConfirmCommitmentForm), typeof(QuestionCommitmentForm),
        typeof(ReopenCommitmentForm), typeof(ReturnOutcomeForm), typeof(TakeBackForm),
    ];

    private static IEnumerable<Type> Handled => Product.GetTypes().Where(t => t.Name.EndsWith("Handler", StringComparison.Ordinal))
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).SelectMany(m => m.GetParameters())
        .Select(p => p.ParameterType).Distinct();

    [Fact]
    public void Each_form_with_a_version_edits_a_record_or_is_a_decision()
    {
        var versioned = Handled.Where(t => t.Name.EndsWith("Form", StringComparison.Ordinal) && t.GetProperty("Version") is not null).ToList();

        Assert.Contains(typeof(EngagementForm), versioned); // the scan sees what it is meant to see
        Assert.Equal(
            Decisions.Select(t => t.Name).Order(StringComparer.Ordinal),
            versioned.Where(t => !t.IsAssignableTo(typeof(IEditsRecord))).Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_state_of_a_form_that_edits_is_not_made_without_a_way_to_open_it_anew()
    {
        Assert.Throws<ArgumentException>(() => new FormState<Sheet>(new Sheet(), new InlineValidator<Sheet>()));
        Assert.Null(new FormState<Sheet>(new Sheet { IsNew = true }, new InlineValidator<Sheet>()).Edited);
    }

    [Fact]
    public void Each_component_that_holds_such_a_form_shows_what_others_have_changed()
    {
        // The queue reads itself anew, and its form of an assessment is saved on what it shows.
        string[] otherwise = ["ScoreForm"];
        var holding = Product.GetTypes().Where(t => t.IsAssignableTo(typeof(ComponentBase)))
            .Where(t => t.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Any(f => !f.Name.StartsWith('<') && Holds(f.FieldType))).Select(t => t.Name).Except(otherwise).ToList();
        var sources = Directory.EnumerateFiles(SourceFolder(), "*.razor", SearchOption.AllDirectories).ToLookup(Path.GetFileNameWithoutExtension, f => f);

        Assert.True(holding.Count >= 18);
        Assert.All(holding, name => Assert.Matches("<(FormShell|EditedRecord) ", File.ReadAllText(sources[name].Single())));
    }

    /// <summary>What the merge reads of a form, it can write: else a value would be lost without a word.</summary>
    [Fact]
    public void Each_field_of_such_a_form_has_a_label_and_can_be_written()
    {
        var forms = Product.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IEditsRecord))).ToList();
        Assert.True(forms.Count >= 18);
        Assert.All(forms.SelectMany(FormField.Of), field => Assert.False(string.IsNullOrWhiteSpace(field.Label)));
        Assert.All(forms.SelectMany(FormField.Of).Where(f => f.Kind is FieldKind.Prose or FieldKind.Lines), field => Assert.Equal(typeof(string), Assert.Single(field.Members).Type));
    }

    private static bool Holds(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(FormState<>) ? type.GetGenericArguments()[0].IsAssignableTo(typeof(IEditsRecord)) : type.GetGenericArguments().Any(Holds));

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EngagementTracker.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "EngagementTracker.Web");
    }

    private sealed class Sheet : IEditsRecord
    {
        public int Version => 1;
        public bool IsNew { get; init; }
    }
}
