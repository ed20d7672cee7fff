# Beth sy’n gyhoeddus, i unrhyw un ei ddefnyddio.
data-title = Data agored
data-lead = Chi biau’r hawl i ddefnyddio’r hyn sy’n gyhoeddus yma: y galwadau, y penderfyniadau maen nhw’n eu bwydo, a pha mor bell mae pob chwiliad wedi mynd.
data-private = Does dim byd am unrhyw berson ynddo. Mae’r ffigurau’n dweud ar y mwyaf faint o bobl roedd eu hangen.
data-calls = Galwadau
data-count =
    { $calls ->
        [0] Does dim galwad yn gyhoeddus ar hyn o bryd, felly dim ond y pennawd sydd yn y tabl.
        [one] Un alwad, ar agor neu wedi cau.
        [two] 2 alwad, ar agor neu wedi cau.
       *[other] { $calls } galwad, ar agor neu wedi cau.
    }
data-csv = Fel tabl (CSV)
data-json = Fel JSON, tudalen ar y tro, gyda phob math o wybodaeth
data-metadata = Beth yw’r colofnau, i raglenni (CSV on the Web)
data-fields = Beth mae’r colofnau’n ei olygu
data-organisation = Pwy sy’n gofyn, fel un gair byr
data-organisation-name = Pwy sy’n gofyn
data-call = Yr alwad, unigryw o fewn y sefydliad
data-state = A ydyn ni’n chwilio am bobl: open (ar agor) neu closed (wedi cau)
data-the-title = Y cwestiwn
data-decision = Y penderfyniad mae’n ei fwydo
data-decided-on = Diwrnod y penderfyniad
data-hours = Oriau sy’n cael eu gofyn gan bob person
data-promise = Faint o ddylanwad sydd gan bobl, ar sbectrwm IAP2: inform, consult, involve, collaborate neu empower
data-created-on = Y diwrnod yr ysgrifennwyd hi gyntaf
data-kinds = Sawl math o wybodaeth sydd ei angen
data-people = Faint o bobl sydd eu hangen
data-found = Faint ohonyn nhw sydd wedi’u canfod; gwag cyn y chwiliad cyntaf
data-licence = Trwydded
data-licence-text = Cewch ei ddefnyddio, ei rannu a’i newid at unrhyw ddiben, os dywedwch chi o ble mae’n dod:
footer-data = Data agored
