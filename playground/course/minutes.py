"""How long a lesson takes: what its front matter says, or else what its words, questions and task come to."""

from __future__ import annotations

from math import ceil
from typing import Final

from playground.course.lessons import Lesson
from playground.course.texts import CODE, fenced, plain, unfenced

WORDS: Final = 100
"""Read in a minute, by somebody who also does what they say."""
QUESTION: Final = 0.5
SCRIPT: Final = 0.5
"""For each script to look at: of a comparison its columns, in a text its live examples."""
TASK: Final = 3.0
ORDERING: Final = 2.0


def minutes_of(lesson: Lesson) -> int:
    """Whole minutes, one at least."""
    if lesson.minutes:
        return lesson.minutes
    words = len(plain("\n".join(unfenced(lesson.text))).replace(CODE, " x ").split()) + len(lesson.task.split())
    questions = sum(len(prediction.questions) for prediction in lesson.predictions)
    scripts = len(lesson.variants) + sum(1 for _ in fenced(lesson.text))
    task = (ORDERING if lesson.exercise and lesson.exercise.ordering else TASK) if lesson.task else 0.0
    return max(1, ceil(words / WORDS + QUESTION * questions + SCRIPT * scripts + task))
