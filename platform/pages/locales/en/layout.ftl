# Round every page.
brand = folkmoot
page-title = { $title } – folkmoot
pager-page = Page { $page } of { $pages }
pager-before = Earlier in the list
pager-after = Further down the list
skip-link = Skip to main content
nav-label = Main
nav-calls = Calls
nav-desk = Desk
nav-method = How it works
sign-in = Sign in
sign-out = Sign out
demo-banner = A made-up town for trying things out. Nobody here is real.
footer-about = Folkmoot helps public bodies ask the people who know.
footer-method = How people are found
live-refresh = Show this as it is now
live-updated = This page was brought up to date.
