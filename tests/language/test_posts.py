"""Posts: titles behind a body, and the persons named with them."""

from __future__ import annotations

import pytest

from kg.language.pattern_matcher import clauses_and_posts


@pytest.fixture
def posts(pipeline):
    """A function from a text to its posts as (title, body, person)."""

    def found(text):
        _, uses = clauses_and_posts(pipeline(text))
        return [(u.title, text[u.body.start : u.body.end], text[u.person.start : u.person.end] if u.person else None) for u in uses]

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("丽江市总工会主席李明远出席会议。", [("主席", "丽江市总工会", "李明远")]),
        (
            "丽江市总工会党组书记、常务副主席李明远出席会议。",
            [("党组书记", "丽江市总工会", "李明远"), ("常务副主席", "丽江市总工会", "李明远")],
        ),
        ("李明远当选为丽江市总工会主席。", [("主席", "丽江市总工会", "李明远")]),
        ("李明远，丽江市总工会副主席。", [("副主席", "丽江市总工会", "李明远")]),
        ("东方造船有限公司董事长欧阳建国发言。", [("董事长", "东方造船有限公司", "欧阳建国")]),
        ("丽江市总工会主席要带头学习。", [("主席", "丽江市总工会", None)]),
    ],
)
def test_titles_with_their_body_and_person(posts, text, expected):
    assert posts(text) == expected


@pytest.mark.parametrize("text", ["主席强调要加强学习。", "各级工会主席要带头学习。", "副主任、处长参加。", "书记和厂长很忙。"])
def test_a_title_without_a_named_body_is_no_post(posts, text):
    assert posts(text) == []


@pytest.mark.parametrize("text", ["丽江市总工会主席们参加。", "丽江市总工会主席参加会议。", "丽江市总工会主席要求落实。"])
def test_the_words_behind_a_title_are_no_person(posts, text):
    assert [person for _, _, person in posts(text)] in ([], [None])


def test_two_posts_of_two_bodies(posts):
    assert posts("丽江市总工会主席李明远，大理州总工会副主席陈秀兰参加。") == [
        ("主席", "丽江市总工会", "李明远"),
        ("副主席", "大理州总工会", "陈秀兰"),
    ]
