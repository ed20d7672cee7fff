# How far asking reached those who know
reach-link = See who was reached, and who wasn’t
reach-title = Who was reached
reach-nobody = Nobody is known for this call yet. Look for people first.
reach-lead = { $known ->
    [one] 1 person is known to know
   *[other] { $known } people are known to know
}. { $asked ->
    [one] 1 was asked
   *[other] { $asked } were asked
}, { $answered ->
    [one] 1 answered
   *[other] { $answered } answered
}.
reach-passed-by = Asked less than their share
reach-ask-more = Ask more people
reach-who = Who
reach-all = Everybody
reach-newcomers = Never asked for anything before
reach-lived = Known by what they lived through alone
reach-known = Known
reach-asked = Asked
reach-opened = Opened
reach-answered = Answered
reach-yes = Said yes
reach-less = asked less than their share
reach-how = How this is counted
reach-how-text = Known are those whom the latest search lists, and whoever was added by hand or named by others. Opened are those who opened what they were sent, or answered. Nobody is counted twice.
reach-how-less = A group was asked less than its share if drawing as many people by lot would reach as few of it in under 5 of 100 draws (hypergeometric distribution). With many groups, one now and then stands here by chance alone. Small groups hardly ever do, whether they were passed by or not.
