"""The command `yice`. Its help knows every command without importing one."""

import importlib
import os
import sys
from typing import Any

import click

COMMANDS = {
    "up": "启动全部：Prefect 服务器、工作进程、调度与巡查",
    "demo": "演示：样例问题走完各种分支直至归档，核对一致后退出",
    "import": "导入公开的一览表（举报件、整改方案、执法案例）",
    "alarm": "收下一条在线监控报文（HJ 212-2017 或 JSON），立为线索或并入案件",
    "act": "办理一个事项，如 yice act screen YC2026-000001 --by C01 --outcome accept",
    "case": "查看一个案件：现状、期限、方案、全部经过",
    "plan": "方案：show 查看一版，compare 比较两版，templates 列出模板，gaps 核对公开的清单",
    "handout": "交办内容：只含可以交给承办单位的栏目",
    "ledger": "四色台账",
    "letters": "待回复的函件：发出的和收到的",
    "office": "单位与人员：load 装入名录，show 查看",
    "clock": "期限：due 推算截止日，list 与 show 查看各种法定期限",
    "policy": "政策：try 试算，apply 装入日历、期限、四色规则或督办阶梯",
    "petitioner": "群众工作：owed 待告知、待答复、待回访，figures 统计，code 打印查询码",
    "sample": "第三方评估：draw 从办结案件中可核对地抽取",
    "sweep": "巡查一次期限（可由 cron 调用，不需要 Prefect）",
    "notices": "消息：send 汇总并发送，list 查看，retry 重发失败的",
    "address": "消息地址：登记、查看、删除、测试",
    "feed": "日历订阅地址：make 新建，revoke 停用",
    "web": "单独启动网页服务（日历订阅）",
    "dispatch": "派发一次待唤醒的流程（可由 cron 调用）",
    "reconcile": "使 Prefect 与本库一致：补建流程、计划和复查",
    "audit": "审计：verify 核验历史未被改动，checkpoint 签发检查点，journal 查看办公操作记录",
    "doctor": "体检：逐项检查安装与数据",
    "docs": "重新生成 docs/ 中由代码得出的页面",
}


class Commands(click.Group):
    """Commands by name; a module is imported when its command is called, so that help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = "list_import" if cmd_name == "import" else cmd_name
        return importlib.import_module(f"yice.commands.{module}").command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="yice")
def cli() -> None:
    """一策：一个问题、一个方案、一套措施。"""


def main(arguments: list[str] | None = None) -> Any:
    """Run a command; a refusal is one sentence and exit code 1 (2: input not understood), never a trace."""
    arguments = sys.argv[1:] if arguments is None else arguments
    os.umask(0o077)  # whatever an installation writes is for its owner alone
    try:
        cli.main(arguments, prog_name="yice", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except Exception as error:
        from yice.refusing import say_and_exit

        say_and_exit(error, as_json="--json" in arguments)


if __name__ == "__main__":
    main()
