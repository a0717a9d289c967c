"""What is done to the office as a whole, beside the acts that are done to a case."""

from models.vocabulary.term import Term


class OfficeDoing(Term):
    """What touches every case at once, or whoever works here; who may stands in one table."""

    load_roster = "load_roster", "装入名录"
    grant_roles = "grant_roles", "授予身份"
    apply_policy = "apply_policy", "装入业务政策"
    apply_technical_policy = "apply_technical_policy", "装入技术参数"
    apply_secrecy_policy = "apply_secrecy_policy", "装入保密政策"
    confirm_time = "confirm_time", "确认本机时间"
    unpark = "unpark", "恢复搁置的期限"
    manage_addresses = "manage_addresses", "登记消息地址"
    read_message = "read_message", "查看消息正文"
    resend_messages = "resend_messages", "重发消息"
    make_feed = "make_feed", "新建日历地址"
    revoke_feed = "revoke_feed", "停用日历地址"
    verify_history = "verify_history", "核验历史"
    sign_checkpoint = "sign_checkpoint", "签发检查点"
    read_journal = "read_journal", "查看办公操作记录"
