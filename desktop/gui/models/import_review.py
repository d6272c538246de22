"""The state of one review: what was read, the corrections so far, and the plan they make."""

from collections.abc import Callable, Sequence

from desktop.records import IntakePlan, IntakeWarning, PassageKind, Reading, SpeechFacts, SpeechKind
from desktop.records.correction import (
    Anchor,
    Correction,
    DropSpeech,
    EditedLine,
    MoveSpeech,
    MoveToSession,
    SessionField,
    SetSessionField,
    anchor_of,
    number_at,
)
from desktop.records.counts import CheckedCount, Counted, checked
from desktop.records.plan import FieldReason

Planner = Callable[[Reading, Sequence[Correction]], tuple[IntakePlan, tuple[EditedLine, ...]]]


class ImportReview:
    """Steps of corrections, each undone as a whole, and the plan after the last one."""

    def __init__(
        self, plan: IntakePlan, lines: tuple[EditedLine, ...], steps: Sequence[tuple[Correction, ...]] = ()
    ) -> None:
        self.plan = plan
        self.lines = lines
        self._steps = list(steps)
        self._undone: list[list[tuple[Correction, ...]]] = []
        self._before: list[list[tuple[Correction, ...]]] = [
            self._steps[:count] for count in range(len(self._steps))
        ]

    @property
    def reading(self) -> Reading:
        """What was read from the source."""
        return self.plan.reading

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All corrections in order."""
        return tuple(correction for step in self._steps for correction in step)

    @property
    def steps(self) -> tuple[tuple[Correction, ...], ...]:
        """The steps in order, for a draft."""
        return tuple(self._steps)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to bring back."""
        return bool(self._undone)

    def add(self, step: Sequence[Correction]) -> None:
        """Append a step; the plan stays as it is until `show` brings the new one."""
        self._go([*self._steps, tuple(step)])

    def take_back(self, is_wanted: Callable[[Correction], bool]) -> None:
        """Leave out single corrections from whatever step, which can be undone like a step."""
        kept = [tuple(c for c in step if not is_wanted(c)) for step in self._steps]
        self._go([step for step in kept if step])

    def undo(self) -> None:
        """Take the last step back; the plan stays as it is until `show` brings the new one."""
        self._undone.append(self._steps)
        self._steps = self._before.pop()

    def redo(self) -> None:
        """Bring back the step that was undone last."""
        self._before.append(self._steps)
        self._steps = self._undone.pop()

    def _go(self, steps: list[tuple[Correction, ...]]) -> None:
        self._before.append(self._steps)
        self._undone.clear()
        self._steps = steps

    def show(self, plan: IntakePlan, lines: tuple[EditedLine, ...]) -> None:
        """Take over the plan made with the current corrections."""
        self.plan, self.lines = plan, lines

    @property
    def speeches(self) -> tuple[SpeechFacts, ...]:
        """The speeches of all sessions, in order."""
        return tuple(speech for session in self.plan.sessions for speech in session.speeches)

    def line_of(self, speech: SpeechFacts) -> int | None:
        """Return the number of the paragraph where a speech begins."""
        anchor = anchor_of(speech)
        return number_at(self.lines, anchor) if anchor else None

    def anchor_at(self, n: int | None) -> Anchor | None:
        """Return the place in the source where paragraph `n` begins."""
        return self.lines[n - 1].anchor if n and n <= len(self.lines) else None

    def speech_at(self, n: int | None) -> SpeechFacts | None:
        """Return the speech that begins in paragraph `n`."""
        return next((speech for speech in self.speeches if n and self.line_of(speech) == n), None)

    def doubts(self) -> tuple[IntakeWarning, ...]:
        """The warnings: first those of a missing speaker, then the others in the order of the text.

        A count that corrections have made right is none any more.
        """
        spoke = [one for one in self.counts() if one.count.what is Counted.SPEAKERS]
        same = {one.count.line for one in spoke if one.is_same}
        kept = (w for w in self.plan.warnings if not (w.code == "count-mismatch" and w.line in same))
        return tuple(sorted(kept, key=lambda w: (w.code != "speaker-missing", w.line is None, w.line or 0)))

    def counts(self) -> tuple[CheckedCount, ...]:
        """The numbers of people that the account tells, held against what was found and corrected."""
        texts = {line.n: line.text for line in self.plan.lines}
        found = (
            checked(count, session.facts, session.speeches, texts[count.line])
            for count in self.plan.counts
            for session in self.plan.sessions[count.session : count.session + 1]
        )
        return tuple(one for one in found if one is not None)

    def missing_speakers(self) -> int:
        """Count the speeches that wait for a speaker's name."""
        return sum(warning.code == "speaker-missing" for warning in self.plan.warnings)

    def count(self, *kinds: SpeechKind) -> int:
        """Count the speeches of some kinds."""
        return sum(speech.kind in kinds for speech in self.speeches)

    def was_set(self, session: int, field: SessionField) -> bool:
        """Whether a person has set this field."""
        return any(
            isinstance(c, SetSessionField) and c.session == session and c.field is field
            for c in self.corrections
        )

    def session_of(self, anchor: Anchor) -> int:
        """Return the number, from 0, of the session with the speech at a place; 0 where there is none."""
        found = (
            number
            for number, session in enumerate(self.plan.sessions)
            if any(anchor_of(speech) == anchor for speech in session.speeches)
        )
        return next(found, 0)

    def why_session(self, session: int) -> dict[str, FieldReason]:
        """Return why the fields of a session are as they are, but for those that a person has set.

        Of a list of people it is the reason for the one who is least certain.
        """
        found = [
            reason
            for reason in self.plan.reasons
            if reason.session == session and reason.speech is None and not self._is_set(session, reason.field)
        ]
        return {reason.field: reason for reason in sorted(found, key=lambda reason: -reason.certainty)}

    def why_speech(self, speech: SpeechFacts) -> dict[str, FieldReason]:
        """Return why the fields of a speech are as they are; nothing once speeches were moved or dropped.

        A reason counts speeches as they were found.
        """
        if any(isinstance(c, DropSpeech | MoveSpeech | MoveToSession) for c in self.corrections):
            return {}
        places = (
            (at, speeches.index(speech))
            for at, speeches in enumerate(one.speeches for one in self.plan.sessions)
            if speech in speeches
        )
        place = next(places, None)
        return {
            reason.field: reason for reason in self.plan.reasons if (reason.session, reason.speech) == place
        }

    def _is_set(self, session: int, field: str) -> bool:
        known = field in SessionField.__members__.values()
        return known and self.was_set(session, SessionField(field))

    def passages(self, kind: PassageKind) -> int:
        """Count the problems or the proposals in all speeches."""
        return sum(passage.kind is kind for speech in self.speeches for passage in speech.passages)
