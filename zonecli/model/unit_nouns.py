"""What counts count: Chinese measure words, and nouns in both languages; laid out as in `unit_words`."""

# Measure words that say themselves what is counted.
MEASURE_WORDS = """
enterprise | 家
person     | 人, 名, 位, 口人
visit      | 人次
household  | 户, 户次
vehicle    | 辆, 辆次, 车次
ship       | 艘, 艘次
aircraft   | 架, 架次
train      | 列, 列次
flight     | 航班次, 航次, 班次
share      | 股
dose       | 剂次, 剂, 针次
vote       | 票
teu        | 标准箱, 标箱, 个标准箱, 个标箱, 只标准箱
bed        | 张床位, 张病床, 张床
position   | 个职位
paper      | 篇论文
tree       | 棵, 株
building   | 栋, 幢
law        | 部法律
city       | 座城市, 城
item       | 个, 口, 项, 条, 件, 台, 套, 片, 篇, 所, 座, 种, 类, 处, 支, 只, 张, 份, 本, 册, 部, 次, 场, 轮,
    组, 对, 双, 副, 间, 层, 根, 头, 匹, 趟, 站, 眼, 门, 扇, 面, 顶, 枚, 颗, 粒, 瓶, 罐, 桶, 箱, 包, 袋, 盒, 桌,
    例, 起, 宗, 笔, 批次, 台套, 台次, 台（套）, 台(套), 款, 道, 盏, 幅, 首, 卷, 集, 尊, 挺, 则, 盘, 封, 朵, 羽,
    尾, 把, 块地, 件次, 项次, 人份, 人天, 人日, 人年, 课时, 学时, 学分, 字, 字节数, 步, 遍, 回, 番次, 环, 格,
    孔, 跨, 榀, 洞, 码头泊位, 泊位
"""

NOUNS = """
enterprise    | 企业, 公司, 厂商, 厂家, 商户, 独角兽, 上市公司, 市场主体, 经营主体 | enterprise, company, firm,
    business, corporation, startup, start-up, manufacturer, supplier, sme, market entity, unicorn, venture
household     | 家庭, 农户, 住户 | household, family, home
project       | 项目, 工程 | project, programme, program
zone          | 开发区, 经开区, 高新区, 新区, 保税区, 示范区, 试验区, 自贸区, 功能区, 集聚区, 合作区 | zone,
    development zone
park          | 园区, 产业园, 公园, 科技园, 工业园, 园, 工业区 | park, industrial park, estate, industrial estate
platform      | 平台, 载体 | platform
institution   | 机构, 单位, 院校 | institution, organisation, organization, agency
institute     | 研究院, 研究所, 科研院所, 院所, 研究机构 | institute
laboratory    | 实验室 | laboratory, lab
centre        | 中心, 研发中心 | centre, center
team          | 团队, 队伍 | team
base          | 基地 | base
fund          | 基金 | fund
patent        | 专利 | patent, invention patent
paper         | 论文 | paper, article
product       | 产品 | product
brand         | 品牌 | brand, trademark
standard      | 标准 | standard
policy        | 政策 | policy
measure       | 措施, 举措 | measure
task          | 任务 | task
event         | 活动, 赛事, 展会 | event, exhibition, activity
case          | 案例, 案件 | case
contract      | 合同, 协议 | contract, agreement, deal
order         | 订单 | order
award         | 奖项, 奖 | award, prize
job           | 岗位, 就业岗位, 工作岗位 | job
bed           | 床位, 病床 | bed
country       | 国家 | country, nation, economy
city          | 城市, 市, 设区市 | city
prefecture    | 地级市, 州 | prefecture
county        | 县, 县区, 县市区, 县城 | county
district      | 区, 市辖区 | district
town          | 镇, 乡镇, 小镇 | town
township      | 乡, 街道 | township, subdistrict
village       | 村, 行政村, 村庄 | village
community     | 社区, 小区 | community, neighbourhood, neighborhood
province      | 省, 省份, 省市 | province
region        | 地区, 区域, 片区 | region
area          | 区块, 地块, 领域 | area, field, plot, parcel
department    | 部门, 处室 | department, ministry, bureau, government department
school        | 学校, 中小学, 幼儿园, 中学, 小学 | school, kindergarten
university    | 高校, 大学, 高等学校 | university, college
hospital      | 医院, 卫生院 | hospital, clinic
hotel         | 酒店, 宾馆, 民宿 | hotel
shop          | 门店, 商店, 店铺, 网点 | shop, store, outlet
bank          | 银行 | bank
station       | 车站, 站点, 充电站, 基站 | station
airport       | 机场 | airport
port          | 港口, 码头 | port
bridge        | 桥梁, 桥 | bridge
road          | 道路, 公路 | road, highway, expressway
line          | 线路, 生产线, 产线, 专线 | line, production line, route
factory       | 工厂, 智能工厂 | factory, plant
workshop      | 车间 | workshop
mine          | 矿山, 煤矿 | mine
farm          | 农场, 家庭农场 | farm
museum        | 博物馆 | museum
library       | 图书馆 | library
scenic-spot   | 景区, 景点 | scenic spot, attraction
building      | 楼宇, 建筑, 房屋 | building
vehicle       | 汽车, 车辆, 新能源汽车 | vehicle, car, truck, bus
ship          | 船舶, 船 | ship, vessel
aircraft      | 飞机 | aircraft, plane, airplane
flight        | 航班 | flight
train         | 列车 | train
animal        | 动物 | animal
tree          | 树 | tree
reform        | 改革, 改革事项 | reform
aspect        | 方面 | aspect
industry      | 产业, 行业 | industry, sector
cluster       | 集群, 产业集群 | cluster
law           | 法律, 法规 | law, regulation
meeting       | 会议 | meeting, conference
course        | 课程 | course
book          | 图书 | book
film          | 电影 | film, movie
licence       | 许可证, 牌照 | licence, license, permit
certificate   | 证书 | certificate
share         | 股份 | share
step          | 步骤 | step
service       | 服务, 事项, 服务事项 | service
position      | 职位 | position, post, vacancy
person        | 人, 人才, 专家, 员工, 职工, 学生, 居民, 游客, 代表, 院士, 博士, 硕士, 教师, 人口, 工人, 农民,
    从业人员, 科技人员, 科研人员, 研发人员, 工作人员, 志愿者, 观众, 客商, 嘉宾, 用户, 患者, 老人, 儿童, 毕业生,
    大学生, 会员, 旅客, 常住人口, 高校毕业生, 乘客, 党员, 干部, 人员, 创业者, 村民, 市民, 群众 | person,
    employee, worker, resident, student, teacher, expert, tourist, researcher, graduate, scientist, engineer,
    passenger, guest, delegate, farmer, customer, user, patient, member, subscriber, inhabitant, participant,
    man, woman, child, adult, staff, talent, entrepreneur, investor, volunteer, migrant, attendee,
    representative, specialist, doctor, academician, soldier, voter, viewer, victim, death
visit         | | visit, visitor, trip, passenger trip, tourist visit, person-time
item          | 指标, 问题, 技术, 成果, 系统, 设备, 机器人, 充电桩, 仪器 | item, piece, unit, indicator,
    technology, system, device, machine, robot, set, copy, type, kind, category, round, point, pair, case study
teu           | | teu
dose          | | dose
vote          | | vote
letter        | 信件 | letter
transaction   | 交易 | transaction
"""

# Words that may stand between an English number and its noun: they narrow what is counted, never how many.
MODIFIERS = """
new, large, small, medium-sized, small-sized, large-scale, major, key, high-tech, hi-tech, high-level, foreign,
foreign-invested, foreign-funded, domestic, local, private, state-owned, public, listed, industrial, provincial,
provincial-level, national, national-level, state-level, municipal, county-level, city-level, economic, technological,
development, manufacturing, technology, innovative, leading, chinese, overseas, international, global, rural, urban,
agricultural, digital, green, specialised, specialized, registered, newly-registered, invention, smart, pilot,
full-time, part-time, additional, other, different, various, existing, young, skilled, senior, academic, research,
scientific, logistics, service, trade, free-trade, cooperation, demonstration, energy, chemical, pharmaceutical,
biomedical, electronic, automotive, semiconductor, downstream, upstream, fortune, permanent, business,
technology-based, investment, infrastructure, construction, energy-intensive, electric, passenger, commercial,
residential, primary, middle, high, secondary"""
# Characters that cannot stand in the Chinese words before a noun: they would join a second statement to the first.
BARRED = frozenset("和的及与或并且等一二三四五六七八九十百千万亿两几数半零〇多余来近超约左右上下以每第倍成折元")
# Idioms and slogans that begin like a count.
NOT_COUNTED = """
一起, 一次, 三角, 一面, 一道, 一门, 一对, 一条龙, 一把手, 一站, 一口, 一部, 一部分, 一环, 一集, 三个代表"""
