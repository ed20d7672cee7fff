# O amgylch pob tudalen.
brand = folkmoot
page-title = { $title } – folkmoot
skip-link = Neidio i’r prif gynnwys
nav-label = Prif ddewislen
nav-calls = Galwadau
nav-desk = Desg
nav-method = Sut mae’n gweithio
sign-in = Mewngofnodi
sign-out = Allgofnodi
demo-banner = Tref ddychmygol i roi cynnig ar bethau. Does neb go iawn yma.
footer-about = Mae Folkmoot yn helpu cyrff cyhoeddus i ofyn i’r bobl sy’n gwybod.
footer-method = Sut mae pobl yn cael eu canfod
pager-page = Tudalen { $page } o { $pages }
pager-before = Yn gynharach yn y rhestr
pager-after = Ymhellach i lawr y rhestr
live-refresh = Dangos hyn fel y mae nawr
live-updated = Mae’r dudalen hon wedi’i diweddaru.
