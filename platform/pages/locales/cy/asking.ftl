asking-title = Pwy fyddai’n cael cais
asking-heading =
    { $people ->
        [0] Fyddai neb yn cael cais
        [one] Byddai un person yn cael cais
       *[other] Byddai { $people } o bobl yn cael cais
    }
asking-lead = Does dim byd wedi’i anfon eto. Edrychwch pwy sy’n cael cais, pam, a beth fyddan nhw’n ei ddarllen.
asking-nobody = Dydych chi ddim wedi dewis neb eto.
asking-choose = Dewis i bwy i ofyn
asking-all = Dewis pawb sy’n cael eu hawgrymu
asking-add = Ychwanegu rhywun â llaw
asking-answer-by = Erbyn pa ddiwrnod dylen nhw ateb?
asking-answer-by-hint = Rhwng { $first } a { $last }, y diwrnod cyn y penderfyniad.
asking-wrong-day = Dewiswch ddiwrnod rhwng y ddau hyn.
asking-too-late = Mae’r penderfyniad ar d{ $on }. Does dim amser i neb ateb, felly ni ellir gofyn i neb. Newidiwch ddiwrnod y penderfyniad os yw wedi symud.
asking-reminder =
    Bydd pwy bynnag sydd heb ateb yn cael eu hatgoffa unwaith, ar ôl { $days ->
        [one] 1 diwrnod
        [two] 2 ddiwrnod
       *[other] { $days } diwrnod
    }.
asking-no-reminder = Does neb yn cael ei atgoffa oni bai eich bod chi’n gwneud hynny.
asking-cap =
    Does neb yn cael cais fwy na { $asks ->
        [one] unwaith
        [two] dwywaith
       *[other] { $asks } gwaith
    } mewn { $days ->
        [one] 1 diwrnod
        [two] 2 ddiwrnod
       *[other] { $days } diwrnod
    }, ar gyfer unrhyw alwad.
asking-whom = I bwy rydych chi’n gofyn
asking-whom-lead = Tynnwch dic i adael rhywun allan.
asking-for = { "," } ar gyfer: { $kind }
asking-by-hand = Ychwanegwyd â llaw gan { $name }, oherwydd: { $reason }.
asking-by-hand-unknown = Ychwanegwyd â llaw, oherwydd: { $reason }.
asking-mail = Darllen y neges
asking-left-out =
    { $people ->
        [one] Mae un person yn cael ei adael allan
       *[other] Mae { $people } o bobl yn cael eu gadael allan
    }
asking-not-gone = Maen nhw wedi gadael, neu nid yw’r chwiliad diweddaraf yn eu henwi mwyach.
asking-not-alone = Gofynnon nhw am gael llonydd.
asking-not-again = Gofynnwyd iddyn nhw ar d{ $on }: { $state }.
asking-not-email = Does dim cyfeiriad e-bost iddyn nhw yn hysbys yma.
asking-not-often =
    { $asks ->
        [one] Gofynnwyd iddyn nhw unwaith
        [two] Gofynnwyd iddyn nhw ddwywaith
       *[other] Gofynnwyd iddyn nhw { $asks } gwaith
    } yn ystod y { $days ->
        [one] diwrnod diwethaf
       *[other] { $days } diwrnod diwethaf
    }. Ni ellir gofyn i neb yn amlach na hynny.
asking-not-hidden = Mae’r hyn oedd yn siarad drostyn nhw wedi’i guddio neu ei ddileu erbyn hyn.
asking-not-same = Mae gan rywun yn uwch i fyny yr un cyfeiriad e-bost. Mae un neges yn ddigon.
asking-go-on = Ymlaen
asking-nothing-sent = Does dim byd yn cael ei anfon eto: mae’r dudalen nesaf yn gofyn unwaith eto.
asking-confirm =
    { $people ->
        [0] Fyddai neb yn cael cais
        [one] Anfon 1 gwahoddiad?
        [two] Anfon 2 wahoddiad?
       *[other] Anfon { $people } gwahoddiad?
    }
asking-confirm-lead =
    { $people ->
        [one] Bydd un person yn cael un neges, a gall ateb tan d{ $on }:
       *[other] Bydd pob un o’r { $people } o bobl hyn yn cael un neges, a gallan nhw ateb tan d{ $on }:
    }
asking-confirm-undo = Gellir tynnu gwahoddiad yn ôl wedyn. Ni ellir tynnu neges yn ôl ar ôl iddi fynd.
asking-confirm-left-out =
    { $people ->
        [one] Mae un person a ddewiswyd gennych yn cael ei adael allan. Ewch yn ôl i weld pam.
       *[other] Mae { $people } o bobl a ddewiswyd gennych yn cael eu gadael allan. Ewch yn ôl i weld pam.
    }
asking-send =
    { $people ->
        [one] Anfon 1 gwahoddiad
        [two] Anfon 2 wahoddiad
       *[other] Anfon { $people } gwahoddiad
    }
