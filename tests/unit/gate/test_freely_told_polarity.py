"""Free ways to deny and to say a direction, class by class, each beside the lie that is nearest to it."""

import pytest
from gate_told import case

from bot.gate.polarity import check_polarity

HONEST = [
    (
        "Neither pruning nor distillation keeps accuracy stable.",
        "Pruning and distillation fail to keep accuracy stable.",
    ),
    ("It drops the frames that do not matter for the answer.", "It drops irrelevant frames before answering."),
    ("It does not depend on a specific tokenizer.", "It is agnostic to the tokenizer of the model."),
    (
        "Masks come with no manual annotation.",
        "Unlike methods that require manual annotation, masks come from a model.",
    ),
    ("Usual scores leave this bias out.", "Usual scores ignore this bias, which grows."),
    ("Without calibration, sensors drift.", "Calibration is essential; without it, sensors drift."),
    (
        "Agents work not as free planners but as checkers.",
        "Rather than using agents as free planners, we use checkers.",
    ),
    ("Large models are no better than small ones.", "Large models are no more accurate than small ones."),
    ("It collects the causes behind them.", "It collects error causes and improves the prompts."),
    ("The tree grows when that is needed.", "The tree expands when necessary."),
    (
        "Accuracy rises up to 2x and latency falls by 10%.",
        "It shows 2x accuracy improvement and 10% latency reduction.",
    ),
    ("Readers do worse on long texts.", "We see a decline in skill of readers on long texts."),
    (
        "다수 의견에 소수 의견이 묻히지 않도록 가중치를 조절합니다.",
        "To mitigate minority opinions being lost, weights are adjusted.",
    ),
    ("특화 모델에 뒤지지 않는 정확도를 냅니다.", "It has competitive accuracy compared to specialized models."),
    ("논쟁은 피할 수 없습니다.", "The debate will inevitably come."),
    ("용량을 다 쓰지 못합니다.", "Current schemes underuse the capacity."),
    ("사람이 아닌 대상도 담습니다.", "It holds non-human subjects too."),
    ("모델을 다시 설계하지 않고 다룹니다.", "It is handled without redesigning the model."),
    ("에이전트의 협력을 높입니다.", "It enhances cooperation of agents by minimizing interference."),
    ("눈에 띄는 향상은 관찰되지 않았습니다.", "We observe no noticeable improvement."),
    ("정확도를 떨어뜨리지 않고 제어합니다.", "It is controlled without accuracy degradation."),
    ("성공률은 거의 떨어지지 않습니다.", "It has minimal degradation in success rates."),
    ("F1은 2%만 떨어집니다.", "It improves throughput, with only a 2% F1 drop."),
    ("고층 건물의 높이를 낮게 추정합니다.", "It shows underestimation of the height of high-rise buildings."),
]
LIES = [
    ("Neither pruning nor distillation keeps accuracy stable.", "Pruning and distillation keep accuracy stable."),
    ("Neither pruning nor distillation is not stable.", "Pruning and distillation are not stable."),
    ("No labels of the new task are not used.", "No labels of the new task are used."),
    ("It works without no labels.", "It works without labels."),
    ("It drops the frames that do not matter for the answer.", "It drops relevant frames before answering."),
    ("It does not depend on a specific tokenizer.", "It depends on the tokenizer of the model."),
    ("Masks come with no manual annotation.", "Masks come from manual annotation of a model."),
    ("Usual scores use this bias.", "Usual scores ignore this bias."),
    ("Without calibration, sensors drift.", "With calibration, sensors drift in the rain."),
    ("Large models are no better than small ones.", "Large models are more accurate than small ones."),
    ("It is behind the baselines in accuracy.", "It improves accuracy over the baselines."),
    ("The tree shrinks when that is needed.", "The tree expands when necessary."),
    ("The error rises by 10% on news.", "It shows 10% error reduction over baselines on news."),
    ("특화 모델에 뒤지지 않는 정확도를 냅니다.", "It has low accuracy and many parameters."),
    ("논쟁은 피할 수 없습니다.", "The debate will come to open search."),
    ("토큰을 확장하지 않습니다.", "It expands the unexpanded token."),
    ("표현을 활용하지 않고 제약을 없앱니다.", "It eliminates constraints by leveraging representations."),
    ("장면을 재구성하지 못합니다.", "To address these limitations, we propose a model that reconstructs scenes."),
    ("병목이 데이터에 있음을 발견하지 못했습니다.", "We find that the bottleneck is the difficulty of the data."),
    ("모델이 비슷한 오류를 보이기 때문이 아닙니다.", "It is because the models show similar errors."),
    ("정확도를 떨어뜨리며 제어합니다.", "It is controlled without accuracy degradation."),
    ("정확도를 얻을 수 있지 않습니다.", "It gets accuracy, unlike methods that lack labels."),
    ("에이전트의 협력을 낮춥니다.", "It enhances cooperation of agents."),
]


@pytest.mark.parametrize(("text", "quote"), HONEST)
def test_what_is_told_freely_goes_out(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is None


@pytest.mark.parametrize(("text", "quote"), LIES)
def test_what_is_nearest_to_it_does_not(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is not None
