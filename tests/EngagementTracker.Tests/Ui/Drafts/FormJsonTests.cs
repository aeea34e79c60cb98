using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using EngagementTracker.Domain.Commitments;
using EngagementTracker.Web.Features.Engagements.PasteReadout;
using EngagementTracker.Web.Ui.Forms;
using Microsoft.AspNetCore.Components;

namespace EngagementTracker.Tests.Ui.Drafts;

/// <summary>What is typed into any form of a page comes back from its draft.</summary>
public sealed class FormJsonTests
{
    /// <summary>Comes back by way of its text: PasteReadoutDraftTests.</summary>
    private static readonly Type[] ByOtherWays = [typeof(Proposal)];

    public static IEnumerable<TheoryDataRow<Type>> Forms => typeof(Program).Assembly.GetTypes()
        .Where(t => t.GetCustomAttributes<RouteAttribute>().Any())
        .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        .Where(f => f.FieldType.IsGenericType && f.FieldType.GetGenericTypeDefinition() == typeof(FormState<>))
        .Select(f => f.FieldType.GenericTypeArguments[0]).Distinct().Except(ByOtherWays).Select(t => new TheoryDataRow<Type>(t));

    [Fact]
    public void The_forms_are_found() => Assert.True(Forms.Count() >= 20, $"{Forms.Count()} forms were found.");

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_comes_back_as_it_was(Type type)
    {
        var form = new Filler().Fill(type);
        var json = (string)Method("Write", type).Invoke(null, [form])!;
        var back = Method("Read", type).Invoke(null, [json])!;

        Assert.Equal(json, Method("Write", type).Invoke(null, [back]));
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
    }

    private static MethodInfo Method(string name, Type type) => typeof(FormJson).GetMethod(name)!.MakeGenericMethod(type);

    /// <summary>Puts something into every property, and fails at one that a draft would lose.</summary>
    private sealed class Filler
    {
        private int number;

        public object Fill(Type type)
        {
            number++;
            if (Nullable.GetUnderlyingType(type) is { } inner) return Fill(inner);
            if (type == typeof(string)) return $"text {number}";
            if (type == typeof(bool)) return true;
            if (type == typeof(DateOnly)) return new DateOnly(2025, 2, 3).AddDays(number);
            if (type == typeof(TimeOnly)) return new TimeOnly(9, number % 60);
            if (type == typeof(HalfYear)) return new HalfYear(2025, 1);
            if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
            if (type.IsPrimitive) return Convert.ChangeType(number, type);
            return type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? List(type) : Whole(type);
        }

        private object List(Type type)
        {
            var item = type.GenericTypeArguments[0];
            var items = Array.CreateInstance(item, 2);
            for (var i = 0; i < 2; i++) items.SetValue(Fill(item), i);
            return type.IsInterface ? items : Activator.CreateInstance(type, items)!;
        }

        private object Whole(Type type)
        {
            var makes = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
            var whole = makes is { } make && make.GetParameters().Length > 0
                ? make.Invoke([.. make.GetParameters().Select(p => Fill(p.ParameterType))])
                : Activator.CreateInstance(type) ?? RuntimeHelpers.GetUninitializedObject(type);
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            {
                var holds = property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
                if (property.SetMethod is { IsPublic: true } && makes?.GetParameters().Length is null or 0) property.SetValue(whole, Fill(property.PropertyType));
                else Assert.True(property.SetMethod is not null || !holds || makes?.GetParameters().Length > 0, $"{type.Name}.{property.Name} has no setter, so a draft would lose it.");
            }
            return whole;
        }
    }
}
