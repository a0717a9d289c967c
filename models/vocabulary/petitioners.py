"""What is owed to petitioners: told, answered, called back, reviewed."""

from models.vocabulary.term import Term


class NoticeMode(Term):
    """How something reached a petitioner (信访工作条例 §23: in writing, on the spot where possible)."""

    on_the_spot = "on_the_spot", "当场书面"
    written = "written", "书面"
    sms = "sms", "短信"
    phone = "phone", "电话"
    platform = "platform", "平台"


class NoticeContent(Term):
    """What a petitioner is told of his report."""

    accepted = "accepted", "告知受理"
    refused = "refused", "告知不予受理"
    forwarded = "forwarded", "告知转办去向"
    merged = "merged", "告知并案办理"


class NotificationStatus(Term):
    """A notice to a petitioner: owed, given, or impossible because nobody knows where he is."""

    owed = "owed", "待告知"
    told = "told", "已告知"
    exempt = "exempt", "无法告知"


class PetitionRoute(Term):
    """处理途径: by which procedure a request is dealt with (信访工作条例 §31); it decides the clocks."""

    litigation = "litigation", "诉讼复议等法律程序"
    arbitration = "arbitration", "仲裁"
    party = "party", "党内申诉复审"
    administrative = "administrative", "行政程序"
    enforcement = "enforcement", "查处履职"
    petition = "petition", "信访求决"


class AnswerForm(Term):
    """In what form a report is answered."""

    opinion = "opinion", "信访处理意见书"
    platform = "platform", "举报平台回复"
    hotline = "hotline", "热线回复"
    letter = "letter", "书面答复"
    notice = "notice", "公开答复"


class AnswerStatus(Term):
    """The life of one answer to one report."""

    draft = "draft", "待签发"
    returned = "returned", "已退回"
    signed = "signed", "待送达"
    delivered = "delivered", "已送达"
    published = "published", "已公开"
    revoked = "revoked", "已撤销"


class DemandAnswer(Term):
    """What is answered to one demand (信访工作条例 §32)."""

    supported = "supported", "支持"
    explained = "explained", "解释说明"
    not_supported = "not_supported", "不予支持"


class CallBackStatus(Term):
    """What came of one call, or what the petitioner says himself."""

    not_reached = "not_reached", "未联系上"
    satisfied = "satisfied", "满意"
    basically = "basically", "基本满意"
    unsatisfied = "unsatisfied", "不满意"


class Grievance(Term):
    """Why a petitioner is not satisfied, as far as statistics need it."""

    unsolved = "unsolved", "问题未解决"
    relapsed = "relapsed", "问题反弹"
    slow = "slow", "办理太慢"
    finding = "finding", "不认可结论"
    unclear = "unclear", "答复不清楚"
    attitude = "attitude", "工作态度"
    beyond = "beyond", "诉求超出职责"
    other = "other", "其他原因"


class AnalysisStatus(Term):
    """专项剖析: owed by the unit, filed, accepted by the office."""

    open = "open", "待剖析"
    filed = "filed", "已剖析"
    accepted = "accepted", "已采纳"


class ReviewLevel(Term):
    """The two looks that a petitioner may ask for (信访工作条例 §§35-36)."""

    review = "review", "复查"
    final = "final", "复核"


class ReviewStatus(Term):
    """A review's own life."""

    asked = "asked", "复查中"
    taken = "taken", "已受理复查"
    refused = "refused", "不予受理"
    upheld = "upheld", "维持"
    changed = "changed", "变更"
    revoked = "revoked", "撤销重办"


class SupplementStatus(Term):
    """Facts that came after registration: to be judged, taken or of no effect."""

    open = "open", "待研判"
    taken = "taken", "已采纳"
    set_aside = "set_aside", "不影响结论"


class SampleStatus(Term):
    """A closed case in a sample for a third party."""

    drawn = "drawn", "待评估"
    reviewed = "reviewed", "已评估"


class SampleCriterion(Term):
    """What a third party gives marks for."""

    facts = "facts", "事实查清"
    basis = "basis", "依据适用"
    effect = "effect", "整改实效"
    timeliness = "timeliness", "办理时效"
    reply = "reply", "答复质量"
    records = "records", "案卷完整"
