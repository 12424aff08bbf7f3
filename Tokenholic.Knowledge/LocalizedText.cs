namespace Tokenholic.Knowledge;

/// <summary>A short text in both languages of the product.</summary>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>A text that is the same in both languages, such as a model's name.</summary>
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>The text in the language asked for.</summary>
    public string In(ReplyLanguage language) => language is ReplyLanguage.En ? En : Zh;
}
