# Mewngofnodi trwy ddolen mewn e-bost, a’r e-bost ei hun.
ask-title = Mewngofnodi
ask-lead = Byddwn ni’n anfon e-bost atoch chi gyda dolen. Agorwch hi, ac rydych chi i mewn. Does dim cyfrinair.
ask-email = Eich cyfeiriad e-bost
ask-email-hint = Yr un sydd gan y sefydliad ar eich cyfer chi.
ask-email-wrong = Ysgrifennwch gyfeiriad e-bost, fel enw@example.org
ask-error-title = Mae rhywbeth ar goll
ask-send = Anfon dolen ataf i
ask-sent-title = Edrychwch yn eich e-bost
ask-sent-lead =
    Os ydyn ni’n adnabod y cyfeiriad hwn, mae dolen ar ei ffordd. Mae’n gweithio unwaith, am { $minutes ->
        [two] 2 funud
       *[other] { $minutes } munud
    }.
ask-sent-nothing = Dim byd yno ar ôl ychydig funudau? Edrychwch ymhlith yr e-byst sothach, gwiriwch y cyfeiriad, a rhowch gynnig arall arni. Efallai fod gan y sefydliad gyfeiriad arall ar eich cyfer chi.
ask-again = Gofyn am ddolen arall
link-title = Mewngofnodi
link-one = Un cam arall, fel na all unrhyw beth arall sy’n agor eich e-bost ddefnyddio’r ddolen.
link-several = Mae eich cyfeiriad yn hysbys mewn mwy nag un lle. Dewiswch un; gallwch newid yn nes ymlaen trwy ofyn am ddolen arall.
link-as = Mewngofnodi fel { $name }
link-at = { $organisation }
link-dead-title = Dydy’r ddolen hon ddim yn gweithio mwyach
link-dead-lead = Mae dolen yn gweithio unwaith, ac nid am hir. Os gofynnoch chi ddwywaith, defnyddiwch y ddolen yn yr e-bost diweddaraf, neu gofynnwch am un newydd.
sessions-title = Ble rydych chi wedi mewngofnodi
sessions-lead = Rydych chi wedi mewngofnodi fel { $name }, mewn { $count ->
    [one] un porwr
    [two] 2 borwr
    [few] { $count } phorwr
    [many] { $count } phorwr
   *[other] { $count } porwr
}.
sessions-since = Mewngofnodwyd ar d{ $day }
sessions-seen = defnyddiwyd ddiwethaf ar d{ $day }
sessions-here = yr un yma
sessions-out = Allgofnodi ym mhobman
sessions-out-text = Gwnewch hyn os ydych chi wedi colli dyfais, neu wedi defnyddio un nad yw’n eiddo i chi. I fewngofnodi eto, gofynnwch am ddolen.
sessions-link = Ble rydych chi wedi mewngofnodi
mail-sign-in-subject = Eich dolen i fewngofnodi
mail-sign-in-lead = Mae rhywun, chi yn ôl pob tebyg, eisiau mewngofnodi i { $organisations } gyda’r cyfeiriad hwn. Agorwch y ddolen hon a phwyswch y botwm yno:
mail-sign-in-link = Mewngofnodi
mail-sign-in-once =
    Mae’r ddolen yn gweithio unwaith, am { $minutes ->
        [two] 2 funud
       *[other] { $minutes } munud
    }.
mail-sign-in-not-you = Os nad chi oedd yno, peidiwch â gwneud dim. All neb fewngofnodi heb yr e-bost hwn. Peidiwch â’i basio ymlaen.
# Mewngofnodi gyda chyfrif y sefydliad.
staff-title = Ydych chi’n gweithio yma?
staff-text = Gall cynullwyr, hwyluswyr a gweinyddwyr ddefnyddio’r cyfrif sydd ganddyn nhw yn y gwaith.
staff-go = Mewngofnodi gyda chyfrif eich sefydliad
staff-again = Rhoi cynnig arall arni
staff-by-mail = Cael dolen trwy e-bost yn lle hynny
staff-home = Mynd i’r hafan
staff-not-title = Dydy’r cyfrif hwnnw ddim yn agor dim byd yma
staff-not-lead = Dim ond pobl sydd â rôl yma sy’n mewngofnodi fel hyn, a rhaid bod eich sefydliad wedi cadarnhau eich cyfeiriad e-bost. Os dylai fod gennych chi rôl, gofynnwch i weinyddwr eich gwahodd gyda chyfeiriad y cyfrif hwnnw.
staff-unfinished-title = Dydych chi ddim wedi mewngofnodi eto
staff-unfinished-lead = Daeth y mewngofnodi i ben ar y ffordd: cymerodd ormod o amser, cafodd ei ganslo, neu aeth ymlaen mewn porwr neu dab arall. Does dim byd wedi’i golli. Dechreuwch eto.
staff-unreachable-title = Dydy system fewngofnodi eich sefydliad ddim yn ateb
staff-unreachable-lead = Nid eich bai chi yw hyn. Arhoswch ychydig funudau a rhowch gynnig arall arni.
