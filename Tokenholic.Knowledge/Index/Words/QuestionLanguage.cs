namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Tells in which language a question is asked, so that it is answered in it.</summary>
public static class QuestionLanguage
{
    /// <summary>Chinese as soon as a fair part of it is ideographs, or nothing else of it is more than names: names of products are foreign words in either language.</summary>
    public static ReplyLanguage Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var symbols = SymbolReader.Read(question);
        var (han, words) = (symbols.Count(s => s.IsHan), symbols.Count(s => !s.IsHan));
        return han >= words || (han > 0 && !symbols.Exists(s => !s.IsHan && StopWords.IsEnglish(s))) ? ReplyLanguage.Zh : ReplyLanguage.En;
    }
}
