namespace Tokenholic.Knowledge.Index.Words;

/// <summary>Tells in which language a question is asked, so that it is answered in it.</summary>
public static class QuestionLanguage
{
    /// <summary>Chinese as soon as a fair part of it is ideographs: names of products are foreign words in either language.</summary>
    public static ReplyLanguage Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (han, words) = (0, 0);
        foreach (var symbol in SymbolReader.Read(question))
        {
            if (symbol.IsHan)
                han++;
            else
                words++;
        }

        return han >= words ? ReplyLanguage.Zh : ReplyLanguage.En;
    }
}
