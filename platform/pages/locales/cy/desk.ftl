desk-title = Desg
desk-lead = Beth rydych chi’n gweithio arno, a beth mae pob galwad yn aros amdano.
desk-empty = Does dim byd yma eto.
desk-example-heading = Beth fydd yma
desk-example = Er enghraifft, “Sut gallai Harbour Road fod yn ddiogel i feicio?” Mae galwad fel hon yn cael ei hysgrifennu fel drafft, yna’n cael ei hagor, ac yna rydyn ni’n chwilio am bobl sy’n gwybod. Yma byddwch chi’n gweld bod dau fath o wybodaeth yn dal yn brin o bobl, a sut i weld pwy sydd ar goll.
desk-calls = Galwadau
desk-other-calls = Galwadau ar eu pen eu hunain
desk-issue-empty = Does dim galwad yn perthyn i’r mater hwn eto.
desk-line = { $state }. Penderfyniad ar d{ $on }.
desk-next = Nesaf:
desk-next-open = Drafft yw hwn. Pan fydd yn dweud popeth y dylai, agorwch yr alwad.
desk-next-look = Chwilio am bobl sy’n gwybod.
desk-next-gaps =
    { $kinds ->
        [one] Mae rhywbeth ar goll o un math o wybodaeth.
        [two] Mae rhywbeth ar goll o 2 fath o wybodaeth.
       *[other] Mae rhywbeth ar goll o { $kinds } math o wybodaeth.
    } Gwelwch pwy sydd ar goll, a dewiswch i bwy i ofyn.
desk-next-all-found = Mae gan bob math o wybodaeth ei bobl. Dewiswch i bwy i ofyn.
desk-next-await =
    { $people ->
        [one] Aros am 1 ateb. Gall ddod
        [two] Aros am 2 ateb. Gallan nhw ddod
       *[other] Aros am { $people } ateb. Gallan nhw ddod
    } tan d{ $on }.
desk-next-ask-more = Mae pawb wedi ateb, neu mae’r amser ar ben: dywedodd { $yes } ie, allan o { $wanted } y mae eu hangen. Gofynnwch i eraill.
desk-next-enough =
    { $yes ->
        [one] Dywedodd 1 person
       *[other] Dywedodd { $yes } o bobl
    } ie, cynifer ag oedd eu hangen. Caewch yr alwad pan na fydd angen neb arall.
desk-next-none = Does dim mwy i’w wneud yma.
desk-state = Statws
desk-decides = Beth mae’n ei benderfynu
desk-when = Pryd
desk-search = Chwiliad diwethaf
desk-searched = Ar d{ $on }
desk-not-searched = Does neb wedi chwilio eto
desk-shortlist = Gweld pwy gafodd eu canfod a phwy sydd ar goll
desk-brief = Darllen y crynodeb, i’w argraffu neu ei basio ymlaen
desk-look = Chwilio am bobl
desk-look-again = Chwilio am bobl eto
desk-look-note = Mae hyn yn chwilio drwy’r dystiolaeth y mae pobl yn gadael i chi ei defnyddio, ac yn cadw cofnod o’r chwiliad. Does dim byd yn cael ei anfon at neb.
desk-kinds = Mathau o wybodaeth
desk-public = Tudalen yr alwad
desk-write = Ysgrifennu galwad
desk-edit = Newid ei chynnwys
desk-open = Ei hagor
desk-reopen = Ei hagor eto
desk-close = Ei chau
desk-withdraw = Ei thynnu’n ôl
desk-ask = Dewis i bwy i ofyn
desk-asked =
    { $asked ->
        [one] Gweld ateb y person y gofynnoch iddo
       *[other] Gweld atebion y { $asked } o bobl y gofynnoch iddyn nhw
    }
desk-answers = Atebion sydd wedi dod i mewn
desk-answers-new =
    { $new ->
        [0] Dim byd newydd ers i chi edrych ddiwethaf ar y ddyfais hon.
        [one] Mae 1 ateb yn newydd ers i chi edrych ddiwethaf ar y ddyfais hon.
       *[other] Mae { $new } ateb yn newydd ers i chi edrych ddiwethaf ar y ddyfais hon.
    }
desk-answer = { $name }: { $state }, ar d{ $on }
desk-answer-new = Newydd
desk-seen = Rydw i wedi gweld y rhain
desk-issue-owner = Yn atebol amdano: { $owner }
desk-issue-closed = Wedi’i roi o’r neilltu
desk-issue-change = Newid y mater
desk-write-issue = Ysgrifennu mater
