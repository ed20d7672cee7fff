shortlist-heading =
    { $people ->
        [0] Neb wedi’i ganfod eto
        [one] Un person sy’n gwybod
       *[other] { $people } o bobl sy’n gwybod
    }, { $gaps ->
        [0] dim bylchau
        [one] un bwlch
        [two] 2 fwlch
       *[other] { $gaps } bwlch
    }
shortlist-title = Rhestr fer: { $call }
shortlist-lead = Mewn trefn yn ôl yr hyn maen nhw wedi’i ddangos, nid yn ôl pwy ydyn nhw. Agorwch unrhyw linell i weld y dystiolaeth.
shortlist-kind-missing = { $missing } ar goll
shortlist-nobody = Does neb wedi dangos eto eu bod yn gwybod am hyn.
shortlist-evidence =
    { $count ->
        [one] 1 darn o dystiolaeth
        [two] 2 ddarn o dystiolaeth
       *[other] { $count } darn o dystiolaeth
    }
shortlist-of = { "," } { $name }
shortlist-origin = { $kind }, { $check }
shortlist-more = Darllen y cyfan, a sut mae’n cyfrif
shortlist-source = { $source }, { $on }
shortlist-source-undated = { $source }, heb ddyddiad
shortlist-share = Dyma { $percent }% o’r hyn maen nhw wedi’i ddangos ar hyn.
shortlist-rated =
    { $up ->
        [one] Roedd hyn yn ddefnyddiol i 1 person
       *[other] Roedd hyn yn ddefnyddiol i { $up } o bobl
    }, ac nid oedd i { $down }.
shortlist-untitled = Tystiolaeth heb deitl

factor-topic = Pwnc
factor-quality = Ansawdd
factor-reliability = Ffynhonnell
factor-availability = Amser
factor-of = o 100

shortlist-missing = Pwy sydd ar goll
shortlist-none-missing = Neb: mae gan bob math o wybodaeth y bobl y gofynnwyd amdanyn nhw, gyda thystiolaeth sy’n cyfateb.
shortlist-more-people =
    { $people ->
        [one] 1 person arall sy’n gwybod
       *[other] { $people } o bobl eraill sy’n gwybod
    }
shortlist-unlisted = Yn is i lawr na’r rhestr yma. Cawson nhw eu dewis am yr hyn maen nhw’n ei ychwanegu at y lleill.
shortlist-meets = Yn sôn am: { $words }.
gap-nobody = Does neb wedi dangos eu bod yn gwybod am hyn. Byddai galwad agored, neu rywun sy’n adnabod rhywun, yn helpu.
gap-people =
    { $short ->
        [one] Mae angen un person arall.
       *[other] Mae angen { $short } o bobl eraill.
    } Byddai galwad agored yn helpu, neu ofyn i’r rhai a ganfuwyd pwy maen nhw’n eu hadnabod.
gap-seats =
    { $short ->
        [one] Mae angen un person arall:
       *[other] Mae angen { $short } o bobl eraill:
    } mae digon yn gwybod am hyn, ond maen nhw yma’n barod ar gyfer rhywbeth arall.
gap-nothing-to-match = Nid yw’r alwad yn dweud mewn geiriau beth mae’r bobl hyn yn ei wybod. Byddai dweud hynny’n helpu.
gap-thin = Dim ond ychydig y mae’r hyn mae pobl wedi’i ddangos yn cyfateb i hyn. Edrychwch ar y dystiolaeth cyn dibynnu arni.
gap-words = Nid oes tystiolaeth gan neb sy’n sôn am: { $words }.
gap-other-evidence =
    { $people ->
        [one] Mae 1 person yn gwybod am hyn
       *[other] Mae { $people } o bobl yn gwybod am hyn
    }, ond trwy fath o dystiolaeth nad yw’r alwad hon yn ei gyfrif ({ $evidence }). Byddai ei gyfrif yn helpu.
gap-other-place =
    { $people ->
        [one] Mae 1 person yn gwybod am hyn
       *[other] Mae { $people } o bobl yn gwybod am hyn
    }, ond nid yn y lle hwn. Byddai gofyn ymhellach i ffwrdd yn helpu.
gap-near = Bron â chael eu canfod: { $names }. Byddai gofyn beth arall maen nhw wedi’i wneud yn helpu.
shortlist-cost = Beth mae’n ei gostio
shortlist-cost-hours =
    { $hours ->
        [one] 1 awr o amser pobl
       *[other] { $hours } awr o amser pobl
    } os bydd pob un yn cytuno.
shortlist-cost-expenses = I bob person: { $expenses }.
shortlist-worked-out = Sut mae’n cael ei gyfrifo
shortlist-worked-out-text = Mae pob llinell yn agor i’w thystiolaeth, a phob darn o dystiolaeth i’w ffigurau. Mae’r pedwar ffigur yn cael eu dangos ar wahân. Mae un rhif a wneir ohonyn nhw’n rhoi pobl mewn trefn ar y rhestr hon, ac nid yw’n cael ei ddefnyddio yn unman arall.
shortlist-method = Y dull a’i fformiwla
shortlist-record = Cofnod o’r chwiliad hwn
shortlist-run = Enw
shortlist-run-at = Gwnaed ar
shortlist-run-engine = Cyfrifwyd gan
shortlist-run-input = Crynhoad o’r mewnbwn
shortlist-run-seed = Hedyn
shortlist-looked-through = Edrychwyd trwy
shortlist-looked-through-counts = { $people } o bobl, { $evidence } darn o dystiolaeth
shortlist-left-out = Gadawyd allan
shortlist-left-out-count =
    { $count ->
        [0] dim byd
        [one] 1 darn o dystiolaeth
        [two] 2 ddarn o dystiolaeth
       *[other] { $count } darn o dystiolaeth
    }, am nad yw’r perchennog wedi cytuno i’w ddefnyddio fel hyn
shortlist-replay = Gall unrhyw un sydd â’r data ei wneud eto:
shortlist-nothing-sent = Does dim byd wedi’i anfon at neb.
shortlist-none-title = Dim chwiliad eto
shortlist-none-lead = Does neb wedi chwilio am bobl eto. Pan fydd pobl wedi’u mewnforio, mae chwiliad yn dechrau o’r mathau o wybodaeth yn yr alwad hon.
shortlist-none-desk = Chwilio am bobl o’r ddesg
shortlist-none-how = Neu ar y llinell orchymyn:
shortlist-back = Yn ôl i’r alwad
shortlist-ask = Gofyn
shortlist-asked = Gofynnwyd: { $state }
shortlist-ask-heading = Gofyn i bobl
shortlist-ask-lead = Ticiwch y rhai rydych chi am ofyn iddyn nhw. Mae’r dudalen nesaf yn dangos beth fyddai pob un yn ei ddarllen, ac nid yw’n anfon dim byd.
shortlist-ask-all = Ticio pawb sy’n cael eu hawgrymu
shortlist-ask-none = Tynnu pob tic
shortlist-ask-go = Gweld beth fydden nhw’n ei ddarllen
shortlist-ask-draft = Nid yw’r alwad hon ar agor eto. Agorwch hi, ac yna gallwch ofyn i bobl.
shortlist-ask-desk = Mynd at yr alwad ar y ddesg
shortlist-fill = Beth allwch chi ei wneud
shortlist-fill-widen = Ehangu geiriau’r alwad
shortlist-fill-add = Ychwanegu rhywun â llaw
shortlist-fill-forward = Gall pwy bynnag sy’n cael cais enwi rhywun arall yn eu lle: mae’r neges yn dweud hynny.
shortlist-download = Lawrlwytho’r rhestr fel tabl (CSV)
shortlist-compare = Eu cymharu ochr yn ochr
