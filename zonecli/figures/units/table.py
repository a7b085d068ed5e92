"""Every unit that is read, converted and shown: one table, a row a unit."""

from __future__ import annotations

from functools import cache

# A row is: id | Chinese words | English words | symbols | size | metric unit | further units; the last may be left
# out. What is counted has Chinese nouns in the place of symbols, and its Chinese words are measure words: one that
# several rows have (家) means by itself the first of them, and beside a noun whatever the noun says.
#
# - The first word of a cell is the one that is shown. English words are matched in any case and have plurals, those
#   that are irregular behind a colon (foot:feet); Chinese words and symbols are matched as they stand.
# - A word with a slash is a unit only where something is divided by it (元/日).
# - The size is what one is in another unit of the table, exactly and as its source defines it; sources stand above the
#   rows. Without a size a unit is a base, or is converted to no other.
# - The metric unit is what an analyst wants to see instead; the further ones are what people in the field also use.
# - id*part is a part of a unit that has names of its own: 美分 are 0.01 of USD.
UNITS = """
[money]
CNY | 元, 人民币, 人民币元, 块, 块钱, 元钱, 中国元 | yuan:yuan, renminbi:renminbi, rmb, cny, chinese yuan,
    yuan renminbi, renminbi yuan, yuan rmb, rmb yuan | ¥, RMB¥, CN¥, CNY¥, 元
CNY*0.1 | 角, 毛, 毛钱, 角钱 | jiao
CNY*0.01 | 分钱 | fen
USD | 美元, 美金, 美刀, 美圆 | dollar, us dollar, u.s. dollar, american dollar, united states dollar, usd, buck,
    dollar us, dollar (us) | US$, $, U.S.$, USD$, US $, U.S. $
USD*0.01 | 美分 | cent, us cent, u.s. cent | ¢
EUR | 欧元 | euro, eur | €
EUR*0.01 | 欧分 | euro cent, eurocent
GBP | 英镑, 镑 | pound sterling, british pound, uk pound, gbp | £
GBP*0.01 | 便士, 新便士 | penny:pence
JPY | 日元, 日币, 日圆 | yen:yen, japanese yen, jpy | JP¥, JPY¥
HKD | 港元, 港币, 港圆, 港纸 | hong kong dollar, hk dollar, hkd | HK$
MOP | 澳门元, 澳门币, 葡币 | pataca, macanese pataca, macau pataca | MOP$
TWD | 新台币, 新台币元, 台币, 台元 | new taiwan dollar, taiwan dollar, nt dollar, twd | NT$, NT $
KRW | 韩元, 韩币, 韩圆 | won:won, south korean won, korean won, krw | ₩
KPW | 朝鲜元, 朝鲜币 | north korean won
SGD | 新加坡元, 新元, 新币, 坡币 | singapore dollar, singaporean dollar, sgd | S$
AUD | 澳元, 澳大利亚元, 澳币 | australian dollar, aussie dollar, aud | A$, AU$
NZD | 新西兰元, 纽元, 纽币 | new zealand dollar, kiwi dollar, nzd | NZ$
CAD | 加元, 加拿大元, 加币 | canadian dollar, cad | C$, CA$, Can$
CHF | 瑞士法郎, 瑞郎 | swiss franc, chf
SEK | 瑞典克朗 | swedish krona:kronor, swedish crown
NOK | 挪威克朗 | norwegian krone:kroner, norwegian crown
DKK | 丹麦克朗 | danish krone, danish crown
ISK | 冰岛克朗 | icelandic krona
RUB | 卢布, 俄罗斯卢布 | ruble, rouble, russian ruble, russian rouble | ₽
INR | 卢比, 印度卢比 | rupee, indian rupee, inr | ₹, Rs, Rs.
PKR | 巴基斯坦卢比 | pakistani rupee, pakistan rupee
LKR | 斯里兰卡卢比 | sri lankan rupee
NPR | 尼泊尔卢比 | nepalese rupee, nepali rupee
MUR | 毛里求斯卢比 | mauritian rupee
SCR | 塞舌尔卢比 | seychellois rupee
MVR | 马尔代夫拉菲亚, 拉菲亚 | maldivian rufiyaa, rufiyaa
BDT | 孟加拉塔卡, 塔卡 | taka, bangladeshi taka | ৳
IDR | 印尼盾, 印度尼西亚盾, 印尼卢比 | rupiah, indonesian rupiah | Rp
MYR | 林吉特, 令吉, 马来西亚林吉特, 马币, 马来西亚令吉 | ringgit:ringgit, malaysian ringgit, myr | RM
THB | 泰铢, 铢 | baht:baht, thai baht, thb | ฿
VND | 越南盾, 越盾 | dong, vietnamese dong, vnd | ₫
PHP | 菲律宾比索 | philippine peso, filipino peso | ₱
LAK | 老挝基普, 基普 | kip, lao kip | ₭
KHR | 柬埔寨瑞尔, 瑞尔 | riel, cambodian riel | ៛
MMK | 缅元, 缅币 | kyat, myanmar kyat, burmese kyat
MNT | 图格里克, 蒙古图格里克 | tugrik, mongolian tugrik, tögrög | ₮
BND | 文莱元 | brunei dollar | B$
KZT | 坚戈, 哈萨克斯坦坚戈 | tenge, kazakh tenge, kazakhstani tenge | ₸
UZS | 乌兹别克斯坦苏姆, 苏姆 | uzbek som, uzbekistani som
KGS | 吉尔吉斯斯坦索姆 | kyrgyz som, kyrgyzstani som
TJS | 索莫尼 | somoni
TMT | 土库曼斯坦马纳特 | turkmen manat, turkmenistan manat
AZN | 阿塞拜疆马纳特 | azerbaijani manat | ₼
GEL | 拉里, 格鲁吉亚拉里 | lari, georgian lari | ₾
AMD | 德拉姆, 亚美尼亚德拉姆 | dram, armenian dram | ֏
TRY | 土耳其里拉, 里拉 | turkish lira, lira | ₺, TL
ILS | 谢克尔, 新谢克尔, 以色列谢克尔 | shekel, israeli shekel, new shekel | ₪, NIS
SAR | 沙特里亚尔 | saudi riyal | SR
AED | 迪拉姆, 阿联酋迪拉姆 | uae dirham, emirati dirham | AED, Dh, Dhs, Dh., Dhs.
QAR | 卡塔尔里亚尔 | qatari riyal
OMR | 阿曼里亚尔 | omani rial
YER | 也门里亚尔 | yemeni rial
IRR | 伊朗里亚尔 | iranian rial
KWD | 科威特第纳尔 | kuwaiti dinar
BHD | 巴林第纳尔 | bahraini dinar
JOD | 约旦第纳尔 | jordanian dinar
IQD | 伊拉克第纳尔 | iraqi dinar
LYD | 利比亚第纳尔 | libyan dinar
TND | 突尼斯第纳尔 | tunisian dinar
DZD | 阿尔及利亚第纳尔 | algerian dinar
RSD | 塞尔维亚第纳尔 | serbian dinar
LBP | 黎巴嫩镑 | lebanese pound
SYP | 叙利亚镑 | syrian pound
EGP | 埃及镑 | egyptian pound | E£
SDG | 苏丹镑 | sudanese pound
SSP | 南苏丹镑 | south sudanese pound
MAD | 摩洛哥迪拉姆 | moroccan dirham
AFN | 阿富汗尼 | afghani
PLN | 兹罗提, 波兰兹罗提 | zloty, złoty, polish zloty, polish złoty | zł
CZK | 捷克克朗 | czech koruna, koruna, czech crown | Kč
HUF | 福林, 匈牙利福林 | forint, hungarian forint | Ft
RON | 罗马尼亚列伊 | romanian leu:lei
MDL | 摩尔多瓦列伊 | moldovan leu
BGN | 列弗, 保加利亚列弗 | lev:leva, bulgarian lev
UAH | 格里夫纳, 乌克兰格里夫纳 | hryvnia, ukrainian hryvnia | ₴
BYN | 白俄罗斯卢布 | belarusian ruble, belarusian rouble
ALL | 阿尔巴尼亚列克 | albanian lek
BAM | 波黑可兑换马克 | convertible mark
MKD | 马其顿第纳尔 | macedonian denar
GIP | 直布罗陀镑 | gibraltar pound
FKP | 福克兰镑 | falkland islands pound
SHP | 圣赫勒拿镑 | saint helena pound
BRL | 雷亚尔, 巴西雷亚尔, 巴西里亚尔 | brazilian real:reais, reais:reais, brl | R$
MXN | 墨西哥比索 | mexican peso, mxn | MX$, Mex$
ARS | 阿根廷比索 | argentine peso, argentinian peso | AR$
CLP | 智利比索 | chilean peso | CLP$
COP | 哥伦比亚比索 | colombian peso | COL$
UYU | 乌拉圭比索 | uruguayan peso | $U
DOP | 多米尼加比索 | dominican peso | RD$
CUP | 古巴比索 | cuban peso
PEN | 秘鲁索尔, 新索尔 | peruvian sol, nuevo sol | S/
BOB | 玻利维亚诺 | boliviano | Bs
PYG | 瓜拉尼 | guarani, paraguayan guarani | ₲
VES | 委内瑞拉玻利瓦尔 | venezuelan bolivar, bolivar
CRC | 哥斯达黎加科朗 | costa rican colon | ₡
GTQ | 格查尔 | quetzal
HNL | 伦皮拉 | lempira
NIO | 科多巴 | nicaraguan cordoba
PAB | 巴波亚 | balboa
SVC | 萨尔瓦多科朗 | salvadoran colon
HTG | 古德 | gourde, haitian gourde
JMD | 牙买加元 | jamaican dollar | J$
TTD | 特立尼达和多巴哥元 | trinidad and tobago dollar | TT$
BBD | 巴巴多斯元 | barbadian dollar, barbados dollar | Bds$
BSD | 巴哈马元 | bahamian dollar
BZD | 伯利兹元 | belize dollar | BZ$
BMD | | bermudian dollar, bermuda dollar
KYD | 开曼元 | cayman islands dollar | CI$
XCD | 东加勒比元 | east caribbean dollar, eastern caribbean dollar | EC$
GYD | 圭亚那元 | guyanese dollar | G$
SRD | 苏里南元 | surinamese dollar
AWG | 阿鲁巴弗罗林 | aruban florin
FJD | 斐济元 | fijian dollar, fiji dollar | FJ$
SBD | 所罗门群岛元 | solomon islands dollar | SI$
PGK | 基那 | kina
TOP | 潘加 | pa'anga | T$
WST | 塔拉 | samoan tala | WS$
VUV | 瓦图 | vatu
XPF | 太平洋法郎 | cfp franc
ZAR | 兰特, 南非兰特 | rand:rand, south african rand
NGN | 奈拉, 尼日利亚奈拉 | naira, nigerian naira | ₦
GHS | 塞地, 加纳塞地 | cedi, ghanaian cedi | ₵, GH₵
KES | 肯尼亚先令 | kenyan shilling | KSh, KSh., Ksh
TZS | 坦桑尼亚先令 | tanzanian shilling | TSh
UGX | 乌干达先令 | ugandan shilling | USh
SOS | 索马里先令 | somali shilling
ETB | 比尔, 埃塞俄比亚比尔 | birr:birr, ethiopian birr:birr | Birr
ZMW | 赞比亚克瓦查 | zambian kwacha
MWK | 马拉维克瓦查 | malawian kwacha
AOA | 宽扎 | kwanza, angolan kwanza | Kz
MZN | 梅蒂卡尔 | metical, mozambican metical
BWP | 普拉 | pula
NAD | 纳米比亚元 | namibian dollar | N$
LSL | 洛蒂 | loti
SZL | 里兰吉尼 | lilangeni
MGA | 阿里亚里 | ariary
XOF | 西非法郎, 西非金融共同体法郎 | west african cfa franc
XAF | 中非法郎, 中非金融合作法郎 | central african cfa franc
CDF | 刚果法郎 | congolese franc
RWF | 卢旺达法郎 | rwandan franc
BIF | 布隆迪法郎 | burundian franc
DJF | 吉布提法郎 | djiboutian franc
GNF | | guinean franc
KMF | 科摩罗法郎 | comorian franc
GMD | 达拉西 | dalasi
SLE | 利昂 | sierra leonean leone
LRD | 利比里亚元 | liberian dollar | L$
MRU | 乌吉亚 | ouguiya
STN | 多布拉 | dobra
CVE | 佛得角埃斯库多 | cape verdean escudo
ERN | 纳克法 | nakfa
BTN | 努尔特鲁姆 | ngultrum
DEM | 德国马克, 西德马克 | deutsche mark, german mark, west german mark, deutschmark, deutschemark | DM
FRF | 法国法郎 | french franc | FFr
ITL | 意大利里拉 | italian lira, italian lire, lire
ESP | 西班牙比塞塔, 比塞塔 | spanish peseta, peseta
NLG | 荷兰盾 | dutch guilder, guilder
BEF | 比利时法郎 | belgian franc
ATS | 奥地利先令 | austrian schilling
FIM | 芬兰马克 | finnish markka, markka:markkaa
IEP | 爱尔兰镑 | irish pound, irish punt
PTE | 葡萄牙埃斯库多 | portuguese escudo
GRD | 希腊德拉克马, 德拉克马 | greek drachma, drachma
LUF | 卢森堡法郎 | luxembourg franc
XDR | 特别提款权 | special drawing right | SDR

[area]
# Metric units by their SI prefixes (BIPM, SI Brochure, 9th edition). 亩 is 6000 square 尺 of 1/3 m, the market
# units of the Weights and Measures Act of 1929, kept by the State Council's order of 25 June 1959: 15 make 1 ha.
mu | 亩, 市亩 | mu:mu, mou | | 2000/3 m2 | ha | ha km2
ha | 公顷 | hectare | ha, Ha, HA, hm2, hm² | 1e4 m2 | | mu km2
km2 | 平方公里, 平方千米 | square kilometre, square kilometer, sq kilometre, sq kilometer, sq km, sq. km, sq.km,
    sqkm, square km | km², km2, km^2, KM2, KM², Km2, Km², ㎢, k㎡, K㎡ | 1e6 m2 | | ha mu
m2 | 平方米, 平米, 平方公尺, 平方, 平 | square metre, square meter, sq metre, sq meter, sq m, sq. m, sq.m, sqm,
    square m | m², m2, m^2, ㎡, M2, M² | | | mu
dm2 | 平方分米 | square decimetre, square decimeter | dm², dm2 | 0.01 m2
cm2 | 平方厘米, 平方公分 | square centimetre, square centimeter, sq cm, sq. cm | cm², cm2, cm^2, ㎠ | 0.0001 m2
mm2 | 平方毫米 | square millimetre, square millimeter, sq mm | mm², mm2, mm^2, ㎟ | 1e-6 m2
are | 公亩 | are | | 100 m2 | m2
# International yard, 0.9144 m (agreement of 1959): a square one, 0.83612736 m².
acre | 英亩 | acre | | 4840 sqyd | ha
sqmi | 平方英里 | square mile, sq mile, sq mi, sq. mi, sq. mile | mi², mi2 | 640 acre | km2
sqyd | 平方码 | square yard, sq yd, sq yard, sq. yd | | 0.83612736 m2 | m2
sqft | 平方英尺, 平方尺 | square foot, sq ft, sq foot, sq. ft, sq.ft, sqft | ft², ft2 | 1/9 sqyd | m2
sqin | 平方英寸 | square inch, sq in, sq inch, sq. in | in², in2 | 1/144 sqft | cm2
# 36 square 尺 of 10/33 m (Japanese Weights and Measures Act of 1891).
ping | 坪 | ping | | 400/121 m2 | m2

[length]
# BIPM, SI Brochure.
km | 公里, 千米 | kilometre, kilometer | km, Km, KM, ㎞ | 1000 m
m | 米, 公尺 | metre, meter, /m | m
dm | 分米 | decimetre, decimeter | dm | 0.1 m
cm | 厘米, 公分 | centimetre, centimeter | cm, CM, ㎝ | 0.01 m
mm | 毫米 | millimetre, millimeter | mm, ㎜ | 0.001 m
um | 微米 | micrometre, micrometer, micron | μm, um | 1e-6 m
nm | 纳米 | nanometre, nanometer | nm | 1e-9 m
# Market units of 1929, kept in 1959: 尺 is 1/3 m, 里 150 丈.
li | 里, 华里, 市里 | li:li | | 150 zhang | km
zhang | 丈 | zhang | | 10 chi | m
chi | 尺, 市尺 | chi | | 1/3 m | m
cun | 寸, 市寸 | cun | | 0.1 chi | cm
# Yard of 1959; nautical mile of 1929 (Monaco); light year of 365.25 days of 86,400 s (IAU).
mi | 英里 | mile | mi | 1760 yd | km
nmi | 海里 | nautical mile | nmi | 1852 m | km
ly | 光年 | light year, lightyear | | 9460730472580800 m
yd | 码 | yard | yd, yds | 0.9144 m | m
ft | 英尺 | foot:feet | ft, ft. | 1/3 yd | m
in | 英寸 | inch | in, in. | 1/36 yd | cm
mi/h | | mph, mile an hour | mph
km/h | | kph, kmh | kph, km/h
nmi/h | | knot | kn

[mass]
# BIPM, SI Brochure.
Mt | | megatonne, megaton | Mt | 1e6 t
t | 吨, 公吨 | tonne, metric ton, metric tonne, ton | t | 1000 kg
t/year*1000000 | | | Mtpa, MTPA, mtpa
kg | 千克, 公斤 | kilogram, kilogramme, kilo | kg, Kg, KG, kgs, ㎏
g | 克, 公克 | gram, gramme, /g | g | 0.001 kg
mg | 毫克 | milligram, milligramme | mg, ㎎ | 0.001 g
ug | 微克 | microgram | μg, ug | 1e-6 g
# State Council, order of 25 June 1959: 斤 is 500 g, of 10 两.
jin | 斤, 市斤 | jin:jin, catty | | 0.5 kg | kg
liang | 两 | liang, tael | | 0.1 jin | g
dan | 担 | picul | | 100 jin | kg
# International pound, 0.45359237 kg (agreement of 1959), of 7000 grains; carat of 1907 (CGPM).
lb | 磅 | | lb, lbs, lb., lbs. | 0.45359237 kg | kg
oz | 盎司 | ounce | oz, oz. | 1/16 lb | g
ozt | 金衡盎司 | troy ounce | oz t, ozt | 480/7000 lb
ct | 克拉 | carat | ct | 0.2 g | g
st | 英石 | stone:stone | | 14 lb | kg
lton | 长吨, 英吨 | long ton | | 2240 lb | t
ston | 短吨, 美吨 | short ton | | 2000 lb | t

[volume]
# BIPM, SI Brochure.
km3 | 立方公里, 立方千米 | cubic kilometre, cubic kilometer | km³, km3 | 1e9 m3
m3 | 立方米, 立方公尺, 立方, /方 | cubic metre, cubic meter, cu m, cu. m, cbm | m³, m3, m^3, M3, ㎥
dm3 | 立方分米 | cubic decimetre, cubic decimeter | dm³, dm3 | 0.001 m3
cm3 | 立方厘米 | cubic centimetre, cubic centimeter, cc | cm³, cm3, ㎤ | 1e-6 m3
mm3 | 立方毫米 | cubic millimetre, cubic millimeter | mm³, mm3 | 1e-9 m3
L | 升, 公升 | litre, liter | L, l | 1 dm3
mL | 毫升 | millilitre, milliliter | mL, ml, ML | 0.001 L
hL | | hectolitre, hectoliter | hL, hl | 100 L
# Yard of 1959; US gallon of 231 cubic inches, barrel of 42 gallons, bushel of 2150.42 cubic inches (NIST Handbook
# 44); imperial gallon, 4.54609 L (United Kingdom, Weights and Measures Act 1985).
cuyd | 立方码 | cubic yard | | 27 cuft | m3
cuft | 立方英尺 | cubic foot, cu ft, cu. ft | ft³, ft3 | 1728 cuin | m3
cuin | 立方英寸 | cubic inch | | 0.000016387064 m3 | cm3
acft | 英亩英尺 | acre-foot | | 43560 cuft | m3
gal | 加仑, 美制加仑 | gallon, us gallon | gal, gal. | 231 cuin | L
impgal | 英制加仑 | imperial gallon | | 4.54609 L | L
qt | 夸脱 | quart | | 1/4 gal | L
pt | 品脱 | pint | | 1/8 gal | L
cup | | cup | | 1/16 gal | mL
floz | 液盎司, 液量盎司 | fluid ounce, fl oz, fl. oz | | 1/128 gal | mL
tbsp | | tablespoon, tbsp | | 1/256 gal | mL
tsp | | teaspoon, tsp | | 1/768 gal | mL
bbl | /桶 | barrel, barrel of oil | bbl, bbls | 42 gal | m3
bbl/day | | barrel per day, barrel a day | bpd, b/d
bu | 蒲式耳 | bushel | | 2150.42 cuin | L

[energy]
# BIPM, SI Brochure.
J | 焦耳, 焦 | joule | J
kJ | 千焦, 千焦耳 | kilojoule | kJ, KJ | 1000 J
MJ | 兆焦, 兆焦耳 | megajoule | MJ | 1e6 J
GJ | 吉焦, 吉焦耳 | gigajoule | GJ | 1e9 J
TJ | 太焦, 太焦耳 | terajoule | TJ | 1e12 J
PJ | 拍焦 | petajoule | PJ | 1e15 J
Wh | 瓦时, 瓦小时, 瓦·时 | watt hour | Wh | 3600 J
kWh | 千瓦时, 千瓦小时, 千瓦·时, 千瓦·小时, 度电, /度 | kilowatt hour, kwh:kwh | kWh, kW·h, kW h | 1000 Wh
MWh | 兆瓦时, 兆瓦小时, 兆瓦·时 | megawatt hour | MWh, MW·h, mwh | 1e6 Wh
GWh | 吉瓦时, 吉瓦小时, 吉瓦·时 | gigawatt hour, gwh:gwh | GWh, GW·h | 1e9 Wh
TWh | 太瓦时, 太瓦小时 | terawatt hour, twh:twh | TWh | 1e12 Wh
# Calorie of the International Steam Tables, 4.1868 J, and the BTU of the same; standard coal of 7000 kcal/kg
# (GB/T 2589-2020); oil of 10⁷ kcal/t (IEA).
cal | 卡路里 | calorie | cal | 4.1868 J
kcal | 千卡, 大卡 | kilocalorie, kcal | kcal | 1000 cal
kgce | 千克标准煤, 公斤标准煤, 千克标煤, 公斤标煤 | kilogram of coal equivalent, kgce | | 7000 kcal
tce | 吨标准煤, 吨标煤, 吨煤当量, 吨标准煤当量 | tce:tce, tonne of coal equivalent, ton of coal equivalent,
    tonne of standard coal equivalent, ton of standard coal equivalent, tonne of standard coal,
    ton of standard coal, metric ton of standard coal | | 1000 kgce | | GJ
toe | 吨标准油, 吨油当量, 吨标油 | tonne of oil equivalent, ton of oil equivalent, toe:toe | | 1e7 kcal
BTU | 英热单位, 英制热单位 | british thermal unit, btu | | 1055.05585262 J | kJ
MMBTU | | mmbtu | | 1e6 BTU | GJ

[power]
# Metric horsepower: 75 kgf·m/s.
W | 瓦, 瓦特 | watt | W
kW | 千瓦, 千瓦特 | kilowatt | kW, KW, kw | 1000 W
MW | 兆瓦, 兆瓦特 | megawatt | MW | 1e6 W
GW | 吉瓦, 吉瓦特 | gigawatt | GW, gw | 1e9 W
TW | 太瓦 | terawatt | TW | 1e12 W
# Of a solar panel, at its peak: no power of the grid.
Wp | 峰瓦 | watt peak | Wp
kWp | | kilowatt peak | kWp, KWp | 1000 Wp
MWp | | megawatt peak | MWp | 1e6 Wp
GWp | | gigawatt peak | GWp | 1e9 Wp
hp | 马力 | horsepower | hp | 735.49875 W | kW
kVA | 千伏安 | kilovolt-ampere | kVA, KVA
MVA | 兆伏安 | megavolt-ampere | MVA | 1000 kVA

[carbon]
tCO2 | 吨二氧化碳当量, 吨二氧化碳, 吨CO2, 吨CO2当量, 吨碳当量 | tonne of carbon dioxide, ton of carbon dioxide,
    tonne of co2, ton of co2, tonne of carbon dioxide equivalent, tonne of co2 equivalent | tCO2, tCO2e, tCO₂, tCO₂e
kgCO2 | 千克二氧化碳, 公斤二氧化碳, 千克二氧化碳当量 | kilogram of carbon dioxide, kilogram of co2 | kgCO2, kgCO2e,
    kgCO₂ | 0.001 tCO2

[time]
# BIPM, SI Brochure; a month is no fixed number of days.
ms | 毫秒 | millisecond | ms | 0.001 s
s | 秒, 秒钟 | second, sec, /s | s
min | 分钟, /分 | minute, min | min. | 60 s
h | 小时, 个小时, 钟头, 个钟头, /时 | hour, hr | h, hrs | 60 min
day | 天, 昼夜, /日, /晚, /夜 | day, /d | | 24 h
workday | 工作日, 个工作日 | working day, workday, business day
week | 周, 个星期, 星期, 个礼拜 | week | | 7 day
month | 个月, 个自然月, /月 | month, month old
quarter | 个季度, /季, /季度 | quarter | | 3 month
year | 年, 周岁, 岁, 个年头, /年度 | year, year old, year of age, yr, /annum, /y, /a | | 4 quarter
decade | | decade | | 10 year
century | 个世纪 | century | | 100 year

[temperature]
degC | 摄氏度, 度摄氏 | degree celsius, degree centigrade, degree c, celsius, deg c | °C, ℃, ° C
degF | 华氏度 | degree fahrenheit, degree f, fahrenheit, deg f | °F, ℉
K | 开尔文 | kelvin

[data]
# IEC 80000-13: decimal prefixes, a byte of 8 bits.
bit | 比特, 位元 | bit
Kbit | 千比特 | kilobit | Kb, kb, Kbit, kbit | 1000 bit
Mbit | 兆比特 | megabit | Mb, Mbit | 1e6 bit
Gbit | 吉比特, 千兆比特 | gigabit | Gb, Gbit | 1e9 bit
Tbit | 太比特 | terabit | Tb, Tbit | 1e12 bit
B | 字节 | byte | | 8 bit
KB | 千字节 | kilobyte | KB, kB | 1000 B
MB | 兆字节 | megabyte | MB | 1e6 B
GB | 吉字节, 千兆字节 | gigabyte | GB | 1e9 B
TB | 太字节 | terabyte | TB | 1e12 B
PB | 拍字节 | petabyte | PB | 1e15 B
EB | 艾字节 | exabyte | EB | 1e18 B
Mbit/s | 兆比特每秒 | megabit per second | Mbps, Mb/s, Mbit/s
Gbit/s | 吉比特每秒 | gigabit per second | Gbps, Gb/s, Gbit/s
Kbit/s | | kilobit per second | Kbps, kbps

[frequency]
Hz | 赫兹, 赫 | hertz:hertz | Hz
kHz | 千赫, 千赫兹 | kilohertz | kHz, KHz | 1000 Hz
MHz | 兆赫, 兆赫兹 | megahertz | MHz | 1e6 Hz
GHz | 吉赫, 吉赫兹 | gigahertz | GHz | 1e9 Hz

[pressure]
Pa | 帕, 帕斯卡 | pascal | Pa
hPa | 百帕 | hectopascal | hPa | 100 Pa
kPa | 千帕 | kilopascal | kPa | 1000 Pa
MPa | 兆帕 | megapascal | MPa | 1e6 Pa
bar | | bar | | 1e5 Pa
# NIST SP 811: psi is 0.45359237 kg × 9.80665 m/s² on a square inch.
mmHg | 毫米汞柱 | | mmHg | 133.322387415 Pa | kPa
atm | 标准大气压 | standard atmosphere | atm | 101325 Pa | kPa
psi | | psi | | 44482216152605/6451600000 Pa | kPa

[voltage]
V | 伏, 伏特 | volt | V
kV | 千伏 | kilovolt | kV, KV | 1000 V

[current]
mA | 毫安 | milliampere, milliamp | mA
Amp | 安培 | ampere, amp | | 1000 mA

[charge]
mAh | 毫安时 | | mAh
Ah | 安时 | | Ah | 1000 mAh

[transport]
tkm | 吨公里 | tonne-kilometre, ton-kilometre, tonne-km, ton-km:ton-km | tkm
pkm | 人公里 | passenger-kilometre, passenger-km:passenger-km | pkm
dwt | 载重吨 | deadweight tonne, deadweight ton | dwt, DWT

[computing]
FLOPS | | | FLOPS, Flops
GFLOPS | | gigaflops:gigaflops | GFLOPS, GFlops, Gflops | 1e9 FLOPS
TFLOPS | | teraflops:teraflops | TFLOPS, TFlops, Tflops | 1e12 FLOPS
PFLOPS | | petaflops:petaflops | PFLOPS, PFlops, Pflops | 1e15 FLOPS
EFLOPS | | exaflops:exaflops | EFLOPS, EFlops, Eflops | 1e18 FLOPS

[index]
# 102.3点, 95.6分: of an index, a score.
point | | index point

[sound]
dB | 分贝 | decibel | dB

[ratio]
ratio*0.01 | | percent:percent, per cent, pct, pct. | %
ratio*0.001 | | per mille, permil, per mil | ‰
ratio*0.0001 | | | ‱
ratio*0.1 | 成, 折
ratio*0.000001 | | ppm, part per million

[pp]
pp | 个百分点, 百分点 | percentage point, percent point, pct point, pct pt, % point, %-point, %-pt, ppt | pp, p.p.,
    pps
pp*0.01 | 个基点, 基点 | basis point, bp, bps

[times]
times | 倍 | time, fold:fold, -fold, times as much, times as many | ×, x

[position]
position | 位次, 个位次, 名次, 个名次 |

[people]
person | 人, 名, 位, 口人, /人 | person:people, persons:persons, individual, youth:youth, youths:youths, employee,
    worker, resident, student, teacher, expert, tourist,
    researcher, graduate, scientist, engineer, passenger, guest, delegate, farmer, customer, user, patient, member,
    subscriber, inhabitant, participant, man:men, woman:women, child:children, adult, staff:staff, talent,
    entrepreneur, investor, volunteer, migrant, attendee, representative, specialist, doctor, academician, soldier,
    voter, viewer, victim, death, /capita, /head | 人, 人才, 专家, 员工, 职工, 学生, 居民, 游客, 代表, 院士, 博士,
    硕士, 教师, 人口, 工人, 农民, 从业人员, 科技人员, 科研人员, 研发人员, 工作人员, 志愿者, 观众, 客商, 嘉宾, 用户,
    患者, 老人, 儿童, 毕业生, 大学生, 农民工, 务工人员, 会员, 旅客, 常住人口, 高校毕业生, 乘客, 党员, 干部, 人员,
    创业者, 村民, 市民, 群众
visit | 人次 | person-time, visit, visitor, trip, passenger trip, tourist visit

[count]
item*12 | 打
item | 个, 口, 项, 条, 件, 台, 套, 片, 篇, 所, 座, 种, 类, 处, 支, 只, 张, 份, 本, 册, 部, 次, 场, 轮, 组, 对, 双,
    副, 间, 层, 根, 头, 匹, 趟, 站, 眼, 门, 扇, 面, 顶, 枚, 颗, 粒, 瓶, 罐, 桶, 箱, 包, 袋, 盒, 桌, 例, 起, 宗, 笔,
    批次, 台套, 台次, 台（套）, 台(套), 款, 道, 盏, 幅, 首, 卷, 集, 尊, 挺, 则, 盘, 封, 朵, 羽, 尾, 把, 块地, 件次,
    项次, 人份, 人天, 人日, 人年, 课时, 学时, 学分, 字, 字节数, 步, 遍, 回, 番次, 环, 格, 孔, 跨, 榀, 洞, /头 | item,
    piece, unit, indicator, technology, system, device, machine, robot, set, copy, type, kind,
    category, round, point, pair, case study | 指标, 问题, 技术, 成果, 系统, 设备, 机器人, 充电桩, 仪器
enterprise | 家 | enterprise, company, firm, business, corporation, startup, start-up, manufacturer, supplier, sme,
    market entity, unicorn, venture, mnc, multinational, multinational company, transnational corporation | 企业,
    公司, 厂商, 厂家, 商户, 独角兽, 上市公司, 市场主体, 经营主体
household | 户, 户次 | household, family, home | 家庭, 农户, 住户
project | | project, programme, program | 项目, 工程
zone | | zone, development zone, sez, special economic zone, economic zone, export processing zone,
    free zone | 开发区, 经开区, 高新区, 新区, 保税区, 示范区, 试验区, 自贸区, 功能区, 集聚区, 合作区
park | | park, industrial park, estate, industrial estate | 园区, 产业园, 公园, 科技园, 工业园, 园, 工业区
platform | | platform | 平台, 载体
institution | 家 | institution, organisation, organization, agency | 机构, 单位, 院校
institute | 家 | institute | 研究院, 研究所, 科研院所, 院所, 研究机构
laboratory | | laboratory, lab | 实验室
centre | | centre, center | 中心, 研发中心
team | | team | 团队, 队伍
base | | base | 基地
fund | | fund | 基金
patent | 项 | patent, invention patent | 专利
paper | 篇论文 | paper, article | 论文
product | | product | 产品
brand | | brand, trademark | 品牌
standard | 项 | standard | 标准
policy | 项 | policy | 政策
measure | 项 | measure | 措施, 举措
task | 项 | task | 任务
event | 场 | event, exhibition, activity | 活动, 赛事, 展会
case | | case | 案例, 案件
contract | 份 | contract, agreement, deal | 合同, 协议
order | 份 | order | 订单
award | 项 | award, prize | 奖项, 奖
job | | job, job opportunity, employment opportunity | 岗位, 就业岗位, 工作岗位
fte | | fte, full-time equivalent, full-time equivalent job
bed | 张床位, 张病床, 张床 | bed | 床位, 病床
country | | country, nation, economy | 国家
city | 座城市, 城 | city | 城市, 市, 设区市
prefecture | | prefecture | 地级市, 州
county | | county | 县, 县区, 县市区, 县城
district | | district | 区, 市辖区
town | | town | 镇, 乡镇, 小镇
township | | township, subdistrict | 乡, 街道
village | | village | 村, 行政村, 村庄
community | | community, neighbourhood, neighborhood | 社区, 小区
province | | province | 省, 省份, 省市
region | | region | 地区, 区域, 片区
area | | area, field, plot, parcel | 区块, 地块, 领域
department | | department, ministry, bureau, government department | 部门, 处室
school | 所 | school, kindergarten | 学校, 中小学, 幼儿园, 中学, 小学
university | 所 | university, college | 高校, 大学, 高等学校
hospital | 家 | hospital, clinic | 医院, 卫生院
hotel | 家 | hotel | 酒店, 宾馆, 民宿
shop | 家 | shop, store, outlet | 门店, 商店, 店铺, 网点
bank | 家 | bank | 银行
station | 座 | station | 车站, 站点, 充电站, 基站
airport | 座 | airport | 机场
port | 座 | port | 港口, 码头
bridge | 座 | bridge | 桥梁, 桥
road | 条 | road, highway, expressway | 道路, 公路
line | 条 | line, production line, route | 线路, 生产线, 产线, 专线
factory | 家 | factory, plant | 工厂, 智能工厂
workshop | | workshop | 车间
mine | 座 | mine | 矿山, 煤矿
farm | | farm | 农场, 家庭农场
museum | 座 | museum | 博物馆
library | 座 | library | 图书馆
scenic-spot | | scenic spot, attraction | 景区, 景点
building | 栋, 幢 | building | 楼宇, 建筑, 房屋
vehicle | 辆, 辆次, 车次 | vehicle, car, truck, bus | 汽车, 车辆, 新能源汽车
ship | 艘, 艘次 | ship, vessel | 船舶, 船
aircraft | 架, 架次 | aircraft:aircraft, plane, airplane | 飞机
flight | 航班次, 航次, 班次 | flight | 航班
train | 列, 列次 | train | 列车
animal | | animal | 动物
tree | 棵, 株 | tree | 树
reform | 项 | reform | 改革, 改革事项
aspect | | aspect | 方面
industry | | industry, sector | 产业, 行业
cluster | | cluster | 集群, 产业集群
law | 部法律 | law, regulation | 法律, 法规
meeting | 场 | meeting, conference | 会议
course | | course | 课程
book | | book | 图书
film | 部 | film, movie | 电影
licence | | licence, license, permit | 许可证, 牌照
certificate | 份 | certificate | 证书
share | 股 | share | 股份
step | | step | 步骤
service | 项 | service | 服务, 事项, 服务事项
post | 个职位 | post, vacancy, position | 职位
tenant | | tenant | 租户
shed | | shed, factory shed
berth | 个码头泊位, 码头泊位, 个泊位 | berth | 泊位
container | | container, shipping container | 集装箱
room | | room, hotel room, guest room | 客房, 房间
rack | 个标准机架, 个机架, 标准机架 | rack | 机架
seat | 席, 个座位 | seat | 座位
standard-bus | 标台
teu | 标准箱, 标箱, 个标准箱, 个标箱, 只标准箱 | teu
dose | 剂次, 剂, 针次 | dose
vote | 票 | vote
letter | | letter | 信件
transaction | | transaction | 交易
"""


@cache
def lines() -> list[tuple[str, str]]:
    """Return each row as it is written,
    behind its dimension; a line that begins with a space goes on with its row."""
    found, dimension = [], ""
    for line in UNITS.replace("\n ", "").splitlines():
        if line.startswith("["):
            dimension = line[1:-1]
        elif line and not line.startswith("#"):
            found.append((dimension, line))
    return found
