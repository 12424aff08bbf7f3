using System.Text;

namespace Tokenholic.Tests.App.Hosting;

/// <summary>A span as it came over the wire.</summary>
internal sealed record Span(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Tags);

/// <summary>Reads spans out of OTLP's protobuf: resource_spans 1 → scope_spans 2 → spans 2 → trace_id 1, span_id 2, parent 4, name 5, attributes 9.</summary>
internal static class ProtoSpans
{
    public static IEnumerable<Span> Read(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new Span(Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5), Fields(span, 9).GroupBy(tag => Text(tag, 1), StringComparer.Ordinal).ToDictionary(
            same => same.Key, same => Text(Fields(same.First(), 2).FirstOrDefault() ?? [], 1), StringComparer.Ordinal));

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Fields(message, field).FirstOrDefault() ?? []);

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Fields(message, field).FirstOrDefault() ?? []);

    private static IEnumerable<byte[]> Fields(byte[] message, int wanted)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            var length = (key & 7) switch { 0 => Skipped(message, at), 1 => 8, 5 => 4, 2 => (int)Number(message, ref at), _ => throw new InvalidDataException() };
            if ((int)(key >> 3) == wanted && (key & 7) == 2)
            {
                yield return message[at..(at + length)];
            }

            at += length;
        }
    }

    private static int Skipped(byte[] message, int at)
    {
        var from = at;
        Number(message, ref at);
        return at - from;
    }

    private static ulong Number(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }
    }
}
