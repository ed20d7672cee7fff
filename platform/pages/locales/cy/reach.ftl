# Pa mor bell y cyrhaeddodd y gofyn
reach-link = Gweld pwy a gyrhaeddwyd, a phwy na chyrhaeddwyd
reach-title = Pwy a gyrhaeddwyd
reach-nobody = Does neb yn hysbys ar gyfer yr alwad hon eto. Chwiliwch am bobl yn gyntaf.
reach-lead = { $known ->
    [one] Gwyddom fod 1 person yn gwybod
   *[other] Gwyddom fod { $known } o bobl yn gwybod
}. { $asked ->
    [one] Gofynnwyd i 1
   *[other] Gofynnwyd i { $asked }
}, { $answered ->
    [one] atebodd 1
   *[other] atebodd { $answered }
}.
reach-passed-by = Gofynnwyd iddyn nhw lai na’u cyfran
reach-ask-more = Gofyn i fwy o bobl
reach-who = Pwy
reach-all = Pawb
reach-newcomers = Heb eu gofyn am ddim erioed o’r blaen
reach-lived = Yn hysbys drwy’r hyn y buon nhw drwyddo’n unig
reach-known = Hysbys
reach-asked = Gofynnwyd
reach-opened = Agorwyd
reach-answered = Atebwyd
reach-yes = Dywedodd ie
reach-less = gofynnwyd iddyn nhw lai na’u cyfran
reach-how = Sut mae hyn yn cael ei gyfrif
reach-how-text = Hysbys yw’r rhai y mae’r chwiliad diweddaraf yn eu rhestru, a phwy bynnag a ychwanegwyd â llaw neu a enwyd gan eraill. Agorwyd yw’r rhai a agorodd yr hyn a anfonwyd atyn nhw, neu a atebodd. Does neb yn cael ei gyfrif ddwywaith.
reach-how-less = Gofynnwyd i grŵp lai na’i gyfran os byddai tynnu cynifer o bobl drwy goelbren yn cyrraedd cyn lleied ohono mewn llai na 5 o bob 100 tyniad (dosraniad hypergeometrig). Gyda llawer o grwpiau, mae un yma o bryd i’w gilydd ar hap yn unig. Prin byth y mae grwpiau bach, p’un a aethpwyd heibio iddyn nhw ai peidio.
