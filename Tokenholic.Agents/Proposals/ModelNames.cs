using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals;

/// <summary>What people call the models that price lists write as ids.</summary>
internal static class ModelNames
{
    /// <summary>The catalogue's name; of a variant that it does not list ("deepseek-v3.2-exp") the name of its model with the rest. What is no id stays as it is.</summary>
    public static string Of(Catalog catalog, string listed, ReplyLanguage language)
    {
        for (var end = listed.Length; end > 0; end = listed.LastIndexOf('-', end - 1))
        {
            if (catalog.Model(listed[..end]) is { } model)
                return model.Name.In(language) + listed[end..];
        }

        return listed;
    }
}
