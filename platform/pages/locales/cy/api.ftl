# Beth gall rhaglenni eraill ofyn amdano.
api-title = I raglenni eraill
api-lead = Gall rhaglen wneud popeth y gallwch chi ei wneud yma hefyd. Mae’n derbyn ac yn ateb JSON.
api-document = Pob maes, i offer sy’n darllen OpenAPI 3.1:
api-token = Nid oes angen dim ar gyfer yr hyn sy’n gyhoeddus. Ar gyfer y gweddill, mae aelod yn gwneud tocyn, ac mae’r rhaglen yn ei anfon gyda’r cais:
api-errors = Mae gwall yn dweud beth sydd o’i le yn “error”: cod nad yw’n newid, brawddeg, a’r maes.
api-needs-token = Mae angen tocyn.
api-public = Cyhoeddus.
footer-api = I raglenni eraill
