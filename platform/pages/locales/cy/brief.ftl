brief-title = Crynodeb: { $call }
brief-heading =
    { $people ->
        [0] Neb wedi’i ganfod eto
        [one] Un person sy’n gwybod
       *[other] { $people } o bobl sy’n gwybod
    }, allan o { $wanted } y mae eu hangen
brief-lead = { $organisation } sy’n gofyn. Penderfyniad ar d{ $on }: { $what }.
brief-coverage = Beth sydd wedi’i gwmpasu
brief-covered-none = Neb eto, allan o { $wanted } y mae eu hangen.
brief-covered-thin = Yn brin: { $people } allan o { $wanted }, a dim ond ychydig y mae’r hyn maen nhw wedi’i ddangos yn cyfateb.
brief-covered-part = Yn rhannol: { $people } allan o { $wanted }. Mae rhywbeth ar goll, gweler isod.
brief-covered-whole = Yn llawn: { $people } allan o { $wanted }, gyda thystiolaeth sy’n cyfateb.
brief-knows = Beth mae’r grŵp hwn yn ei wybod
brief-knows-lead = O’r hyn sydd ei angen ar yr alwad, mae eu tystiolaeth yn sôn am:
brief-missing = Pwy sydd ar goll, a beth fyddai’n helpu
brief-none-missing = Neb: mae gan bob math o wybodaeth y bobl y gofynnwyd amdanyn nhw, gyda thystiolaeth sy’n cyfateb.
brief-cost = Beth mae’n ei gostio
brief-hours =
    { $people ->
        [one] 1 person, { $each }: { $hours } awr
       *[other] { $people } o bobl, { $each } yr un: { $hours } awr
    } o amser pobl i gyd, os bydd pawb yn cytuno.
brief-expenses = I bob person: { $expenses }.
brief-no-expenses = Nid yw’r alwad yn cynnig treuliau.
brief-record = O ble mae hyn yn dod
brief-usual-heading = Beth nad yw’r rhestr arferol yn ei gynnig
brief-usual-none = Does neb wedi cael cais ar gyfer galwad arall eto, felly does dim rhestr arferol i gymharu â hi.
brief-usual-new =
    { $new ->
        [0] Mae pob un o’r { $people } wedi cael cais ar gyfer galwad arall o’r blaen.
        [one] Nid yw 1 o’r { $people } erioed wedi cael cais ar gyfer galwad arall.
       *[other] Nid yw { $new } o’r { $people } erioed wedi cael cais ar gyfer galwad arall.
    }
brief-usual-words = Eu tystiolaeth nhw yn unig sy’n sôn am: { $words }.
brief-usual-how = Y rhestr arferol yw pawb y mae’r sefydliad hwn wedi gofyn iddyn nhw ar gyfer galwadau eraill. Geiriau’r alwad y mae’r dystiolaeth ar y rhestr fer yn cyfateb iddyn nhw yw’r geiriau: rhai’r newydd-ddyfodiaid, heb rai’r lleill.
brief-hours-how = { $people } o bobl × { $each } awr yr un = { $hours } awr
brief-expenses-sum = { $people } o bobl × { $each } yr un = { $sum } mewn arian, os bydd pawb yn cytuno
brief-reach = Pwy mae wedi’u cyrraedd
brief-reach-none = Does neb wedi cael cais eto.
brief-reach-answered = Atebwyd
brief-reach-of = { $part } allan o { $all }
brief-reach-new = Cais am y tro cyntaf
brief-reach-share = { $part } allan o { $all }, { $percent }%
brief-reach-how = Mae “agorwyd” yn cyfrif y rhai a agorodd y ddolen yn eu neges neu a atebodd. Ateb yw ie, na, neu enwi rhywun arall. Nid yw gwahoddiadau a dynnwyd yn ôl yn cyfrif.
brief-reach-list = I bwy y gofynnwyd
brief-usual-give = Rhoi’r rhestr o’r bobl yr ydych yn gofyn iddyn nhw fel arfer, a chymharu
brief-usual-change = Newid y rhestr o’r bobl y gofynnir iddyn nhw fel arfer
