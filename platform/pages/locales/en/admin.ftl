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
