using System.Globalization;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Features.Admin.Models;

/// <summary>The language of the screen, for texts that carry both.</summary>
internal static class AdminWords
{
    internal static ReplyLanguage Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ReplyLanguage.En : ReplyLanguage.Zh;
}
