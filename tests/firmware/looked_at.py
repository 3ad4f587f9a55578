"""The ball's core loaded once more, under another name, with every sum and product watched."""

import ast
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

CORE = Path(__file__).parents[2] / "firmware" / "ball"
NAME = "ball_looked_at"
SMALL = range(-(2**30), 2**30)


class Watch:
    """`found` are the ints that were too large while it was on."""

    def __init__(self) -> None:
        self.on = False
        self.found: list[int] = []

    def look(self, value: Any) -> Any:
        if self.on and isinstance(value, int) and value not in SMALL:
            self.found.append(value)
        return value


class Looks(ast.NodeTransformer):
    """a + b becomes _look(a + b), and a += b becomes a = _look(a + b)."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return ast.Call(ast.Name("_look", ast.Load()), [node], [])

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        target = ast.parse(ast.unparse(node.target), mode="eval").body
        whole = self.visit(ast.BinOp(target, node.op, node.value))
        return ast.Assign([node.target], whole)


class Loader(SourceFileLoader):
    watch: Watch

    def get_code(self, fullname: str) -> CodeType:
        tree = Looks().visit(ast.parse(Path(self.path).read_text()))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_look"] = self.watch.look
        super().exec_module(module)


class Finder(MetaPathFinder):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if fullname.split(".", maxsplit=1)[0] != NAME:
            return None
        inner = fullname.removeprefix(NAME).removeprefix(".") or "__init__"
        file = CORE / f"{inner}.py"
        loader = Loader(fullname, str(file))
        loader.watch = self._watch
        within = [str(CORE)] if inner == "__init__" else None
        return spec_from_file_location(
            fullname, file, loader=loader, submodule_search_locations=within
        )
