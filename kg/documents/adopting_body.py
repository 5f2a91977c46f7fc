"""Who adopted a regulation: （2016年5月27日浙江省第十二届人民代表大会常务委员会第二十九次会议通过）."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ADOPTION = re.compile(
    r"(?:\d日|[（，、\s]|^)(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|市|自治区|自治州|州|县)|全国)"
    r"(?:第[一二三四五六七八九十]{1,3}届)?(?P<body>人民代表大会(?:常务委员会)?)"
    r"(?:第[一二三四五六七八九十]{1,3}次会议)?(?:通过|批准|修订|修正|公布)"
)
_HEAD = 12  # lines in which a regulation tells how it came about


def adopting_body(lines: Sequence[str]) -> str:
    """The legislature that adopted the regulation, as its first lines tell it, by its name without the term; empty where none does."""
    match = _ADOPTION.search("\n".join(lines[:_HEAD]))
    return match["place"] + match["body"] if match else ""
