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
    } Gweld pwy sydd ar goll.
desk-next-all-found = Mae gan bob math o wybodaeth ei bobl. Darllenwch y crynodeb.
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
