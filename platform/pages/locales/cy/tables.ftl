# Pwy sy’n eistedd gyda phwy: byrddau neu barau dros rowndiau
tables-link = Dweud pwy sy’n eistedd gyda phwy
tables-title = Pwy sy’n eistedd gyda phwy
tables-nobody = Does neb wedi dweud ie eto. Wedi iddyn nhw, gellir rhoi byrddau iddyn nhw yma.
tables-table = Bwrdd { $name }
tables-pair = Pâr { $number }
tables-round = Rownd { $round }
tables-lead = { $people ->
   *[other] { $people } o bobl
}, { $tables ->
    [one] 1 bwrdd
   *[other] { $tables } o fyrddau
}, { $rounds ->
    [one] 1 rownd
   *[other] { $rounds } o rowndiau
}.
tables-lead-pairs = { $people ->
   *[other] { $people } o bobl
}, { $tables ->
    [one] 1 pâr
   *[other] { $tables } o barau
} ar y tro, { $rounds ->
    [one] 1 rownd
   *[other] { $rounds } o rowndiau
}.
tables-done = Mae gan bawb sedd.
tables-done-again = { $moved ->
    [0] Wedi’i wneud. Mae pawb sydd yma’n aros wrth eu bwrdd.
    [one] Wedi’i wneud. Mae gan 1 person fwrdd gwahanol i’r un blaenorol.
   *[other] Wedi’i wneud. Mae gan { $moved } o bobl fwrdd gwahanol i’r un blaenorol.
}
tables-done-undone = Cymerwyd y newid diwethaf yn ôl.
tables-undo = Ei gymryd yn ôl
tables-unkept = Yr hyn na ellid ei gadw
tables-unkept-pair = { $a } a { $b }: nid yw’r hyn a ofynnwyd drostyn nhw’n dal ym mhob rownd.
tables-unkept-rules = { $times ->
    [one] Unwaith, mae rhywun ar ei ben ei hun o’i fath wrth y bwrdd, neu mae pâr yn debyg.
   *[other] { $times } o weithiau, mae rhywun ar ei ben ei hun o’i fath wrth y bwrdd, neu mae pâr yn debyg.
}
tables-room = Ei ddangos yn yr ystafell
tables-print = Rhestrau i’w hargraffu
tables-cards = Cardiau lle i’w hargraffu
tables-csv = Lawrlwytho fel tabl (CSV)
tables-change = Newid byrddau a rheolau
tables-here = Dyw rhywun ddim yma, neu daeth wedi’r cyfan
tables-here-who = Pwy sydd yma?
tables-here-hint = Tynnwch y tic oddi ar bwy bynnag nad yw yma, a ticiwch bwy bynnag a ddaeth wedi’r cyfan. Mae pawb arall yn aros wrth eu bwrdd lle bynnag y gall hynny fod.
tables-from = O ba rownd ymlaen?
tables-from-hint = Mae’r rowndiau cyn hynny wedi bod, ac yn aros fel yr oedden nhw. Mae’r sawl a gyfarfu yno wedi cyfarfod.
tables-again = Eu gosod eto
tables-how-good = Pa mor dda mae pobl yn cyfarfod
tables-pairs = Parau sy’n cyfarfod
tables-pairs-of = { $pairs } o’r { $most } a allai ar y mwyaf
tables-meetings = Y ddau sy’n cyfarfod amlaf
tables-times = { $times ->
    [one] yn cyfarfod unwaith
   *[other] yn cyfarfod { $times } o weithiau
}
tables-misses = Seddi y mae byrddau’n gwahaniaethu oddi wrth gymysgedd yr ystafell
tables-how = Sut mae hyn yn cael ei gyfrifo
tables-how-text = Yr hyn a ofynnoch wrth enw sy’n dod gyntaf. Yna dylai pobl gyfarfod â chynifer o rai eraill ag y gallan nhw, a dylai pob bwrdd edrych fel yr ystafell: o werth sydd gan draean o’r ystafell, traean o’r bwrdd, wedi’i dalgrynnu i fyny neu i lawr. Mae chwiliad yn rhoi cynnig ar filiynau o newidiadau lle ac yn cadw’r gorau (anelio efelychedig). Mae’r un bobl, rheolau a hedyn yn rhoi’r un byrddau.
tables-proved = Profwyd nad oes trefniant gwell.
tables-not-proved = Nid yw’r chwiliad yn addo’r trefniant gorau. Nid oes gan unrhyw drefniant fwy o barau na’r rhif wrth ei ochr.

tables-plan-lead = Dywedwch sut mae pobl yn eistedd. Mae pawb sy’n dod yn cael sedd ym mhob rownd, ac yn cyfarfod â chynifer o rai eraill ag y gellir.
tables-plan-again = Mae gan bobl seddi’n barod. Mae eu gosod yma’n rhoi lleoedd newydd i bawb; os nad yw rhai yn dod, ewch yn ôl a dweud pwy.
tables-plan-back = Yn ôl i’r byrddau
tables-rounds = Sawl rownd?
tables-rounds-hint = Ym mhob rownd mae pobl yn eistedd gydag eraill. Mae un yn ddigon ar gyfer un sgwrs.
tables-tables = Pa fyrddau sydd?
tables-tables-hint = Un ar bob llinell: ei enw, coma, sawl sedd. Ar ôl coma arall yr hyn mae’n ei gynnig, fel: Ffenestr, 5, heb risiau; dolen glyw
tables-mix = O beth ddylai pob bwrdd gael cymysgedd?
tables-mix-hint = Peidiwch â thicio dim i gymysgu ar hap yn unig.
tables-company = O beth ddylai neb fod yr unig un wrth eu bwrdd?
tables-company-hint = Yna mae o leiaf dau gyda’r un ateb wrth fwrdd, neu ddim un. Mae’n helpu pobl sydd yn aml ar eu pennau eu hunain mewn ystafell.
tables-across = Siarad mewn parau yn lle wrth fyrddau?
tables-across-hint = Mae dau berson sy’n wahanol yn siarad un ag un, gyda rhywun arall ym mhob rownd. Mae odrif yn gwneud un grŵp o dri.
tables-across-no = Na, wrth fyrddau
tables-across-by = Mewn parau, ar draws { $feature }
tables-wishes = Pwy sy’n dod, pwy sy’n croesawu bwrdd, pwy sydd angen rhywbeth
tables-wishes-hint = Mae croesawydd yn aros wrth un bwrdd ym mhob rownd. Rhaid i’r hyn sydd ei angen ar rywun fod ymhlith yr hyn mae eu bwrdd yn ei gynnig; ysgrifennwch sawl peth gyda hanner colonau rhyngddyn nhw.
tables-comes = Yn dod
tables-host = Yn aros wrth
tables-host-none = unrhyw fwrdd
tables-needs = Angen
tables-beside = Cadw dau berson ar wahân, neu gyda’i gilydd
tables-beside-hint = Dim ond chi a’ch cydweithwyr sy’n gweld hyn. Mae pwy bynnag y mae amdano’n gweld iddo gael ei ddweud, ac nid am bwy.
tables-beside-line = Dau berson, llinell { $line }
tables-beside-first = Un ohonyn nhw
tables-beside-second = Y llall
tables-beside-what = Yr hyn sy’n dal iddyn nhw
tables-beside-none = Dewiswch rywun
tables-never = byth yn eistedd gyda
tables-once = yn eistedd o leiaf unwaith gyda
tables-always = bob amser yn eistedd gyda
tables-seat = Gosod pawb

tables-fault-nobody = Ticiwch o leiaf un person sy’n dod
tables-fault-rounds = Dywedwch sawl rownd sydd, o 1 i { $most }
tables-fault-tables = Enwch o leiaf un bwrdd, a { $most } ar y mwyaf
tables-fault-line = Llinell { $line }: ysgrifennwch enw ei hun gyda { $letters } llythyren ar y mwyaf, coma, ac o 1 i { $seats } sedd
tables-fault-seats = Mae { $people } o bobl yn dod, ac mae { $seats } sedd: ychwanegwch fwrdd, neu seddi
tables-fault-no-table = Nid oes bwrdd yn cynnig yr hyn sydd ei angen ar { $people }: { $needs }. Ysgrifennwch hynny ar ôl seddi bwrdd sydd yn ei gynnig
tables-fault-torn = Mae { $people } bob amser yn eistedd gyda’i gilydd ac yn aros wrth fyrddau gwahanol: newidiwch un o’r rhain
tables-fault-crowded = Dim ond wrth { $tables }, gyda { $seats } sedd, y gall { $people } o bobl eistedd: gadewch i fwy o fyrddau gynnig yr hyn sydd ei angen
tables-fault-together = Ni ellir cadw popeth a ofynnir ar gyfer { $people }: tynnwch un o’u llinellau allan, neu defnyddiwch fyrddau mwy
tables-fault-one-sided = Mae { $largest } o bobl yn debyg a { $others } nad ydynt, felly does dim parau ar draws i bawb: dewiswch rywbeth arall
tables-fault-too-many = Mae hynny’n ormod i un ystafell: gosodwch bobl fesul rhan

tables-room-before = Y rownd flaenorol
tables-room-next = Y rownd nesaf
tables-print-title = Byrddau i’w hargraffu
tables-print-lead = Argraffwch y dudalen hon: daw pob rownd ar ei dalen ei hun, yna pawb wrth enw.
tables-by-name = Pawb wrth enw
tables-name = Enw
tables-cards-title = Cardiau lle
tables-cards-lead = Argraffwch y dudalen hon a thorrwch ar hyd y llinellau.
tables-changed = Gosododd rhywun arall bobl yn y cyfamser, felly ni newidiwyd dim. Dyma’r byrddau nawr.
tables-fault-host = Mae { $name } yn aros wrth “{ $table }”, nad yw ymhlith y byrddau: dewiswch un arall, neu ei ychwanegu
