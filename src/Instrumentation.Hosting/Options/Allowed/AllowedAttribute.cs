using System.ComponentModel.DataAnnotations;

namespace Instrumentation;

// What a setting may be. The message names the key, the value and what is allowed, as the framework's own attributes do not.
internal abstract class AllowedAttribute : ValidationAttribute
{
    public abstract string Allowed { get; }

    protected abstract bool Accepts(object value);

    protected sealed override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is null || Accepts(value)
            ? ValidationResult.Success
            : new ValidationResult(SettingFailure.Describe(SettingFailure.KeyOf(validationContext.DisplayName), value, Allowed));
}
