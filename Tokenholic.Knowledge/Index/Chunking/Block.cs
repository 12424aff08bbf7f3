namespace Tokenholic.Knowledge.Index.Chunking;

internal enum BlockKind
{
    Paragraph,
    Heading,
    Table,
    Code,
}

/// <summary>A run of lines that belong together. <paramref name="Level"/> and <paramref name="Title"/> are a heading's.</summary>
internal readonly record struct Block(BlockKind Kind, int Start, int End, int Level = 0, string Title = "")
{
    public int Length => End - Start;
}
