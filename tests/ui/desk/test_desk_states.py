"""Every state of a case can be shown."""

from __future__ import annotations

import pytest

from fairdesk import i18n
from fairdesk.core.states import State
from fairdesk.ui.desk.states import state_chip
from fairdesk.ui.theme import icon_source


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_chip_with_words_and_an_icon(state: State, lang: i18n.Lang) -> None:
    i18n.set_language(lang)
    chip = state_chip(state.value)
    assert chip.text
    assert icon_source(chip.icon).startswith("<svg")
