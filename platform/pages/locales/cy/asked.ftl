asked-title = I bwy y gofynnwyd
asked-heading =
    { $asked ->
        [0] Does neb wedi cael cais eto
        [one] Un person wedi cael cais, { $yes ->
            [0] neb wedi dweud ie eto
           *[other] ac wedi dweud ie
        }
       *[other] { $asked } o bobl wedi cael cais, { $yes ->
            [0] neb wedi dweud ie eto
            [one] 1 wedi dweud ie
           *[other] { $yes } wedi dweud ie
        }
    }
asked-done-none = Ni anfonwyd dim byd newydd. Roedd pawb a ddewiswyd gennych wedi cael cais o’r blaen, neu ni ellir gofyn iddyn nhw.
asked-done-sent =
    { $sent ->
        [one] Mae 1 gwahoddiad ar ei ffordd.
        [two] Mae 2 wahoddiad ar eu ffordd.
       *[other] Mae { $sent } gwahoddiad ar eu ffordd.
    } Bydd yr atebion yn ymddangos yma.
asked-done-sent-some =
    { $sent ->
        [one] Mae 1 gwahoddiad ar ei ffordd.
        [two] Mae 2 wahoddiad ar eu ffordd.
       *[other] Mae { $sent } gwahoddiad ar eu ffordd.
    } { $left ->
        [one] Cafodd 1 person ei adael allan.
       *[other] Cafodd { $left } o bobl eu gadael allan.
    } Bydd yr atebion yn ymddangos yma.
asked-done-reminded =
    { $people ->
        [0] Ni chafodd neb ei atgoffa: does neb wedi aros yn ddigon hir, neu cawson nhw i gyd eu hatgoffa o’r blaen.
        [one] Mae 1 person yn cael ei atgoffa nawr.
       *[other] Mae { $people } o bobl yn cael eu hatgoffa nawr.
    }
asked-done-taken-back = Mae’r gwahoddiad wedi’i dynnu’n ôl. Bydd pwy bynnag sy’n ei agor yn cael gwybod hynny.
asked-done-added = Maen nhw ar y rhestr, ac ni anfonwyd dim byd. Dewiswch i bwy i ofyn pan fyddwch chi’n barod.
asked-next-ask = Dewiswch i bwy i ofyn.
asked-next-wait =
    { $people ->
        [one] Aros am ateb 1 person, neu ofyn i ragor o bobl.
       *[other] Aros am atebion { $people } o bobl, neu ofyn i ragor.
    }
asked-next-more =
    Mae pawb wedi ateb, neu mae’r amser ar ben. { $missing ->
        [one] Mae angen un person arall.
       *[other] Mae angen { $missing } o bobl eraill.
    } Gofynnwch i eraill, neu ehangwch yr hyn mae’r alwad yn chwilio amdano.
asked-next-enough = Mae cynifer o bobl ag oedd eu hangen wedi dweud ie. Caewch yr alwad pan na fydd angen neb arall.
asked-ask = Gofyn i bobl
asked-remind =
    { $people ->
        [one] Atgoffa 1 person sydd heb ateb
       *[other] Atgoffa { $people } o bobl sydd heb ateb
    }
asked-counts = Faint, yn ôl math o wybodaeth
asked-kind = Math o wybodaeth
asked-wanted = Eu hangen
asked-asked = Gofynnwyd
asked-opened = Agorwyd
asked-all = Pawb
asked-why-no = Pam y dywedodd pobl na
asked-no = { $reason }: { $people }
asked-list = I bwy y gofynnwyd
asked-filter = Dangos
asked-show = { $what } ({ $count })
asked-show-all = Pawb
asked-show-drafts = Heb ei anfon eto
asked-show-waiting = Dim ateb eto
asked-show-yes = Ie
asked-show-no = Na
asked-show-passed-on = Pasiwyd ymlaen
asked-show-expired = Ddim mewn pryd
asked-show-taken-back = Tynnwyd yn ôl
asked-empty = Does neb yma.
asked-drafts-wait = Mae pwy bynnag a ychwanegwyd â llaw yn aros yma nes i chi ofyn iddyn nhw.
asked-named = Enwyd gan { $name }.
asked-named-unknown = Enwyd gan rywun sy’n eu hadnabod.
asked-named-reason = Dywedon nhw: { $reason }
asked-on = Gofynnwyd ar d{ $on }.
asked-answer-by = Gall ateb tan d{ $on }.
asked-reminded-on = Atgoffwyd ar d{ $on }.
asked-take-back = Ei dynnu’n ôl
take-back-title = Tynnu’r gwahoddiad i { $name } yn ôl?
take-back-draft = Nid yw wedi’i anfon. Maen nhw’n cael eu tynnu oddi ar y rhestr, a does neb yn cael gwybod.
take-back-sent = Bydd pwy bynnag sy’n agor y ddolen yn y neges yn cael gwybod ei fod wedi’i dynnu’n ôl. Ni ofynnir iddyn nhw eto ar gyfer yr alwad hon.
take-back-yes = Maen nhw wedi dweud ie. Bydd pwy bynnag sy’n agor y ddolen yn y neges yn cael gwybod ei fod wedi’i dynnu’n ôl: ysgrifennwch atyn nhw eich hun, a dywedwch pam.
take-back-button = Ei dynnu’n ôl
asked-state-drafted = Heb ei anfon eto
asked-state-sent = Dim ateb eto
asked-state-seen = Wedi’i agor, dim ateb eto
asked-state-accepted = Wedi dweud ie
asked-state-declined = Wedi dweud na: { $reason }
asked-state-forwarded = Wedi enwi rhywun arall
asked-state-expired = Heb ateb mewn pryd
asked-state-withdrawn = Tynnwyd yn ôl
asked-no-time = dim amser
asked-not-topic = nid dyma maen nhw’n ei wybod
asked-conflict = yn rhy agos ato
asked-access = methu cyrraedd neu gymryd rhan fel hyn
asked-do-not-ask = ddim eisiau cais eto
asked-other = rheswm arall, neu ddim rheswm
asked-updated = Mae rhywbeth wedi newid: gofynnwyd i { $asked }, cytunodd { $yes }.
