"""How units are printed, in Chinese and English. The first word of a column is the one that is shown.

A row is: id, or id * what one such unit is of it | Chinese words | English words | symbols. English words are
matched in any case and have plurals; Chinese words and symbols are matched as they stand.
"""

MEASURES = """
mu          | 亩, 市亩 | mu, mou |
ha          | 公顷 | hectare | ha, Ha, HA, hm2, hm²
km2         | 平方公里, 平方千米 | square kilometre, square kilometer, sq kilometre, sq kilometer, sq km,
    sq. km, sq.km, sqkm, square km | km², km2, km^2, KM2, KM², Km2, Km², ㎢
m2          | 平方米, 平米, 平方公尺, 平方, 平 | square metre, square meter, sq metre, sq meter, sq m, sq. m,
    sq.m, sqm, square m | m², m2, m^2, ㎡, M2, M²
dm2         | 平方分米 | square decimetre, square decimeter | dm², dm2
cm2         | 平方厘米, 平方公分 | square centimetre, square centimeter, sq cm, sq. cm | cm², cm2, cm^2, ㎠
mm2         | 平方毫米 | square millimetre, square millimeter, sq mm | mm², mm2, mm^2, ㎟
are         | 公亩 | are |
acre        | 英亩 | acre |
sqmi        | 平方英里 | square mile, sq mile, sq mi, sq. mi, sq. mile | mi², mi2
sqyd        | 平方码 | square yard, sq yd, sq yard, sq. yd |
sqft        | 平方英尺, 平方尺 | square foot, sq ft, sq foot, sq. ft, sq.ft, sqft | ft², ft2
sqin        | 平方英寸 | square inch, sq in, sq inch, sq. in | in², in2
ping        | 坪 | ping |
km          | 公里, 千米 | kilometre, kilometer | km, Km, KM, ㎞
m           | 米, 公尺 | metre, meter | m
dm          | 分米 | decimetre, decimeter | dm
cm          | 厘米, 公分 | centimetre, centimeter | cm, CM, ㎝
mm          | 毫米 | millimetre, millimeter | mm, ㎜
um          | 微米 | micrometre, micrometer, micron | μm, um
nm          | 纳米 | nanometre, nanometer | nm
li          | 里, 华里, 市里 | li |
zhang       | 丈 | zhang |
chi         | 尺, 市尺 | chi |
cun         | 寸, 市寸 | cun |
mi          | 英里 | mile | mi
nmi         | 海里 | nautical mile | nmi
ly          | 光年 | light year, lightyear |
yd          | 码 | yard | yd, yds
ft          | 英尺 | foot | ft, ft.
in          | 英寸 | inch | in, in.
Mt          | | megatonne, megaton | Mt
t           | 吨, 公吨 | tonne, metric ton, metric tonne, ton | t
kg          | 千克, 公斤 | kilogram, kilogramme, kilo | kg, Kg, KG, kgs, ㎏
g           | 克, 公克 | gram, gramme | g
mg          | 毫克 | milligram, milligramme | mg, ㎎
ug          | 微克 | microgram | μg, ug
jin         | 斤, 市斤 | jin, catty |
liang       | 两 | liang, tael |
dan         | 担 | picul |
lb          | 磅 | | lb, lbs, lb., lbs.
oz          | 盎司 | ounce | oz, oz.
ozt         | 金衡盎司 | troy ounce | oz t, ozt
ct          | 克拉 | carat | ct
st          | 英石 | stone |
lton        | 长吨, 英吨 | long ton |
ston        | 短吨, 美吨 | short ton |
km3         | 立方公里, 立方千米 | cubic kilometre, cubic kilometer | km³, km3
m3          | 立方米, 立方公尺, 立方 | cubic metre, cubic meter, cu m, cu. m, cbm | m³, m3, m^3, M3, ㎥
dm3         | 立方分米 | cubic decimetre, cubic decimeter | dm³, dm3
cm3         | 立方厘米 | cubic centimetre, cubic centimeter, cc | cm³, cm3, ㎤
mm3         | 立方毫米 | cubic millimetre, cubic millimeter | mm³, mm3
L           | 升, 公升 | litre, liter | L, l
mL          | 毫升 | millilitre, milliliter | mL, ml, ML
hL          | | hectolitre, hectoliter | hL, hl
cuyd        | 立方码 | cubic yard |
cuft        | 立方英尺 | cubic foot, cu ft, cu. ft | ft³, ft3
cuin        | 立方英寸 | cubic inch |
acft        | 英亩英尺 | acre-foot |
gal         | 加仑, 美制加仑 | gallon, us gallon | gal, gal.
impgal      | 英制加仑 | imperial gallon |
qt          | 夸脱 | quart |
pt          | 品脱 | pint |
cup         | | cup |
floz        | 液盎司, 液量盎司 | fluid ounce, fl oz, fl. oz |
tbsp        | | tablespoon, tbsp |
tsp         | | teaspoon, tsp |
bbl         | | barrel, barrel of oil | bbl, bbls
bbl/day     | | barrel per day, barrel a day | bpd, b/d
bu          | 蒲式耳 | bushel |
J           | 焦耳, 焦 | joule | J
kJ          | 千焦, 千焦耳 | kilojoule | kJ, KJ
MJ          | 兆焦, 兆焦耳 | megajoule | MJ
GJ          | 吉焦, 吉焦耳 | gigajoule | GJ
TJ          | 太焦, 太焦耳 | terajoule | TJ
PJ          | 拍焦 | petajoule | PJ
Wh          | 瓦时, 瓦小时, 瓦·时 | watt hour | Wh
kWh         | 千瓦时, 千瓦小时, 千瓦·时, 千瓦·小时, 度电 | kilowatt hour, kwh | kWh, kW·h, kW h
MWh         | 兆瓦时, 兆瓦小时, 兆瓦·时 | megawatt hour | MWh, MW·h, mwh
GWh         | 吉瓦时, 吉瓦小时, 吉瓦·时 | gigawatt hour, gwh | GWh, GW·h
TWh         | 太瓦时, 太瓦小时 | terawatt hour, twh | TWh
cal         | 卡路里 | calorie | cal
kcal        | 千卡, 大卡 | kilocalorie, kcal | kcal
kgce        | 千克标准煤, 公斤标准煤, 千克标煤, 公斤标煤 | kilogram of coal equivalent, kgce |
tce         | 吨标准煤, 吨标煤, 吨煤当量, 吨标准煤当量 | tce, tonne of coal equivalent, ton of coal equivalent,
    tonne of standard coal equivalent, ton of standard coal equivalent, tonne of standard coal,
    ton of standard coal, metric ton of standard coal |
toe         | 吨标准油, 吨油当量, 吨标油 | tonne of oil equivalent, ton of oil equivalent, toe |
BTU         | 英热单位, 英制热单位 | british thermal unit, btu |
MMBTU       | | mmbtu |
W           | 瓦, 瓦特 | watt | W
kW          | 千瓦, 千瓦特 | kilowatt | kW, KW, kw
MW          | 兆瓦, 兆瓦特 | megawatt | MW
GW          | 吉瓦, 吉瓦特 | gigawatt | GW, gw
TW          | 太瓦 | terawatt | TW
hp          | 马力 | horsepower | hp
kVA         | 千伏安 | kilovolt-ampere | kVA, KVA
MVA         | 兆伏安 | megavolt-ampere | MVA
tCO2        | 吨二氧化碳当量, 吨二氧化碳, 吨CO2, 吨CO2当量, 吨碳当量 | tonne of carbon dioxide,
    ton of carbon dioxide, tonne of co2, ton of co2, tonne of carbon dioxide equivalent,
    tonne of co2 equivalent | tCO2, tCO2e, tCO₂, tCO₂e
kgCO2       | 千克二氧化碳, 公斤二氧化碳, 千克二氧化碳当量 | kilogram of carbon dioxide, kilogram of co2 |
    kgCO2, kgCO2e, kgCO₂
ms          | 毫秒 | millisecond | ms
s           | 秒, 秒钟 | second, sec | s
min         | 分钟 | minute, min | min.
h           | 小时, 个小时, 钟头, 个钟头 | hour, hr | h, hrs
day         | 天, 昼夜 | day |
workday     | 工作日, 个工作日 | working day, workday, business day |
week        | 周, 个星期, 星期, 个礼拜 | week |
month       | 个月, 个自然月 | month, month old |
quarter     | 个季度 | quarter |
year        | 年, 周岁, 岁, 个年头 | year, year old, year of age, yr |
decade      | | decade |
century     | 个世纪 | century |
degC        | 摄氏度, 度摄氏 | degree celsius, degree centigrade, degree c, celsius, deg c | °C, ℃, ° C
degF        | 华氏度 | degree fahrenheit, degree f, fahrenheit, deg f | °F, ℉
K           | 开尔文 | kelvin |
bit         | 比特, 位元 | bit |
Kbit        | 千比特 | kilobit | Kb, kb, Kbit, kbit
Mbit        | 兆比特 | megabit | Mb, Mbit
Gbit        | 吉比特, 千兆比特 | gigabit | Gb, Gbit
Tbit        | 太比特 | terabit | Tb, Tbit
B           | 字节 | byte |
KB          | 千字节 | kilobyte | KB, kB
MB          | 兆字节 | megabyte | MB
GB          | 吉字节, 千兆字节 | gigabyte | GB
TB          | 太字节 | terabyte | TB
PB          | 拍字节 | petabyte | PB
EB          | 艾字节 | exabyte | EB
Mbit/s      | 兆比特每秒 | megabit per second | Mbps, Mb/s, Mbit/s
Gbit/s      | 吉比特每秒 | gigabit per second | Gbps, Gb/s, Gbit/s
Kbit/s      | | kilobit per second | Kbps, kbps
Hz          | 赫兹, 赫 | hertz | Hz
kHz         | 千赫, 千赫兹 | kilohertz | kHz, KHz
MHz         | 兆赫, 兆赫兹 | megahertz | MHz
GHz         | 吉赫, 吉赫兹 | gigahertz | GHz
Pa          | 帕, 帕斯卡 | pascal | Pa
hPa         | 百帕 | hectopascal | hPa
kPa         | 千帕 | kilopascal | kPa
MPa         | 兆帕 | megapascal | MPa
bar         | | bar |
mmHg        | 毫米汞柱 | | mmHg
atm         | 标准大气压 | standard atmosphere | atm
psi         | | psi |
V           | 伏, 伏特 | volt | V
kV          | 千伏 | kilovolt | kV, KV
mA          | 毫安 | milliampere, milliamp | mA
Amp         | 安培 | ampere, amp |
mAh         | 毫安时 | | mAh
Ah          | 安时 | | Ah
dB          | 分贝 | decibel | dB
mi/h        | | mph, mile an hour | mph
km/h        | | kph, kmh | kph, km/h
nmi/h       | | knot | kn
ratio*0.01  | | percent, per cent, pct, pct. | %
ratio*0.001 | | per mille, permil, per mil | ‰
ratio*0.0001 | | | ‱
ratio*0.1   | 成 | |
ratio*0.000001 | | ppm, part per million |
pp          | 个百分点, 百分点 | percentage point, percent point, pct point, pct pt, % point | pp, p.p.
pp*0.01     | 个基点, 基点 | basis point, bp, bps |
times       | 倍 | time, fold, -fold, times as much, times as many | ×, x
"""

# Words that stand for several units, so that nobody can tell which (分: 0.01 yuan, a minute, a point).
AMBIGUOUS = """
度, 分, 方, 法郎, 比索, 克朗, 第纳尔, 先令, 里亚尔, 列伊,
pound, pounds, quid, franc, francs, peso, pesos, krona, kronor, krone, kroner, kr, dinar, dinars, shilling, shillings,
rial, rials, riyal, riyals, degree, degrees, °, ', ", G, M, B, b, T, w, mw, p, A, C, F"""
