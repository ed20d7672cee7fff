# The mail that tells somebody whether they were drawn for a panel.
mail-panel-yes-subject = You are on the panel: { $title }
mail-panel-no-subject = The panel is drawn: { $title }
mail-panel-lead = You said yes to { $organisation }, who asked: “{ $title }”. Thank you. A public lottery chose who takes the seats.
mail-panel-yes = You were drawn: you have { $seats ->
    [one] the 1 seat
   *[other] one of { $seats } seats
}.
mail-panel-yes-next = What happens next: the people who work on it write to you about when and where. If you can’t come after all, tell them soon, so that somebody else can. The decision is taken on { $on }.
mail-panel-no = You weren’t drawn this time. There { $seats ->
    [one] was 1 seat
   *[other] were { $seats } seats
}.
mail-panel-no-next = It was chance, and says nothing about what you know. If somebody can’t come, you may be asked again. The decision is taken on { $on }, and its page will say what became of it.
mail-panel-check = Anybody can check the draw. The list was public before it, with made-up names. Yours is { $name }.
mail-panel-how = How it was drawn
mail-panel-from = This mail is from { $organisation }, sent with Folkmoot, because you said yes to being asked.
