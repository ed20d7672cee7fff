# Yr e-bost am gynnig a gafodd ateb, a’r hyn sydd ar waelod pob e-bost.
mail-questions = Cwestiynau? Ysgrifennwch at { $contact }.
mail-offer-yes-subject = Byddwn yn falch o’ch help: { $title }
mail-offer-no-subject = Diolch am gynnig helpu: { $title }
mail-offer-lead = Cynigioch chi eich help i { $organisation } gyda hyn: “{ $title }”. Diolch.
mail-offer-kind = Dyma beth fyddech chi’n ei gynnig
mail-offer-yes = Darllenodd y bobl sy’n gweithio arno yr hyn a ysgrifennoch chi, a hoffen nhw eich cael chi gyda nhw.
mail-offer-yes-next = Beth sy’n digwydd nesaf: byddan nhw’n ysgrifennu atoch chi unwaith eto, gyda faint o waith yw e, beth gewch chi’n ôl ac erbyn pryd i ateb. Byddwch chi’n cytuno neu’n gwrthod bryd hynny, a dydych chi ddim yn addo dim cyn hynny. Bydd y penderfyniad yn cael ei wneud ar d{ $on }.
mail-offer-no = Darllenodd y bobl sy’n gweithio arno yr hyn a ysgrifennoch chi. Y tro hwn, na yw’r ateb. Dyma pam:
mail-offer-no-next = Dyw hynny’n dweud dim yn erbyn yr hyn rydych chi’n ei wybod. Mae eich tudalen yn dangos pa alwadau eraill y mae’n addas ar eu cyfer, a gallwch chi gynnig helpu gydag unrhyw un ohonyn nhw.
mail-offer-page = Eich tudalen
mail-offer-from = Daw’r e-bost hwn oddi wrth { $organisation }, trwy Folkmoot, am i chi gynnig helpu.
