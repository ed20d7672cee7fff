# Geiriau am godau’r maes, a ddefnyddir ar lawer o dudalennau.
# Mae pob diwrnod yn dechrau â “dydd”, felly “ar d{ $on }” yw “ar ddydd Llun …”.
date =
    { $weekday ->
        [1] dydd Llun
        [2] dydd Mawrth
        [3] dydd Mercher
        [4] dydd Iau
        [5] dydd Gwener
        [6] dydd Sadwrn
       *[7] dydd Sul
    } { $day } { $month ->
        [1] Ionawr
        [2] Chwefror
        [3] Mawrth
        [4] Ebrill
        [5] Mai
        [6] Mehefin
        [7] Gorffennaf
        [8] Awst
        [9] Medi
        [10] Hydref
        [11] Tachwedd
       *[12] Rhagfyr
    } { $year }

name-unknown = Rhywun heb enw
name-erased = Rhywun sydd wedi gadael ers hynny

state-draft = Drafft, ddim yn gyhoeddus
state-open = Ar agor
state-closed = Wedi cau
state-withdrawn = Wedi’i thynnu’n ôl

evidence-credential = Cymhwyster
evidence-track-record = Atebion i gwestiynau pobl eraill
evidence-publication = Rhywbeth a gyhoeddwyd ganddyn nhw
evidence-work = Gwaith
evidence-lived-experience = Profiad bywyd
evidence-endorsement = Beth mae rhywun arall yn ei ddweud
evidence-participation = Cymryd rhan o’r blaen

check-self-stated = yn eu geiriau eu hunain
check-public-record = yn gyhoeddus, lle gall eraill ei weld a rhoi barn
check-confirmed = cadarnhawyd gan { $by } ar d{ $on }
check-verified = llofnod { $issuer } wedi’i wirio ar d{ $on }

consent-not-asked = O ffynhonnell gyhoeddus neu gofnodion y sefydliad ei hun. Byddan nhw’n cael gwybod pan fyddwn ni’n gofyn iddyn nhw am y tro cyntaf.
consent-given = Cytunon nhw ar d{ $on } y gellir ei defnyddio i’w canfod nhw.
consent-call = Cytunon nhw ar d{ $on } y gellir ei defnyddio ar gyfer yr alwad hon yn unig.
consent-contested = Maen nhw’n dweud nad yw hyn yn iawn: “{ $wrong }” Nid yw wedi’i defnyddio ers d{ $on }.
consent-withdrawn = Ers d{ $on } ni ellir ei defnyddio mwyach.

promise-inform = Byddwn ni’n dweud wrthych chi beth sy’n cael ei benderfynu, a pham
promise-consult = Byddwn ni’n gwrando, ac yn dweud beth wnaethon ni â’r hyn a ddywedoch chi
promise-involve = Byddwn ni’n gweithio gyda chi, fel bod eich pryderon yn rhan o’r dewisiadau ar y bwrdd
promise-collaborate = Byddwn ni’n chwilio am yr ateb gyda chi, ac yn ei ddilyn cyn belled ag y gallwn neu’n dweud yn ysgrifenedig pam ddim
promise-empower = Byddwn ni’n gwneud yr hyn rydych chi’n ei benderfynu

effort-hours =
    { $hours ->
        [one] 1 awr
       *[other] { $hours } awr
    }
effort-weeks =
    { $hours ->
        [one] 1 awr
       *[other] { $hours } awr
    } dros { $weeks ->
        [one] 1 wythnos
       *[other] { $weeks } wythnos
    }

setting-remote = O unrhyw le
setting-in-person = Lleoliad: { $place }
setting-either = Lleoliad: { $place }, neu o unrhyw le

count-found = { $found } o { $people } wedi’u canfod
count-missing = { $missing } yn dal ar goll
count-not-yet =
    { $people ->
        [one] Mae angen 1 person
       *[other] Mae angen { $people } o bobl
    }
