"""Flag a case, or take a flag off, with the reason and the results of earlier sessions it rests on."""

from __future__ import annotations

from typing import Any

from fairdesk.casework.exhibitors.history import HistoryHit
from fairdesk.i18n import t
from fairdesk.ui.desk.case.steps.form import StepForm, StepView, form
from fairdesk.ui.desk.intake.past import FLAGS, hit_words
from fairdesk.ui.desk.offer_editors import OfferEditor
from fairdesk.ui.widgets.editors import ComboEditor
from fairdesk.ui.widgets.text_editor import TextEditor


@form
class FlagForm(StepForm):
    """A flag that is on can only be taken off, one that is off needs hits to be put on."""

    act = "case.flag"

    def build(self) -> None:
        """The fields; all hits are ticked until somebody thinks otherwise."""
        self.flag, self.list = ComboEditor(), OfferEditor("case.hits")
        self.row(self.field("flag", self.flag, required=True))
        self.row(self.field("hits", self.list, required=True))
        self.row(self.field("reason", TextEditor(t("steps.flag_hint")), words=t("steps.flag_reason"), required=True))
        self._of = ""
        self.flag.changed.connect(self._flag_changed)
        self.refresh(self.at)
        self.flag.set_value(next(iter(self._possible()), None))

    def refresh(self, at: StepView) -> None:
        """Flags and hits as they are now."""
        super().refresh(at)
        on = at.view.row.flags
        self.flag.set_options(
            [
                (flag, t("steps.unflag" if flag in on else "steps.flag_as", flag=t(f"flag.{flag}")))
                for flag in self._possible()
            ]
        )
        self._flag_changed()

    def _possible(self) -> list[str]:
        return [flag for flag in FLAGS if flag in self.at.view.row.flags or self.at.past.hits(flag)]

    def _hits(self) -> tuple[HistoryHit, ...]:
        return self.at.past.hits(str(self.flag.value() or ""))

    def _flag_changed(self) -> None:
        flag = str(self.flag.value() or "")
        self.list.set_offers([(str(place), hit_words(hit, basis=False), "") for place, hit in enumerate(self._hits())])
        if flag != self._of:
            self._of = flag
            self.fields["hits"].set_value([str(place) for place in range(len(self._hits()))])
        self.fields["hits"].setVisible(bool(flag) and flag not in self.at.view.row.flags)
        self.changed.emit()

    def given(self) -> dict[str, Any]:
        """The flag; taken off it needs no hits."""
        flag, hits = str(self.flag.value() or ""), self._hits()
        on = flag not in self.at.view.row.flags
        ticked = [hits[int(place)].as_input() for place in self.fields["hits"].value()] if on else []
        return {"flag": flag, "on": on, "reason": self.fields["reason"].value(), "hits": ticked}
