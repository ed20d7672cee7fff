# Cynnig help gyda galwad, ac ateb y rhai sy’n cynnig.
offer-heading = Gallaf i helpu gyda hyn
offer-lead = Dywedwch wrth y sefydliad hwn beth rydych chi’n ei wybod a pham y byddai’n helpu: { $organisation }. Byddan nhw’n eich ateb yma, ar eich tudalen. Dydych chi ddim yn addo dim eto.
offer-asks = Beth maen nhw’n ei ofyn gennych chi: { $effort }. Bydd y penderfyniad yn cael ei wneud ar d{ $on }.
offer-kind = Gyda beth allech chi helpu?
offer-words = Pam chi, mewn brawddeg neu ddwy
offer-words-hint = Er enghraifft: Rwy’n gyrru tacsi nos yma ac yn gwybod ble mae pobl yn aros ar ôl y bws olaf.
offer-send = Cynnig help
offer-seen = Bydd y bobl sy’n gweithio ar yr alwad hon yn gweld eich enw a’r geiriau hyn. Gallwch eu tynnu’n ôl unrhyw bryd.
offer-back = Yn ôl i’r alwad
offer-fault-kind = Dewiswch gyda beth y gallech chi helpu
offer-fault-words = Ysgrifennwch frawddeg am pam chi
offer-fault-words-long = Cadwch ef o fewn { $most } o lythrennau
offer-fault-answered = Maen nhw wedi ateb eich cynnig i helpu gyda hyn yn barod. Mae’r ateb ar dudalen yr alwad.
offer-tell = Gallwch hefyd ddweud mwy wrthym am yr hyn rydych chi’n ei wybod
help-heading = Allwch chi helpu?
help-lead = Os ydych chi’n gwybod am hyn, dywedwch hynny. Does dim rhaid bod neb wedi gofyn i chi.
help-more = Cynnig help gyda rhywbeth arall
help-closed = Mae’r alwad hon wedi cau, felly ni all neb gynnig help gyda hi mwyach.
help-done-offered = Diolch. Mae eich cynnig wedi mynd at y bobl sy’n gweithio ar yr alwad hon; bydd eu hateb yma ac ar eich tudalen.
help-done-withdrawn = Mae eich cynnig wedi’i dynnu’n ôl.
help-missing = Pwy sydd ar goll o hyd
help-missing-line = { $missing } yn rhagor ar gyfer “{ $kind }”
my-offer-open = Cynigioch chi helpu gyda “{ $kind }”. Does dim ateb eto.
my-offer-accepted = Cynigioch chi helpu gyda “{ $kind }”. Cytunon nhw ar d{ $on }, a byddan nhw’n gofyn i chi.
my-offer-declined = Cynigioch chi helpu gyda “{ $kind }”. Ar d{ $on } diolchon nhw i chi a dweud na: “{ $reason }”
my-offer-withdrawn = Cynigioch chi helpu gyda “{ $kind }” a thynnu hynny’n ôl ar d{ $on }.
my-offer-words = Eich geiriau chi: “{ $words }”
my-offer-withdraw = Tynnu’r cynnig hwn yn ôl
me-offers = Gyda beth y cynigioch chi helpu
offers-title = Cynigion i helpu
offers-lead = Mae’r bobl hyn yn dweud y gallan nhw helpu. Derbyniwch nhw, a byddan nhw ymhlith y rhai y gofynnir iddyn nhw; neu diolchwch iddyn nhw a dweud pam ddim. Byddan nhw’n darllen eich ateb ar eu tudalen eu hunain.
offers-none = Does neb wedi cynnig helpu gyda’r alwad hon eto. Gall pawb sy’n mewngofnodi ac yn agor yr alwad wneud hynny: “Gallaf i helpu gyda hyn”.
offers-for = Ar gyfer “{ $kind }”, ar d{ $on }
offers-shown = Beth maen nhw wedi’i ddangos
offers-accept = Eu derbyn
offers-decline = Diolch iddyn nhw a dweud na
offers-reason = Pam ddim? Byddan nhw’n darllen hyn
offers-reason-hint = Er enghraifft: mae gennym ddigon o bobl sy’n gyrru yma, a hoffem ofyn i chi y tro nesaf.
offers-send-no = Anfon yr ateb hwn
offers-accepted = Derbyniwyd ar d{ $on }: ymhlith y rhai y gofynnir iddyn nhw.
offers-declined = Diolchwyd iddyn nhw ar d{ $on }, gydag ateb na: “{ $reason }”
offers-fault = Ysgrifennwch pam ddim, mewn hyd at { $most } o lythrennau. Byddan nhw’n ei ddarllen
offers-link =
    { $open ->
        [0] Cynigion i helpu
        [one] Mae 1 cynnig i helpu yn aros am ateb
        [two] Mae 2 gynnig i helpu yn aros am ateb
        [few] Mae { $open } chynnig i helpu yn aros am ateb
        [many] Mae { $open } chynnig i helpu yn aros am ateb
       *[other] Mae { $open } cynnig i helpu yn aros am ateb
    }
