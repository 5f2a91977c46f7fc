"""Names that try to become something else than text on the page."""

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(2)\' <b>粗体</b>',
    '=HYPERLINK("https://example.org";"点")',
    "‮反向名称 مرحبا",
    "🏭👷工会&amp;&lt;",
    "长" * 10_000,
    "啊" * 50,  # each can be read as a syllable or as an initial: two to the power of fifty readings
)
