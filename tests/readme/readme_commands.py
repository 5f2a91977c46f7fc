"""The commands that README.md shows, read from its blocks of shell code."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```bash\n(.*?)^```", re.DOTALL | re.MULTILINE)
_IN_THE_ENVIRONMENT = ".venv/bin/"


@dataclass(frozen=True)
class Command:
    """One line of a shell block."""

    text: str

    @property
    def program(self) -> str:
        """What the line calls, after variables that it sets."""
        words = [word for word in shlex.split(self.text, comments=True) if not re.match(r"[A-Z_0-9]+=", word)]
        return " ".join(words[:2]) if words[0] in ("docker", "pip") else words[0]

    @property
    def is_ours(self) -> bool:
        """Whether the line calls this program."""
        return self.program == f"{_IN_THE_ENVIRONMENT}union-kg"

    @property
    def asks_a_server(self) -> bool:
        """Whether the line needs a Neo4j server, or is one until it is interrupted."""
        return "--uri" in self.text or any(f"{_IN_THE_ENVIRONMENT}union-kg {name}" in self.text for name in ("load", "guide"))


def commands() -> list[Command]:
    """Every command of the README once, in its order."""
    lines = "\n".join(_BLOCK.findall(README)).replace("\\\n", " ").splitlines()
    texts = dict.fromkeys(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
    return [Command(text) for text in texts]
