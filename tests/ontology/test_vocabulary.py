"""Vocabulary files: what is read from them, how a user's file extends or overrides, and what is reported."""

import hashlib
import pickle
from pathlib import Path

import pytest

from ontology.errors import VocabularyError
from ontology.namespaces import VOCABULARY
from ontology.vocabulary import load_vocabulary

PREFIXES = """@prefix : <https://w3id.org/union-kg/ontology#> .
@prefix v: <https://w3id.org/union-kg/vocabulary/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
CONCEPT = PREFIXES + (
    "\nv:春耕互助月 a skos:Concept, :Campaign ;\n"
    '    skos:prefLabel "春耕互助月"@zh-Hans, "Spring ploughing month"@en ;\n'
    '    skos:altLabel "互助月行动"@zh-Hans, "Ploughing month"@en ;\n'
    '    skos:hiddenLabel "春耕互肋月"@zh-Hans ;\n'
    '    skos:definition "虚构的活动。"@zh-Hans, "An invented campaign."@en ;\n'
    "    skos:broader v:送温暖 ;\n"
    "    :targets v:困难职工, v:农民工 ;\n"
    '    :date "2021-03" .\n'
)
SPRING = VOCABULARY + "春耕互助月"
ACFTU = VOCABULARY + "中华全国总工会"


def write(folder: Path, text: str, name: str = "own.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def failure(folder: Path, text: str) -> VocabularyError:
    with pytest.raises(VocabularyError) as caught:
        load_vocabulary([write(folder, text)])
    return caught.value


def test_a_users_concept_is_read_whole(tmp_path: Path) -> None:
    concept = load_vocabulary([write(tmp_path, CONCEPT)]).concepts[SPRING]
    assert (concept.type, concept.name) == ("Campaign", "春耕互助月")
    assert concept.labels == {"zh-Hans": "春耕互助月", "en": "Spring ploughing month"}
    assert concept.alternatives == ("互助月行动",)
    assert concept.hidden == ("春耕互肋月",)
    assert concept.definition == "虚构的活动。"
    assert concept.broader == (VOCABULARY + "送温暖",)
    assert concept.properties == {"targets": (VOCABULARY + "困难职工", VOCABULARY + "农民工"), "date": ("2021-03",)}


def test_every_kind_of_label_leads_to_its_concept(tmp_path: Path) -> None:
    vocabulary = load_vocabulary([write(tmp_path, CONCEPT)])
    for label in ("春耕互助月", "互助月行动", "春耕互肋月"):
        assert [concept.iri for concept in vocabulary.by_label(label)] == [SPRING]
    assert vocabulary.by_label("春耕互助") == ()
    assert vocabulary.by_label("Ploughing month") == ()


def test_a_users_file_leaves_the_rest_of_the_vocabulary_as_it_was(tmp_path: Path) -> None:
    packaged, extended = load_vocabulary(), load_vocabulary([write(tmp_path, CONCEPT)])
    assert set(extended.concepts) - set(packaged.concepts) == {SPRING}
    assert all(extended.concepts[iri] == concept for iri, concept in packaged.concepts.items())
    assert list(extended.concepts) == sorted(extended.concepts)


def test_a_users_values_replace_those_of_the_same_property_and_language_only(tmp_path: Path) -> None:
    before = load_vocabulary().concepts[ACFTU]
    text = PREFIXES + 'v:中华全国总工会 skos:altLabel "总工会总部"@zh-Hans ; skos:prefLabel "The Federation"@en .\n'
    vocabulary = load_vocabulary([write(tmp_path, text)])
    after = vocabulary.concepts[ACFTU]
    assert after.alternatives == ("总工会总部",)
    assert after.labels == {"zh-Hans": "中华全国总工会", "en": "The Federation"}
    assert (after.type, after.definition, after.properties) == (before.type, before.definition, before.properties)
    assert vocabulary.by_label("全总") == ()


def test_a_users_file_can_change_the_class(tmp_path: Path) -> None:
    text = PREFIXES + "v:送温暖 a skos:Concept, :Initiative .\n"
    assert load_vocabulary([write(tmp_path, text)]).concepts[VOCABULARY + "送温暖"].type == "Initiative"
    text = PREFIXES + "v:送温暖 a skos:Concept .\n"
    assert load_vocabulary([write(tmp_path, text)]).concepts[VOCABULARY + "送温暖"].type == "Campaign"


def test_the_last_of_several_files_wins(tmp_path: Path) -> None:
    second = write(tmp_path, PREFIXES + 'v:春耕互助月 skos:altLabel "互助之春"@zh-Hans .\n', "second.ttl")
    first = write(tmp_path, CONCEPT)
    assert load_vocabulary([first, second]).concepts[SPRING].alternatives == ("互助之春",)


def test_the_order_of_files_that_agree_does_not_show(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one = write(tmp_path, CONCEPT)
    other = write(tmp_path / "other", PREFIXES + 'v:乙 a skos:Concept, :Award ; skos:prefLabel "虚构奖"@zh-Hans .\n')
    forwards, backwards = load_vocabulary([one, other, one]), load_vocabulary([other, one])
    assert list(forwards.sources.items()) == list(backwards.sources.items())
    assert {name for name in forwards.sources if name.startswith("own")} == {"own.ttl", "own.ttl (2)"}
    assert forwards.concepts == backwards.concepts
    assert not [warning for warning in (*forwards.warnings, *backwards.warnings) if "win" in warning]


def test_files_that_contradict_one_another_are_told(tmp_path: Path) -> None:
    first = write(tmp_path, CONCEPT)
    second = write(tmp_path, PREFIXES + 'v:春耕互助月 skos:altLabel "互助之春"@zh-Hans .\n', "second.ttl")
    (warning,) = [each for each in load_vocabulary([first, second]).warnings if "win" in each]
    assert warning.startswith("second.ttl:4: ") and "altLabel in own.ttl" in warning
    (warning,) = [each for each in load_vocabulary([second, first]).warnings if "win" in each]
    assert warning.startswith("own.ttl:") and "altLabel in second.ttl" in warning


@pytest.mark.parametrize("tag", ["@zh-Hans", "@zh", "@zh-CN", ""])
def test_mainland_chinese_has_several_tags(tmp_path: Path, tag: str) -> None:
    text = PREFIXES + f'v:甲 a skos:Concept, :Award ; skos:prefLabel "虚构奖"{tag} ; skos:altLabel "虛構獎"@zh-Hant .\n'
    concept = load_vocabulary([write(tmp_path, text)]).concepts[VOCABULARY + "甲"]
    assert (concept.name, concept.alternatives) == ("虚构奖", ())


def test_list_labels_and_codes(tmp_path: Path) -> None:
    text = PREFIXES + (
        'v:甲局 a skos:Concept, :GovernmentBody ; skos:prefLabel "甲局"@zh-Hans ; :listLabel "甲"@zh-Hans .\n'
        'v:乙县 a skos:Concept, :Place ; skos:prefLabel "乙县"@zh-Hans ; :code "999901" ; :level "county" .\n'
    )
    concepts = load_vocabulary([write(tmp_path, text)]).concepts
    assert concepts[VOCABULARY + "甲局"].list_labels == ("甲",)
    assert concepts[VOCABULARY + "甲局"].properties == {}
    assert concepts[VOCABULARY + "乙县"].code == "999901"
    assert concepts[VOCABULARY + "乙县"].properties == {"level": ("county",)}


def test_sources_are_the_checksums_of_the_files(tmp_path: Path) -> None:
    own = write(tmp_path, CONCEPT, "places.ttl")
    sources = load_vocabulary([own]).sources
    assert sources["places.ttl (2)"] == hashlib.sha256(own.read_bytes()).hexdigest()
    assert sources["places.ttl"] != sources["places.ttl (2)"]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (PREFIXES + '\n\nv:甲 a skos:Concept, :Award\n    skos:prefLabel "甲"@zh-Hans .\n', 7, "not Turtle"),
        (PREFIXES + '\nv:甲 a skos:Concept, :Guild ;\n    skos:prefLabel "甲"@zh-Hans .\n', 5, "no class Guild"),
        (PREFIXES + '\nv:甲 a skos:Concept,\n        :Guild ;\n    skos:prefLabel "甲"@zh-Hans .\n', 6, "no class Guild"),
        (PREFIXES + '\nv:甲 a skos:Concept, :Observation ; skos:prefLabel "甲"@zh-Hans .\n', 5, "no class Observation"),
        (PREFIXES + '\n\nv:甲 a skos:Concept ; skos:prefLabel "甲"@zh-Hans .\n', 6, "has no class"),
        (PREFIXES + '\nv:甲 a skos:Concept, :Award, :Campaign ; skos:prefLabel "甲"@zh-Hans .\n', 5, "several classes"),
        (PREFIXES + '# 注\n\nv:甲 a skos:Concept, :Award ;\n    skos:prefLabel "A"@en .\n', 6, "no Chinese skos:prefLabel"),
        (PREFIXES + '\nv:甲 a skos:Concept, :Award ;\n    skos:prefLabel "甲"@zh-Hans, "甲奖"@zh-Hans .\n', 6, "second skos:prefLabel"),
        (PREFIXES + '\nv:甲 a skos:Concept, :Award ;\n  skos:prefLabel "甲"@zh-Hans ;\n  skos:altLabel ""@zh-Hans .\n', 7, "empty"),
        (PREFIXES + '\nv:甲 a skos:Concept, :Place ;\n  skos:prefLabel "甲"@zh-Hans ;\n  :code "22000" .\n', 7, "not a GB/T 2260 code"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    error = failure(tmp_path, text)
    assert error.place == f"own.ttl:{line}"
    assert problem in error.problem
    assert error.remedy
    assert str(error).startswith(f"own.ttl:{line}: ")


def test_a_missing_label_is_found_under_a_full_iri_too(tmp_path: Path) -> None:
    text = PREFIXES + "\n<https://example.org/x> a skos:Concept, :Award .\n"
    assert failure(tmp_path, text).place == "own.ttl:5"


def test_other_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_bytes((PREFIXES + 'v:a a :Award ; skos:prefLabel "奖"@zh-Hans .\n').encode("gb18030"))
    with pytest.raises(VocabularyError, match=r"own\.ttl:4: this is not UTF-8"):
        load_vocabulary([path])


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + CONCEPT.encode())
    assert SPRING in load_vocabulary([path]).concepts


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="cannot be read") as caught:
        load_vocabulary([tmp_path / "none.ttl"])
    assert caught.value.place.endswith("none.ttl")
    with pytest.raises(VocabularyError, match="cannot be read"):
        load_vocabulary([tmp_path])


def test_errors_can_be_sent_between_processes() -> None:
    error = VocabularyError("broken", place="own.ttl:3", remedy="Mend it")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (VocabularyError, "own.ttl:3: broken. Mend it")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('v:甲 a skos:Concept, :Award ;\n    skos:prefLabel "送温暖"@zh-Hans .\n', "the label 送温暖 is shared by"),
        (
            'v:甲 a skos:Concept, :Award ;\n    skos:prefLabel "甲奖"@zh-Hans ;\n    :grantedBye v:中华全国总工会 .\n',
            "own.ttl:6: the ontology has no",
        ),
        (
            'v:甲 a skos:Concept, :Award ;\n    skos:prefLabel "甲奖"@zh-Hans ;\n    :grantedBy v:无此会 .\n',
            "own.ttl:6: grantedBy leads to",
        ),
        (
            'v:甲 a skos:Concept, :Award ;\n    :grantedBy v:送温暖 ;\n    skos:prefLabel "甲奖"@zh-Hans .\n',
            "own.ttl:5: grantedBy cannot lead",
        ),
        (
            'v:甲 a skos:Concept, :Award ;\n    skos:prefLabel "甲奖"@zh-Hans ;\n    skos:broader v:无此奖 .\n',
            "own.ttl:6: broader leads to",
        ),
        ("", "own.ttl:1: this file holds no concept"),
    ],
)
def test_what_looks_wrong_is_a_warning(tmp_path: Path, text: str, warning: str) -> None:
    path = write(tmp_path, PREFIXES + text)
    new = set(load_vocabulary([path]).warnings) - set(load_vocabulary().warnings)
    assert len(new) == 1
    assert new.pop().startswith(warning)


def test_a_sound_file_gives_no_warning(tmp_path: Path) -> None:
    assert set(load_vocabulary([write(tmp_path, CONCEPT)]).warnings) <= set(load_vocabulary().warnings)


def test_topics_and_counties_may_share_a_label(tmp_path: Path) -> None:
    text = PREFIXES + (
        'v:甲 a skos:Concept, :Topic ; skos:prefLabel "送温暖"@zh-Hans .\nv:乙 a skos:Concept, :Place ; skos:prefLabel "鼓楼区"@zh-Hans .\n'
    )
    vocabulary = load_vocabulary([write(tmp_path, text)])
    assert len(vocabulary.by_label("送温暖")) == 2
    assert set(vocabulary.warnings) <= set(load_vocabulary().warnings)
