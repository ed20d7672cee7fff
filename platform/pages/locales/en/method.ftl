method-title = How people are found
method-lead = By what they have shown, one piece of evidence at a time. Here is all of it, so that you can check.
method-evidence = It starts from evidence
method-evidence-text = Evidence is one thing somebody has done, written, earned or lived through, with its source and its date. Nobody is scored as a person. Lived experience counts as much as a diploma, and only if the person agreed.
method-topic = Topic: does it fit?
method-topic-text = The words and pairs of words of each piece of evidence are compared with the words of the need. Rare words count more. The result is divided by what each of the two would get against itself, so it lies between 0 and 1.
method-discount-text = A person’s figure is made of their best piece, plus a part of the second best, a smaller part of the third, and so on. So ten weak pieces don’t beat one good one, and saying the same thing twice doesn’t help.
method-found-text = Somebody counts as found if their best piece fits to at least { $least }. “We know nobody” is an answer too.
method-quality = Quality: what did others think of it?
method-quality-text =
    Ratings by others are drawn towards what can be expected of somebody without any, as if { $items ->
        [one] 1 further piece
       *[other] { $items } further pieces
    } had been rated like that. A single lucky vote says little. 50 of 100 means: as expected, or not known.
method-reliability = Source: who stands behind it?
method-reliability-text = A checked signature says most, then somebody who confirmed it, then ratings by others. What only the person says counts least. Lived experience is an exception: there the person is the source.
method-availability = Time: are they around?
method-availability-text =
    Activity counts half as much after { $days ->
        [one] 1 day
       *[other] { $days } days
    }. This tells who is around, not who knows, so it hardly counts.
method-together = Put together, last
method-together-text = The four figures are worked out apart and shown apart. Only then is one number made, to put people in order on one list:
method-missing = Who is missing
method-missing-text = A call asks for several kinds of knowing. The shortlist is filled by whoever adds most to what is not covered yet. A kind that stays short is named, with what would fill it.
method-cant-tell = What it can’t tell
method-cant-tell-text = It knows only what is in the evidence. Somebody who knows a lot and has left no trace is not found: that is why calls are public, and why a convener can add people by hand.
method-again = Do it again
method-again-text = Every search is kept with its input, its settings and its seed. The same search gives the same list on every machine.
method-checked = How it was checked
method-checked-text = 29 researchers said how well they could judge certain papers. Of the differences between their answers, the topic figure puts 22% in the wrong order, where chance would be 50%. With other researchers it could be 5 points more or less. Part of the method was chosen on these same people, which flatters it somewhat.
method-checked-site = On a question-and-answer site about quantum computing, the first person named had answered on the topic in 76 of 86 cases. For topics that have no place on that site it still named somebody in 32 of 96 cases, because of common words.
method-references = Where this comes from
method-reference-words = Salton, G. and Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing & Management 24.
method-reference-prior = Gelman, A. and others (2013). Bayesian Data Analysis, third edition, section 2.5.
method-reference-cover = Nemhauser, G., Wolsey, L. and Fisher, M. (1978). An analysis of approximations for maximizing submodular set functions. Mathematical Programming 14.
method-reference-gold = Stelmakh, I., Wieting, J., Neubig, G. and Shah, N. (2023). A gold standard dataset for the reviewer assignment problem.
formula-topic = topic = { $rest } × (s₁ + { $gamma } × s₂ + { $gamma }² × s₃ + …), where s₁ is how closely the best piece fits, s₂ the second best, and so on
formula-score = score = topic × (1 − { $quality } × (1 − quality) − { $reliability } × (1 − source) − { $availability } × (1 − time))
