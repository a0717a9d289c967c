"""The words for each pollutant: in a 污染类型 cell, and the clearer ones trusted in free text."""

import re

from models.vocabulary import Pollutant as P

NAMED = {
    P.air: "大气 空气 气 废气 扬尘 粉尘 烟尘 灰尘 油烟 恶臭 异味 臭气 臭味 烟气 黑烟 VOCs 机动车尾气",
    P.water: "水 污水 废水 水体 水环境 黑臭 黑臭水体 河道 地表水 地下水 饮用水 水质",
    P.noise: "噪声 噪音 声 声环境 振动",
    P.solid_waste: "固废 固体废物 固体废弃物 垃圾 生活垃圾 建筑垃圾 废渣 工业固废 渣土",
    P.hazardous_waste: "危险废物 危废 医疗废物 医废",
    P.soil: "土壤 土 耕地",
    P.ecology: "生态 生态破坏 破坏生态 自然保护地 林地 毁林 非法采砂 采砂 水土流失",
    P.radiation: "辐射 电磁 电磁辐射 核与辐射",
    P.light: "光 光污染",
    P.marine: "海洋 海水 海域",
    P.livestock: "畜禽养殖 畜禽 养殖",
    P.heavy_metal: "重金属",
    P.construction_permit: "建设项目审批 建设项目 未批先建 环评",
    P.other: "其他 其它",
}
LITERAL = {word: pollutant for pollutant, words in NAMED.items() for word in words.split()}
LITERAL |= {pollutant.label: pollutant for pollutant in P}

# One character inside a longer word proves nothing (水务局), so only whole words are looked for.
_INSIDE = sorted((word for word in LITERAL if len(word) > 1 and word != "其他"), key=len, reverse=True)
INNER = re.compile("|".join(map(re.escape, _INSIDE)))

_IN_PROSE = {
    P.air: (
        "大气污染 空气污染 污染空气 废气 扬尘 粉尘 尘土 烟尘 烟气 油烟 "
        "恶臭 异味 臭气 臭味 黑烟 浓烟 刺鼻 油漆味 难闻"
    ),
    P.water: "污水 废水 水污染 黑臭水体 黑水 水质 渗滤液 水源 洗沙水",
    P.noise: "噪声 噪音 广场舞",
    P.solid_waste: "垃圾 固体废物 固废 废渣 弃渣 污泥",
    P.hazardous_waste: "危险废物 危废 医疗废物 医废 废铅",
    P.soil: "土壤污染 污染土壤 污染土地 污染农田",
    P.ecology: "破坏生态 生态破坏 生态环境破坏 毁林 砍伐 采砂 挖沙 水土流失 林地 湿地 自然保护区 矿山",
    P.radiation: "辐射",
    P.light: "光污染",
    P.marine: "海洋 海域 滩涂",
    P.livestock: "养殖 养猪 养鸡 养羊 猪场 鸡场 畜禽 粪污",
    P.heavy_metal: "重金属 镉 汞 砷",
    P.construction_permit: "未批先建 无环评 环评手续",
}
SUGGESTED = {pollutant: re.compile("|".join(words.split())) for pollutant, words in _IN_PROSE.items()}
