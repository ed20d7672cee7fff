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
