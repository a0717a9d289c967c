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
    leader_hotline = "leader_hotline", "旗县长热线"
    linkage_110 = "linkage_110", "110联动"
    online_opinion = "online_opinion", "网络舆情"
    netizen_message = "netizen_message", "网民留言"
    online_inquiry = "online_inquiry", "网络问政"
    reward = "reward", "有奖举报"
    petition_office = "petition_office", "信访局转办"
    superior = "superior", "上级转办"
    inspection = "inspection", "督察交办"
    media = "media", "媒体曝光"
    patrol = "patrol", "网格巡查"
    monitoring_alarm = "monitoring_alarm", "在线监控报警"
    enforcement = "enforcement", "执法检查"
    special_enforcement = "special_enforcement", "专项交叉错时执法"
    random_inspection = "random_inspection", "双随机"
    stationed = "stationed", "驻点"
    proposal = "proposal", "人大政协建议提案"
    procuratorial_advice = "procuratorial_advice", "检察建议"
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


class Sector(Term):
    """行业: the second facet of a problem beside its pollutants."""

    chemicals = "chemicals", "化工"
    pharmaceuticals = "pharmaceuticals", "医药制造"
    non_metallic = "non_metallic", "非金属矿物制品"
    metalworking = "metalworking", "金属冶炼加工"
    electroplating = "electroplating", "电镀"
    rubber_plastics = "rubber_plastics", "橡胶塑料"
    textiles = "textiles", "纺织印染"
    paper = "paper", "造纸印刷"
    furniture = "furniture", "家具木材加工"
    food = "food", "食品加工"
    power = "power", "电力热力"
    mining = "mining", "采矿"
    construction = "construction", "建筑业"
    livestock = "livestock", "养殖"
    catering = "catering", "住宿餐饮娱乐"
    vehicles = "vehicles", "汽车维修"
    transport = "transport", "交通运输仓储"
    waste_treatment = "waste_treatment", "污水固废处理"
    residents = "residents", "居民生活"
    other = "other", "其他行业"


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


class LikenessKind(Term):
    """In what a report is like what the office has already (domain: 重复, 联名, 越级, 积案)."""

    repeated = "repeated", "重复"
    joint = "joint", "联名"
    skip_level = "skip_level", "越级"
    long_standing = "long_standing", "积案"


class LikenessStatus(Term):
    """A rule proposes a likeness, a person judges it."""

    proposed = "proposed", "待判定"
    confirmed = "confirmed", "已确认"
    dismissed = "dismissed", "已排除"


class ProblemFlag(Term):
    """What a person has confirmed a problem to be."""

    repeated = "repeated", "重复"
    joint = "joint", "联名"
    collective = "collective", "集体"
    skip_level = "skip_level", "越级"
    long_standing = "long_standing", "积案"


class RedactionStatus(Term):
    """The life of a redacted text, which alone leaves the office."""

    drafted = "drafted", "待签发"
    signed = "signed", "已签发"
    superseded = "superseded", "已替换"
