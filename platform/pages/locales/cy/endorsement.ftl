# Mae pwy oedd yno’n siarad dros dystiolaeth.

said-mine = Pobl oedd yno
said-mine-lead = Gall rhywun a weithiodd gyda chi, a gafodd help gennych neu a fu trwyddo gyda chi ddweud mai felly mae hi. Mae hynny’n ei wneud yn fwy dibynadwy i’r rhai sy’n chwilio am bobl, ac nid yw’n dweud pa mor dda ydyw.
said-heading = Pobl oedd yno
said-heading-lead = Mae’r hyn a ddywedant yn gwneud hyn yn fwy dibynadwy. Mae canmoliaeth yn ôl ac ymlaen yn pwyso llai: hanner pan fo dau’n siarad dros ei gilydd.
said-origin = { $name }, { $how }, dywedwyd ar { $on }
said-asked = Gofynnwyd i { $name } ar { $on } ac nid yw wedi ateb eto.
said-earlier = Siaradodd { $name } dros hyn cyn i chi newid y geiriau. Bydd yn cyfrif eto pan fyddant yn dweud hynny am y geiriau newydd; mae’r ddolen yn gweithio o hyd.
said-declined = Gofynnwyd i { $name } ar { $on } ac mae’n well ganddynt beidio â dweud.
said-withdrawn = Tynnoch yn ôl yr hyn a ofynnoch i { $name } ar { $on }.
said-lapsed = Gofynnwyd i { $name } ar { $on } ac ni chafwyd ateb o fewn mis.
said-take-back = Tynnu’n ôl
said-take-back-whose = Tynnu’n ôl yr hyn a ofynnoch i { $name }
said-ask = Gofyn i rywun oedd yno
said-ask-lead = Cânt un neges gyda dolen, heb angen cyfrif. Ni ddywedir wrth neb a ydynt yn hysbys yma.
said-ask-name = Beth yw eu henw?
said-ask-seen = Byddant yn gweld eich enw, a’r geiriau hyn gennych:
said-ask-counts = Mae pwy bynnag sy’n chwilio am bobl yn gweld yr hyn a ddywedant, gyda’r enw a roddant. Gallwch ei dynnu’n ôl unrhyw bryd. Anghofir eu cyfeiriad pan fyddant yn ateb.
said-ask-send = Anfon y neges
said-ask-back = Peidio â gofyn i neb
said-done-asked = Gofynnwyd iddynt. Bydd yr hyn a ddywedant i’w weld yma.
said-done-taken-back = Wedi’i dynnu’n ôl. Nid yw’n cyfrif mwyach.
said-fault-own = Eich cyfeiriad eich hun yw hwn: rhaid i rywun arall ei ddweud.
said-fault-before = Gofynnwyd iddynt am hyn eisoes.
said-fault-enough = Gofynnwyd i ddeg o bobl am hyn. Tynnwch un yn ôl i ofyn i un arall.
said-fault-too-many = Dyna ddigon am y tro. Rhowch gynnig arall arni yfory, neu gofynnwch i rywun arall.
said-fault-name = Dywedwch beth yw eu henw.
said-fault-odd-name = Nid enw yw hwn: gadewch gyfeiriadau gwe allan, a chadwch ef yn fyr.
said-fault-how = Dywedwch sut rydych yn gwybod.
said-fault-words = Dywedwch mewn ychydig eiriau beth a welsoch.
said-fault-long = Dywedwch ef mewn { $most } nod ar y mwyaf.
was-there-worked = gweithio arno gyda’i gilydd
was-there-helped = cael help ganddo
was-there-saw = ei weld, neu’r hyn a ddaeth ohono
was-there-taught = ei ddysgu neu ei oruchwylio
was-there-lived = byw trwy’r un peth, wrth eu hochr

speak-heading = Mae { $person } yn gofyn: oeddech chi yno?
speak-lead = Mae { $person } wedi dweud hyn amdanynt eu hunain wrth { $organisation }, ac yn dweud eich bod chi’n gwybod. Ai felly mae hi?
speak-over = Mae { $person } wedi tynnu hyn yn ôl, neu mae gormod o amser wedi mynd heibio. Nid oes dim i chi ei wneud.
speak-how = Sut rydych chi’n gwybod?
speak-words = Beth welsoch chi?
speak-words-hint = Dwy neu dair brawddeg, am hyn yn unig.
speak-name = Eich enw
speak-seen = Mae { $person } a’r rhai yn { $organisation } sy’n chwilio am bobl yn gweld eich enw a’ch geiriau; neb arall. Anghofir eich cyfeiriad pan fyddwch yn ateb. Gallwch newid neu dynnu’n ôl yr hyn a ddywedoch gyda’r un ddolen.
speak-send = Ie, felly mae hi
speak-said = Yr hyn a ddywedoch
speak-reworded = Mae { $person } wedi newid y geiriau ers hynny. Darllenwch nhw eto: bydd yr hyn a ddywedoch yn cyfrif pan fyddwch yn ei ddweud am y rhai newydd.
speak-no = Doeddwn i ddim yno, neu mae’n well gen i beidio â dweud
speak-no-lead = Ni nodir dim ond ei bod yn well gennych beidio. Nid yw’n cyfrif o blaid nac yn erbyn neb.
speak-no-send = Mae’n well gen i beidio
speak-back = Ei dynnu’n ôl
speak-back-send = Tynnu’n ôl yr hyn a ddywedais
speak-never = Dydw i ddim eisiau rhagor o negeseuon gan { $organisation }
speak-done = Diolch. Mae’r hyn a ddywedoch yn cyfrif o hyn ymlaen.
speak-done-no = Diolch. Nid oes dim a ddywedoch yn cyfrif.

mail-endorse-subject = Mae { $person } yn gofyn a oeddech chi yno
mail-endorse-lead = Mae { $person } wedi dweud rhywbeth wrth { $organisation } am yr hyn maent yn ei wybod, ac yn dweud eich bod chi yno:
mail-endorse-about = “{ $title }”
mail-endorse-what = Os felly mae hi, a fyddech yn ei ddweud mewn dwy frawddeg? Mae’n cymryd ychydig funudau, heb angen cyfrif, a gellir ei dynnu’n ôl. Os nad oeddech yno neu os yw’n well gennych beidio, dywedwch hynny gyda’r un ddolen, neu peidiwch â gwneud dim.
mail-endorse-link = Ei ddarllen ac ateb
mail-endorse-from = Cewch yr un neges hon am fod { $person } wedi rhoi eich cyfeiriad i { $organisation }. Fe’i hanghofir pan fyddwch yn ateb, neu ar ôl mis.

reason-spoken-for = { $people ->
    [one] Mae un person oedd yno’n siarad drosto
   *[other] Mae { $people } o bobl oedd yno’n siarad drosto
}
