audit-title = Cofnod archwilio
audit-lead = Pwy wnaeth beth, y diweddaraf yn gyntaf. All dim ynddo gael ei newid na’i dynnu allan.
audit-check-link = Gwirio nad oes dim wedi’i newid
audit-download = Lawrlwytho fel tabl (CSV)
audit-narrow = Ei gyfyngu
audit-narrow-button = Dangos y rhain
audit-all = Dangos popeth
audit-who = Pwy wnaeth hynny
audit-anyone = Unrhyw un
audit-what = Beth gafodd ei wneud
audit-anything = Unrhyw beth
audit-subject = I beth
audit-subject-hint = Dynodydd person, galwad neu unrhyw beth arall, fel y mae cofnod yn ei ddangos.
audit-from = O’r diwrnod hwn ymlaen
audit-until = Hyd at y diwrnod hwn
audit-day-wrong = Rhowch y diwrnod fel 2026-11-22.
audit-none = Does dim yn y cofnod yn cyd-fynd â hyn.
audit-when = { $day } am { $time } UTC
audit-entry = Cofnod { $seq }
audit-code = Cod
audit-detail = Manylion
audit-hash = Stwnsh
audit-older = Cofnodion cynharach
audit-latest = Y cofnodion diweddaraf
audit-operator = Rhywun wrth y peiriant
audit-system = Folkmoot ei hun

audit-call-written = Ysgrifennodd { $who } yr alwad “{ $what }”
audit-call-changed = Newidiodd { $who } yr alwad “{ $what }”
audit-call-opened = Agorodd { $who } yr alwad “{ $what }”
audit-call-closed = Caeodd { $who } yr alwad “{ $what }”
audit-call-withdrawn = Tynnodd { $who } yr alwad “{ $what }” yn ôl
audit-call-filed = Newidiodd { $who } y mater mae’r alwad “{ $what }” yn perthyn iddo
audit-call-passed-on = Enwodd { $who } rywun ar gyfer yr alwad “{ $what }”
audit-issue-written = Ysgrifennodd { $who } fater
audit-issue-changed = Newidiodd { $who } fater
audit-issue-closed = Rhoddodd { $who } fater o’r neilltu
audit-issue-reopened = Cododd { $who } fater eto
audit-people-found = Chwiliodd { $who } am bobl a chadw’r chwiliad { $what }
audit-people-imported = Daeth { $who } â phobl neu dystiolaeth i mewn
audit-invitation-sent = Gofynnodd { $who } i rywun helpu gyda galwad
audit-invitation-added-by-hand = Ychwanegodd { $who } rywun at alwad â llaw
audit-invitation-reminded = Atgoffodd { $who } rywun am wahoddiad
audit-invitation-accepted = Derbyniodd { $who } wahoddiad
audit-invitation-declined = Gwrthododd { $who } wahoddiad
audit-invitation-forwarded = Enwodd { $who } rywun arall ar gyfer gwahoddiad
audit-invitation-withdrawn = Tynnodd { $who } wahoddiad yn ôl
audit-invitation-expired = Daeth gwahoddiad i ben heb ateb
audit-offer-made = Cynigiodd { $who } helpu gyda’r alwad “{ $what }”
audit-offer-withdrawn = Tynnodd { $who } gynnig i helpu gyda’r alwad “{ $what }” yn ôl
audit-offer-accepted = Dywedodd { $who } ie wrth gynnig i helpu gyda’r alwad “{ $what }”
audit-offer-declined = Dywedodd { $who } na wrth gynnig i helpu gyda’r alwad “{ $what }”
audit-person-left-alone = Gofynnodd { $who } am beidio â chael gwahoddiad mwyach
audit-person-asked-again = Gall { $who } gael gwahoddiad eto
audit-evidence-told = Dywedodd { $who } rywbeth amdano’i hun neu amdani ei hun
audit-evidence-reworded = Newidiodd { $who } eiriau rhywbeth amdano’i hun neu amdani ei hun
audit-evidence-contested = Dywedodd { $who } beth sydd o’i le ar ddarn o’u tystiolaeth
audit-evidence-hidden = Cuddiodd { $who } ddarn o’u tystiolaeth
audit-evidence-agreed = Gadawodd { $who } i ddarn o’u tystiolaeth gael ei ddefnyddio
audit-evidence-deleted = Dileodd { $who } ddarn o’u tystiolaeth
audit-signed-in = Mewngofnododd { $who }
audit-signed-out-everywhere = Allgofnododd { $who } ym mhobman
audit-erased = Dileodd { $who } yr hyn oedd yn hysbys amdanyn nhw
audit-member-invited = Gwahoddodd { $who } gydweithiwr ({ $roles })
audit-member-invited-again = Gwahoddodd { $who } gydweithiwr eto ({ $roles })
audit-member-invite-taken-back = Tynnodd { $who } wahoddiad cydweithiwr yn ôl
audit-member-joined = Ymunodd { $who } ({ $roles })
audit-member-added = Gwnaeth { $who } { $what } yn aelod ({ $roles })
audit-member-roles-changed = Newidiodd { $who } rolau { $what }: o { $before } i { $roles }
audit-member-removed = Rhoddodd { $who } ddiwedd ar aelodaeth { $what }
audit-token-made = Gwnaeth { $who } docyn ar gyfer rhaglen arall
audit-token-ended = Rhoddodd { $who } ddiwedd ar docyn ar gyfer rhaglen arall
audit-job-retried = Rhoddodd { $who } gynnig arall ar dasg a fethodd
audit-job-given-up = Rhoddodd { $who } y gorau i dasg
audit-mail-tested = Anfonodd { $who } e-bost prawf
audit-organisation-changed = Newidiodd { $who } osodiadau’r sefydliad
audit-organisation-set-up = Sefydlodd { $who } y sefydliad
audit-demo-founded = Sefydlodd { $who } y dref ddychmygol

audit-check-title = Ydy’r cofnod yn dal?
audit-check-holds =
    { $entries ->
        [one] Ydy. Mae ei un cofnod fel y cafodd ei ysgrifennu.
       *[other] Ydy. Mae pob un o’r { $entries } cofnod fel y cafodd ei ysgrifennu, ac nid oes yr un ar goll.
    }
audit-check-head = Stwnsh y cofnod olaf
audit-check-broken = Nac ydy. Dydy’r cofnod ddim yn dal.
audit-check-missing = Mae cofnod { $seq } ar goll.
audit-check-altered = Cafodd cofnod { $seq } ei newid.
audit-check-added = Cafodd cofnod { $seq } ei ychwanegu o’r tu allan.
audit-check-end = Mae’r cofnod yn gorffen wrth gofnod { $seq }, nad yw’r diwedd a nodwyd.
audit-check-broken-text = Gwnaeth rhywun â mynediad i’r gronfa ddata hyn, neu cafodd ei difrodi. Gofynnwch i bwy bynnag sy’n rhedeg y gweinydd gadw copi ohoni fel y mae, a’i chymharu â chopi wrth gefn.
audit-check-how = Sut mae’n cael ei wirio
audit-check-how-text = Mae gan bob cofnod stwnsh: rhif sy’n cael ei gyfrifo o’r hyn y mae’n ei ddweud ac o stwnsh y cofnod o’i flaen. Byddai’n rhaid i bwy bynnag sy’n newid un cofnod newid pob un sy’n dilyn. Newydd nawr cafodd pob stwnsh ei gyfrifo eto a’i gymharu.
audit-check-oneself = Gwiriwch ef eich hun
audit-check-oneself-text = Gall pwy bynnag sy’n rhedeg y gweinydd wneud yr un peth heb y dudalen hon:
audit-check-publish = Ysgrifennwch stwnsh y cofnod olaf yn rhywle arall o dro i dro, neu cyhoeddwch ef. Yna all hyd yn oed rhywun â mynediad llawn ddim torri diwedd y cofnod i ffwrdd heb i neb sylwi.
audit-usual-list-kept = Rhoddodd { $who } y rhestr o’r bobl y gofynnir iddyn nhw fel arfer ar gyfer yr alwad “{ $what }”
audit-usual-list-removed = Tynnodd { $who } y rhestr o’r bobl y gofynnir iddyn nhw fel arfer ar gyfer yr alwad “{ $what }”
audit-match-rules-kept = Newidiodd { $who } sut y dewisir pobl ar gyfer yr alwad “{ $what }”
audit-conflict-declared = Datganodd { $who } wrthdaro buddiannau gan { $what }
audit-conflict-removed = Tynnodd { $who } wrthdaro buddiannau gan { $what } yn ôl
audit-shown =
    { $lines ->
        [0] Does dim cofnod yn cael ei ddangos
        [one] Dangosir 1 cofnod
        [two] Dangosir 2 gofnod
       *[other] Dangosir { $lines } cofnod
    }.
audit-panel-planned = Newidiodd { $who } reolau’r panel ar gyfer yr alwad “{ $what }”
audit-lottery-published = Cyhoeddodd { $who } y rhestr o baneli ar gyfer yr alwad “{ $what }”
audit-panel-drawn = Tynnodd { $who } enwau’r panel ar gyfer yr alwad “{ $what }”
audit-lottery-withdrawn = Tynnodd { $who } y loteri yn ôl ar gyfer yr alwad “{ $what }”
audit-endorsement-asked = Gofynnodd { $who } i rywun siarad dros ddarn o dystiolaeth
audit-endorsement-given = Siaradodd rhywun y gofynnwyd iddynt dros ddarn o dystiolaeth
audit-endorsement-declined = Mae’n well gan rywun y gofynnwyd iddynt beidio â siarad dros ddarn o dystiolaeth, neu fe’i tynnwyd yn ôl
audit-endorsement-withdrawn = Tynnodd { $who } gais i siarad dros ddarn o dystiolaeth yn ôl
audit-endorsement-lapsed = Nid atebodd neb gais i siarad dros ddarn o dystiolaeth o fewn mis
audit-questions-answered = Atebodd { $who } gwestiynau ymarferol yr alwad “{ $what }”
audit-answer-rated = Sgoriodd { $who } atebion i gwestiynau ymarferol yr alwad “{ $what }”
audit-badge-given = Rhoddodd { $who } fathodyn i { $what } am gymryd rhan
audit-badge-taken-back = Tynnodd { $who } fathodyn { $what } yn ôl
audit-seating-made = Gosododd { $who } bobl wrth fyrddau ar gyfer yr alwad “{ $what }”
audit-seating-changed = Gosododd { $who } bobl eto ar gyfer yr alwad “{ $what }”
audit-seating-taken-back = Cymerodd { $who } y newid diwethaf i’r byrddau yn ôl ar gyfer yr alwad “{ $what }”
