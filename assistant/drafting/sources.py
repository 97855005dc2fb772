"""Evidence of a section: last year's section, past figures of its indicators, policy sentences, each with a stable key a form can strike or pin.

What is struck is not used in the draft, what is pinned must be; both are still shown. Not here: what is made of them (composing.py)."""

from dataclasses import dataclass, replace

from assistant.drafting.past_figures import PastFigure, past_figures
from assistant.drafting.pieces import Quote
from assistant.drafting.policies import policies
from assistant.drafting.precedent import Precedent, precedents
from assistant.drafting.problems import admitted, is_problem
from assistant.drafting.request import year_of
from assistant.library import Library
from assistant.records import AskedSection, DraftRequest


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a section can be written from; all may be empty. others: the sections beside last year's, to pin one of them instead; of a section
    of problems those of the years before.

    Keys: past.key and those of others (section:…), past.quotes (past:…), figures (figure:…), policies (policy:…)."""

    past: Precedent | None
    figures: tuple[PastFigure, ...] = ()
    policies: tuple[Quote, ...] = ()
    others: tuple[Precedent, ...] = ()


def evidence(asked: AskedSection, request: DraftRequest, library: Library) -> Evidence:
    """Everything in the library that bears on a section of the form, struck or not, best first."""
    if is_problem(asked):
        earlier = admitted(replace(request, year=year_of("review", request.document, request.year)), library)
        return Evidence(earlier[0] if earlier else None, past_figures(asked, request, library), (), earlier[1:])
    past, others = precedents(asked, request, library)
    return Evidence(past, past_figures(asked, request, library), policies(asked, request, library), others)


def struck(asked: AskedSection, request: DraftRequest) -> frozenset[str]:
    """Keys that the section may not use."""
    return frozenset((*asked.struck, *request.struck))


def pinned(asked: AskedSection, request: DraftRequest) -> frozenset[str]:
    """Keys that the section must use, when they are of its evidence."""
    return frozenset((*asked.pinned, *request.pinned)) - struck(asked, request)
