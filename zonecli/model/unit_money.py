"""Currencies as they are printed: ISO 4217 code, Chinese names, English names, symbols; laid out as in `unit_words`."""

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
