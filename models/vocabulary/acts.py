"""The office's verbs."""

from models.vocabulary.term import Term


class Act(Term):
    """The office's verbs; each is one file in `casework/acts/`."""

    # intake
    register = "register", "登记"
    revise_source = "revise_source", "来源更新"
    screen = "screen", "初审"

    # investigation
    assign = "assign", "交办"
    list_demands = "list_demands", "列明诉求"
    withdraw_demand = "withdraw_demand", "撤回诉求"
    record_inspection = "record_inspection", "现场检查"
    correct_inspection = "correct_inspection", "更正检查记录"
    take_charge = "take_charge", "领导包案"
    lead_visit = "lead_visit", "包案接访下访"
    close_charge = "close_charge", "包案结项"
    hand_over_charge = "hand_over_charge", "移交包案"
    call_in_help = "call_in_help", "邀请支援"
    give_opinion = "give_opinion", "提出意见"
    cancel_help = "cancel_help", "取消支援"
    conclude_investigation = "conclude_investigation", "调查结论"

    # plan and proof
    draft_plan = "draft_plan", "起草方案"
    propose_plan = "propose_plan", "提交方案"
    countersign_plan = "countersign_plan", "会签方案"
    approve_plan = "approve_plan", "批准方案"
    return_plan = "return_plan", "退回方案"
    amend_plan = "amend_plan", "变更方案"
    file_evidence = "file_evidence", "提交佐证"
    withdraw_evidence = "withdraw_evidence", "撤回佐证"
    reach_milestone = "reach_milestone", "节点完成"

    # acceptance
    request_acceptance = "request_acceptance", "申请验收"
    note_partial = "note_partial", "阶段性办结"
    check_item = "check_item", "逐项核验"
    accept = "accept", "验收通过"
    return_acceptance = "return_acceptance", "退回整改"
    publish = "publish", "公示"
    object_publicity = "object_publicity", "登记公示异议"
    settle_publicity = "settle_publicity", "核实公示异议"
    strike_off_item = "strike_off_item", "逐项销号"
    close = "close", "销号办结"

    # post-supervision
    plan_recheck = "plan_recheck", "加排复查"
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

    # enforcement
    file_penalty_case = "file_penalty_case", "处罚立案"
    notify_penalty = "notify_penalty", "处罚告知"
    decide_penalty = "decide_penalty", "处罚决定"
    drop_penalty_case = "drop_penalty_case", "终结处罚案件"
    request_instalments = "request_instalments", "申请延期分期缴纳"
    approve_instalments = "approve_instalments", "审批延期分期缴纳"
    record_payment = "record_payment", "登记缴款"
    apply_enforcement = "apply_enforcement", "申请强制执行"
    close_penalty = "close_penalty", "处罚结案"
    order_correction = "order_correction", "责令改正"
    reinspect = "reinspect", "改正复查"
    withdraw_order = "withdraw_order", "撤销责令改正"
    impose_daily_fine = "impose_daily_fine", "按日计罚"
    seize = "seize", "查封扣押"
    restrict_production = "restrict_production", "限产停产"
    approve_measure = "approve_measure", "审批强制措施"
    serve_paper = "serve_paper", "文书送达"
    apply_to_lift = "apply_to_lift", "收到解除申请"
    maintain_seizure = "maintain_seizure", "维持查封扣押"
    lift_measure = "lift_measure", "解除强制措施"
    file_firm_plan = "file_firm_plan", "企业整改方案备案"
    file_completion = "file_completion", "企业整改完成备案"
    track_restriction = "track_restriction", "解除后跟踪检查"
    # letters
    send_letter = "send_letter", "发函"
    sign_letter = "sign_letter", "签发函件"
    acknowledge_letter = "acknowledge_letter", "签收函件"
    object_letter = "object_letter", "提出异议"
    settle_objection = "settle_objection", "处理异议"
    chase_letter = "chase_letter", "催办函件"
    answer_letter = "answer_letter", "回复函件"
    redo_letter = "redo_letter", "退回重办"
    close_letter = "close_letter", "了结函件"
    receive_letter = "receive_letter", "登记来函"
    lift_listing = "lift_listing", "解除挂牌督办"

    # meetings
    hold_meeting = "hold_meeting", "召开会议"
    report_meeting = "report_meeting", "报告落实情况"
    close_meeting = "close_meeting", "会议事项了结"
    # petitioners
    notify_reporter = "notify_reporter", "告知信访人"
    reply = "reply", "答复"
    sign_reply = "sign_reply", "签发答复"
    deliver_reply = "deliver_reply", "送达答复"
    call_back = "call_back", "回访"
    rate = "rate", "群众评价"
    file_analysis = "file_analysis", "提交专项剖析"
    accept_analysis = "accept_analysis", "审核专项剖析"
    request_review = "request_review", "申请复查复核"
    decide_review = "decide_review", "复查复核决定"
    add_facts = "add_facts", "补充情况"
    judge_facts = "judge_facts", "研判补充情况"
    issue_query_code = "issue_query_code", "发放查询码"
    draw_sample = "draw_sample", "抽取评估件"
    review_sample = "review_sample", "第三方评估"
