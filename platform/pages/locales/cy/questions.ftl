# Cwestiynau ymarferol, a sgorio’r atebion.

questions-heading = Ychydig o gwestiynau ymarferol
questions-lead = Mae { $organisation } yn gofyn hyn i’r rhai sy’n ei wybod o’i wneud: { $knowing }. Atebwch y rhai a fynnwch, mewn ychydig frawddegau. Nid oes ateb cywir i chwilio amdano.
questions-hint = Cwestiwn { $number }. Gallwch ei adael yn wag.
questions-long = Dywedwch ef mewn { $most } nod ar y mwyaf.
questions-rated = Darllenwyd hwn eisoes, felly mae’n aros fel y mae. Gallwch ei guddio neu ei ddileu ar eich tudalen eich hun.
questions-use = Nid yw pwy bynnag sy’n darllen eich atebion yn gweld enw, nac yn gwybod beth arall a ddangosoch. Fe’u defnyddir ar gyfer yr alwad hon yn unig.
questions-send = Cadw fy atebion
questions-back = Yn ôl
questions-done = Wedi’u cadw. Gallwch newid ateb nes bod rhywun wedi’i ddarllen.
questions-link = { $questions ->
    [one] Ateb cwestiwn ymarferol
   *[other] Ateb { $questions } cwestiwn ymarferol
}
rate-heading = Atebion, heb enwau
rate-lead = Darllenwch bob ateb ar ei ben ei hun: a yw’n dangos bod rhywun yn gwybod hyn o’i wneud? Ni welwch bwy piau ef na beth mae eraill yn ei feddwl, ac mae’r drefn yn eiddo i chi.
rate-none = Nid oes neb wedi ateb eto.
rate-no-answer = Dim ateb eto.
rate-answer = Ateb { $number }
rate-yes = Mae’n dangos eu bod yn gwybod
rate-no = Nid yw
rate-counts = Mae eich barn yn cyfrif o’r chwiliad nesaf ymlaen, fel sgôr gan eraill; pa mor dda yw ateb, o yfory ymlaen. Gallwch ei newid.
rate-send = Cadw fy marn
rate-done = { $rated ->
    [0] Ni newidiwyd dim.
    [one] Wedi’i chadw ar gyfer un ateb.
   *[other] Wedi’i chadw ar gyfer { $rated } ateb.
}
rate-link = Darllen yr atebion i gwestiynau ymarferol, heb enwau
