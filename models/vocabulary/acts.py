"""The office's verbs."""

from models.vocabulary.term import Term


class Act(Term):
    """The office's verbs; each is one file in `casework/acts/`."""

    # intake
    register = "register", "登记"
    revise_source = "revise_source", "来源更新"
    screen = "screen", "初审"
    add_report = "add_report", "补登举报"
    grade = "grade", "核定要素"
    judge_likeness = "judge_likeness", "判定重复"
    merge = "merge", "并案"
    open_identity = "open_identity", "查看举报人"
    draft_redaction = "draft_redaction", "拟脱敏稿"
    sign_redaction = "sign_redaction", "签发脱敏稿"
    note_clue = "note_clue", "登记线索"
    verify_clue = "verify_clue", "核实线索"
    hand_over = "hand_over", "移交立案"
    add_alarm = "add_alarm", "并入报警"

    # investigation
    assign = "assign", "交办"
    conclude_investigation = "conclude_investigation", "调查结论"

    # plan and proof
    propose_plan = "propose_plan", "提交方案"
    approve_plan = "approve_plan", "批准方案"
    return_plan = "return_plan", "退回方案"
    file_evidence = "file_evidence", "提交佐证"

    # acceptance
    request_acceptance = "request_acceptance", "申请验收"
    accept = "accept", "验收通过"
    return_acceptance = "return_acceptance", "退回整改"
    publish = "publish", "公示"
    close = "close", "销号办结"

    # post-supervision
    recheck = "recheck", "复查"
    archive = "archive", "归档"
    reopen = "reopen", "重新打开"

    # clocks
    start_clock = "start_clock", "起算期限"
    meet_clock = "meet_clock", "期限办结"
    cancel_clock = "cancel_clock", "撤销期限"
    pause_clock = "pause_clock", "中止期限"
    resume_clock = "resume_clock", "恢复期限"
    request_extension = "request_extension", "申请延期"
    extend = "extend", "批准延期"
    refuse_extension = "refuse_extension", "不予延期"
    ring = "ring", "期限提醒"
    recount = "recount", "期限重算"

    # colours
    note_signal = "note_signal", "登记预警情形"
    propose_colour = "propose_colour", "提请改色"
    approve_colour = "approve_colour", "批准改色"
    recolour = "recolour", "变色"

    # ladder
    escalate = "escalate", "升级督办"
    sign_rung = "sign_rung", "签发督办"
    answer_rung = "answer_rung", "督办反馈"
    stand_down = "stand_down", "解除督办"

    # tasks
    assign_task = "assign_task", "分派任务"
    finish_task = "finish_task", "任务办结"
    cancel_task = "cancel_task", "取消任务"
