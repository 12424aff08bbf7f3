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
        var words = lines.ConvertAll(l => text.Substring(l.Start, l.Length));
        var signature = Signatures.Start([.. words.TakeWhile(w => !QuotedFrom().IsMatch(w.Trim()))]); // what stands above the mail they answer
        var kept = new List<(int, int)>();
        for (var i = 0; i < signature; i++)
        {
            var (start, length) = lines[i];
            var line = words[i].Trim();
            if (line.Length == 0 || line.StartsWith('>') || Header().IsMatch(line))
                continue;
            if (QuotedFrom().IsMatch(line) || IsSignature(line, lines.Count - i))
                break; // what comes after is the mail they answer, or who they are
            if (line.Length <= LongestGreeting && (Greeting().IsMatch(line) || (kept.Count == 0 && line[^1] is ',' or '，' or ':' or '：' && Signatures.IsName(line[..^1]))))
                continue;
            var prefix = ChatPrefix().Match(words[i]);
            if (prefix.Success && prefix.Length == length)
                continue;
            kept.Add((start + (prefix.Success ? prefix.Length : 0), length - (prefix.Success ? prefix.Length : 0)));
        }

        return kept;
    }

    private static bool IsSignature(string line, int linesLeft) =>
        line is "--" or "-- " or "——" || (linesLeft <= LongestSignature && Signatures.IsClosing(line));

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

    [GeneratedRegex(@"^(发件人|收件人|抄送|主题|发送时间|日期|参会(人员?)?|与会(人员?)?|出席|会议(纪要|时间|地点)|纪要|Attendees|Participants|Present|From|To|Cc|Subject|Sent|Date)\s*[:：]|^(会议)?纪要[（(]|^meeting (notes|minutes)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(-{2,}\s*(原始邮件|Original Message|Forwarded message|转发)|On .{4,80} wrote:|在?.{4,60}写道\s*[:：]|_{10,}$)", RegexOptions.IgnoreCase)]
    private static partial Regex QuotedFrom();

    [GeneratedRegex(@"^((hi|hello|dear|hey|good (morning|afternoon))\b[^.!?]*[,，!！.]?|[^，。]{0,12}[，,]?\s*(您好|你好|好|各位)\s*[,，:：!！。~]?|尊敬的.*[:：])$", RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    /// <summary>"A couple of things before the steering committee:", "老板的反馈如下：": it announces the points and is none.</summary>
    public static bool Announces(string words) => Heading().IsMatch(words);

    [GeneratedRegex(@"((如下|几点|几条|几个|几件事|[两三四五]点|[两三四五]件事|一些|反馈|意见|想法|问题|建议|微信|聊天记录)[^：:，,]{0,8}|\b(things|points|comments|notes|thoughts|remarks|feedback|following|below|changes|requests|questions)\b[^:]{0,50})[：:]$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    // "张总 14:05", "[2026-11-20 14:05] Lin:" at the beginning of a line of chat
    [GeneratedRegex(@"^\s*(\[[^\]\n]{4,25}\]\s*[^:：\n]{0,20}[:：]\s*|[^\s:：\n]{1,12}\s+(\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+)?\d{1,2}:\d{2}(:\d{2})?\s*[:：]?\s*|(?!(?i:images?|coding|videos?|scripts?|search|marketing|support|moderation|budget|price|pricing|costs?|security|latency|timeline|region|volumes?|contract|payment|training)\b)[\p{L}]{1,10}(总|经理|工|老师)?\s*[:：]\s+|[-•·*]?\s*(?!方案|方式|高峰|高可用|高并发|金额|金融|余额|范围|万一|程序|程度|向量|白名单)" + Signatures.ChineseName + @"(意见|反馈|说)?\s*[:：]\s*)")]
    private static partial Regex ChatPrefix();
}
