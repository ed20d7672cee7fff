# The mail about an offer that was answered, and what stands in the foot of every mail.
mail-questions = Questions? Write to { $contact }.
mail-offer-yes-subject = Yes, please help: { $title }
mail-offer-no-subject = Thank you for offering to help: { $title }
mail-offer-lead = You offered { $organisation } your help with this: “{ $title }”. Thank you.
mail-offer-kind = You would bring
mail-offer-yes = The people who work on it read what you wrote, and would like to have you with them.
mail-offer-yes-next = What happens next: they write to you once more, with what it takes, what you get back and by when to answer. You say yes or no then, and promise nothing until then. The decision is taken on { $on }.
mail-offer-no = The people who work on it read what you wrote. This time the answer is no. This is why:
mail-offer-no-next = That says nothing against what you know. Your page shows which other calls it suits, and you can offer to help with any of them.
mail-offer-page = Your page
mail-offer-from = This mail is from { $organisation }, sent with Folkmoot, because you offered to help.
