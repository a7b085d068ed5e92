"""Words of articles that mean what other words of indicators' names mean."""

from __future__ import annotations

from functools import cache

from zonecli.figures.normalize import Lexicon, split

# A row is a group of words, of each of which the others are said as well.
_ROWS = """\
引进, 引入, 招引, 招商引资, 吸引, 落户, 新引进, 落地
参会, 参加, 出席, 与会, 参展
入选, 入围, 上榜, 跻身, 列入名单, 榜
股份制改造, 股改
总投资, 投资总额, 投资总量, 总投资额, 投资总规模
签约, 签订, 签署, 签下, 签约项目
规模以上, 规上, 规模工业
高新技术企业, 高企
省际, 跨省
线路, 专线, 班线, 航线
通达, 到达, 直达, 车程, 可达
医疗保险, 医保, 医疗
固定资产投资, 固投
进出口, 外贸, 对外贸易
外资, 外商直接投资, 外商投资, 利用外资
营业收入, 营收, 总收入, 技工贸收入, 主营业务收入, 主营收入, 业务收入
从业人员, 职工, 员工, 工人, 就业人员, 用工
地区生产总值, 经济总量, 生产总值
农业总产值, 农业生产总值
税收, 纳税, 税收贡献, 上缴税收, 上缴税金
规划, 布局, 规划建设
投产, 建成投产, 竣工投产, 投用, 投运
projects started, broke ground, break ground, breaking ground, construction starts
开工, 新开工, 动工, 开工建设
在建, 正在建设, 加快建设
入驻, 入园, 进驻, 落户企业
集聚, 拥有, 汇聚
创新平台, 研发平台, 科创平台
孵化器, 孵化载体, 众创空间
游客, 旅客, 接待, 客流
用时, 仅用, 只用
销售额, 销售收入, 销售总额
专利授权, 授权专利
技术合同, 技术交易
能耗, 能源消费, 用能
新增, 增加, 净增, 新认定, 新培育
新注册, 新设, 新登记, 新办, 新设立
公司, 企业, 主体
revenue, turnover, sales, revenues
employees, workers, staff, workforce, personnel, labourers, laborers, people working, employ, employs, \
employed, employing, employment
enterprises, companies, firms, businesses
tenants, tenant, home to, houses, hosts, based in
exports, shipments, exported, shipped
foreign direct investment, fdi, foreign investment, foreign capital
output, production
total area, covers, covering, spans, spanning, spread over, footprint, site of
population, residents, inhabitants
contracted, signed, contracts, agreements, deals, memorandums, mous
cumulative, has been invested, have been invested, to date, since its founding, so far, accumulated
investment, invested, investments, invest
trade, imports and exports, foreign trade
tax revenue, taxes, tax receipts, tax income
created, generated, generates, creating, generate, create, provides, supports, adding, added
occupancy, leased, occupied, let
attracted, drew, drawn, lured, pulled in, brought in, attract, attracting
newly registered companies, new companies
project investment, will cost, costing, at a cost of
jobs, job opportunities, posts
registered, incorporated, licensed
r&d, research and development
electricity, power
renewable, solar, wind power
sewage, wastewater, effluent
container throughput, teu, containers, boxes
cargo throughput, cargo, freight
gross domestic product, gdp
high-tech, new and high-tech, high-technology, advanced technology
"""


@cache
def synonyms() -> Lexicon[tuple[str, ...]]:
    """Return each word with the others of its groups."""
    found: dict[str, list[str]] = {}
    for row in _ROWS.strip().split("\n"):
        words = split(row)
        for word in words:
            found.setdefault(word, []).extend(other for other in words if other != word)
    return Lexicon({word: tuple(others) for word, others in found.items()})
