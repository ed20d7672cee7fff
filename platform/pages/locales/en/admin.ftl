# What an admin looks after.
nav-admin = Admin
admin-title = Admin
admin-members =
    { $members ->
        [one] One person works here
       *[other] { $members } people work here
    }, { $admins ->
        [one] one of them is an admin
       *[other] { $admins } of them are admins
    }.
admin-invites =
    { $invites ->
        [one] One person was asked and hasn’t joined yet.
       *[other] { $invites } people were asked and haven’t joined yet.
    }
admin-one-admin = With one admin alone, nobody can stand in for them. Ask a colleague to be one too.
admin-audit = Who did what, and a check that nothing in it was altered.
page-before = Previous page
page-after = Next page

role-convener = Convener
role-facilitator = Facilitator
role-moderator = Moderator
role-admin = Admin
role-convener-about = writes calls, finds and invites people
role-facilitator-about = prepares and runs conversations
role-moderator-about = looks after what is said
role-admin-about = looks after members, settings and the log

members-title = Members
members-list = Who works here
members-invites = Asked, and not joined yet
members-invite-until = The link works until { $day }.
members-invite-expired = The link has not worked since { $day }.
members-invite-again = Send it again
members-invite-show = Show the link again
members-invite-take-back = Take it back
members-search = Look for a name or an address
members-search-button = Search
members-search-clear = Show everyone
members-count =
    { $count ->
        [one] One person.
       *[other] { $count } people.
    }
members-fitting = { $fitting } of { $all } fit what you look for.
members-since = Since { $day }.
members-roles = Roles
members-no-role = Choose at least one role. To take all of them, end the membership.
members-done-invited = A mail is on its way. You see here when they have joined.
members-done-again = A new mail is on its way. The link in the one before doesn’t work any more.
members-done-taken-back = The invitation is taken back. Its link doesn’t work any more.
members-done-roles = The roles are changed, and count from now on.
members-done-ended = The membership has ended, and they are signed out everywhere.

invite-title = Invite a colleague
invite-lead = We send them a mail with a link. It works once, for { $days } days. Whoever opens it joins with the roles you choose.
invite-no-mail = No mail goes out of this service yet, so nobody can be invited by it. Whoever runs the server can set it up, or add somebody with this command:
invite-name = Their name
invite-name-hint = If you know them here already, they keep the name they have.
invite-email = Their e-mail address
invite-email-hint = They sign in with this address later.
invite-send = Send the invitation
invite-send-demo = Make the link
invite-no-name = Write their name, on one line.
invite-is-member = Somebody with this address is a member already. Find them in the list to change their roles.
invite-is-invited = Somebody with this address was invited already. You can send that again from the list.
invite-link-title = No mail leaves a made-up town
invite-link-lead = For real, { $name } would get a mail at { $email } with this link.
invite-link-open = Join as { $name }
invite-link-once = It works once, for { $days } days, and signs you in as them.
invite-link-back = Back to the members

member-oneself = This is you.
member-save = Save the roles
member-at-once = They count from their next click on. That they were changed, and by whom, goes into the log.
member-last-admin = Nobody else is an admin, and somebody has to be. Make a colleague an admin first.
member-end-link = End the membership
member-end-title = End the membership of { $name }?
member-end-lead = They lose every role in { $organisation } and are signed out everywhere, at once.
member-end-stays = What they did stays in the log, and what is known about them as a citizen stays too. You can invite them again.
member-end-button = End the membership of { $name }
own-role-title = You are giving up your own admin role
own-role-lead = After this you can’t open these pages any more. Another admin has to give the role back.
own-role-label = If you mean it, type { $word }
own-role-wrong = Type { $word }, or go back and keep the role.
own-role-button = Give the role up
own-role-keep = Keep it

join-title = Work with { $organisation }
join-lead = { $name }, you are asked to join { $organisation } on Folkmoot, as:
join-what = When you join, you are signed in. Later you sign in with the address that the mail came to.
join-button = Join
join-not-you = If this isn’t meant for you, close the page. Nothing happens.
join-dead = An invitation works once, and not for ever; and it can be taken back. Ask whoever sent it for a new one. If you have joined already, sign in.

mail-invite-subject = { $organisation } asks you to join
mail-invite-lead = Hello { $name }. { $organisation } asks you to work with them on Folkmoot, as:
mail-invite-open = Open this link and press the button there:
mail-invite-link = Join
mail-invite-once = The link works once, for { $days } days.
mail-invite-not-you = If you don’t know what this is about, do nothing. Don’t pass it on: whoever opens it can join in your place.

admin-organisation = Its name, and how often it asks the same person.
admin-jobs = What goes out by mail in the background. Nothing failed.
admin-jobs-failed =
    { $failed ->
        [one] One job failed and waits for you to look.
       *[other] { $failed } jobs failed and wait for you to look.
    }
admin-service = How mail goes out, a mail to try it, and what runs here.

organisation-title = Organisation
organisation-name = Its name
organisation-name-hint = It stands on every call and in every mail.
organisation-contact = Where people write with questions
organisation-contact-hint = An e-mail address, best one that several of you read. It stands in the foot of every mail and on every call. Leave it empty to show none.
organisation-no-contact = Write an e-mail address, such as name@example.org, or leave it empty.
organisation-language = The language you write in
organisation-language-hint = Mail goes out in it to people whose own language isn’t known. Whoever chooses a language here gets mail in that one.
organisation-no-language = Choose one of the languages.
organisation-id = In addresses it is called
organisation-asks = How often it asks the same person
organisation-asks-lead = Nobody should be asked all the time. Whoever was asked this often is left out of the next search for now.
organisation-most = Most invitations to one person
organisation-within = Within how many days
organisation-remind = Remind once, after how many days
organisation-remind-hint = 0 means never.
organisation-save = Save
organisation-at-once = This counts at once. That it was changed, and by whom, goes into the log.
organisation-done = The settings are changed.
organisation-no-name = Write the name, on one line.
organisation-no-number = Give a whole number from { $from } to { $to }.

jobs-title = Jobs
jobs-lead = What the service does in the background: today, sending mail. No names and no addresses are kept here.
jobs-empty = Nothing was queued yet. Each mail that is to go out will stand here until it has.
jobs-show = Which jobs
jobs-all = All
jobs-count = { $standing }: { $count }
jobs-waiting = Waiting
jobs-taken = Under way
jobs-failed = Failed
jobs-given-up = Given up
jobs-done = Done
jobs-tried =
    { $attempts ->
        [0] Not tried yet. Due:
        [one] Tried once.
       *[other] Tried { $attempts } times.
    }
jobs-mail-sign-in = A mail with a link to sign in
jobs-mail-member-invite = A mail that invites a colleague
jobs-mail-invitation = A mail that asks somebody to help
jobs-mail-offer = A mail that answers an offer to help
jobs-mail-test = A test mail
jobs-trouble-refused = The mail server refused it, and would again until something is changed.
jobs-trouble-not-reached = It didn’t get through. It may at another time.
jobs-trouble-unknown = It may have gone out: the line broke before the server answered. If you try again, it may come twice.
jobs-trouble-other = This is what is known:
jobs-retry = Try again
jobs-give-up = Give up
jobs-done-retried = It is tried again now.
jobs-done-given-up = It is given up, and won’t be done.

service-title = Mail and server
service-mail = Mail
service-mail-server = Mail server
service-mail-encryption = How the line is kept
service-mail-from = Mail comes from
service-mail-signs-in = Signs in there
service-yes = Yes
service-no = No
service-mail-none = No mail goes out of this service. So nobody can sign in by mail, and nobody can be asked by it.
service-mail-how = Whoever runs the server sets this, in its file of settings or by environment variables:
service-mail-doctor = This shows each of them, where it comes from, and whether the mail server answers:
service-test-text = Send a mail to yourself and see whether it comes:
service-test-button = Send a test mail
service-test-nowhere = We have no e-mail address of you, so no test mail can be sent to you.
service-test-waiting = The test mail is on its way to the mail server. Look again in a few seconds.
service-test-look = Look again
service-test-sent = The mail server took the test mail. If it doesn’t come, look among unwanted mail.
service-test-refused = The mail server refused the test mail. This is what it said:
service-test-not-reached = The mail server couldn’t be reached, or asked to wait. This is what is known:
service-test-unknown = It isn’t known whether the test mail went out: the line broke before the server answered.
service-server = Server
service-version = Version
service-database = Database
service-backup = Backups are made at the machine, with this command:

mail-test-subject = A test mail
mail-test-lead = You asked for a test mail, and here it is. Mail goes out of this service:
