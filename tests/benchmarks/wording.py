"""The words that made-up records are put together from: places, kinds, industries, indicators, titles."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words(
    "安an 白bai 宝bao 滨bin 昌chang 朝chao 承cheng 崇chong 楚chu 淳chun 大da 丹dan 德de 东dong 都du 恩en "
    "丰feng 福fu 高gao 广guang 桂gui 海hai 汉han 杭hang 和he 衡heng 洪hong 湖hu 华hua 怀huai 黄huang 惠hui "
    "吉ji 嘉jia 建jian 金jin 靖jing 九jiu 开kai 康kang 昆kun 兰lan 乐le 丽li 连lian 临lin 龙long 洛luo "
    "茂mao 绵mian 明ming 南nan 宁ning 攀pan 平ping 普pu 祁qi 青qing 荣rong 三san 韶shao 顺shun 泰tai 通tong"
)
# Each begins with a consonant, so that two syllables run together are read in one way only.
SECOND = _words(
    "坝ba 北bei 滨bin 昌chang 城cheng 川chuan 德de 定ding 东dong 丰feng 福fu 港gang 谷gu 关guan 河he 湖hu "
    "化hua 淮huai 江jiang 津jin 靖jing 康kang 口kou 兰lan 乐le 林lin 陵ling 龙long 陆lu 梅mei 门men 名ming "
    "南nan 宁ning 平ping 浦pu 桥qiao 泉quan 仁ren 荣rong 沙sha 山shan 石shi 水shui 顺shun 泰tai 潭tan 塘tang "
    "通tong 头tou 屯tun 湾wan 武wu 溪xi 乡xiang 兴xing 秀xiu 阳yang 义yi 银yin 永yong 原yuan 镇zhen 州zhou"
)

# Kind, the end of an id, names and short names in both languages.
KINDS = (
    ("economic-development-zone", "edz", "经济开发区", "经开区", "Economic Development Zone", "EDZ"),
    (
        "economic-technological-development-zone",
        "etdz",
        "经济技术开发区",
        "经技开发区",
        "Economic and Technological Development Zone",
        "ETDZ",
    ),
    ("high-tech-zone", "htz", "高新技术产业开发区", "高新区", "High-Tech Industrial Development Zone", "HTZ"),
    ("bonded-zone", "bonded", "综合保税区", "综保区", "Comprehensive Bonded Zone", "CBZ"),
    ("industrial-park", "park", "工业园区", "工业园", "Industrial Park", "IP"),
    ("science-city", "science-city", "科技城", "科创城", "Science and Technology City", "STC"),
    ("demonstration-zone", "demo", "产业示范区", "示范区", "Industrial Demonstration Zone", "IDZ"),
    ("new-town", "new-town", "产业新城", "新城", "Industrial New Town", "New Town"),
)

PROVINCES = _words(
    "11北京Beijing 12天津Tianjin 13河北Hebei 14山西Shanxi 15内蒙古Inner-Mongolia 21辽宁Liaoning 22吉林Jilin "
    "23黑龙江Heilongjiang 31上海Shanghai 32江苏Jiangsu 33浙江Zhejiang 34安徽Anhui 35福建Fujian 36江西Jiangxi "
    "37山东Shandong 41河南Henan 42湖北Hubei 43湖南Hunan 44广东Guangdong 45广西Guangxi 46海南Hainan "
    "50重庆Chongqing 51四川Sichuan 52贵州Guizhou 53云南Yunnan 54西藏Tibet 61陕西Shaanxi 62甘肃Gansu "
    "63青海Qinghai 64宁夏Ningxia 65新疆Xinjiang"
)
PREFECTURES = 10  # to a province, their names made up

INDUSTRIES = {
    "aerospace": ("航空航天", "Aerospace"),
    "agricultural-machinery": ("农业机械", "Agricultural machinery"),
    "artificial-intelligence": ("人工智能", "Artificial intelligence"),
    "auto-parts": ("汽车零部件", "Auto parts"),
    "bamboo-products": ("竹木制品", "Bamboo and wood products"),
    "biomedicine": ("生物医药", "Biomedicine"),
    "building-materials": ("新型建材", "New building materials"),
    "chemicals": ("精细化工", "Fine chemicals"),
    "cold-chain": ("冷链物流", "Cold-chain logistics"),
    "cross-border-commerce": ("跨境电商", "Cross-border e-commerce"),
    "digital-economy": ("数字经济", "Digital economy"),
    "electrical-machinery": ("电气机械", "Electrical machinery"),
    "electronic-information": ("电子信息", "Electronic information"),
    "energy-storage": ("新型储能", "Energy storage"),
    "environmental-protection": ("节能环保", "Environmental protection"),
    "food-processing": ("食品加工", "Food processing"),
    "furniture": ("家具", "Furniture"),
    "general-equipment": ("通用设备", "General-purpose equipment"),
    "high-end-equipment": ("高端装备制造", "High-end equipment manufacturing"),
    "hydrogen-energy": ("氢能源", "Hydrogen energy"),
    "integrated-circuits": ("集成电路", "Integrated circuits"),
    "logistics": ("现代物流", "Modern logistics"),
    "marine-engineering": ("海洋工程装备", "Marine engineering equipment"),
    "medical-devices": ("医疗器械", "Medical devices"),
    "metal-products": ("金属制品", "Metal products"),
    "new-energy-vehicles": ("新能源汽车", "New-energy vehicles"),
    "new-materials": ("新材料", "New materials"),
    "optoelectronics": ("光电子", "Optoelectronics"),
    "photovoltaics": ("光伏", "Photovoltaics"),
    "rail-transit": ("轨道交通装备", "Rail-transit equipment"),
    "robotics": ("机器人", "Robotics"),
    "textiles": ("纺织服装", "Textiles and clothing"),
}

# Chinese name, English name, usual unit, theme, better direction (empty where there is none).
INDICATORS = {
    "approved-area": ("核准面积", "Approved area", "ha", "land", ""),
    "planned-area": ("规划面积", "Planned area", "km2", "land", ""),
    "land-available": ("可开发利用土地面积", "Land available for development", "mu", "land", "higher"),
    "entry-tax-per-area": ("亩均税收入园门槛", "Tax-per-area entry threshold", "CNY/mu", "land", "higher"),
    "tax-revenue": ("税收收入", "Tax revenue", "CNY", "economy", "higher"),
    "tax-share": ("占区域税收收入比重", "Share of the region's tax revenue", "ratio", "economy", "higher"),
    "operating-revenue": ("营业收入", "Operating revenue", "CNY", "economy", "higher"),
    "industrial-output": ("规模以上工业总产值", "Gross industrial output", "CNY", "industry", "higher"),
    "industrial-output-growth": ("规模以上工业总产值增速", "Growth of output", "ratio", "industry", "higher"),
    "industrial-sales": ("产业年销售额", "Annual sales of an industry", "CNY", "industry", "higher"),
    "fixed-asset-investment": ("固定资产投资", "Fixed-asset investment", "CNY", "investment", "higher"),
    "projects-attracted": ("引进项目数", "Projects attracted", "item", "investment", "higher"),
    "project-investment": ("项目总投资", "Total investment of projects", "CNY", "investment", "higher"),
    "foreign-investment": ("实际使用外资", "Foreign investment used", "USD", "investment", "higher"),
    "enterprises": ("入驻企业数", "Enterprises", "enterprise", "enterprises", "higher"),
    "high-tech-enterprises": ("高新技术企业数", "High-tech firms", "enterprise", "enterprises", "higher"),
    "enterprises-closed": ("关停和调整企业数", "Enterprises closed", "enterprise", "enterprises", ""),
    "patents": ("发明专利授权数", "Invention patents granted", "item", "innovation", "higher"),
    "rd-share": ("研发经费投入强度", "Research spending, share of output", "ratio", "innovation", "higher"),
    "employees": ("从业人员", "Employees", "person", "people", "higher"),
    "talents-attracted": ("引进人才数", "Talent attracted", "person", "people", "higher"),
    "exports": ("出口额", "Exports", "USD", "trade", "higher"),
    "trade-share": ("占区域进出口额比重", "Share of the region's trade", "ratio", "trade", "higher"),
    "entry-energy-per-output": (
        "项目准入能耗门槛",
        "Energy-intensity entry threshold",
        "tce/10^4CNY",
        "environment",
        "lower",
    ),
    "travel-time": ("通达时间", "Travel time", "min", "services", "lower"),
}
# How those lie in time that are no flows.
NATURES = {
    **dict.fromkeys(("approved-area", "planned-area", "entry-tax-per-area"), "standing"),
    **dict.fromkeys(("entry-energy-per-output", "travel-time"), "standing"),
    **dict.fromkeys(("enterprises", "high-tech-enterprises", "employees"), "stock"),
    "industrial-output-growth": "change",
}

CIRCLES = (("品质生活圈", "quality living circle"), ("高铁通勤圈", "high-speed rail commuting circle"))
MILESTONES = (
    ("整合提升工作方案获省政府批复同意", "Integration and upgrading plan approved by the province"),
    ("重大产业项目集中开工", "Ground broken for a group of major industrial projects"),
    ("绿色产业招商对接会召开", "Green-industry investment fair held"),
    ("国家级孵化器揭牌", "National incubator opened"),
    ("综合服务中心启用", "One-stop service centre opened"),
)
