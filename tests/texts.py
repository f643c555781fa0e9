"""Every text of ours that somebody can read, with the file it is in.

A variable counts as one word. Of what a template shows *or* leaves out, each choice is read once: a text with
`{% if %}A{% else %}B{% endif %} C` is read as *A C* and as *B C*.
"""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.template.base import Lexer, Token, TokenType

BASE = Path(settings.BASE_DIR)
APPS = ("herstel", "processes", "participants", "plandag")
NO_TEXTS = ("migrations", "voorbeeld")  # the example holds what invented people say
ANY = "iets"  # stands where a value will be
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title", "data-label", "data-text"}
INLINE = {"a", "abbr", "b", "bdi", "button", "del", "em", "i", "ins", "kbd", "small", "span", "strong", "sup", "time"}
OPENS, NEXT, ENDS = ("if", "for", "ifchanged"), ("elif", "else", "empty", "plural"), ("endif", "endfor", "endifchanged")
LITERAL = re.compile(r"""["']([^"']*)["']""")
SAYS = {  # of these tags the words are shown; of others only what reads as words
    "translate": 0,
    "trans": 0,
    "state": 1,
}
CODE = re.compile(r"[=<>_{}\\|*$^]|%[(sd]|--|://|^\W*$|^[\w.-]+/|\b(?:SELECT|CREATE|DROP|OLD|NEW|BEGIN|AND|ON|IS)\b")
NOT_READ = {
    "ValueError",
    "TypeError",
    "RuntimeError",
    "LookupError",
    "AssertionError",
    "compile",
    "getLogger",
    "filter",
}
STYLE = re.compile(r"\{[a-z-]+:")  # in a picture on paper
SCRIPT_TEXT = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")

Text = tuple[str, str]


def everything() -> Iterator[Text]:
    for path in sorted((BASE / "templates").rglob("*.*")):
        yield from ((_name(path), text) for text in of_template(path.read_text(), html=path.suffix != ".txt"))
    for app in APPS:
        for path in sorted((BASE / app).rglob("*.py")):
            if not set(path.parts) & set(NO_TEXTS):
                yield from ((_name(path), text) for text in of_python(path.read_text()))
    for path in sorted((BASE / "static" / "js").glob("*.js")):
        if ".min." not in path.name:
            yield from ((_name(path), text) for text in of_script(path.read_text()))
    guide = BASE / "docs" / "begeleiders.md"
    yield from ((_name(guide), text) for text in of_markdown(guide.read_text()))


def _name(path: Path) -> str:
    return path.relative_to(BASE).as_posix()


# ── Templates ─────────────────────────────────────────────────────────────────────────────


def of_template(source: str, *, html: bool = True) -> set[str]:
    tokens = Lexer(source).tokenize()
    most = 1 + max((len(found) for found in _choices(tokens)), default=0)
    readings = (_reading(tokens, number) for number in range(most))
    if not html:
        return {line.strip() for reading in readings for line in reading.splitlines() if line.strip()}
    return {text for reading in readings for text in _of_html(reading)}


def _choices(tokens: list[Token]) -> list[list[int]]:
    """The places of `else` and the like, per open tag: as many readings as the longest asks."""
    done, stack = [], [[]]
    for place, token in enumerate(tokens):
        word = _word(token)
        if word in OPENS or word in ("blocktranslate", "blocktrans"):
            stack.append([])
        elif word in NEXT:
            stack[-1].append(place)
        elif word in ENDS or word in ("endblocktranslate", "endblocktrans"):
            done.append(stack.pop())
    return done


def _word(token: Token) -> str:
    return token.contents.split()[0] if token.token_type == TokenType.BLOCK and token.contents else ""


def _reading(tokens: list[Token], number: int) -> str:
    """The text when of each choice the branch with this number is taken, or the last there is."""
    shown: list[str] = []
    stack = [[0, _branches(tokens, 0)]]
    for place, token in enumerate(tokens):
        word = _word(token)
        if word in OPENS or word in ("blocktranslate", "blocktrans"):
            stack.append([0, _branches(tokens, place)])
        elif word in NEXT:
            stack[-1][0] += 1
        elif word in ENDS or word in ("endblocktranslate", "endblocktrans"):
            stack.pop()
        elif all(at == min(number, last) for at, last in stack):
            shown.append(_shown(token, word))
    return "".join(shown)


def _branches(tokens: list[Token], start: int) -> int:
    """The number of the last branch of the tag at this place."""
    depth, count = 0, 0
    if not start:
        return 0
    for token in tokens[start:]:
        word = _word(token)
        if word in OPENS or word in ("blocktranslate", "blocktrans"):
            depth += 1
        elif word in NEXT and depth == 1:
            count += 1
        elif word in ENDS or word in ("endblocktranslate", "endblocktrans"):
            depth -= 1
            if not depth:
                return count
    return count


def _shown(token: Token, word: str) -> str:
    if token.token_type == TokenType.TEXT:
        return token.contents
    if token.token_type == TokenType.VAR:
        return ANY
    if word in ("block", "endblock"):
        return "<p>"
    literals = LITERAL.findall(token.contents)
    if word in SAYS:
        return "".join(literals[SAYS[word] : SAYS[word] + 1]) or ANY
    if word in ("include", "with"):
        return "".join(f"<p>{text}<p>" for text in literals if " " in text or text[:1].isupper())
    return ""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.texts.append("")
        self.texts[:0] = [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def _of_html(source: str) -> Iterator[str]:
    parser = _Words()
    parser.feed(source)
    parser.close()
    for text in parser.texts:
        if re.search(r"[^\W\d_]", text) and text.strip() != ANY and not STYLE.search(text):
            yield re.sub(r"[ \n\t]+", " ", text).strip()


# ── Python, JavaScript, the guide ─────────────────────────────────────────────────────────


def of_python(source: str) -> set[str]:
    tree = ast.parse(source)
    silent = {id(node) for part in ast.walk(tree) for node in _silent(part)}
    found = (_text(node) for node in ast.walk(tree) if id(node) not in silent)
    return {text for text in found if text and _reads_as_words(text)}


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """What is for who reads the code, or for the machine."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
        yield node.body[0].value  # type: ignore[attr-defined]
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        logs = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in ("log", "logger")
        if called in NOT_READ or logs:
            yield from ast.walk(node)
    if isinstance(node, ast.JoinedStr):
        yield from (part for value in node.values for part in ast.walk(value))


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else ANY for part in node.values)
    return ""


def _reads_as_words(text: str) -> bool:
    words = text.replace("%s", ANY).split()
    plain = sum(bool(re.fullmatch(r"[\W\d]*[^\W\d_]+(?:[-'’][^\W\d_]+)*[\W\d]*", word)) for word in words)
    return len(words) > 1 and plain > len(words) / 2 and not CODE.search(text)


def of_script(source: str) -> set[str]:
    plain = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", source, flags=re.DOTALL)
    texts = (re.sub(r"\$\{[^}]*\}", ANY, found[2]) for found in SCRIPT_TEXT.finditer(plain))
    return {text for text in texts if _reads_as_words(text) and not re.search(r"[\[\]#]|herstel-|^\.", text)}


def of_markdown(source: str) -> set[str]:
    plain = re.sub(r"```.*?```", "", source, flags=re.DOTALL)
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|`([^`]*)`", r"\1\2", plain)
    cells = (cell for line in plain.splitlines() for cell in (line.split("|") if line.startswith("|") else [line]))
    texts = (re.sub(r"^\W+", "", cell).replace("*", "").strip() for cell in cells)
    return {text for text in texts if re.search(r"[^\W\d_]", text)}
