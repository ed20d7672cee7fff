# Tudalen person am ei hun, a pham y cafodd ei ganfod.
me-title = Fy nhudalen
me-heading = Beth sy’n hysbys amdanoch chi
me-lead = Dyma bopeth mae { $organisation } yn ei wybod amdanoch chi yma. Chi biau’r cyfan: agorwch unrhyw ddarn i weld at beth mae’n cael ei ddefnyddio, i’w gywiro, i’w guddio neu i’w ddileu.
me-details = Eich manylion
me-name = Enw
me-email = E-bost
me-no-email = Dim
me-place = Lle
me-no-place = Ddim yn hysbys
me-languages = Ieithoedd
me-no-languages = Ddim yn hysbys
me-calls = Galwadau sy’n addas i chi
me-calls-lead = Mae’r rhain yn gofyn am yr hyn rydych chi wedi’i ddangos. Yr un fwyaf addas sydd gyntaf. Gallwch gynnig helpu; does dim rhaid i neb.
me-calls-none = Does dim galwad agored yn gofyn am yr hyn rydych chi wedi’i ddangos hyd yma. Pan fydd un, bydd yma gyda’r rheswm.
me-decided = Bydd y penderfyniad yn cael ei wneud ar d{ $on }.
me-evidence = Beth rydych chi wedi’i ddangos
me-evidence-count =
    { $pieces ->
        [one] 1 darn o dystiolaeth.
        [two] 2 ddarn o dystiolaeth.
       *[other] { $pieces } darn o dystiolaeth.
    } Mae pob un yn agor i ddangos ei eiriau, ei ffynhonnell a’r hyn y cytunoch chi iddo.
me-evidence-none = Does dim byd yn hysbys am yr hyn rydych chi wedi’i wneud neu wedi byw trwyddo. Dyma enghraifft o’r hyn allai fod yma: “Rwy’n gwthio pram ddwbl ar hyd Quay Street bob bore, ac mae’r groesfan wrth yr ysgol yn rhy fyr.”
me-tell = Ychwanegu rhywbeth rydych chi’n ei wybod
me-came-of-it = Beth ddaeth o’r hyn a ddywedoch chi
me-came-of-it-none = Dim i’w ddangos eto: naill ai nid ydych chi wedi cymryd rhan mewn galwad yma, neu does neb wedi ysgrifennu beth ddaeth ohoni. Does dim rhaid i chi ofyn: bydd yn ymddangos yma.
me-done-told = Wedi’i ychwanegu. Isod gwelwch a oes modd ei ddefnyddio.
me-done-reworded = Wedi’i gadw. Y geiriau newydd sy’n cyfrif o hyn ymlaen.
me-done-contested = Diolch. Nid yw’n cael ei ddefnyddio mwyach, ac mae’r hyn a ysgrifennoch chi’n cael ei gadw wrth ei ochr.
me-done-hidden = Wedi’i guddio. Does dim chwiliad yn ei ddefnyddio mwyach.
me-done-used = Diolch. O hyn ymlaen gellir ei ddefnyddio i’ch canfod chi.
me-done-deleted = Wedi’i ddileu, am byth.
me-back = Yn ôl i fy nhudalen
me-words = Yn llawn
me-may-use = Oes modd ei ddefnyddio?
me-check-self = Chi ddywedodd hyn
me-consent-not-asked = Mae’n dod o ffynhonnell gyhoeddus neu o gofnodion y sefydliad ei hun. Gellir ei ddefnyddio i’ch canfod chi; byddwch chi’n cael gwybod pan fyddwn ni’n gofyn i chi am y tro cyntaf.
me-consent-lived = Ddim nes i chi ddweud: dim ond lle rydych chi’n cytuno y mae profiad bywyd yn cael ei ddefnyddio.
me-consent-given = Oes. Cytunoch chi ar d{ $on } y gellir ei ddefnyddio i’ch canfod chi.
me-consent-call = Oes, ar gyfer un alwad yn unig. Cytunoch chi ar d{ $on }.
me-consent-hidden = Nac oes. Ers d{ $on } mae wedi’i guddio: yn cael ei gadw, heb ei ddefnyddio.
me-consent-contested = Nac oes. Dywedoch chi ar d{ $on } nad yw hyn yn iawn: “{ $wrong }”

why-heading = Pam chi, { $name }?
why-heading-nameless = Pam chi?
why-wrong = Dydy hyn ddim yn iawn
why-open = Ei agor
why-more = Beth arall sy’n siarad o’ch plaid
why-seen = Pwy sydd wedi gweld hyn?
why-private = Dim ond chi a’r bobl sy’n gweithio ar yr alwad hon sy’n gallu gweld hyn.
why-credential = Mae gennych chi “{ $title }”{ $more ->
        [0] .
        [one] {" "}ac 1 cymhwyster arall.
        [two] {" "}a 2 gymhwyster arall.
        [few] {" "}a { $more } chymhwyster arall.
        [many] {" "}a { $more } chymhwyster arall.
       *[other] {" "}a { $more } cymhwyster arall.
    }
why-track-record = Ateboch chi “{ $title }”{ $more ->
        [0] {""}
        [one] {" "}ac 1 cwestiwn arall
        [two] {" "}a 2 gwestiwn arall
        [few] {" "}a { $more } chwestiwn arall
        [many] {" "}a { $more } chwestiwn arall
       *[other] {" "}a { $more } cwestiwn arall
    }{ $useful ->
        [0] .
        [one] ; roedd hynny’n ddefnyddiol i rywun.
        [two] ; roedd hynny’n ddefnyddiol i rywun 2 waith.
        [few] ; roedd hynny’n ddefnyddiol i rywun { $useful } gwaith.
        [many] ; roedd hynny’n ddefnyddiol i rywun { $useful } gwaith.
       *[other] ; roedd hynny’n ddefnyddiol i rywun { $useful } gwaith.
    }
why-publication = Cyhoeddoch chi “{ $title }”{ $more ->
        [0] .
        [one] {" "}ac 1 darn arall.
        [two] {" "}a 2 ddarn arall.
       *[other] {" "}a { $more } darn arall.
    }
why-work = Rydych chi wedi gweithio ar hyn: “{ $title }”{ $more ->
        [0] .
        [one] {" "}ac 1 darn arall o waith.
        [two] {" "}a 2 ddarn arall o waith.
       *[other] {" "}a { $more } darn arall o waith.
    }
why-lived-experience = Dywedoch chi wrthym am “{ $title }”{ $more ->
        [0] .
        [one] {" "}ac 1 peth arall rydych chi wedi’i fyw.
        [two] {" "}a 2 beth arall rydych chi wedi’u byw.
        [few] {" "}a { $more } pheth arall rydych chi wedi’u byw.
        [many] {" "}a { $more } pheth arall rydych chi wedi’u byw.
       *[other] {" "}a { $more } peth arall rydych chi wedi’u byw.
    }
why-endorsement = Dywedodd rhywun arall hyn amdanoch chi: “{ $title }”{ $more ->
        [0] .
        [one] {" "}ac 1 tro arall.
        [two] {" "}a 2 dro arall.
        [few] {" "}a { $more } thro arall.
        [many] {" "}a { $more } thro arall.
       *[other] {" "}a { $more } tro arall.
    }
why-participation = Cymeroch chi ran o’r blaen: “{ $title }”{ $more ->
        [0] .
        [one] {" "}ac 1 tro arall.
        [two] {" "}a 2 dro arall.
        [few] {" "}a { $more } thro arall.
        [many] {" "}a { $more } thro arall.
       *[other] {" "}a { $more } tro arall.
    }

me-privacy = Pwy sydd wedi gweld hyn, mynd ag ef gyda chi, ei ddileu
me-hide = Ei guddio
me-hide-note = Os byddwch chi’n ei guddio, bydd yn cael ei gadw, ac ni fydd unrhyw chwiliad yn ei ddefnyddio mwyach. Gallwch chi newid eich meddwl.
me-use = Gadael iddo gael ei ddefnyddio
me-use-note = Os gadewch chi iddo gael ei ddefnyddio, gall helpu i’ch canfod ar gyfer unrhyw alwad gan y sefydliad. Gallwch chi newid eich meddwl.
me-use-right = Mae’n iawn wedi’r cyfan: gadael iddo gael ei ddefnyddio
me-correct = Ei gywiro
me-contest = Dydy hyn ddim yn iawn
me-delete = Ei ddileu
me-delete-title = Dileu “{ $title }”?
me-delete-lead = Bydd wedi mynd am byth, gyda’r hyn a ddywedodd pobl eraill amdano. Bydd chwiliadau a’i henwodd yn cadw cod byr amdano nad yw’n arwain i unman. Os daeth o ffeil a bod y ffeil honno’n cael ei darllen eto, daw yn ôl; os ydych chi’n ei guddio yn lle hynny, bydd yn aros wedi’i guddio beth bynnag sy’n cael ei ddarllen.
me-delete-yes = Ie, ei ddileu
me-delete-no = Na, ei gadw

privacy-title = Eich preifatrwydd
privacy-lead = Chi biau’r hyn mae { $organisation } yn ei wybod amdanoch chi: gallwch weld pwy sydd wedi’i weld, mynd ag ef gyda chi, neu ei ddileu.
privacy-seen = Pwy sydd wedi’i weld
privacy-seen-lead = Pob chwiliad a’ch enwodd chi, a beth roedd yn ei ddangos. Roedd trefnwyr a hwyluswyr yr alwad honno’n gallu gweld eich enw a’r dystiolaeth hon. Os cynigioch chi helpu gyda galwad, gwelon nhw eich enw, eich geiriau a hyd at dri darn o’ch tystiolaeth.
privacy-seen-none = Does dim chwiliad wedi eich enwi, felly does neb wedi gweld eich tystiolaeth.
privacy-seen-more = Dyma’r { $listed } mwyaf newydd o { $all }. Mae pob un yn y ffeil isod.
privacy-private-call = Galwad nad yw’n gyhoeddus
privacy-searched = Chwiliwyd ar d{ $on }.
privacy-chosen = Roeddech chi ymhlith y rhai a ddewiswyd.
privacy-showed = Roedd yn dangos:
privacy-showed-none = Dim byd sydd yma o hyd.
privacy-export = Mynd ag ef gyda chi
privacy-export-text = Un ffeil (JSON) gyda’ch manylion, eich tystiolaeth, beth a weithiwyd allan ohoni, beth a ofynnwyd i chi, beth a gynigioch chi, ble rydych chi wedi mewngofnodi, a beth mae pob chwiliad yn ei ddweud amdanoch chi.
privacy-export-link = Lawrlwytho popeth
privacy-read = Darllen y cyfan ar un dudalen
known-title = Popeth sy’n hysbys amdanoch chi
known-lead = Beth mae { $organisation } yn ei wybod amdanoch chi yma, ar d{ $on }. Nid yw tudalen neb arall yn ei ddangos fel hyn.
known-works-here = Rydych chi’n gweithio i’r sefydliad hwn yma: { $organisation }.
known-not-asked = Dywedoch chi nad ydych chi am i neb ofyn i chi. Mae hynny wedi bod ers d{ $since }.
known-nothing = Dim byd.
known-claims = Beth a weithiwyd allan ohoni
known-claims-lead = Pynciau y mae eich tystiolaeth yn sôn amdanyn nhw. Does dim byd arall yn cael ei weithio allan amdanoch chi a’i gadw.
known-claim =
    { $topic }: { $pieces ->
        [one] 1 darn o dystiolaeth
        [two] 2 ddarn o dystiolaeth
       *[other] { $pieces } darn o dystiolaeth
    }
known-invitations = Beth a ofynnwyd i chi
known-asked = “{ $call }”, ysgrifennwyd ar d{ $on }
known-asked-gone = Galwad nad yw yma mwyach, ysgrifennwyd ar d{ $on }
known-searches = Chwiliadau a’ch enwodd chi
known-searches-count =
    { $searches ->
        [0] Does dim chwiliad wedi eich enwi chi.
        [one] Mae 1 chwiliad wedi eich enwi chi.
        [two] Mae 2 chwiliad wedi eich enwi chi.
       *[other] Mae { $searches } chwiliad wedi eich enwi chi.
    }
known-tokens = Tocynnau ar gyfer rhaglenni eraill
known-token = “{ $name }”, tan d{ $until }
known-session = Ers d{ $since }, defnyddiwyd ddiwethaf ar d{ $seen }
privacy-erase = Ei ddileu
privacy-erase-text = Gallwch chi ddileu eich hun a phopeth sy’n hysbys amdanoch chi.

erase-title = Dileu popeth amdanoch chi
erase-lead = Bydd eich manylion, eich tystiolaeth, beth a weithiwyd allan ohoni, pob gwahoddiad a phob cynnig yn cael eu dileu am byth. Y sefydliad: { $organisation }. Ni all neb ddod â nhw yn ôl. Byddwch chi’n cael eich allgofnodi.
erase-stays = Beth sy’n aros
erase-stays-text = Ni all neb newid cofnodion y chwiliadau na’r log o bwy wnaeth beth. Dim ond wrth god byr maen nhw’n eich adnabod chi, a bydd y cod hwnnw’n arwain i unman. Bydd copïau wrth gefn a wnaed cynt yn cadw copi nes iddyn nhw gael eu disodli.
erase-stays-asked = Os dywedoch chi nad ydych chi am i neb ofyn i chi, mae cod a wnaed o’ch cyfeiriad e-bost yn aros hefyd. Dyw’r cyfeiriad ddim ynddo; dim ond dweud y mae a yw cyfeiriad y mae rhywun yn ei gynnwys wedyn yn eiddo i chi, fel na fydd neb yn gofyn i chi eto. Mae’n mynd pan fyddwch chi eich hun yn cynnig helpu yma.
erase-first = Os ydych chi eisiau copi, cymerwch ef yn gyntaf:
erase-label = I ddileu popeth, teipiwch eich enw: { $name }
erase-yes = Dileu popeth amdanaf i
erase-no = Ei gadw
erase-staff = Rydych chi’n gweithio i’r sefydliad hwn: { $organisation }. Felly allwch chi ddim dileu eich hun eto. Gofynnwch i weinyddwr dynnu eich rolau yn gyntaf.
erase-error-title = Mae problem
erase-error = Teipiwch yr enw fel y mae wedi’i ysgrifennu: { $name }
erased-title = Rydych chi wedi cael eich dileu
erased-lead = Mae eich manylion, eich tystiolaeth a phopeth a weithiwyd allan ohoni wedi mynd, ac rydych chi wedi’ch allgofnodi.
