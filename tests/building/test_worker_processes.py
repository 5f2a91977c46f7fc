"""Outcomes in order whatever the processes do, and a process that dies takes only its document with it."""

import os
import time
from functools import partial
from pathlib import Path

import pytest

from kg.document_processing import Failed
from kg.documents.discovery import InputFile
from kg.errors import DocumentError, ModelError
from kg.worker_processes import process_in_order


class Echo:
    """Answers with the name of the file; some names make it slow, or die."""

    def __call__(self, file):
        if file.relative.startswith("slow"):
            time.sleep(0.2)
        if file.relative.startswith("deadly"):
            os._exit(9)
        return Failed(DocumentError(file.relative))


def refuse():
    raise ModelError("there is no model")


def die():
    os._exit(3)


def files(*names):
    return [InputFile(Path(name), name, f"document/{name}") for name in names]


def names_of(outcomes):
    return [outcome.error.problem for outcome in outcomes]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_the_order_of_the_files(jobs):
    names = ["slow-1", *(f"{number:02}" for number in range(30)), "slow-2", "z"]
    assert names_of(process_in_order(files(*names), Echo, jobs)) == names


def test_a_process_that_dies_is_reported_with_its_document_and_the_others_go_on():
    outcomes = names_of(process_in_order(files("a", "deadly-1", "b", "slow", "deadly-2", "c", "d"), Echo, 2))
    assert [outcomes[position] for position in (0, 2, 3, 5, 6)] == ["a", "b", "slow", "c", "d"]
    assert all("ended with code 9" in outcomes[position] for position in (1, 4))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_prevents_the_start_is_raised(jobs):
    with pytest.raises(ModelError, match="there is no model"):
        list(process_in_order(files("a", "b"), refuse, jobs))


def test_a_process_that_cannot_start_is_told():
    with pytest.raises(ModelError, match="could not start"):
        list(process_in_order(files("a", "b"), partial(die), 2))


def test_no_files_need_no_process():
    assert list(process_in_order([], refuse, 2)) == []


def test_processes_end_when_the_caller_stops_early():
    outcomes = process_in_order(files(*map(str, range(20))), Echo, 2)
    assert next(outcomes).error.problem == "0"
    outcomes.close()
