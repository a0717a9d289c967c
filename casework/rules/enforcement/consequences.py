"""What follows when each clock of enforcement ends, and where that is written."""

from dataclasses import dataclass

from models.vocabulary import EnforcementKind

K = EnforcementKind


@dataclass(frozen=True)
class Consequence:
    """What the end of a clock means for a measure of this kind."""

    kind: EnforcementKind
    clock: str
    follows: str
    article: str


# fmt: off
CONSEQUENCES: tuple[Consequence, ...] = (
    Consequence(K.penalty, "CF-01", "立案审查逾期，属办理违规，不影响违法事实的认定", "处罚办法 §18"),
    Consequence(K.penalty, "CF-02", "处罚决定逾期；依法扣除的期间不计入", "行政处罚法 §60"),
    Consequence(K.penalty, "CF-03", "登记保存的证据须作处理，未处理的解除保存", "行政处罚法 §56"),
    Consequence(K.penalty, "CF-04", "视为放弃听证，可以作出处罚决定", "行政处罚法 §64"),
    Consequence(K.penalty, "CF-05", "送达逾期；未送达的决定对当事人不产生效力", "行政处罚法 §61"),
    Consequence(K.penalty, "CF-06", "自次日起加处罚款，总额不超过罚款本数", "行政处罚法 §72"),
    Consequence(K.penalty, "CF-07", "不再给予行政处罚", "法典 §1054"),
    Consequence(K.penalty, "CF-08", "不能再申请行政复议；六个月内仍可起诉", "行政复议法 §20"),
    Consequence(K.penalty, "CF-09", "不能再申请人民法院强制执行", "行政强制法 §53"),
    Consequence(K.penalty, "HD-01", "应已检查处罚或者命令的履行情况", "环境行政执法后督察办法（已失效）"),
    Consequence(K.order_correction, "AR-01", "送达逾期，按日计罚的起算日随之推后", "按日连续处罚办法 §8"),
    Consequence(K.order_correction, "AR-02", "复查逾期；仍应复查，拒不改正的再次责令改正", "法典 §1060"),
    Consequence(K.daily_fine, "AR-03", "以原罚款数额按日累计，至复查发现仍在违法之日止", "法典 §1060"),
    Consequence(K.seizure, "SF-01", "必须立即解除查封、扣押", "查封扣押办法 §20"),
    Consequence(K.seizure, "SF-02", "未补办批准手续的，必须立即解除", "查封扣押办法 §13"),
    Consequence(K.seizure, "SF-03", "核查逾期；应即决定解除或者维持", "查封扣押办法 §19"),
    Consequence(K.seizure, "SF-04", "解除决定送达逾期；解除本身已经生效", "查封扣押办法 §21"),
    Consequence(K.limit_production, "XC-01", "送达逾期；未送达的，限制生产尚未开始", "限产停产办法 §14"),
    Consequence(K.stop_production, "XC-01", "送达逾期；未送达的，停产整治尚未开始", "限产停产办法 §14"),
    Consequence(K.limit_production, "XC-02", "企业未报备整改方案，纳入后督察处理", "限产停产办法 §16、§19"),
    Consequence(K.stop_production, "XC-02", "企业未报备整改方案，纳入后督察处理", "限产停产办法 §16、§19"),
    Consequence(K.limit_production, "XC-03", "必须解除；仍超标的可以责令停产整治", "限产停产办法 §15、§6"),
    Consequence(K.limit_production, "XC-04", "报备逾期；自报备之日起限制生产即行解除", "限产停产办法 §17"),
    Consequence(K.stop_production, "XC-04", "报备逾期；自报备之日起停产整治即行解除", "限产停产办法 §17"),
    Consequence(K.limit_production, "XC-05", "跟踪检查逾期；仍超标的可以责令停产整治", "限产停产办法 §20、§6"),
    Consequence(K.stop_production, "XC-05", "跟踪逾期；又实施同一违法行为的，报请责令停业、关闭",
                "限产停产办法 §20、§8"),
)
# fmt: on


def what_follows(kind: EnforcementKind, clock: str) -> Consequence | None:
    """What the end of a clock means for a measure; None for a clock that has no such meaning."""
    return next((one for one in CONSEQUENCES if (one.kind, one.clock) == (kind, clock)), None)
