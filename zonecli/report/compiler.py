# ruff: noqa: N802 - the methods are called as Jinja calls them
"""Templates into Python: every piece of output goes through our hands, with the line that printed it.

Jinja's own compiler escapes for HTML, and lets a block filter print what it likes; what is changed here is only that.
"""

from __future__ import annotations

from typing import Any, NoReturn

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import BlockReference, Context, Macro, TemplateReference

from zonecli.errors import N_
from zonecli.render.sanitize import clean_lines
from zonecli.report.faults import TemplateError
from zonecli.report.safe import Safe

# Stands for a filter on what a loop goes through; no template can name it.
_LOOPED = "each item"
# The names that compiled templates import from Jinja and that are ours instead, as the last line of their module.
_OURS = "from zonecli.report.compiler import SafeMacro as Macro, SafeReference as TemplateReference, mark as Markup"


def mark(text: str | Safe) -> Safe:
    """Return what a macro or a block has printed: each piece of it was made safe when it was printed."""
    return text if isinstance(text, Safe) else Safe(text)


class SafeMacro(Macro):
    """A macro, whose output is Markdown already; it begins and ends without a line break, to be used in a line."""

    def _invoke(self, arguments: list[Any], autoescape: bool) -> Any:
        return Safe(self._func(*arguments).strip("\n"))


class SafeBlock(BlockReference):
    """A block printed once more (`super()`, `self.name()`)."""

    def __call__(self) -> Any:
        return mark("".join(self._stack[self._depth](self._context)))


class SafeReference(TemplateReference):
    """`self` in a template; `names` are those of its blocks."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.names = tuple(context.blocks)

    def __getitem__(self, name: str) -> Any:
        return _safe(super().__getitem__(name))


class SafeContext(Context):
    """The names that a template sees; a parent's block is Markdown already."""

    def super(self, name: str, current: Any) -> Any:
        return _safe(super().super(name, current))


def _safe(found: Any) -> Any:
    if not isinstance(found, BlockReference):
        return found
    return SafeBlock(found.name, found._context, found._stack, found._depth)


class Compiler(CodeGenerator):
    """The code of a template."""

    environment: Any

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(_OURS)

    # -- output --------------------------------------------------------------------------------

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return clean_lines(node.data)
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(f"environment.print_value({self.name!r}, {node.lineno}, ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        call_frame, macro_ref = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro_ref, call_frame)
        self.start_write(frame, node)
        self.write(f"environment.print_value({self.name!r}, {node.lineno}, ")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(")")
        self.end_write(frame)

    # -- expressions ---------------------------------------------------------------------------

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.join_parts((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    # -- statements ----------------------------------------------------------------------------

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        if node.recursive:
            self._refuse(N_("a loop cannot be recursive; a macro can call itself"), node)
        node.iter = nodes.Filter(node.iter, _LOOPED, [], [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        if node.name != _LOOPED or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write("environment.each(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if isinstance(node.node, nodes.Name):
            self.environment.said.update(
                arg.value for arg in node.args if isinstance(arg, nodes.Const) and isinstance(arg.value, str)
            )
        super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:
        self._refuse(N_("there are no filter blocks; a filter goes with a value: {{{{ value | filter }}}}"), node)

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:
        if node.filter is not None:
            self._refuse(N_("a block that is set takes no filter"), node)
        super().visit_AssignBlock(node, frame)

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier, frame: Frame) -> None:
        self._refuse(N_("texts are always escaped; autoescape cannot be changed"), node)

    def visit_EvalContextModifier(self, node: nodes.EvalContextModifier, frame: Frame) -> None:
        self._refuse(N_("texts are always escaped; autoescape cannot be changed"), node)

    def _refuse(self, sentence: str, node: nodes.Node) -> NoReturn:
        raise TemplateError(sentence).at(self.filename or self.name or "", node.lineno)
