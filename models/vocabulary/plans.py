"""Plans, their measures' proof and the looks back."""

from models.vocabulary.term import Term


class PlanStatus(Term):
    """A plan's own life inside rectification."""

    draft = "draft", "草稿"
    proposed = "proposed", "待审批"
    returned = "returned", "已退回"
    approved = "approved", "已批准"
    superseded = "superseded", "已被取代"


class MeasureKind(Term):
    """措施类别: by what kind of work a measure is done."""

    works = "works", "工程"
    management = "management", "管理"
    monitoring = "monitoring", "监测"
    enforcement = "enforcement", "执法"
    other = "other", "其他"


class EvidenceKind(Term):
    """佐证种类: what kind of proof a measure must bring."""

    photo_pair = "photo_pair", "前后对比照片"
    monitoring_report = "monitoring_report", "监测报告"
    inspection_record = "inspection_record", "现场检查记录"
    contract = "contract", "工程合同"
    penalty_paper = "penalty_paper", "处罚文书"
    meeting_minutes = "meeting_minutes", "会议纪要"
    public_opinion = "public_opinion", "群众意见"
    other = "other", "其他佐证"


class PhotoSide(Term):
    """Which half of a pair of photos from one spot a file shows, or that it shows both."""

    before = "before", "整改前"
    after = "after", "整改后"
    pair = "pair", "前后合照"


class RecheckMode(Term):
    """How a recheck is made; covert where the law asks for it."""

    covert = "covert", "暗查"
    open = "open", "明查"
    night = "night", "夜查"
    off_hours = "off_hours", "错时检查"
    cross = "cross", "交叉检查"
    remote = "remote", "非现场核查"


class RecheckStatus(Term):
    """A recheck round's own life."""

    scheduled = "scheduled", "待到期"
    due = "due", "待复查"
    passed = "passed", "复查合格"
    relapsed = "relapsed", "反弹"
    not_performed = "not_performed", "未履行"
    cancelled = "cancelled", "已取消"
