# Practical questions, and rating the answers.

questions-heading = A few practical questions
questions-lead = { $organisation } asks this of those who know it from doing it: { $knowing }. Answer those you like, in a few sentences. There is no right answer to look up.
questions-hint = Question { $number }. You can leave it empty.
questions-long = Say it in { $most } characters at most.
questions-rated = This was read already, so it stays as it is. You can hide or delete it on your own page.
questions-use = Whoever reads your answers sees no name, and doesn’t know what else you have shown. They are used for this call alone.
questions-send = Keep my answers
questions-back = Back
questions-done = Kept. You can change an answer until somebody has read it.
questions-link = { $questions ->
    [one] Answer a practical question
   *[other] Answer { $questions } practical questions
}
rate-heading = Answers, without names
rate-lead = Read each answer for itself: does it show that somebody knows this from doing it? You see neither whose it is nor what others think, and the order is your own.
rate-none = Nobody has answered yet.
rate-no-answer = No answer yet.
rate-answer = Answer { $number }
rate-yes = It shows that they know
rate-no = It doesn’t
rate-counts = What you think counts from the next search on, as ratings by others; how good an answer is, from tomorrow on. You can change it.
rate-send = Keep what I think
rate-done = { $rated ->
    [0] Nothing was changed.
    [one] Kept for one answer.
   *[other] Kept for { $rated } answers.
}
rate-link = Read the answers to practical questions, without names
