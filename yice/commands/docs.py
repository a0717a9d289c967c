"""yice docs"""

import sys
from pathlib import Path

import click

from casework.errors import Broken
from yice.commands.shared import as_json, say_json
from yice.generated_docs import pages

ROOT = Path(__file__).parents[2]


@click.command("docs")
@click.option("--check", is_flag=True, help="只检查是否与代码一致，不写文件；不一致时退出码为1")
@as_json
def command(check: bool, as_json: bool) -> None:
    """重新生成 docs/ 中由代码得出的页面和 .env.example。"""
    if not (ROOT / "pyproject.toml").is_file():
        raise Broken("本命令只能在源代码目录中使用；安装版不含文档。", code="no_source_tree")
    stale = [path for path, text in pages().items() if _kept(ROOT / path) != text]
    if not check:
        _write(stale)
    if as_json:
        say_json({"stale": stale, "written": not check})
    else:
        click.echo(_sentence(stale, check))
    sys.exit(1 if check and stale else 0)


def _kept(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(stale: list[str]) -> None:
    for path in stale:
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(pages()[path], encoding="utf-8", newline="\n")


def _sentence(stale: list[str], check: bool) -> str:
    if not stale:
        return "各页与代码一致。"
    names = "、".join(stale)
    return f"与代码不一致：{names}；请运行 yice docs。" if check else f"已重新生成：{names}。"
