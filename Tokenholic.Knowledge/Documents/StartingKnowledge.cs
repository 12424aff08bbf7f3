using System.Text;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Knowledge.Documents;

/// <summary>
/// The documents that come with the product (Data/kb-*.md): products, models, dated prices and cases in our own words, in both languages,
/// so that recommendations work on a fresh machine.
/// </summary>
public static class StartingKnowledge
{
    private const string Prefix = "Data/kb-";
    private static readonly Lazy<IReadOnlyList<KnowledgeDocument>> Shipped = new(() => [.. Read()]);

    /// <summary>The documents; their addresses begin with <c>tokenholic:</c>.</summary>
    public static IReadOnlyList<KnowledgeDocument> Documents => Shipped.Value;

    private static IEnumerable<KnowledgeDocument> Read()
    {
        var assembly = typeof(StartingKnowledge).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            var file = name["Data/".Length..];
            var read = DocumentReader.Read(Encoding.UTF8.GetBytes(reader.ReadToEnd().ReplaceLineEndings("\n")), "text/markdown", new Uri(file, UriKind.Relative));
            var written = new DateTimeOffset((read.Published ?? new DateOnly(2026, 11, 22)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            yield return KnowledgeDocument.From(read, "tokenholic:" + file, written);
        }
    }
}
