usual-title = Y bobl y gofynnir iddyn nhw fel arfer
usual-lead = I bwy fyddech chi’n gofyn pe na bai Folkmoot yn bod? Rhowch y rhestr honno inni, ac mae’r crynodeb yn dweud beth mae’r bobl ar y rhestr fer yn ei wybod nad yw’r rhai ar eich rhestr chi’n ei wybod.
usual-people = Y rhestr, un llinell i bob person
usual-people-hint = Enw, cyfeiriad e-bost neu id. Mae sawl un mewn llinell yn iawn: “Helen Marsh, helen@example.org”.
usual-file = Neu ffeil
usual-file-hint = CSV neu destun plaen, wedi’i gadw fel UTF-8. Os dewiswch ffeil, honno sy’n cyfrif yn lle’r hyn a deipiwyd uchod.
usual-privacy = Beth rydyn ni’n ei gadw
usual-privacy-text = Dim ond pwy ar y rhestr sy’n hysbys yma’n barod, a faint sydd ddim. Caiff enwau a chyfeiriadau pobl nad ydyn ni’n eu hadnabod eu taflu ar unwaith. Gall pwy bynnag sydd ar y rhestr weld hynny yn yr hyn maen nhw’n ei dynnu allan o dan “Fy nhudalen”, ac maen nhw’n diflannu ohoni pan fyddan nhw’n eu dileu eu hunain. Ni ofynnir i neb am eu bod arni.
usual-keep = Cadw’r rhestr
usual-replace = Cadw’r rhestr hon yn ei lle
usual-remove = Tynnu’r rhestr i ffwrdd
usual-kept =
    { $people ->
        [0] Does neb ar y rhestr yn hysbys yma
        [one] Mae 1 person ar y rhestr yn hysbys yma
       *[other] Mae { $people } o bobl ar y rhestr yn hysbys yma
    }, { $unmatched ->
        [0] ac roedd pob llinell yn ffitio rhywun
        [one] nid oedd 1 llinell yn ffitio neb
       *[other] nid oedd { $unmatched } o linellau’n ffitio neb
    }. Rhoddwyd ar { $on }.
usual-done-kept = Mae’r rhestr wedi’i chadw
usual-done-lines = Dangosir y llinellau hyn unwaith yn unig ac ni chawson nhw eu cadw. Os oes gwall teipio yn un ohonyn nhw, cywirwch eich rhestr a’i rhoi eto.
usual-unknown =
    { $lines ->
        [one] Nid yw 1 llinell yn ffitio neb sy’n hysbys yma
       *[other] Nid yw { $lines } o linellau’n ffitio neb sy’n hysbys yma
    }
usual-several =
    { $lines ->
        [one] Mae 1 llinell yn ffitio mwy nag un person: ychwanegwch y cyfeiriad e-bost
       *[other] Mae { $lines } o linellau’n ffitio mwy nag un person: ychwanegwch y cyfeiriad e-bost
    }
usual-line = Llinell { $number }: { $words }
usual-done-removed = Mae’r rhestr wedi’i thynnu i ffwrdd. Mae’r crynodeb yn cymharu unwaith eto â’r rhai a gafodd gais ar gyfer galwadau eraill. I’w chael yn ôl, rhowch hi unwaith eto.
usual-to-brief = Gweld beth mae’r rhestr fer yn ei wybod y tu hwnt iddi
usual-look-first = Does neb wedi chwilio am bobl eto. Wedi gwneud hynny, mae’r crynodeb yn cymharu’r ddwy.
usual-to-call = Mynd i’r alwad
usual-fault-empty = Ysgrifennwch o leiaf un llinell, neu dewiswch ffeil
usual-fault-long = Rhowch { $most } o linellau ar y mwyaf
usual-fault-text = Cadwch y ffeil fel testun UTF-8; does dim modd darllen hon

usual-new =
    { $new ->
        [0] Mae pob un o’r { $people } ar y rhestr fer yn bobl y byddech wedi gofyn iddyn nhw beth bynnag.
        [one] Mae 1 o’r { $people } ar y rhestr fer yn rhywun na fyddech wedi gofyn iddo.
       *[other] Mae { $new } o’r { $people } ar y rhestr fer yn bobl na fyddech wedi gofyn iddyn nhw.
    }
usual-overlap =
    { $overlap ->
        [0] Does neb ar y ddwy restr.
        [one] Mae 1 person ar y ddwy restr.
       *[other] Mae { $overlap } o bobl ar y ddwy restr.
    }
usual-worked-out = Sut y cafodd hyn ei gyfrifo
usual-input-listed = Eich rhestr
usual-listed =
    { $people ->
        [one] 1 person sy’n hysbys yma
       *[other] { $people } o bobl sy’n hysbys yma
    }, a { $unmatched ->
        [one] 1 llinell
       *[other] { $unmatched } o linellau
    } nad oedd yn ffitio neb ac na ellir eu cymharu. Rhoddwyd ar { $on }.
usual-input-new = Newydd-ddyfodiaid
usual-new-formula = { $people } ar y rhestr fer − { $overlap } ar y ddwy = { $new }
usual-input-chance = Ar y ddwy, pe bai’r rhestr fer yn cael ei thynnu drwy goelbren
usual-chance-formula = { $people } ar y rhestr fer × { $listed } ar eich rhestr ÷ { $all } o bobl = { $chance }
usual-kind-more = Dim ond tystiolaeth y rhestr fer sy’n sôn am: { $words }.
usual-kind-nothing =
    { $both ->
        [0] Nid yw tystiolaeth y naill restr na’r llall yn sôn am eiriau’r angen hwn.
       *[other] Dim byd nad yw tystiolaeth eich rhestr chi hefyd yn sôn amdano.
    }
usual-kind-formula =
    { $group ->
        [one] 1 gair
       *[other] { $group } o eiriau
    } y mae tystiolaeth y rhestr fer yn sôn amdanyn nhw − { $both } y mae tystiolaeth eich rhestr chi hefyd = { $only }
usual-found = O’r { $listed } ar eich rhestr, cafodd { $found } eu canfod ar gyfer hyn.
usual-only-group = Y rhestr fer yn unig:
usual-both = Y ddwy:
usual-only-usual = Eich rhestr chi’n unig, felly ystyriwch ofyn iddyn nhw hefyd:
usual-changed = Mae pobl neu dystiolaeth wedi newid ers y chwiliad. Chwiliwch am bobl eto i gymharu’r hyn sydd yno nawr â rhestr fer newydd.
usual-how = Geiriau’r alwad yw’r geiriau. Mae gair yn cyfrif i grŵp pan fydd un o’r darnau trymaf o dystiolaeth rhywun ynddo yn sôn amdano. Nid yw tystiolaeth na ddywedodd neb wrthon ni amdani yn cyfrif i neb: gall pobl ar eich rhestr wybod mwy nag y mae hyn yn ei ddangos.
