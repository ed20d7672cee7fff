# Yr e-bost sy’n dweud wrth rywun a gawson nhw eu tynnu ar gyfer panel.
mail-panel-yes-subject = Rydych chi ar y panel: { $title }
mail-panel-no-subject = Mae’r panel wedi’i dynnu: { $title }
mail-panel-lead = Dywedoch chi ie wrth { $organisation }, a ofynnodd: “{ $title }”. Diolch. Loteri gyhoeddus ddewisodd pwy sy’n cael y seddi.
mail-panel-yes = Cawsoch chi eich tynnu: mae gennych chi { $seats ->
    [one] yr 1 sedd
   *[other] un o’r { $seats } sedd
}.
mail-panel-yes-next = Beth sy’n digwydd nesaf: bydd y bobl sy’n gweithio arno yn ysgrifennu atoch chi am bryd a ble. Os na allwch chi ddod wedi’r cyfan, dywedwch wrthyn nhw’n fuan, er mwyn i rywun arall allu dod. Bydd y penderfyniad yn cael ei wneud ar d{ $on }.
mail-panel-no = Chawsoch chi ddim eich tynnu y tro hwn. { $seats ->
    [one] Roedd 1 sedd
   *[other] Roedd { $seats } sedd
}.
mail-panel-no-next = Siawns oedd hi, ac nid yw’n dweud dim am yr hyn rydych chi’n ei wybod. Os na all rhywun ddod, efallai y gofynnir i chi eto. Bydd y penderfyniad yn cael ei wneud ar d{ $on }, a bydd ei dudalen yn dweud beth ddaeth ohono.
mail-panel-check = Gall unrhyw un wirio’r tynnu. Roedd y rhestr yn gyhoeddus cyn hynny, gydag enwau gwneud. Eich enw chi yw { $name }.
mail-panel-how = Sut y cafodd ei dynnu
mail-panel-from = Daw’r e-bost hwn oddi wrth { $organisation }, trwy Folkmoot, am i chi ddweud ie.
