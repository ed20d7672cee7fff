compare-title = Ochr yn ochr: { $call }
compare-heading = Ochr yn ochr
compare-back = Yn ôl i’r rhestr fer
compare-lead = Beth mae pob person ar y rhestr fer wedi’i ddangos, ar gyfer pob math o wybodaeth. Pwyswch ben colofn i drefnu yn ôl honno. Mae pobl sy’n gryf mewn un peth mor ddefnyddiol â’r rhai sy’n gwybod tipyn o bopeth: chwiliwch am gymysgedd da.
compare-nobody = Does neb ar y rhestr fer eto, felly does neb i’w gymharu. Mae’r rhestr fer yn dweud beth fyddai’n helpu.
compare-keep = Yn ôl i’r rhestr, gyda’r un ticiau
compare-unsorted = Yn nhrefn y rhestr fer
compare-person = Enw
compare-sort = : trefnu
compare-for = Ar y rhestr ar gyfer: { $kind }
compare-by-list =
    { $people ->
        [one] 1 person
       *[other] { $people } o bobl
    }, yn nhrefn y rhestr fer
compare-by-name =
    { $people ->
        [one] 1 person
       *[other] { $people } o bobl
    }, yn ôl enw o A i Z
compare-by-name-turned =
    { $people ->
        [one] 1 person
       *[other] { $people } o bobl
    }, yn ôl enw o Z i A
compare-by-kind =
    { $people ->
        [one] 1 person
       *[other] { $people } o bobl
    }, y rhai sydd wedi dangos fwyaf ar gyfer “{ $kind }” yn gyntaf
compare-by-kind-turned =
    { $people ->
        [one] 1 person
       *[other] { $people } o bobl
    }, y rhai sydd wedi dangos leiaf ar gyfer “{ $kind }” yn gyntaf
compare-strong = Cryf
compare-good = Da
compare-some = Ychydig
compare-nothing = Dim wedi’i ganfod
compare-unlisted = Yn is i lawr na’r hyn a restrir
compare-more =
    { $count ->
        [one] ac 1 darn arall
        [two] a 2 ddarn arall
       *[other] a { $count } darn arall
    } o dystiolaeth
compare-opens = Daw’r geiriau o’r sgôr sy’n rhoi pobl mewn trefn ar gyfer un math o wybodaeth. Agorwch ddarn o dystiolaeth i weld beth aeth i mewn iddo.
compare-formula = siawns o gwrdd â’r angen = 1 − 2^(−sgôr ÷ { $even }); cryf o { $strong }%, da o { $good }%, ac ychydig o dan hynny
