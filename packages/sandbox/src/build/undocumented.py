"""Parses modules without what documents them."""

import ast

DOCUMENTS = (
    ast.Module,
    ast.ClassDef,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
)


def undocumented(content: bytes, path: str) -> ast.Module:
    """Parse a module, and leave out what documents it."""
    tree = ast.parse(content, path)
    for node in ast.walk(tree):
        if not isinstance(node, DOCUMENTS):
            continue
        match node.body:
            case [
                ast.Expr(value=ast.Constant(value=str())) as text,
                *rest,
            ]:
                node.body = rest or [
                    ast.copy_location(ast.Pass(), text)
                ]
    return tree
