# Who was there speaks for evidence.

said-mine = People who were there
said-mine-lead = Somebody who worked with you, was helped by you or lived it with you can say that this is so. That makes it more reliable to whoever looks for people, and stays out of how good it is.
said-heading = People who were there
said-heading-lead = What they say makes this more reliable. Praise that goes back and forth weighs less: half where two people speak for each other.
said-origin = { $name }, { $how }, said on { $on }
said-asked = { $name } was asked on { $on } and hasn’t answered yet.
said-earlier = { $name } spoke for this before you changed the words. It counts again once they say so of the new words; their link still works.
said-declined = { $name } was asked on { $on } and would rather not say.
said-withdrawn = You took back what you asked of { $name } on { $on }.
said-lapsed = { $name } was asked on { $on } and didn’t answer within a month.
said-take-back = Take back
said-take-back-whose = Take back what you asked of { $name }
said-ask = Ask somebody who was there
said-ask-lead = They get one mail with a link, and no account is needed. Nobody is told whether they are known here.
said-ask-name = What are they called?
said-ask-seen = They will see your name, and these words of yours:
said-ask-counts = Whoever looks for people sees what they say, with the name they give. You can take it back at any time. Their address is forgotten once they answer.
said-ask-send = Send the mail
said-ask-back = Don’t ask anybody
said-done-asked = They are asked. What they say shows here.
said-done-taken-back = Taken back. It counts no more.
said-fault-own = This is your own address: somebody else has to say it.
said-fault-before = They were asked for this already.
said-fault-enough = Ten people have been asked for this. Take one back to ask another.
said-fault-too-many = That is enough for now. Try again tomorrow, or ask somebody else.
said-fault-name = Say what they are called.
said-fault-odd-name = This is no name: leave web addresses out, and keep it short.
said-fault-how = Say how you know.
said-fault-words = Say in a few words what you saw.
said-fault-long = Say it in { $most } characters at most.
was-there-worked = worked on it together
was-there-helped = was helped by it
was-there-saw = saw it, or what came of it
was-there-taught = taught or supervised it
was-there-lived = lived through the same, beside them

speak-heading = { $person } asks: were you there?
speak-lead = { $person } has told { $organisation } this about themselves, and says that you know. Is it so?
speak-over = { $person } has taken this back, or too much time has gone by. There is nothing for you to do.
speak-how = How do you know?
speak-words = What did you see?
speak-words-hint = Two or three sentences, about this alone.
speak-name = Your name
speak-seen = { $person } and those at { $organisation } who look for people see your name and words; nobody else does. Your address is forgotten once you answer. You can change or take back what you said with the same link.
speak-send = Yes, it is so
speak-said = What you said
speak-reworded = { $person } has changed the words since. Read them again: what you said counts once you say it of the new ones.
speak-no = I wasn’t there, or would rather not say
speak-no-lead = Nothing is noted but that you would rather not. It counts neither for nor against anybody.
speak-no-send = I’d rather not say
speak-back = Take it back
speak-back-send = Take back what I said
speak-never = I want no more mail from { $organisation }
speak-done = Thank you. What you said counts from now on.
speak-done-no = Thank you. Nothing that you said counts.

mail-endorse-subject = { $person } asks whether you were there
mail-endorse-lead = { $person } has told { $organisation } something about what they know, and says that you were there:
mail-endorse-about = “{ $title }”
mail-endorse-what = If it is so, would you say it in two sentences? It takes a few minutes, needs no account, and can be taken back. If you weren’t there or would rather not, say so with the same link, or do nothing.
mail-endorse-link = Read it and answer
mail-endorse-from = You get this one mail because { $person } gave your address to { $organisation }. It is forgotten once you answer, or after a month.

reason-spoken-for = { $people ->
    [one] One person who was there speaks for it
   *[other] { $people } people who were there speak for it
}
