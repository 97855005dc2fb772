"""A chat model that says what a test tells it: a real subclass, streamed in small pieces, failing or falling silent where told."""

from collections.abc import Iterator
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.models import Model


class Scripted(BaseChatModel):
    """Gives the replies one after the other, the last for ever. size: characters of a piece. breaks_after: characters, then an error; -1 never."""

    replies: list[str]
    size: int = 3
    breaks_after: int = -1
    asked: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **_: Any) -> ChatResult:
        text = "".join(str(chunk.text) for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=text))])

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **_: Any
    ) -> Iterator[ChatGenerationChunk]:
        self.asked.append(messages)
        reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
        for at in range(0, len(reply), self.size):
            if 0 <= self.breaks_after <= at:
                raise ConnectionError("the server went away")
            yield ChatGenerationChunk(message=AIMessageChunk(content=reply[at : at + self.size]))
        if self.breaks_after >= len(reply):
            raise ConnectionError("the server went away")

    def sent(self) -> str:
        """Everything the model was sent, as one text."""
        return "\n".join(str(message.content) for messages in self.asked for message in messages)


def scripted(*replies: str, size: int = 3, breaks_after: int = -1) -> tuple[Model, Scripted]:
    """The model as the program uses it, and the script that remembers what it was sent."""
    chat = Scripted(replies=list(replies), size=size, breaks_after=breaks_after)
    return Model("脚本", chat), chat
