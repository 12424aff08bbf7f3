using Npgsql;

namespace Tokenholic.Tests.App.Models;

/// <summary>Looks for a text in every row of every table, also as bytes.</summary>
internal static class Everywhere
{
    public static async Task<List<string>> FindAsync(NpgsqlDataSource data, string text)
    {
        var found = new List<string>();
        foreach (var table in await NamesAsync(data))
        {
            await using var command = data.CreateCommand($"select count(*) from \"{table}\" t where t::text like '%' || $1 || '%' or t::text like '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'");
            command.Parameters.AddWithValue(text);
            if ((long)(await command.ExecuteScalarAsync())! > 0)
            {
                found.Add(table);
            }
        }

        return found;
    }

    private static async Task<List<string>> NamesAsync(NpgsqlDataSource data)
    {
        await using var command = data.CreateCommand("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'");
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
