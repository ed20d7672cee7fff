usual-title = The people usually asked
usual-lead = Whom would you ask if Folkmoot didn’t exist? Give us that list, and the brief says what the people on the shortlist know that those on your list don’t.
usual-people = The list, a line for each person
usual-people-hint = A name, an e-mail address or an id. Several in one line are fine: “Helen Marsh, helen@example.org”.
usual-file = Or a file
usual-file-hint = CSV or plain text, saved as UTF-8. If you choose a file, it counts instead of what is typed above.
usual-privacy = What we keep
usual-privacy-text = Only who on the list is known here already, and how many are not. Names and addresses of people we don’t know are thrown away at once. Whoever is on the list can see that in what they take out under “My page”, and goes from it when they erase themselves. Nobody is asked because they are on it.
usual-keep = Keep the list
usual-replace = Keep this list instead
usual-remove = Take the list away
usual-kept =
    { $people ->
        [0] Nobody on the list is known here
        [one] 1 person on the list is known here
       *[other] { $people } people on the list are known here
    }, { $unmatched ->
        [0] and every line fitted somebody
        [one] 1 line fitted nobody
       *[other] { $unmatched } lines fitted nobody
    }. Given on { $on }.
usual-done-kept = The list is kept
usual-done-lines = These lines are shown this once and were not kept. If one of them is a slip of the pen, mend it in your list and give the list again.
usual-unknown =
    { $lines ->
        [one] 1 line fits nobody who is known here
       *[other] { $lines } lines fit nobody who is known here
    }
usual-several =
    { $lines ->
        [one] 1 line fits more than one person: add the e-mail address
       *[other] { $lines } lines fit more than one person: add the e-mail address
    }
usual-line = Line { $number }: { $words }
usual-done-removed = The list was taken away. The brief compares with those who were asked for other calls again. To have it back, give it once more.
usual-to-brief = See what the shortlist knows beyond it
usual-look-first = Nobody was looked for yet. Once that is done, the brief compares both.
usual-to-call = Go to the call
usual-fault-empty = Write at least one line, or choose a file
usual-fault-long = Give at most { $most } lines
usual-fault-text = Save the file as text in UTF-8; this one can’t be read

usual-new =
    { $new ->
        [0] All { $people } on the shortlist are people you would have asked anyway.
        [one] 1 of { $people } on the shortlist is somebody you wouldn’t have asked.
       *[other] { $new } of { $people } on the shortlist are people you wouldn’t have asked.
    }
usual-overlap =
    { $overlap ->
        [0] Nobody is on both lists.
        [one] 1 person is on both lists.
       *[other] { $overlap } people are on both lists.
    }
usual-worked-out = How this is worked out
usual-input-listed = Your list
usual-listed =
    { $people ->
        [one] 1 person who is known here
       *[other] { $people } people who are known here
    }, and { $unmatched ->
        [one] 1 line
       *[other] { $unmatched } lines
    } that fitted nobody and can’t be compared. Given on { $on }.
usual-input-new = Newcomers
usual-new-formula = { $people } on the shortlist − { $overlap } on both = { $new }
usual-input-chance = On both, if the shortlist were drawn by lot
usual-chance-formula = { $people } on the shortlist × { $listed } on your list ÷ { $all } people = { $chance }
usual-kind-more = Only the shortlist’s evidence speaks of: { $words }.
usual-kind-nothing =
    { $both ->
        [0] No evidence of either list speaks of the words of this need.
       *[other] Nothing that your list’s evidence doesn’t speak of too.
    }
usual-kind-formula =
    { $group ->
        [one] 1 word
       *[other] { $group } words
    } that the shortlist’s evidence speaks of − { $both } that your list’s does too = { $only }
usual-found = Of the { $listed } on your list, { $found } were found for this.
usual-only-group = Only the shortlist:
usual-both = Both:
usual-only-usual = Only your list, so think of asking them too:
usual-changed = People or evidence have changed since the search. Look for people again to compare what is there now with a new shortlist.
usual-how = Words are those of the call. A word counts for a group when one of the weightiest pieces of evidence of somebody in it speaks of it. Evidence that nobody has told us of counts for nobody: people on your list may know more than this shows.
