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


MONEY = """
CNY | 元, 人民币, 人民币元, 块, 块钱, 元钱, 中国元 | yuan, renminbi, rmb, cny, chinese yuan, yuan renminbi,
    renminbi yuan, yuan rmb, rmb yuan | ¥, RMB¥, CN¥, CNY¥, 元
CNY*0.1 | 角, 毛, 毛钱, 角钱 | jiao |
CNY*0.01 | 分钱 | fen |
USD | 美元, 美金, 美刀, 美圆 | dollar, us dollar, u.s. dollar, american dollar, united states dollar, usd,
    buck, dollar us, dollar (us) | US$, $, U.S.$, USD$, US $, U.S. $
USD*0.01 | 美分 | cent, us cent, u.s. cent | ¢
EUR | 欧元 | euro, eur | €
EUR*0.01 | 欧分 | euro cent, eurocent |
GBP | 英镑, 镑 | pound sterling, british pound, uk pound, gbp | £
GBP*0.01 | 便士, 新便士 | penny |
JPY | 日元, 日币, 日圆 | yen, japanese yen, jpy | JP¥, JPY¥
HKD | 港元, 港币, 港圆, 港纸 | hong kong dollar, hk dollar, hkd | HK$
MOP | 澳门元, 澳门币, 葡币 | pataca, macanese pataca, macau pataca | MOP$
TWD | 新台币, 新台币元, 台币, 台元 | new taiwan dollar, taiwan dollar, nt dollar, twd | NT$, NT $
KRW | 韩元, 韩币, 韩圆 | won, south korean won, korean won, krw | ₩
KPW | 朝鲜元, 朝鲜币 | north korean won |
SGD | 新加坡元, 新元, 新币, 坡币 | singapore dollar, singaporean dollar, sgd | S$
AUD | 澳元, 澳大利亚元, 澳币 | australian dollar, aussie dollar, aud | A$, AU$
NZD | 新西兰元, 纽元, 纽币 | new zealand dollar, kiwi dollar, nzd | NZ$
CAD | 加元, 加拿大元, 加币 | canadian dollar, cad | C$, CA$, Can$
CHF | 瑞士法郎, 瑞郎 | swiss franc, chf |
SEK | 瑞典克朗 | swedish krona, swedish crown |
NOK | 挪威克朗 | norwegian krone, norwegian crown |
DKK | 丹麦克朗 | danish krone, danish crown |
ISK | 冰岛克朗 | icelandic krona |
RUB | 卢布, 俄罗斯卢布 | ruble, rouble, russian ruble, russian rouble | ₽
INR | 卢比, 印度卢比 | rupee, indian rupee, inr | ₹, Rs, Rs.
PKR | 巴基斯坦卢比 | pakistani rupee, pakistan rupee |
LKR | 斯里兰卡卢比 | sri lankan rupee |
NPR | 尼泊尔卢比 | nepalese rupee, nepali rupee |
MUR | 毛里求斯卢比 | mauritian rupee |
SCR | 塞舌尔卢比 | seychellois rupee |
MVR | 马尔代夫拉菲亚, 拉菲亚 | maldivian rufiyaa, rufiyaa |
BDT | 孟加拉塔卡, 塔卡 | taka, bangladeshi taka | ৳
IDR | 印尼盾, 印度尼西亚盾, 印尼卢比 | rupiah, indonesian rupiah | Rp
MYR | 林吉特, 令吉, 马来西亚林吉特, 马币, 马来西亚令吉 | ringgit, malaysian ringgit, myr | RM
THB | 泰铢, 铢 | baht, thai baht, thb | ฿
VND | 越南盾 | dong, vietnamese dong, vnd | ₫
PHP | 菲律宾比索 | philippine peso, filipino peso | ₱
LAK | 老挝基普, 基普 | kip, lao kip | ₭
KHR | 柬埔寨瑞尔, 瑞尔 | riel, cambodian riel | ៛
MMK | 缅元, 缅币 | kyat, myanmar kyat, burmese kyat |
MNT | 图格里克, 蒙古图格里克 | tugrik, mongolian tugrik, tögrög | ₮
BND | 文莱元 | brunei dollar | B$
KZT | 坚戈, 哈萨克斯坦坚戈 | tenge, kazakh tenge, kazakhstani tenge | ₸
UZS | 乌兹别克斯坦苏姆, 苏姆 | uzbek som, uzbekistani som |
KGS | 吉尔吉斯斯坦索姆 | kyrgyz som, kyrgyzstani som |
TJS | 索莫尼 | somoni |
TMT | 土库曼斯坦马纳特 | turkmen manat, turkmenistan manat |
AZN | 阿塞拜疆马纳特 | azerbaijani manat | ₼
GEL | 拉里, 格鲁吉亚拉里 | lari, georgian lari | ₾
AMD | 德拉姆, 亚美尼亚德拉姆 | dram, armenian dram | ֏
TRY | 土耳其里拉, 里拉 | turkish lira, lira | ₺, TL
ILS | 谢克尔, 新谢克尔, 以色列谢克尔 | shekel, israeli shekel, new shekel | ₪, NIS
SAR | 沙特里亚尔 | saudi riyal |
AED | 迪拉姆, 阿联酋迪拉姆 | uae dirham, emirati dirham | AED
QAR | 卡塔尔里亚尔 | qatari riyal |
OMR | 阿曼里亚尔 | omani rial |
YER | 也门里亚尔 | yemeni rial |
IRR | 伊朗里亚尔 | iranian rial |
KWD | 科威特第纳尔 | kuwaiti dinar |
BHD | 巴林第纳尔 | bahraini dinar |
JOD | 约旦第纳尔 | jordanian dinar |
IQD | 伊拉克第纳尔 | iraqi dinar |
LYD | 利比亚第纳尔 | libyan dinar |
TND | 突尼斯第纳尔 | tunisian dinar |
DZD | 阿尔及利亚第纳尔 | algerian dinar |
RSD | 塞尔维亚第纳尔 | serbian dinar |
LBP | 黎巴嫩镑 | lebanese pound |
SYP | 叙利亚镑 | syrian pound |
EGP | 埃及镑 | egyptian pound | E£
SDG | 苏丹镑 | sudanese pound |
SSP | 南苏丹镑 | south sudanese pound |
MAD | 摩洛哥迪拉姆 | moroccan dirham |
AFN | 阿富汗尼 | afghani |
PLN | 兹罗提, 波兰兹罗提 | zloty, złoty, polish zloty, polish złoty | zł
CZK | 捷克克朗 | czech koruna, koruna, czech crown | Kč
HUF | 福林, 匈牙利福林 | forint, hungarian forint | Ft
RON | 罗马尼亚列伊 | romanian leu |
MDL | 摩尔多瓦列伊 | moldovan leu |
BGN | 列弗, 保加利亚列弗 | lev, bulgarian lev |
UAH | 格里夫纳, 乌克兰格里夫纳 | hryvnia, ukrainian hryvnia | ₴
BYN | 白俄罗斯卢布 | belarusian ruble, belarusian rouble |
ALL | 阿尔巴尼亚列克 | albanian lek |
BAM | 波黑可兑换马克 | convertible mark |
MKD | 马其顿第纳尔 | macedonian denar |
GIP | 直布罗陀镑 | gibraltar pound |
FKP | 福克兰镑 | falkland islands pound |
SHP | 圣赫勒拿镑 | saint helena pound |
BRL | 雷亚尔, 巴西雷亚尔, 巴西里亚尔 | brazilian real, reais, brl | R$
MXN | 墨西哥比索 | mexican peso, mxn | MX$, Mex$
ARS | 阿根廷比索 | argentine peso, argentinian peso | AR$
CLP | 智利比索 | chilean peso | CLP$
COP | 哥伦比亚比索 | colombian peso | COL$
UYU | 乌拉圭比索 | uruguayan peso | $U
DOP | 多米尼加比索 | dominican peso | RD$
CUP | 古巴比索 | cuban peso |
PEN | 秘鲁索尔, 新索尔 | peruvian sol, nuevo sol | S/
BOB | 玻利维亚诺 | boliviano | Bs
PYG | 瓜拉尼 | guarani, paraguayan guarani | ₲
VES | 委内瑞拉玻利瓦尔 | venezuelan bolivar, bolivar |
CRC | 哥斯达黎加科朗 | costa rican colon | ₡
GTQ | 格查尔 | quetzal |
HNL | 伦皮拉 | lempira |
NIO | 科多巴 | nicaraguan cordoba |
PAB | 巴波亚 | balboa |
SVC | 萨尔瓦多科朗 | salvadoran colon |
HTG | 古德 | gourde, haitian gourde |
JMD | 牙买加元 | jamaican dollar | J$
TTD | 特立尼达和多巴哥元 | trinidad and tobago dollar | TT$
BBD | 巴巴多斯元 | barbadian dollar, barbados dollar | Bds$
BSD | 巴哈马元 | bahamian dollar |
BZD | 伯利兹元 | belize dollar | BZ$
BMD | | bermudian dollar, bermuda dollar |
KYD | 开曼元 | cayman islands dollar | CI$
XCD | 东加勒比元 | east caribbean dollar, eastern caribbean dollar | EC$
GYD | 圭亚那元 | guyanese dollar | G$
SRD | 苏里南元 | surinamese dollar |
AWG | 阿鲁巴弗罗林 | aruban florin |
FJD | 斐济元 | fijian dollar, fiji dollar | FJ$
SBD | 所罗门群岛元 | solomon islands dollar | SI$
PGK | 基那 | kina |
TOP | 潘加 | pa'anga | T$
WST | 塔拉 | samoan tala | WS$
VUV | 瓦图 | vatu |
XPF | 太平洋法郎 | cfp franc |
ZAR | 兰特, 南非兰特 | rand, south african rand |
NGN | 奈拉, 尼日利亚奈拉 | naira, nigerian naira | ₦
GHS | 塞地, 加纳塞地 | cedi, ghanaian cedi | ₵, GH₵
KES | 肯尼亚先令 | kenyan shilling | KSh, KSh., Ksh
TZS | 坦桑尼亚先令 | tanzanian shilling | TSh
UGX | 乌干达先令 | ugandan shilling | USh
SOS | 索马里先令 | somali shilling |
ETB | 比尔, 埃塞俄比亚比尔 | birr, ethiopian birr |
ZMW | 赞比亚克瓦查 | zambian kwacha |
MWK | 马拉维克瓦查 | malawian kwacha |
AOA | 宽扎 | kwanza, angolan kwanza | Kz
MZN | 梅蒂卡尔 | metical, mozambican metical |
BWP | 普拉 | pula |
NAD | 纳米比亚元 | namibian dollar | N$
LSL | 洛蒂 | loti |
SZL | 里兰吉尼 | lilangeni |
MGA | 阿里亚里 | ariary |
XOF | 西非法郎, 西非金融共同体法郎 | west african cfa franc |
XAF | 中非法郎, 中非金融合作法郎 | central african cfa franc |
CDF | 刚果法郎 | congolese franc |
RWF | 卢旺达法郎 | rwandan franc |
BIF | 布隆迪法郎 | burundian franc |
DJF | 吉布提法郎 | djiboutian franc |
GNF | | guinean franc |
KMF | 科摩罗法郎 | comorian franc |
GMD | 达拉西 | dalasi |
SLE | 利昂 | sierra leonean leone |
LRD | 利比里亚元 | liberian dollar | L$
MRU | 乌吉亚 | ouguiya |
STN | 多布拉 | dobra |
CVE | 佛得角埃斯库多 | cape verdean escudo |
ERN | 纳克法 | nakfa |
BTN | 努尔特鲁姆 | ngultrum |
DEM | 德国马克, 西德马克 | deutsche mark, german mark, west german mark, deutschmark, deutschemark | DM
FRF | 法国法郎 | french franc | FFr
ITL | 意大利里拉 | italian lira, italian lire, lire |
ESP | 西班牙比塞塔, 比塞塔 | spanish peseta, peseta |
NLG | 荷兰盾 | dutch guilder, guilder |
BEF | 比利时法郎 | belgian franc |
ATS | 奥地利先令 | austrian schilling |
FIM | 芬兰马克 | finnish markka, markka |
IEP | 爱尔兰镑 | irish pound, irish punt |
PTE | 葡萄牙埃斯库多 | portuguese escudo |
GRD | 希腊德拉克马, 德拉克马 | greek drachma, drachma |
LUF | 卢森堡法郎 | luxembourg franc |
XDR | 特别提款权 | special drawing right | SDR
"""

# 元, dollars and $ are said of many currencies: another name beside them tells which (HK$5 million dollars).
DOLLARS = frozenset(
    (
        *("USD", "HKD", "AUD", "CAD", "SGD", "TWD", "NZD", "MOP", "BND", "MXN", "ARS", "CLP", "COP", "JMD", "TTD"),
        *("BBD", "BSD", "BZD", "BMD", "KYD", "XCD", "GYD", "SRD", "FJD", "SBD", "NAD", "LRD"),
    )
)
YUANS = frozenset(("CNY", "USD", "HKD", "TWD", "MOP", "JPY", "KRW", "EUR", "AUD", "CAD", "SGD", "NZD"))


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
