using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.FileProviders;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Hosting;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Features.Proposals;

/// <summary>Writes a proposal as one whole HTML document in its own language, whoever reads it.</summary>
internal sealed class ProposalDocuments(IServiceProvider services, ILoggerFactory logs, IWebHostEnvironment environment)
{
    private const string StylesGoHere = "/* styles */";

    private readonly Lazy<string> _styles = new(() => string.Concat(new[] { "css/light.css", "css/proposal.css" }.Select(path => Read(environment.WebRootFileProvider.GetFileInfo(path)))));

    internal async Task<string> HtmlAsync(ProposalDocument proposal, int version)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ProposalPrint.Proposal)] = proposal, [nameof(ProposalPrint.Version)] = version });
        var html = await In(proposal.Language, () => renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ProposalPrint>(parameters)).ToHtmlString()));
        return html.Replace(StylesGoHere, _styles.Value, StringComparison.Ordinal);
    }

    /// <summary>Does something with the screens' texts in that language.</summary>
    internal static T In<T>(ReplyLanguage language, Func<T> work)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language is ReplyLanguage.Zh ? Cultures.Chinese : Cultures.English);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
        }
    }

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
