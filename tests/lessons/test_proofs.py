"""Each lesson of this project: start fails, solution passes, each mistake gets its own advice, as in Streamlit."""

import pytest

from playground.course.lessons import Lesson
from playground.course.proof import prove
from tests.lessons.course import LESSONS


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_the_check_does_what_the_lesson_says(lesson: Lesson) -> None:
    assert lesson.exercise
    assert lesson.exercise.check
    assert len(lesson.exercise.wrong) >= 2
    assert len(lesson.exercise.hints) >= 2
    assert lesson.predictions
    assert prove(lesson, streamlit=True).fails == []
