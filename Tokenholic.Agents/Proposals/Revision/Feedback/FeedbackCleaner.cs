using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Finds the lines of an e-mail or a chat in which the customer speaks: no header, greeting, signature, disclaimer or quoted reply.</summary>
internal static partial class FeedbackCleaner
{
    private const int LongestGreeting = 24;
    private const int LongestSignature = 8;

    /// <summary>The stretches of <paramref name="text"/> that are said now, in order.</summary>
    public static List<(int Start, int Length)> Said(string text)
    {
        var lines = Lines(text);
        var kept = new List<(int, int)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (start, length) = lines[i];
            var line = text.AsSpan(start, length).Trim().ToString();
            if (line.Length == 0 || line.StartsWith('>') || Header().IsMatch(line))
                continue;
            if (QuotedFrom().IsMatch(line) || IsSignature(line, lines.Count - i))
                break; // what comes after is the mail they answer, or who they are
            if (line.Length <= LongestGreeting && Greeting().IsMatch(line))
                continue;
            var prefix = ChatPrefix().Match(text.Substring(start, length));
            if (prefix.Success && prefix.Length == length)
                continue;
            kept.Add((start + (prefix.Success ? prefix.Length : 0), length - (prefix.Success ? prefix.Length : 0)));
        }

        return kept;
    }

    private static bool IsSignature(string line, int linesLeft) =>
        line is "--" or "-- " or "——" || (linesLeft <= LongestSignature && line.Length <= 40 && Closing().IsMatch(line));

    private static List<(int Start, int Length)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            lines.Add((at, end - at));
            at = end + 1;
        }

        return lines;
    }

    [GeneratedRegex(@"^(发件人|收件人|抄送|主题|发送时间|日期|From|To|Cc|Subject|Sent|Date)\s*[:：]", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(-{2,}\s*(原始邮件|Original Message|Forwarded message|转发)|On .{4,80} wrote:|在?.{4,60}写道\s*[:：]|_{10,}$)", RegexOptions.IgnoreCase)]
    private static partial Regex QuotedFrom();

    [GeneratedRegex(@"^((hi|hello|dear|hey|good (morning|afternoon))\b[^.!?]*[,，!！.]?|[^，。]{0,12}[，,]?\s*(您好|你好|好|各位)\s*[,，:：!！。~]?|尊敬的.*[:：])$", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^((best|kind|warm)?\s*(regards|wishes)|best|cheers|sincerely|thanks( again| a lot| and regards)?|thank you|many thanks|sent from my|此致|敬礼|祝好|顺祝|谢谢|多谢|发自我的|以上|BR)\b?[^?？]{0,20}$", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    // "张总 14:05", "[2026-11-20 14:05] Lin:" at the beginning of a line of chat
    [GeneratedRegex(@"^\s*(\[[^\]\n]{4,25}\]\s*[^:：\n]{0,20}[:：]\s*|[^\s:：\n]{1,12}\s+(\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+)?\d{1,2}:\d{2}(:\d{2})?\s*[:：]?\s*|[\p{L}]{1,10}(总|经理|工|老师)?\s*[:：]\s+)")]
    private static partial Regex ChatPrefix();
}
