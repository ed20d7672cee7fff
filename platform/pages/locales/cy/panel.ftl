# Paneli drwy loteri: cynllunio, siawns, y rhestr, y tynnu
panel-link = Tynnu enwau panel
panel-link-draft = Panel: ewch ymlaen â’r rheolau
panel-link-published = Panel: mae’r rhestr yn gyhoeddus, does dim wedi’i dynnu eto
panel-link-drawn = Panel: mae wedi’i dynnu
panel-call-link = Sut mae’r panel yn cael ei dynnu

panel-feature-kind = math o wybodaeth
panel-feature-place = lle
panel-value-unknown = ddim yn hysbys
panel-people = { $people ->
    [one] 1 person
   *[other] { $people } o bobl
}
panel-people-few = llai na 5 o bobl
panel-seats-exactly = { $seats ->
    [one] 1 sedd
   *[other] { $seats } sedd
}
panel-seats-between = { $min } i { $max } sedd
panel-odds-all = { $chance } mewn 100
panel-odds-range = { $from } i { $to } mewn 100

panel-plan-title = Tynnu enwau panel
panel-plan-lead = { $people ->
    [0] Does neb y gellir tynnu eu henw eto.
    [one] Dywedodd 1 person ie a gellir tynnu eu henw.
   *[other] Dywedodd { $people } o bobl ie a gellir tynnu eu henwau.
} Loteri sy’n dewis, gyda siawns mor deg ag y mae’r rheolau isod yn ei ganiatáu.
panel-plan-again = Tynnwyd loteri ar gyfer yr alwad hon yn ôl o’r blaen. Gall pawb weld hynny, a pham.
panel-plan-nobody = Gellir tynnu enwau pobl unwaith y byddan nhw wedi dweud ie wrth wahoddiad.
panel-plan-invitations = Gweld pwy gafodd eu gofyn
panel-seats = Faint o seddi sydd gan y panel?
panel-seats-hint = Mae gan bawb ar y panel un.
panel-features = Yn ôl beth y dylid cymysgu’r panel?
panel-features-hint = Mae pob peth y ticiwch chi’n gwneud siawns pobl yn llai cyfartal. Mae dau neu dri’n ddigon fel arfer.
panel-feature-values = { $values ->
    [one] 1 gwerth
   *[other] { $values } o werthoedd
}
panel-share = Rhannu’r seddi
panel-quotas-for = Seddi yn ôl { $feature }
panel-at-least = O leiaf
panel-at-most = Ar y mwyaf
panel-household = Pa golofn sy’n dweud pwy sy’n byw gyda’i gilydd?
panel-household-hint = Tynnir enw un o bob cartref ar y mwyaf. Fe welwch pwy yw’r rheini cyn i ddim gael ei gyhoeddi.
panel-household-none = Dim un
panel-people-differently = Gadael rhywun allan, neu roi sedd sicr i rywun
panel-people-differently-hint = Er enghraifft oherwydd gwrthdaro buddiannau. Mae’r rheswm yn aros ar gofnod, a gall y person ei ddarllen.
panel-standing = Yn y loteri
panel-standing-may = gellir tynnu eu henw
panel-standing-must = ar bob panel
panel-standing-out = ar ddim un panel
panel-why = Pam
panel-finer = Gosodiadau manylach
panel-method = Beth ddylai “teg” ei olygu?
panel-method-leximin = Mae’r siawns leiaf mor fawr ag y gall fod, yna’r nesaf, ac yn y blaen (leximin).
panel-method-maximin = Mae’r siawns leiaf mor fawr ag y gall fod; ni addewir dim mwy (maximin).
panel-method-nash = Mae pob siawns wedi’u lluosi mor fawr ag y gallant fod (Nash).
panel-method-goldilocks = Nid yw’r siawns leiaf na’r fwyaf ymhell o fod yn gyfartal (Goldilocks).
panel-tickets = Faint o baneli ddylai fod ar y rhestr gyhoeddus?
panel-tickets-hint = Mae mwy yn cadw siawns yn fanylach. Mae pŵer o ddeg yn gadael i beli â rhifau dynnu un.
panel-tickets-number = { $number ->
    [one] 1 panel
   *[other] { $number } o baneli
}
panel-see-odds = Cadw a gweld siawns pawb
panel-nothing-public = Does dim yn gyhoeddus eto, ac ni ddywedir wrth neb.

panel-fault-seats = Dywedwch faint o seddi sydd, o 1 i { $most }
panel-fault-few = { $people ->
    [0] Ni ellir tynnu enw neb: cymerwch lai o seddi, neu arhoswch am fwy o bobl
    [one] Gellir tynnu enw 1 person: cymerwch lai o seddi, neu arhoswch am fwy o bobl
   *[other] Gellir tynnu enwau { $people } o bobl: cymerwch lai o seddi, neu arhoswch am fwy o bobl
}
panel-fault-tickets = Dewiswch faint o baneli sydd ar y rhestr
panel-fault-number = Ysgrifennwch rifau cyfan ar gyfer “{ $value }”
panel-fault-upside-down = Ar gyfer “{ $value }” rhaid i’r rhif lleiaf ddod gyntaf
panel-fault-quotas = Mae hynny’n fwy na { $most } o linellau seddi: ticiwch lai o bethau
panel-fault-no-reason = Dywedwch pam mae { $name } yn cael eu trin yn wahanol
panel-fault-long-reason = Dywedwch mewn { $most } llythyren neu lai pam mae { $name } yn cael eu trin yn wahanol
panel-fault-must = Mae mwy yn cael sedd sicr nag sydd o seddi

panel-odds-title = Siawns pawb
panel-odds-changed = Newidiodd ateb rhywun neu’r rheolau yn y cyfamser, felly ni chyhoeddwyd dim. Dyma’r siawns nawr.
panel-odds-lead = { $people } o bobl, { $seats ->
    [one] 1 sedd
   *[other] { $seats } sedd
}: mae gan bawb y gellir tynnu eu henw siawns o { $least } i { $most } mewn 100.
panel-odds-equal = Pe bai enwau’n dod o het, heb reolau am seddi, { $equal } mewn 100 fyddai siawns pawb.
panel-odds-proved = Mae wedi’i brofi nad oes loteri decach sy’n cadw’r rheolau hyn: ni all y siawns leiaf fod dros { $bound } mewn 100.
panel-odds-stopped = Stopiodd y chwilio cyn profi nad oes dim tecach. Mae’r siawns o fewn { $gap } i’r gorau a all fod.
panel-odds-caption = Faint o bobl sydd â pha siawns
panel-odds-chance = Siawns
panel-odds-people = Pobl
panel-quotas = Seddi, a phwy allai eu cymryd
panel-column-value = Pwy
panel-column-people = Gellid tynnu eu henwau
panel-column-seats = Seddi
panel-column-average = Ar gyfartaledd
panel-impossible = Ni all y bobl hyn fod ar unrhyw banel
panel-impossible-unknown = does gan ddim panel sy’n cadw’r rheolau le
panel-households = Mae’r rhain yn cyfrif fel un cartref
panel-households-check = Tynnir enw un o bob un ar y mwyaf. Gwiriwch eu bod yn byw gyda’i gilydd.
panel-alike = Mae’r cyfeiriadau hyn yn edrych yn debyg
panel-alike-check = Maent yn cyfrif fel dau gartref, oni bai eich bod yn dweud mai un ydyw. Gofynnwch os nad ydych yn siŵr: mae 12 Lôn y Felin a 12 Lôn y Felyn yn edrych yn debyg hefyd.
panel-alike-join = Maent yn byw gyda’i gilydd
panel-side-least = { $feature }, { $value }: o leiaf { $seats }
panel-side-most = { $feature }, { $value }: { $seats } ar y mwyaf
panel-how = Sut mae hyn yn cael ei gyfrifo
panel-how-text = Mae gan bobl sydd yr un fath ym mhopeth a gyfrifir yr un siawns. Mae rhaglen linol yn codi’r siawns o’r gwaelod, a daw rhifau gyda phob lefel sy’n profi na all neb ynddi gael mwy. Yna tynnir y siawns ar wahân yn baneli cyfan sy’n cadw pob rheol (Flanigan, Gölz, Gupta, Hennig a Procaccia, Nature 596, 2021).
panel-how-figures = Cyfernod Gini’r siawns: { $gini }. Pellter mwyaf o’r gorau a all fod: { $gap }.
panel-how-fair = Beth mae teg yn ei olygu yma:
panel-how-sure = Mae’r siawns o fewn { $gap } i’r gorau a all fod. I wneud rhestr o { $tickets } o baneli, ni symudwyd siawns neb fwy na { $moved }.
panel-publish-heading = Yn barod i’w gyhoeddi?
panel-publish-text = Cyhoeddir rhestr o { $tickets } o baneli, pob un mor debygol â’r lleill, gydag enwau gwneud. O hynny ymlaen ni all neb ei newid. Does dim yn cael ei dynnu eto: dyna’r cam nesaf.
panel-publish = Cyhoeddi’r rhestr
panel-infeasible = Does dim panel sy’n cadw’r holl reolau hyn.
panel-infeasible-anyway = Hyd yn oed heb reolau am seddi does dim un: mae gan ormod sedd sicr, neu mae gormod yn byw gyda’i gilydd.
panel-infeasible-set = Ni ellir cadw’r rhain i gyd ar unwaith:
panel-ways = Y newidiadau lleiaf sy’n ei drwsio
panel-way-change = { $feature }, { $value }: { $after } yn lle { $before }
panel-way-take = Cymryd ffordd { $number }
panel-unready = Nid yw’r rheolau’n barod: mae mwy o seddi na phobl, neu mae rhywbeth ar goll.
panel-beyond = Ni chafwyd ateb mewn pryd. Cymysgwch yn ôl llai o bethau, a rhowch gynnig arall arni.
panel-back-to-rules = Yn ôl at y rheolau

panel-draw-title = Y loteri
panel-is-published = Cyhoeddwyd y rhestr ar { $on }. Does dim wedi’i dynnu eto.
panel-drawn-seed = Tynnwyd panel { $ticket } ar { $on } gan “{ $seed }”.
panel-drawn-balls = Tynnwyd panel { $ticket } ar { $on } gan y peli { $balls }.
panel-is-withdrawn = Tynnwyd yn ôl ar { $on }, cyn tynnu dim: { $why }
panel-is-undone = Tynnwyd yn ôl ar { $on }, ar ôl tynnu panel: { $why }
panel-public = Gweld beth mae pawb yn ei weld
panel-drawn-people = Ar y panel
panel-drawn-told = Mae pawb yn y loteri yn gweld ar eu tudalen eu hunain a gawson nhw eu tynnu, ac yn cael e-bost sy’n dweud hynny, oni bai eu bod ar y panel o’r blaen.
panel-draw-now = Tynnu un o’r paneli
panel-draw-now-text = Gwnewch hyn lle gall eraill weld. Rhaid i’r testun fod yn un na allai neb ei ddewis na’i wybod cyn i’r rhestr fod yn gyhoeddus: dis, rhifau loteri, geiriau y mae ystafell yn eu galw.
panel-seed = Beth ddaeth i fyny?
panel-seed-hint = Er enghraifft: dis 4 2 6, neuadd y dref, 7 Mai. Caiff ei gyhoeddi fel y mae.
panel-draw = Tynnu’r panel
panel-balls-link = Tynnu gyda pheli â rhifau mewn neuadd
panel-everybody = Pawb yn y loteri
panel-on-panels = ar { $panels } o { $tickets } o baneli
panel-commitment = Ôl bys y rhestr (SHA-256):
panel-withdraw = Tynnu’r loteri’n ôl
panel-withdraw-text = Bydd pawb yn gweld iddi gael ei thynnu’n ôl, a pham. Gellir darllen y rhestr o hyd.
panel-withdraw-why = Pam?
panel-withdraw-why-hint = Er enghraifft: roedd dau berson ar goll o’r rhestr.
panel-fault-seed = Ysgrifennwch beth ddaeth i fyny, mewn 500 llythyren neu lai
panel-fault-why = Dywedwch pam, mewn { $most } llythyren neu lai

panel-balls-title = Tynnu gyda pheli
panel-balls-left = Gall { $left } o baneli ddod o hyd. Tynnwch bêl { $next } o { $length }, a gwasgwch ei rhif.
panel-balls-whole = Mae’r peli’n dweud { $digits }: panel { $ticket } yw hwnnw.
panel-balls-draw = Tynnu panel { $ticket }
panel-balls-undo = Cymryd y bêl olaf yn ôl
panel-balls-how = Deg pêl, 0 i 9, mewn bag. Tynnwch { $length } gwaith, a rhowch bob pêl yn ôl. Seroau i gyd yw panel 1.

panel-title = Sut mae’r panel yn cael ei dynnu
panel-fact-seats = Seddi
panel-fact-people = Pobl y gellid tynnu eu henwau
panel-fact-tickets = Y rhestr
panel-fact-least = Siawns leiaf
panel-next = Beth sy’n digwydd nesaf
panel-next-published = Tynnir un o’r paneli hyn, gan ddis neu beli na all neb eu llywio. Ni ellir newid y rhestr mwyach.
panel-next-drawn = Dywedir wrth y rhai a dynnwyd. Gallwch wirio’r tynnu isod.
panel-next-withdrawn = Nid yw’r loteri hon yn cyfrif mwyach.
panel-drawn-names = Pwy gafodd eu tynnu
panel-names-note = Enwau gwneud yw’r rhain, i gadw pobl yn breifat. Mae pwy bynnag sydd yn y loteri’n cael hyd i’w henw ar eu tudalen eu hunain.
panel-who = Pwy allai gael eu tynnu
panel-who-text = Gofynnodd { $organisation } i bobl sy’n gwybod am hyn. Dywedodd { $people ->
    [one] 1 person
   *[other] { $people } o bobl
} ie a gellid tynnu eu henwau.
panel-who-quotas = Mae pob panel ar y rhestr yn cadw at y seddi hyn, fel ei fod yn gymysg:
panel-who-no-quotas = Doedd dim rheolau am bwy sy’n cael sedd.
panel-chances = Siawns pawb
panel-check = Gwiriwch eich hun
panel-check-text = Daeth y rhestr gyntaf, a’r tynnu ar ei hôl. Os y rhestr hon a gyhoeddwyd, ac os yw’r rhif yn dilyn ohoni, ni all neb fod wedi dewis pwy sydd ar y panel.
panel-check-button = Gwirio yn y porwr hwn
panel-check-holds = Mae’r rhestr yn dal: mae ganddi’r ôl bys a gyhoeddwyd.
panel-check-draws = Mae’r tynnu’n dal: o’i gyfrifo eto, yr un panel ydyw.
panel-check-differs = Nid yw hyn yn dal. Gofynnwch i bwy bynnag a’i cyhoeddodd.
panel-check-unable = Ni all y porwr hwn ei gyfrifo. Defnyddiwch y gorchymyn isod.
panel-download-report = Lawrlwytho’r adroddiad
panel-command = Yna teipiwch:
panel-by-hand = Heb Folkmoot, ôl bys y ffeil hon ydyw:
panel-download-list = y rhestr
panel-by-hand-draw = A’r panel yw gweddill y rhif hwn (yn sylfaen 16) wedi’i rannu â { $tickets }, ac 1 arno:
panel-list = Y paneli
panel-list-text = { $tickets } o baneli, pob un mor debygol â’r lleill. Tynnir un ohonyn nhw.
panel-list-open = Dangos y rhestr
panel-column-number = Rhif
panel-column-names = Enwau gwneud
panel-others = Loterïau eraill ar gyfer yr alwad hon

panel-mine = Loterïau rydych chi ynddyn nhw
panel-mine-names = Eich enw ar y rhestr yw { $name }. Mae ar { $panels } o { $tickets } o baneli.
panel-mine-waits = Does dim wedi’i dynnu eto.
panel-mine-drawn = Cawsoch eich tynnu: rydych chi ar y panel.
panel-mine-not-drawn = Ni chawsoch eich tynnu y tro hwn. Diolch am fod yn barod.
panel-mine-withdrawn = Tynnwyd y loteri hon yn ôl.
panel-mine-out = Cawsoch eich gadael allan: { $why }
panel-mine-must = Mae gennych sedd sicr: { $why }
panel-needs = Beth mae’n ei gostio i gael pob math o wybodaeth
panel-needs-lead = Po fwyaf o seddi y mae pob math o wybodaeth yn sicr ohonyn nhw, lleiaf cyfartal y gall siawnsiau fod. Mae pob rheol arall yn aros fel y mae.
panel-needs-caption = Y siawns leiaf, yn ôl sawl sedd y mae pob math o wybodaeth yn sicr ohonyn nhw
panel-needs-seats-each = Mae pob math yn sicr o
panel-needs-least = Siawns leiaf
panel-needs-seats = { $seats ->
    [0] dim sedd
    [one] 1 sedd
   *[other] { $seats } sedd
}
panel-needs-now = fel y mae eich rheolau
panel-needs-take = Cymryd hyn
panel-needs-none = nid oes panel yn cadw hyn
panel-needs-how = Lle dywedodd llai na hynny o bobl ie, mae gan bob un ohonyn nhw sedd. Pob ffigur yw’r gorau y gall unrhyw loteri ei wneud (maximin, wedi’i gyfrifo fel y siawnsiau uchod).
panel-left = Wedi dweud na ers hynny.
panel-free = { $free ->
    [one] Mae 1 sedd yn rhydd eto
   *[other] Mae { $free } sedd yn rhydd eto
}
panel-free-text = Mae loteri arall yn eu llenwi yn ôl yr un rheolau. Mae pwy bynnag sy’n aros yn cadw eu sedd; gellir tynnu pawb arall a ddywedodd ie, gyda siawnsiau mor deg ag y mae’r rheolau ar gyfer y panel cyfan yn ei ganiatáu.
panel-fill = Eu llenwi drwy loteri arall
panel-stays = Cafodd ei dynnu ar gyfer y panel hwn o’r blaen, ac mae’n aros.
panel-plan-fills = Mae’r loteri hon yn llenwi seddi a ddaeth yn rhydd. Mae’r rhai sy’n aros yn cael sedd yn sicr, gyda hynny’n rheswm.
panel-drop = Taflu’r drafft hwn; mae’r panel yn aros fel y’i tynnwyd
panel-fills = Tynnwyd panel o’r blaen, a daeth seddi’n rhydd. Mae’r loteri hon yn eu llenwi: mae’r rhai sy’n aros ar bob panel yn y rhestr.
