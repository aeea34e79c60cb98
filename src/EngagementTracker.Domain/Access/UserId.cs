using System.ComponentModel;
using System.Globalization;

namespace EngagementTracker.Domain.Access;

[TypeConverter(typeof(UserIdConverter))]
public readonly record struct UserId(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>ASP.NET Core Identity reads and writes keys as text.</summary>
public sealed class UserIdConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? new UserId(long.Parse(text, CultureInfo.InvariantCulture)) : base.ConvertFrom(context, culture, value);
}
