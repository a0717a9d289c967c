"""How problems come in and what they are about."""

from models.vocabulary.term import Term


class Channel(Term):
    """How a report reached the office (domain: 受理方式)."""

    phone_12369 = "phone_12369", "12369电话"
    hotline_12345 = "hotline_12345", "12345热线"
    phone = "phone", "来电"
    letter = "letter", "来信"
    visit = "visit", "来访"
    wechat = "wechat", "微信"
    web = "web", "网络"
    leader_mailbox = "leader_mailbox", "领导信箱"
    petition_office = "petition_office", "信访局转办"
    superior = "superior", "上级转办"
    inspection = "inspection", "督察交办"
    media = "media", "媒体曝光"
    patrol = "patrol", "网格巡查"
    monitoring_alarm = "monitoring_alarm", "在线监控报警"
    enforcement = "enforcement", "执法检查"
    department = "department", "部门移送"
    other = "other", "其他"


class Pollutant(Term):
    """污染类型; one problem may carry several, so shares may exceed 100 %."""

    air = "air", "大气"
    water = "water", "水"
    noise = "noise", "噪声"
    solid_waste = "solid_waste", "固废"
    hazardous_waste = "hazardous_waste", "危险废物"
    soil = "soil", "土壤"
    ecology = "ecology", "生态破坏"
    radiation = "radiation", "辐射"
    light = "light", "光污染"
    marine = "marine", "海洋"
    livestock = "livestock", "畜禽养殖"
    heavy_metal = "heavy_metal", "重金属"
    construction_permit = "construction_permit", "建设项目审批"
    other = "other", "其他"


class ListForm(Term):
    """The published forms that `yice import` reads."""

    petitions = "petitions", "群众信访举报转办和办理一览表"
    plans = "plans", "整改方案与销号公示"
    enforcement = "enforcement", "执法典型案例"


class ProblemLevel(Term):
    """How much weight a problem has; the risk of harm is graded apart from it."""

    ordinary = "ordinary", "一般"
    key = "key", "重点"
    stubborn = "stubborn", "疑难积案"
    inspection_key = "inspection_key", "督察重点件"


class SensitivePlace(Term):
    """What lies near that suffers first (敏感目标)."""

    water_source = "water_source", "饮用水水源地"
    nature_reserve = "nature_reserve", "自然保护地"
    school = "school", "学校"
    hospital = "hospital", "医院"
    residents = "residents", "居民区"


class Anonymity(Term):
    """How a reporter wants to be known: 法典 §146 keeps him secret in any case, real names get feedback."""

    real_name = "real_name", "实名"
    anonymous = "anonymous", "匿名"
    secret = "secret", "要求保密"
