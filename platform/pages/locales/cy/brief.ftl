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
brief-usual = Ni ellir dweud sut mae hyn yn wahanol i’r rhai y gofynnir iddyn nhw fel arfer: nid oes rhestr o’r fath yn cael ei chadw yma.
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
