match-rules-title = Sut y dewisir pobl
match-rules-lead = Yr hyn y mae pobl yn ei wybod sy’n dod yn gyntaf. Wrth ei ochr, gallwch ddweud pwy arall sy’n gorfod bod yn eu plith, a phwy sy’n camu’n ôl. Mae eich rheolau’n cyfrif o’r chwiliad nesaf ymlaen, ac fe’u dangosir gyda’r hyn a ddaeth ohonyn nhw.
match-rules-kept = Cadwyd. Maen nhw’n cyfrif o’r chwiliad nesaf ymlaen.
match-rules-search = Chwilio am bobl eto
match-rules-bounds = Pwy sy’n gorfod bod yn eu plith
match-rules-bounds-hint = Gadewch linell yn wag lle nad oes ots. Enwir yr hyn na ellir ei fodloni wrth ymyl y bobl a ganfuwyd; ni chaiff byth ei ollwng.
match-rules-no-columns = Does dim yn hysbys am bobl heblaw eu tystiolaeth: dim colofn o ffeil a ddaeth i mewn, a dim lle.
match-rules-each = O leiaf un person ar gyfer pob un o’r rhain
match-rules-wide = { $columns ->
    [one] Nid yw un golofn wedi’i rhestru: mae ganddi ormod o werthoedd.
   *[other] Nid yw { $columns } o golofnau wedi’u rhestru: mae ganddyn nhw ormod o werthoedd.
}
match-rules-rest = Pwy a ofynnwyd yn ddiweddar
match-rules-rest-days = Dyddiau pan fydd y sawl a ofynnwyd neu a dynnwyd ar gyfer galwad arall yn camu’n ôl
match-rules-rest-hint = Maen nhw’n cyfrif hanner ar y diwrnod, ac yn llawn eto ar ôl cynifer o ddyddiau. Gwag: nid oes neb yn camu’n ôl.
match-rules-owner = Pwy biau’r cwestiwn
match-rules-works-for = I bwy mae’r perchennog yn gweithio
match-rules-works-for-hint = Nodir pobl sydd â’r un cyflogwr.
match-rules-leave-out = Eu gadael allan yn lle hynny
match-rules-keep = Cadw’r rheolau hyn
match-rules-conflicts = Gwrthdaro buddiannau
match-rules-no-conflicts = Does neb wedi datgan un. Gallwch chi, wrth ymyl pob person ar y rhestr fer.
match-rules-fault-number = { $value }: dywedwch faint o bobl, fel rhif
match-rules-fault-upside-down = { $value }: llai o bobl ar y mwyaf nag o leiaf
match-rules-fault-many = Gellir llenwi { $most } llinell ar y mwyaf
match-rules-fault-rest = Dywedwch y dyddiau fel rhif o 1 i { $most }, neu gadewch yn wag
conflict-title = Gwrthdaro buddiannau
conflict-heading = { $name }: gwrthdaro buddiannau
conflict-lead = Dywedwch ef yn agored: gall y person weld yr hyn rydych chi’n ei ysgrifennu yma, ac mae’n mynd pan fyddan nhw’n cael eu dileu.
conflict-kind = Beth yw e
conflict-owner = Eu galwad nhw yw hi
conflict-employer = Maen nhw’n gweithio i rywun sydd â budd ynddi
conflict-lobby = Maen nhw’n siarad dros grŵp sydd â budd ynddi
conflict-declared = Un arall
conflict-reason = Yn eich geiriau chi
conflict-reason-hint = Dwy frawddeg ar y mwyaf, fel: yn gwerthu’r lampau y gallai’r ateb eu dewis.
conflict-effect = Beth sy’n dilyn
conflict-flag = Gellir eu dewis, a dywedir wrth bwy bynnag sy’n dewis
conflict-exclude = Cânt eu gadael allan o’r alwad hon
conflict-keep = Cadw hyn
conflict-remove = Tynnu hyn yn ôl
conflict-fault-reason = Dywedwch mewn geiriau beth yw e, mewn { $most } nod ar y mwyaf
conflict-left-out = wedi’u gadael allan. { $kind }: { $reason }
conflict-left-out-plain = wedi’u gadael allan. { $kind }
conflict-flagged = wedi’u nodi. { $kind }: { $reason }
conflict-flagged-plain = wedi’u nodi. { $kind }
conflict-say = Datgan gwrthdaro buddiannau
match-shown = Yn ôl eich rheolau
match-shown-change = Newid y rheolau
match-shown-proved = Nid oes grŵp gwell sy’n cadw at y terfynau hyn.
match-shown-unproved = Efallai fod grŵp gwell sy’n cadw at y terfynau hyn.
match-bound-least = { $column } { $value }: { $chosen } o { $least } o leiaf, ymhlith { $found } a ganfuwyd
match-bound-most = { $column } { $value }: { $chosen } o { $most } ar y mwyaf, ymhlith { $found } a ganfuwyd
match-bound-between = { $column } { $value }: { $chosen } o { $least } i { $most }, ymhlith { $found } a ganfuwyd
match-lack-known = { $short } ar goll: does neb fel hyn yn hysbys. Byddai galwad agored, neu bobl sy’n dod â nhw i mewn, yn helpu.
match-lack-found = { $short } ar goll: o { $known } hysbys, ni chanfuwyd neb. Byddai gofyn iddyn nhw beth maen nhw’n ei wybod yn helpu.
match-lack-few = { $short } ar goll: dim ond { $found } o { $known } hysbys a ganfuwyd.
match-lack-room = { $short } ar goll: canfuwyd { $found }, ond nid yw seddi neu derfynau eraill yn gadael lle. Byddai mwy o seddi, neu lai o derfynau, yn helpu.
match-lack-near = Bron â’u canfod: { $names }
match-back = { $name }: gofynnwyd { $days ->
    [0] heddiw
    [one] ddoe
   *[other] { $days } diwrnod yn ôl
}, yn cyfrif { $share }% yn y dewis
match-shown-rest = Mae’r sawl a ofynnwyd ar gyfer galwad arall yn y { $days } diwrnod diwethaf yn cyfrif hanner ar y diwrnod, ac yn llawn eto wedi hynny.
conflict-beside = Gwrthdaro buddiannau, { $words }
known-conflicts-lead = Yr hyn y mae rhywun sy’n gweithio ar alwad yn ei ddweud am eich buddiannau ynddi. Os yw’n anghywir, dywedwch wrthyn nhw.
known-conflict = { $call }: { $words }
