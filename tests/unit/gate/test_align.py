"""A foreign sentence finds the passages that it speaks of, and none where the paper speaks of other things."""

import pytest
from growth import LINEAR, growth

from bot.gate.align import LIGHTEST, MOST_PASSAGES, Aligner, telling
from bot.gate.amounts import Amount, amounts
from bot.gate.field_words import EVERYWHERE, SELDOM, _shares, weight
from bot.gate.same_digits import has_same_digits
from bot.gate.source import Source, SourcePart
from bot.gate.terms import terms

TITLE = "Lantern: Small Models See Far"
SENTENCES = (
    "We present Lantern, a sparse vision encoder for satellite images.",
    "It is trained on 2 million images from 14 countries.",
    "Lantern reaches 81.5% accuracy on FMoW, 3.2 points above the best baseline.",
    "Its memory grows with the logarithm of the resolution.",
)


def part(section: str, sentences: tuple[str, ...]) -> SourcePart:
    """A section of these sentences."""
    bounds, at = [], 0
    for sentence in sentences:
        bounds.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return SourcePart(section, " ".join(sentences), tuple(bounds))


def paper(*more: SourcePart) -> Aligner:
    """The paper of these tests."""
    return Aligner(Source(TITLE, (SourcePart("title", TITLE, ((0, len(TITLE)),)), part("abstract", SENTENCES), *more)))


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("Lantern is a vision encoder that is sparse and reads satellite images.", "en", SENTENCES[0]),
        ("Lantern은 위성 영상을 위한 희소 비전 인코더(vision encoder)입니다.", "ko", SENTENCES[0]),
        ("On FMoW the accuracy is 81.5%.", "en", SENTENCES[2]),
        ("FMoW에서 정확도는 81.5%입니다.", "ko", SENTENCES[2]),
        ("학습에는 14개국의 이미지 200만 장을 썼습니다.", "ko", SENTENCES[1]),
        ("Memory grows logarithmically with resolution.", "en", SENTENCES[3]),
    ],
)
def test_a_sentence_finds_the_passage_that_it_speaks_of(sentence: str, language: str, found: str) -> None:
    alignment = paper().align(sentence, language)
    assert alignment.is_aligned
    assert alignment.passages[0].text == found
    assert alignment.passages[0].section == "abstract"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Proteins fold in the endoplasmic reticulum.", "en"),
        ("A new model is proposed and achieves excellent performance on benchmarks.", "en"),
        ("이 논문은 새로운 모델을 제안하여 최고 성능을 달성했습니다.", "ko"),
        ("단백질의 접힘을 강화학습으로 예측합니다.", "ko"),
        ("", "en"),
        ("...", "ko"),
    ],
)
def test_a_sentence_about_something_else_finds_nothing(sentence: str, language: str) -> None:
    assert not paper().align(sentence, language).is_aligned


def test_a_sentence_of_two_facts_takes_two_passages_and_never_more_than_three() -> None:
    alignment = paper().align("Lantern, trained on images of 14 countries, reaches 81.5% accuracy on FMoW.", "en")
    assert {passage.text for passage in alignment.passages} == {SENTENCES[1], SENTENCES[2]}
    everything = paper().align(" ".join(SENTENCES), "en")
    assert len(everything.passages) == MOST_PASSAGES


def test_what_is_held_and_what_is_lacked_is_told() -> None:
    alignment = paper().align("The sparse vision encoder reads radar echoes.", "en")
    assert {"sparse", "vision", "encoder"} <= {term.text for term in alignment.held}
    assert {"radar", "echoes"} <= {term.text for term in alignment.lacked}
    assert 0 < alignment.share < 1


def test_a_number_in_another_scale_leads_to_its_passage() -> None:
    alignment = paper().align("이미지 200억 장을 썼습니다.", "ko")
    assert alignment.passages[0].text == SENTENCES[1]
    assert alignment.numbers == 0
    assert paper().align("이미지 200만 장을 썼습니다.", "ko").numbers == 1


@pytest.mark.parametrize(
    ("sentence", "language"), [("It supports about 30 languages.", "en"), ("약 30개 언어를 지원합니다.", "ko")]
)
def test_a_small_number_leads_to_its_passage_with_what_it_counts(sentence: str, language: str) -> None:
    told = part("5 Use", ("It is proficient in approximately 30 languages.", "We tuned it on 30 nights."))
    alignment = paper(told).align(sentence, language)
    assert (alignment.is_aligned, alignment.numbers, alignment.counted) == (True, 1, 1)
    assert [passage.text for passage in alignment.passages] == ["It is proficient in approximately 30 languages."]
    other = paper(part("5 Use", ("It reads 30 pages in few languages.",))).align(sentence, language)
    assert (other.is_aligned, other.counted) == (False, 0)


def test_a_small_number_of_a_passage_that_speaks_of_something_else_is_none_of_the_sentence() -> None:
    schedule = part("4 Training", ("The step falls with the power of 0.5 of its number.", "It ran on 16 machines."))
    aligner = paper(schedule)
    for sentence in (
        "The sparse vision encoder drops 0.5 of the satellite images.",
        "The sparse vision encoder has 16 satellite images.",
    ):
        alignment = aligner.align(sentence, "en")
        assert alignment.numbers == 0
        assert {passage.section for passage in alignment.passages} == {"abstract"}
    assert aligner.align("The encoder ran on 16 machines.", "en").numbers == 1
    both = aligner.align("The sparse vision encoder of satellite images ran on 16 machines.", "en")
    assert both.numbers == 1
    assert {passage.section for passage in both.passages} == {"abstract", "4 Training"}


def test_sections_are_looked_at_and_headings_inside_a_text_are_not() -> None:
    method = part("2 Method", ("Training details.", "The encoder is distilled from a teacher of 7 billion parameters."))
    aligner = paper(method)
    assert "Training details." not in aligner.texts
    alignment = aligner.align("A teacher with 7B parameters is distilled into the encoder.", "en")
    assert [(each.section, each.text) for each in alignment.passages[:1]] == [("2 Method", method.text[18:])]


def test_a_part_without_bounds_is_one_passage() -> None:
    aligner = Aligner(Source("T", (SourcePart("abstract", "Lantern reads maps. It is small.", ()),)))
    assert aligner.texts == ("Lantern reads maps. It is small.",)


def test_a_paper_without_words_aligns_nothing() -> None:
    alignment = Aligner(Source("", ())).align("Lantern reads maps.", "en")
    assert (alignment.passages, alignment.held, alignment.is_aligned) == ((), (), False)


@pytest.mark.parametrize(
    ("text", "language", "least", "most"),
    [
        ("model", "en", 0.0, LIGHTEST),
        ("excellent", "en", 0.0, LIGHTEST),
        ("transformer", "en", 0.05, 0.4),
        ("GRScenes", "en", 1.0, 1.0),
        ("모델", "ko", 0.0, LIGHTEST),
        ("거대 언어 모델", "ko", 0.0, 0.3),
        ("언러닝", "ko", 0.8, 1.0),
    ],
)
def test_what_any_paper_says_tells_little(text: str, language: str, least: float, most: float) -> None:
    found = [telling(term) for term in terms(text) if term.renderings]
    assert found
    assert all(least <= one <= most for one in found), found


def test_a_counter_is_no_word_of_the_sentence() -> None:
    counted = paper().align("이미지 3억 개의 크기", "ko")
    assert not [term.text for term in (*counted.held, *counted.lacked) if term.text.startswith("개")]


def test_a_particle_and_the_next_words_beginning_are_no_word() -> None:
    spoken = paper().align("데이터 세트의 사전 학습", "ko")
    assert not [term.text for term in (*spoken.held, *spoken.lacked) if term.text.startswith("의")]


def amount(text: str, language: str = "en") -> Amount:
    """The one amount of a text."""
    found = [each for each in amounts(text, language) if not each.name]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        ("0.5억 개의 파라미터", "0.5 billion parameters", True),
        ("72 million parameters", "72 billion", True),
        ("50억 토큰", "5 million tokens", True),
        ("72억 토큰", "72 billion parameters", False),
        ("7 tasks", "7 billion parameters", False),
        ("3억 개", "5 billion", False),
        ("84.2", "842 million", False),
        ("0 billion", "0 million", False),
    ],
)
def test_the_same_digits_in_another_scale(said: str, known: str, same: bool) -> None:
    language = "ko" if any("가" <= letter <= "힣" for letter in said) else "en"
    assert has_same_digits(amount(said, language), amount(known)) is same


def test_shares_are_those_of_the_file_and_weights_fall_with_them() -> None:
    shares = _shares()
    assert len(shares) > 1000
    assert all(SELDOM * 0.8 <= share <= 1 for share in shares.values())
    ordered = sorted(shares, key=lambda word: shares[word])
    weights = [weight(word) for word in ordered]
    assert weights == sorted(weights, reverse=True)
    assert weight("a word that no abstract has") == 1.0
    assert all(weight(word) == 0.0 for word in shares if shares[word] >= EVERYWHERE)


@pytest.mark.parametrize("unit", ["satellite images ", "위성 영상 ", "14 ", "A1-", "((", "개의 "])
def test_a_hostile_sentence_costs_what_its_length_does(unit: str) -> None:
    aligner = paper()
    assert growth(lambda text: aligner.align(text, "ko"), lambda size: unit * (size // len(unit)), 8_000) < LINEAR
