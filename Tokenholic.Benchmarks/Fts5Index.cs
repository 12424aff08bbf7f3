using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Benchmarks;

/// <summary>What many would take instead of our index: full text search of the machine's own SQLite, Chinese as pairs of characters, ranked by BM25.</summary>
internal sealed class Fts5Index : IDisposable
{
    private readonly SqliteConnection _connection;

    static Fts5Index() => raw.SetProvider(new SQLite3Provider_sqlite3());

    public Fts5Index()
    {
        _connection = new SqliteConnection("Data Source=:memory:");
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE passage USING fts5(title, words, content='')");
    }

    public static string Version => raw.sqlite3_libversion().utf8_to_string();

    /// <summary>The passages as FTS5 is given them: cutting is not counted as its time.</summary>
    public static IReadOnlyList<(string Title, string Words)> Tokens(IEnumerable<IndexedDocument> documents)
        => [.. documents.SelectMany(d => d.Chunks.Select(c => (string.Join(' ', Cut($"{d.Title} {string.Join(' ', c.Headings)}")), string.Join(' ', Cut(c.In(d.Text))))))];

    public void Add(IReadOnlyList<(string Title, string Words)> passages)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passage (rowid, title, words) VALUES ($id, $title, $words)";
        var (id, title, words) = (insert.Parameters.AddWithValue("$id", 0), insert.Parameters.AddWithValue("$title", ""), insert.Parameters.AddWithValue("$words", ""));
        for (var number = 0; number < passages.Count; number++)
        {
            (id.Value, title.Value, words.Value) = (number, passages[number].Title, passages[number].Words);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public IReadOnlyList<long> Search(string question, int most)
    {
        var words = Cut(question).Distinct(StringComparer.Ordinal).Select(w => $"\"{w}\"");
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT rowid FROM passage WHERE passage MATCH $words ORDER BY rank LIMIT $most";
        select.Parameters.AddWithValue("$words", string.Join(" OR ", words));
        select.Parameters.AddWithValue("$most", most);
        using var reader = select.ExecuteReader();
        var found = new List<long>();
        while (reader.Read())
            found.Add(reader.GetInt64(0));
        return found;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Words of letters and digits; of Chinese every two neighbours, and one that stands alone.
    private static IEnumerable<string> Cut(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var han = IsHan(text[i]);
            if (!han && char.IsLetterOrDigit(text[i]))
            {
                word.Append(char.ToLower(text[i], CultureInfo.InvariantCulture));
                continue;
            }

            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
            if (han && i + 1 < text.Length && IsHan(text[i + 1]))
                yield return text.Substring(i, 2);
            else if (han && (i == 0 || !IsHan(text[i - 1])))
                yield return text[i].ToString();
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
