using System.Text;
using Tokenholic.App.Hosting;
using Tokenholic.App.Shared.Office;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.App.Features.Customers.Import;

/// <summary>The file that an import starts from, with one example that is plainly none of anybody's customers.</summary>
internal static class ImportEndpoints
{
    private static readonly string[] ExampleZh = [ImportFile.Examples[0], "https://www.example.com", "零售", "客服每月约 10 万次会话\n计划明年引入代码助手"];
    private static readonly string[] ExampleEn = [ImportFile.Examples[1], "https://www.example.com", "Retail", "About 100,000 service conversations a month\nPlans a coding assistant next year"];

    internal static void MapCustomerImport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/customers/import/template.csv", () => Results.File(Encoding.UTF8.GetBytes("\uFEFF" + string.Concat(Rows().Select(Csv.Line))), "text/csv", "customers.csv"));
        endpoints.MapGet("/customers/import/template.xlsx", () =>
        {
            var file = new SheetFile();
            var sheet = file.Add(Cultures.Language is ReplyLanguage.En ? "Customers" : "客户", 30, 34, 18, 70);
            sheet.Frozen = 1;
            foreach (var (at, row) in Rows().Index())
            {
                sheet.Row([.. row.Select(cell => SheetCell.Of(cell, at == 0 ? CellLook.Heading : CellLook.Plain))]);
            }

            return Results.File(file.ToBytes(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "customers.xlsx");
        });
    }

    private static string[][] Rows() => Cultures.Language is ReplyLanguage.En
        ? [[.. ImportFile.Columns.Select(column => column.En)], ExampleEn]
        : [[.. ImportFile.Columns.Select(column => column.Zh)], ExampleZh];
}
