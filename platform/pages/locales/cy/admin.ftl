# Beth mae gweinyddwr yn gofalu amdano.
nav-admin = Gweinyddu
admin-title = Gweinyddu
admin-members =
    { $members ->
        [one] Mae un person yn gweithio yma
        [two] Mae 2 berson yn gweithio yma
        [few] Mae { $members } pherson yn gweithio yma
        [many] Mae { $members } pherson yn gweithio yma
       *[other] Mae { $members } person yn gweithio yma
    }, { $admins ->
        [one] ac un ohonyn nhw yn weinyddwr
       *[other] a { $admins } ohonyn nhw yn weinyddwyr
    }.
admin-invites =
    { $invites ->
        [one] Cafodd un person ei wahodd ac nid yw wedi ymuno eto.
       *[other] Cafodd { $invites } o bobl eu gwahodd ac nid ydyn nhw wedi ymuno eto.
    }
admin-one-admin = Gydag un gweinyddwr yn unig, all neb gymryd ei le. Gofynnwch i gydweithiwr fod yn weinyddwr hefyd.
admin-audit = Pwy wnaeth beth, a gwiriad nad oes dim ynddo wedi’i newid.
page-before = Y dudalen flaenorol
page-after = Y dudalen nesaf

role-convener = Cynullydd
role-facilitator = Hwylusydd
role-moderator = Cymedrolwr
role-admin = Gweinyddwr
role-convener-about = yn ysgrifennu galwadau, yn canfod pobl ac yn eu gwahodd
role-facilitator-about = yn paratoi ac yn cynnal sgyrsiau
role-moderator-about = yn gofalu am yr hyn sy’n cael ei ddweud
role-admin-about = yn gofalu am aelodau, gosodiadau a’r cofnod

members-title = Aelodau
members-list = Pwy sy’n gweithio yma
members-invites = Wedi’u gwahodd, a heb ymuno eto
members-invite-until = Mae’r ddolen yn gweithio tan { $day }.
members-invite-expired = Dydy’r ddolen ddim wedi gweithio ers { $day }.
members-invite-again = Ei anfon eto
members-invite-show = Dangos y ddolen eto
members-invite-take-back = Ei dynnu’n ôl
members-search = Chwilio am enw neu gyfeiriad
members-search-button = Chwilio
members-search-clear = Dangos pawb
members-count =
    { $count ->
        [one] Un person.
       *[other] { $count } o bobl.
    }
members-fitting = Mae { $fitting } o { $all } yn cyd-fynd â’ch chwiliad.
members-since = Ers { $day }.
members-roles = Rolau
members-no-role = Dewiswch o leiaf un rôl. I gymryd pob un, rhowch ddiwedd ar yr aelodaeth.
members-done-invited = Mae e-bost ar ei ffordd. Byddwch yn gweld yma pan fyddan nhw wedi ymuno.
members-done-again = Mae e-bost newydd ar ei ffordd. Dydy’r ddolen yn yr un blaenorol ddim yn gweithio mwyach.
members-done-taken-back = Mae’r gwahoddiad wedi’i dynnu’n ôl. Dydy ei ddolen ddim yn gweithio mwyach.
members-done-roles = Mae’r rolau wedi’u newid, ac yn cyfrif o hyn ymlaen.
members-done-ended = Mae’r aelodaeth wedi dod i ben, ac maen nhw wedi’u hallgofnodi ym mhobman.

invite-title = Gwahodd cydweithiwr
invite-lead = Rydyn ni’n anfon e-bost atyn nhw gyda dolen. Mae’n gweithio unwaith, am { $days } diwrnod. Mae pwy bynnag sy’n ei hagor yn ymuno gyda’r rolau rydych chi’n eu dewis.
invite-no-mail = Does dim e-bost yn mynd allan o’r gwasanaeth hwn eto, felly all neb gael ei wahodd trwyddo. Gall pwy bynnag sy’n rhedeg y gweinydd ei osod, neu ychwanegu rhywun gyda’r gorchymyn hwn:
invite-name = Eu henw
invite-name-hint = Os ydych chi’n eu hadnabod yma’n barod, maen nhw’n cadw’r enw sydd ganddyn nhw.
invite-email = Eu cyfeiriad e-bost
invite-email-hint = Byddan nhw’n mewngofnodi gyda’r cyfeiriad hwn wedyn.
invite-send = Anfon y gwahoddiad
invite-send-demo = Gwneud y ddolen
invite-no-name = Ysgrifennwch eu henw, ar un llinell.
invite-is-member = Mae rhywun gyda’r cyfeiriad hwn yn aelod yn barod. Chwiliwch amdanyn nhw yn y rhestr i newid eu rolau.
invite-is-invited = Cafodd rhywun gyda’r cyfeiriad hwn ei wahodd yn barod. Gallwch anfon hwnnw eto o’r rhestr.
invite-link-title = Does dim e-bost yn gadael tref ddychmygol
invite-link-lead = Go iawn, byddai { $name } yn cael e-bost yn { $email } gyda’r ddolen hon.
invite-link-open = Ymuno fel { $name }
invite-link-once = Mae’n gweithio unwaith, am { $days } diwrnod, ac yn eich mewngofnodi fel nhw.
invite-link-back = Yn ôl at yr aelodau

member-oneself = Chi yw hwn.
member-save = Cadw’r rolau
member-at-once = Maen nhw’n cyfrif o’u clic nesaf. Mae’r ffaith iddyn nhw gael eu newid, a chan bwy, yn mynd i’r cofnod.
member-last-admin = Does neb arall yn weinyddwr, ac mae’n rhaid i rywun fod. Gwnewch gydweithiwr yn weinyddwr yn gyntaf.
member-end-link = Rhoi diwedd ar yr aelodaeth
member-end-title = Rhoi diwedd ar aelodaeth { $name }?
member-end-lead = Maen nhw’n colli pob rôl yn { $organisation } ac yn cael eu hallgofnodi ym mhobman, ar unwaith.
member-end-stays = Mae’r hyn a wnaethon nhw yn aros yn y cofnod, ac mae’r hyn sy’n hysbys amdanyn nhw fel dinesydd yn aros hefyd. Gallwch eu gwahodd eto.
member-end-button = Rhoi diwedd ar aelodaeth { $name }
own-role-title = Rydych chi’n rhoi’r gorau i’ch rôl gweinyddwr eich hun
own-role-lead = Ar ôl hyn allwch chi ddim agor y tudalennau hyn mwyach. Bydd yn rhaid i weinyddwr arall roi’r rôl yn ôl.
own-role-label = Os ydych chi o ddifrif, teipiwch { $word }
own-role-wrong = Teipiwch { $word }, neu ewch yn ôl a chadw’r rôl.
own-role-button = Rhoi’r gorau i’r rôl
own-role-keep = Ei chadw

join-title = Gweithio gyda { $organisation }
join-lead = { $name }, mae gwahoddiad i chi ymuno â { $organisation } ar Folkmoot, fel:
join-what = Pan fyddwch chi’n ymuno, byddwch wedi mewngofnodi. Wedyn byddwch yn mewngofnodi gyda’r cyfeiriad y daeth yr e-bost iddo.
join-button = Ymuno
join-not-you = Os nad yw hwn ar eich cyfer chi, caewch y dudalen. Does dim byd yn digwydd.
join-dead = Mae gwahoddiad yn gweithio unwaith, ac nid am byth; a gall gael ei dynnu’n ôl. Gofynnwch i bwy bynnag a’i hanfonodd am un newydd. Os ydych chi wedi ymuno’n barod, mewngofnodwch.

mail-invite-subject = Mae { $organisation } yn gofyn i chi ymuno
mail-invite-lead = Helo { $name }. Mae { $organisation } yn gofyn i chi weithio gyda nhw ar Folkmoot, fel:
mail-invite-open = Agorwch y ddolen hon a phwyswch y botwm yno:
mail-invite-link = Ymuno
mail-invite-once = Mae’r ddolen yn gweithio unwaith, am { $days } diwrnod.
mail-invite-not-you = Os nad ydych chi’n gwybod beth yw hyn, peidiwch â gwneud dim. Peidiwch â’i basio ymlaen: gall pwy bynnag sy’n ei hagor ymuno yn eich lle.

admin-organisation = Ei enw, a pha mor aml y mae’n gofyn i’r un person.
admin-jobs = Beth sy’n mynd allan trwy e-bost yn y cefndir. Does dim wedi methu.
admin-jobs-failed =
    { $failed ->
        [one] Methodd un dasg ac mae’n aros i chi edrych arni.
        [two] Methodd 2 dasg ac maen nhw’n aros i chi edrych arnyn nhw.
       *[other] Methodd { $failed } tasg ac maen nhw’n aros i chi edrych arnyn nhw.
    }
admin-service = Sut mae e-bost yn mynd allan, e-bost i’w brofi, a beth sy’n rhedeg yma.

organisation-title = Sefydliad
organisation-name = Ei enw
organisation-name-hint = Mae ar bob galwad ac ym mhob e-bost.
organisation-contact = Ble mae pobl yn ysgrifennu gyda chwestiynau
organisation-contact-hint = Cyfeiriad e-bost, un y mae sawl un ohonoch yn ei ddarllen yn ddelfrydol. Mae ar waelod pob e-bost ac ar bob galwad. Gadewch ef yn wag i beidio â dangos un.
organisation-no-contact = Ysgrifennwch gyfeiriad e-bost, fel enw@example.org, neu gadewch ef yn wag.
organisation-language = Yr iaith rydych chi’n ysgrifennu ynddi
organisation-language-hint = Mae e-byst yn mynd allan ynddi at bobl nad yw eu hiaith eu hunain yn hysbys. Mae pwy bynnag sy’n dewis iaith yma yn cael e-byst yn honno.
organisation-no-language = Dewiswch un o’r ieithoedd.
organisation-id = Mewn cyfeiriadau, ei enw yw
organisation-asks = Pa mor aml y mae’n gofyn i’r un person
organisation-asks-lead = Ddylai neb gael ei holi drwy’r amser. Mae pwy bynnag sydd wedi’i wahodd mor aml â hyn yn cael ei adael allan o’r chwiliad nesaf am y tro.
organisation-most = Y nifer fwyaf o wahoddiadau i un person
organisation-within = O fewn faint o ddiwrnodau
organisation-remind = Atgoffa unwaith, ar ôl faint o ddiwrnodau
organisation-remind-hint = Mae 0 yn golygu byth.
organisation-save = Cadw
organisation-at-once = Mae hyn yn cyfrif ar unwaith. Mae’r ffaith iddo gael ei newid, a chan bwy, yn mynd i’r cofnod.
organisation-done = Mae’r gosodiadau wedi’u newid.
organisation-no-name = Ysgrifennwch yr enw, ar un llinell.
organisation-no-number = Rhowch rif cyfan o { $from } i { $to }.

jobs-title = Tasgau
jobs-lead = Beth mae’r gwasanaeth yn ei wneud yn y cefndir: heddiw, anfon e-byst. Does dim enwau na chyfeiriadau yn cael eu cadw yma.
jobs-empty = Does dim wedi’i giwio eto. Bydd pob e-bost sydd i fynd allan yn sefyll yma nes iddo fynd.
jobs-show = Pa dasgau
jobs-all = Pob un
jobs-count = { $standing } – { $count }
jobs-waiting = Yn aros
jobs-taken = Ar y gweill
jobs-failed = Wedi methu
jobs-given-up = Rhoddwyd y gorau iddi
jobs-done = Wedi’i gwneud
jobs-tried =
    { $attempts ->
        [0] Heb roi cynnig arni eto. I’w gwneud:
        [one] Rhoddwyd un cynnig arni.
       *[other] Rhoddwyd { $attempts } cynnig arni.
    }
jobs-mail-sign-in = E-bost gyda dolen i fewngofnodi
jobs-mail-member-invite = E-bost sy’n gwahodd cydweithiwr
jobs-mail-invitation = E-bost sy’n gofyn i rywun helpu
jobs-mail-offer = E-bost sy’n ateb cynnig i helpu
jobs-mail-test = E-bost prawf
jobs-trouble-refused = Gwrthododd y gweinydd e-bost ef, a byddai’n gwneud hynny eto nes bod rhywbeth yn newid.
jobs-trouble-not-reached = Ddaeth e ddim trwodd. Efallai y daw rywbryd arall.
jobs-trouble-unknown = Efallai ei fod wedi mynd allan: torrodd y llinell cyn i’r gweinydd ateb. Os rhowch chi gynnig arall arni, gall ddod ddwywaith.
jobs-trouble-other = Dyma beth sy’n hysbys:
jobs-retry = Rhoi cynnig arall arni
jobs-give-up = Rhoi’r gorau iddi
jobs-done-retried = Rydyn ni’n rhoi cynnig arall arni nawr.
jobs-done-given-up = Rhoddwyd y gorau iddi, ac ni fydd yn cael ei gwneud.

service-title = E-bost a gweinydd
service-mail = E-bost
service-mail-server = Gweinydd e-bost
service-mail-encryption = Sut mae’r llinell yn cael ei diogelu
service-mail-from = Daw e-byst oddi wrth
service-mail-signs-in = Mae’n mewngofnodi yno
service-yes = Ydy
service-no = Nac ydy
service-mail-none = Does dim e-bost yn mynd allan o’r gwasanaeth hwn. Felly all neb fewngofnodi trwy e-bost, ac all neb gael ei wahodd trwyddo.
service-mail-how = Pwy bynnag sy’n rhedeg y gweinydd sy’n gosod hyn, yn ei ffeil gosodiadau neu trwy newidynnau amgylchedd:
service-mail-doctor = Mae hwn yn dangos pob un ohonyn nhw, o ble y daw, ac a yw’r gweinydd e-bost yn ateb:
service-test-text = Anfonwch e-bost atoch chi eich hun i weld a ddaw:
service-test-button = Anfon e-bost prawf
service-test-nowhere = Does gennym ni ddim cyfeiriad e-bost ar eich cyfer chi, felly all dim e-bost prawf gael ei anfon atoch chi.
service-test-waiting = Mae’r e-bost prawf ar ei ffordd at y gweinydd e-bost. Edrychwch eto ymhen ychydig eiliadau.
service-test-look = Edrych eto
service-test-sent = Cymerodd y gweinydd e-bost yr e-bost prawf. Os na ddaw, edrychwch ymhlith yr e-byst sothach.
service-test-refused = Gwrthododd y gweinydd e-bost yr e-bost prawf. Dyma beth ddywedodd:
service-test-not-reached = Doedd dim modd cyrraedd y gweinydd e-bost, neu gofynnodd am gael aros. Dyma beth sy’n hysbys:
service-test-unknown = Does neb yn gwybod a aeth yr e-bost prawf allan: torrodd y llinell cyn i’r gweinydd ateb.
service-server = Gweinydd
service-version = Fersiwn
service-database = Cronfa ddata
service-backup = Mae copïau wrth gefn yn cael eu gwneud wrth y peiriant, gyda’r gorchymyn hwn:

mail-test-subject = E-bost prawf
mail-test-lead = Gofynnoch chi am e-bost prawf, a dyma fe. Mae e-bost yn mynd allan o’r gwasanaeth hwn:
