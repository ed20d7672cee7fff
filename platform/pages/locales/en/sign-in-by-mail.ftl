# Signing in by a link in a mail, and the mail itself.
ask-title = Sign in
ask-lead = We send you a mail with a link. Open it, and you are in. There is no password.
ask-email = Your e-mail address
ask-email-hint = The one that the organisation has of you.
ask-email-wrong = Write an e-mail address, such as name@example.org
ask-error-title = Something is missing
ask-send = Send me a link
ask-sent-title = Look into your mail
ask-sent-lead = If we know this address, a link is on its way. It works once, for { $minutes } minutes.
ask-sent-nothing = Nothing there after a few minutes? Look among unwanted mail, check the address, and try again. Perhaps the organisation has another address of you.
ask-again = Ask for another link
link-title = Sign in
link-one = One more step, so that nothing else that opens your mail can use the link up.
link-several = Your address is known in more than one place. Choose one; you can change later by asking for another link.
link-as = Sign in as { $name }
link-at = { $organisation }
link-dead-title = This link doesn’t work any more
link-dead-lead = A link works once, and not for long. If you asked twice, use the link in the latest mail, or ask for a new one.
sessions-title = Where you are signed in
sessions-lead = You are signed in as { $name }, in { $count ->
    [one] one browser
   *[other] { $count } browsers
}.
sessions-since = Signed in on { $day }
sessions-seen = last used on { $day }
sessions-here = this one
sessions-out = Sign out everywhere
sessions-out-text = Do this if you lost a device, or used one that isn’t yours. You sign in again by asking for a link.
sessions-link = Where you are signed in
mail-sign-in-subject = Your link to sign in
mail-sign-in-lead = Somebody, probably you, wants to sign in to { $organisations } with this address. Open this link and press the button there:
mail-sign-in-link = Sign in
mail-sign-in-once = The link works once, for { $minutes } minutes.
mail-sign-in-not-you = If it wasn’t you, do nothing. Nobody gets in without this mail. Don’t pass it on.
# Signing in with the account of one's organisation.
staff-title = Do you work here?
staff-text = Conveners, facilitators and admins can use the account they have at work.
staff-go = Sign in with your organisation’s account
staff-again = Try again
staff-by-mail = Get a link by mail instead
staff-home = Go to the home page
staff-not-title = That account doesn’t open anything here
staff-not-lead = Only people with a role here sign in this way, and your organisation must have confirmed your e-mail address. If you should have a role, ask an admin to invite you with the address of that account.
staff-unfinished-title = You are not signed in yet
staff-unfinished-lead = Signing in stopped on the way: it took too long, was called off, or went on in another browser or tab. Nothing is lost. Start again.
staff-unreachable-title = Your organisation’s sign-in doesn’t answer
staff-unreachable-lead = That isn’t your fault. Wait a few minutes and try again.
