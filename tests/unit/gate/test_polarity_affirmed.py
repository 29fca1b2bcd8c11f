"""What a quote denies is not told as done, clause by clause."""

import pytest

from bot.gate.polarity_affirmed import affirmed

ROLLOUTS = "The model predicts states directly, avoiding the need for multistep rollouts."
DROPPED = "These tokens are not memorized by the model, which prevents verbatim reproduction of the training set."
CONTROL = "However, these models often do not offer precise control over camera poses."
HACKING = "Ensembles do not eliminate reward hacking."
STOPS = "Unlearning does not prevent the model from impermissible acts."
BENCHMARK = "There is a lack of a rigorous benchmark of forecasting agents."
TWO = "Alignment methods without a temporal dimension are inapplicable to these tasks."
COSTLY = "It took 50,000 GPU hours, which is beyond the reach of most academic labs."
VIDEO = "Without using any video data, the model improves. It beats a rival that is trained on video data."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Multistep rollouts are required.", ROLLOUTS),
        ("여러 단계의 롤아웃(rollout)을 거쳐 multistep 예측을 합니다.", ROLLOUTS),
        ("It allows verbatim reproduction of the training set.", DROPPED),
        ("These models have precise control over the camera.", CONTROL),
        ("이 모델은 카메라 포즈를 정밀하게 제어합니다.", CONTROL),
        ("Ensembles eliminate reward hacking.", HACKING),
        ("Unlearning prevents the model from impermissible acts.", STOPS),
        ("A rigorous benchmark measures forecasting agents.", BENCHMARK),
        ("Most academic labs can afford it with ease.", COSTLY),
        ("대부분의 학계 연구실이 쉽게 감당할 수 있습니다.", COSTLY),
    ],
)
def test_what_is_denied_is_not_done(text: str, quote: str) -> None:
    failure = affirmed(text, (quote,))
    assert failure is not None
    assert failure.check == "polarity"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("States are predicted directly, with no multistep rollouts.", ROLLOUTS),
        ("여러 단계의 롤아웃(rollout) 없이 상태를 예측합니다.", ROLLOUTS),
        ("The model cannot reproduce the training set verbatim.", DROPPED),
        ("Most academic labs cannot afford it.", COSTLY),
        ("대부분의 학계 연구실은 감당하기 어렵습니다.", COSTLY),
        ("These models lack precise control over camera poses.", CONTROL),
        ("Reward hacking persists even with ensembles.", HACKING),
        ("Unlearning cannot prevent impermissible acts of the model.", STOPS),
        ("A rigorous benchmark of forecasting agents is missing.", BENCHMARK),
        ("Alignment methods that have no temporal dimension cannot be applied to these tasks.", TWO),
        ("The rival is trained on video data.", VIDEO),
        ("The model predicts states directly.", ROLLOUTS),
    ],
)
def test_what_is_told_otherwise_or_not_at_all(text: str, quote: str) -> None:
    assert affirmed(text, (quote,)) is None
