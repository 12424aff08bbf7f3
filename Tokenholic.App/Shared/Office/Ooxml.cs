using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Tokenholic.App.Shared.Office;

/// <summary>What the office writers share: the namespaces, measures, and text that XML can hold.</summary>
internal static class Ooxml
{
    /// <summary>The font of Latin letters and, named apart, of Chinese ones: programs that lack it fall back within the script.</summary>
    internal const string Font = "Arial";

    /// <inheritdoc cref="Font"/>
    internal const string CjkFont = "Microsoft YaHei";

    /// <summary>The colour of text where none is given.</summary>
    internal const string Ink = "14181F";

    internal static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    internal static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    internal static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";
    internal static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    internal static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    internal static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    /// <summary>Centimetres in the unit of drawings.</summary>
    internal static long Emu(double centimetres) => (long)Math.Round(centimetres * 360_000);

    /// <summary>Centimetres in twentieths of a point.</summary>
    internal static long Twips(double centimetres) => (long)Math.Round(centimetres * 1440 / 2.54);

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The text without characters that XML cannot hold; it may come from a web page.</summary>
    internal static string Clean(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    /// <summary>Declares a drawing's usual prefixes, so that readers that look for them find them.</summary>
    internal static XElement WithPrefixes(this XElement root, params (string Prefix, XNamespace Name)[] prefixes)
    {
        foreach (var (prefix, name) in prefixes)
        {
            root.SetAttributeValue(XNamespace.Xmlns + prefix, name.NamespaceName);
        }

        return root;
    }

    internal static void Write(this OpenXmlPart part, XElement root)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) });
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
    }
}
