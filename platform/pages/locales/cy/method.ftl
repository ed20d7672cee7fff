method-title = Sut mae pobl yn cael eu canfod
method-lead = Trwy’r hyn maen nhw wedi’i ddangos, un darn o dystiolaeth ar y tro. Dyma’r cyfan, er mwyn i chi allu ei wirio.
method-evidence = Mae’n dechrau gyda thystiolaeth
method-evidence-text = Tystiolaeth yw un peth mae rhywun wedi’i wneud, ei ysgrifennu, ei ennill neu fyw trwyddo, gyda’i ffynhonnell a’i ddyddiad. Does neb yn cael sgôr fel person. Mae profiad bywyd yn cyfrif cymaint â diploma, a dim ond os yw’r person wedi cytuno.
method-topic = Pwnc: ydy e’n cyfateb?
method-topic-text = Mae geiriau a pharau o eiriau pob darn o dystiolaeth yn cael eu cymharu â geiriau’r angen. Mae geiriau prin yn cyfrif mwy. Mae’r canlyniad yn cael ei rannu â’r hyn byddai’r ddau’n ei gael yn erbyn eu hunain, felly mae rhwng 0 ac 1.
method-discount-text = Mae ffigur person yn cynnwys ei ddarn gorau, ynghyd â rhan o’r ail orau, rhan lai o’r trydydd, ac yn y blaen. Felly nid yw deg darn gwan yn curo un darn da, ac nid yw dweud yr un peth ddwywaith yn helpu.
method-found-text = Mae rhywun yn cyfrif fel un sydd wedi’i ganfod os yw ei ddarn gorau’n cyfateb i o leiaf { $least }. Mae “nid ydym yn adnabod neb” hefyd yn ateb.
method-quality = Ansawdd: beth oedd barn pobl eraill?
method-quality-text =
    Mae barn pobl eraill yn cael ei thynnu tuag at yr hyn y gellir ei ddisgwyl gan rywun heb unrhyw farn, fel petai { $items ->
        [one] 1 darn arall
        [two] 2 ddarn arall
       *[other] { $items } darn arall
    } wedi cael barn o’r fath. Ychydig mae un bleidlais lwcus yn ei ddweud. Ystyr 50 o 100 yw: yn ôl y disgwyl, neu ddim yn hysbys.
method-reliability = Ffynhonnell: pwy sy’n sefyll y tu ôl iddo?
method-reliability-text = Llofnod wedi’i wirio sy’n dweud fwyaf, yna rhywun a’i cadarnhaodd, yna barn pobl eraill. Yr hyn mae’r person ei hun yn unig yn ei ddweud sy’n cyfrif leiaf. Mae profiad bywyd yn eithriad: yno, y person yw’r ffynhonnell.
method-availability = Amser: ydyn nhw o gwmpas?
method-availability-text =
    Mae gweithgarwch yn cyfrif hanner cymaint ar ôl { $days ->
        [one] 1 diwrnod
        [two] 2 ddiwrnod
       *[other] { $days } diwrnod
    }. Mae hyn yn dweud pwy sydd o gwmpas, nid pwy sy’n gwybod, felly prin ei fod yn cyfrif.
method-together = Eu rhoi at ei gilydd, yn olaf
method-together-text = Mae’r pedwar ffigur yn cael eu cyfrifo ar wahân a’u dangos ar wahân. Dim ond wedyn y mae un rhif yn cael ei wneud, i roi pobl mewn trefn ar un rhestr:
method-missing = Pwy sydd ar goll
method-missing-text = Mae galwad yn gofyn am sawl math o wybodaeth. Mae’r rhestr fer yn cael ei llenwi gan bwy bynnag sy’n ychwanegu fwyaf at yr hyn sydd heb ei gwmpasu eto. Mae math sy’n dal yn brin yn cael ei enwi, gyda’r hyn fyddai’n ei lenwi.
method-cant-tell = Beth na all ei ddweud
method-cant-tell-text = Dim ond yr hyn sydd yn y dystiolaeth mae’n ei wybod. Os yw rhywun yn gwybod llawer ond heb adael unrhyw ôl, ni fydd yn cael ei ganfod: dyna pam mae galwadau’n gyhoeddus, a pham y gall cynullydd ychwanegu pobl â llaw.
method-again = Gwneud hyn eto
method-again-text = Mae pob chwiliad yn cael ei gadw gyda’i fewnbwn, ei osodiadau a’i hedyn. Mae’r un chwiliad yn rhoi’r un rhestr ar bob peiriant.
method-checked = Sut cafodd ei wirio
method-checked-text = Dywedodd 29 o ymchwilwyr pa mor dda y gallen nhw farnu rhai papurau. O’r gwahaniaethau rhwng eu hatebion, mae’r ffigur pwnc yn rhoi 22% yn y drefn anghywir, lle byddai siawns yn 50%. Gydag ymchwilwyr eraill gallai fod 5 pwynt yn fwy neu’n llai. Cafodd rhan o’r dull ei dewis ar yr un bobl hyn, sy’n gwneud iddo edrych ychydig yn well nag y mae.
method-checked-site = Ar safle cwestiwn ac ateb am gyfrifiadura cwantwm, roedd y person cyntaf a enwyd wedi ateb ar y pwnc mewn 76 o 86 achos. Ar gyfer pynciau heb le ar y safle hwnnw, roedd yn dal i enwi rhywun mewn 32 o 96 achos, oherwydd geiriau cyffredin.
method-references = O ble mae hyn yn dod
method-reference-words = Salton, G. a Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing & Management 24.
method-reference-prior = Gelman, A. ac eraill (2013). Bayesian Data Analysis, trydydd argraffiad, adran 2.5.
method-reference-cover = Nemhauser, G., Wolsey, L. a Fisher, M. (1978). An analysis of approximations for maximizing submodular set functions. Mathematical Programming 14.
method-reference-gold = Stelmakh, I., Wieting, J., Neubig, G. a Shah, N. (2023). A gold standard dataset for the reviewer assignment problem.
formula-topic = pwnc = { $rest } × (s₁ + { $gamma } × s₂ + { $gamma }² × s₃ + …), lle s₁ yw pa mor agos mae’r darn gorau’n cyfateb, s₂ yr ail orau, ac yn y blaen
formula-score = sgôr = pwnc × (1 − { $quality } × (1 − ansawdd) − { $reliability } × (1 − ffynhonnell) − { $availability } × (1 − amser))
