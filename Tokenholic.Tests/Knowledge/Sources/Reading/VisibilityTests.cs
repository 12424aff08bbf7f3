namespace Tokenholic.Tests.Knowledge.Sources.Reading;

public sealed class VisibilityTests
{
    private const string Around = "<p>The visible paragraph has a sentence, so that the page has a text of its own.</p><p>A second one follows it, as on any page.</p>";

    [Theory]
    [InlineData("<p style='display:none'>HIDDEN</p>")]
    [InlineData("<p style='DISPLAY : NONE !important'>HIDDEN</p>")]
    [InlineData("<div style='visibility:hidden'><p>HIDDEN</p></div>")]
    [InlineData("<p style='font-size:0'>HIDDEN</p>")]
    [InlineData("<p style='font-size:0.1px'>HIDDEN</p>")]
    [InlineData("<p style='position:fixed;top:-5000px'>HIDDEN</p>")]
    [InlineData("<p style='color:#FFFFFF'>HIDDEN</p>")]
    [InlineData("<p style='color:#fff;background-color:white'>HIDDEN</p>")]
    [InlineData("<div style='background:#123456'><p style='color:rgb(18,52,86)'>HIDDEN</p></div>")]
    [InlineData("<p style='color:transparent'>HIDDEN</p>")]
    [InlineData("<p style='color:rgba(0,0,0,0)'>HIDDEN</p>")]
    [InlineData("<p style='opacity:0'>HIDDEN</p>")]
    [InlineData("<p style='height:0;overflow:hidden'>HIDDEN</p>")]
    [InlineData("<p style='clip-path:inset(100%)'>HIDDEN</p>")]
    [InlineData("<p style='transform:scale(0)'>HIDDEN</p>")]
    [InlineData("<p hidden>HIDDEN</p>")]
    [InlineData("<dialog>HIDDEN</dialog>")]
    [InlineData("<!-- HIDDEN -->")]
    [InlineData("<script type='text/plain'>HIDDEN</script>")]
    [InlineData("<style>p.x.y{display:none}</style><p class='y x'>HIDDEN</p>")]
    [InlineData("<style>section > .x{display:none}</style><section><p class='x'>HIDDEN</p></section>")]
    [InlineData("<style>@media screen{.x{display:none}}</style><p class='x'>HIDDEN</p>")]
    [InlineData("<style>.x{display:none}</style><p class='x' style='color:red'>HIDDEN</p>")]
    [InlineData("<style>.x{display:none !important}</style><p class='x' style='display:block'>HIDDEN</p>")]
    [InlineData("<style>/* .x{} */ a,.x , b{color:red;display:none;}</style><p class='x'>HIDDEN</p>")]
    public void Text_that_cannot_be_seen_is_not_read(string hidden)
        => Assert.DoesNotContain("HIDDEN", FixturePage.Read($"<body>{Around}{hidden}{Around}</body>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<p style='color:#fff;background:#000'>SHOWN, as white letters on black can be read.</p>")]
    [InlineData("<div style='background:url(night.jpg)'><p style='color:#fff'>SHOWN, white on a picture.</p></div>")]
    [InlineData("<h2 style='color:transparent;background:linear-gradient(red,blue)'>SHOWN as a headline filled with a gradient</h2>")]
    [InlineData("<div style='font-size:0'><p style='font-size:14px'>SHOWN, because the paragraph has a size again.</p></div>")]
    [InlineData("<div style='visibility:hidden'><p style='visibility:visible'>SHOWN, because visibility is given back.</p></div>")]
    [InlineData("<style>.x{display:none}.x.on{display:block}</style><p class='x on'>SHOWN, because the stronger rule wins.</p>")]
    [InlineData("<style>.x:hover{display:none}</style><p class='x'>SHOWN, unless the mouse is over it.</p>")]
    [InlineData("<style>@media (max-width:700px){.x{display:none}}</style><p class='x'>SHOWN on any screen but a telephone's.</p>")]
    [InlineData("<style>.x::before{display:none}</style><p class='x'>SHOWN, only the ornament before it is not.</p>")]
    [InlineData("<div style='opacity:0;transform:translateY(20px)'><p>SHOWN once it has faded in, as pages do now.</p></div>")]
    [InlineData("<div style='position:absolute;left:50%;margin-left:-960px'><p>SHOWN, as a wide banner that is centred.</p></div>")]
    [InlineData("<p hidden='until-found'>SHOWN by searching in the page, says the standard.</p>")]
    [InlineData("<style>p{display:none</style><style>p{display:block}</style><p>SHOWN, the last rule of equal strength wins.</p>")]
    public void Text_that_only_looks_hidden_is_read(string shown)
        => Assert.Contains("SHOWN", FixturePage.Read($"<body>{Around}{shown}{Around}</body>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<body style='opacity:0'>")]
    [InlineData("<body style='display:none'>")]
    [InlineData("<body><div style='visibility:hidden'>")]
    public void A_page_that_appears_only_when_its_script_has_run_is_read(string start)
        => Assert.Contains("The visible paragraph", FixturePage.Read($"{start}{Around}{Around}<div><p>And a third.</p></div>").Text, StringComparison.Ordinal);

    [Fact]
    public void Characters_that_no_screen_shows_are_not_read()
        => Assert.Equal("Plain text, nothing else in it.", FixturePage.Read("<p>Plain\u200B te\u00ADxt,\u2060 nothing \u202Eelse\u202C in it.\U000E0069\U000E0067</p>").Text);
}
