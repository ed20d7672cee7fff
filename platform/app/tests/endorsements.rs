//! Who was there speaks for evidence, over the made-up town.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use folkmoot_app::{
    AppError, AskedFor, Caller, EndorsementFault, Erasure, FindPeople, ForCall, MayUse, Spoken,
    Telling, Wording, matching::Found, name_to_type,
};
use folkmoot_model::{
    CallId, Email, EndorsementId, EndorsementState, EvidenceId, EvidenceKind, PersonId, Seed,
    Token, WasThere,
};
use folkmoot_test_support::Town;

const NEEDS: &str = "Cab and delivery drivers loading at night";

async fn tells(town: &Town, who: &Caller, text: &str) -> EvidenceId {
    let (title, text) = ("Night deliveries".to_owned(), text.to_owned());
    let wording = Wording { title, text, ..Wording::default() };
    let telling = Telling { kind: EvidenceKind::Work, wording, may_use: MayUse::AnyCall };
    town.app.add_my_evidence(who, telling).await.unwrap()
}

async fn mary_tells(town: &Town) -> (Caller, EvidenceId) {
    let mary = town.somebody(&PersonId::new("demo-citizen").unwrap());
    let id = tells(town, &mary, &format!("{NEEDS}, five years")).await;
    (mary, id)
}

fn address(name: &str) -> Email {
    Email::new(&format!("{name}@example.org")).unwrap()
}

async fn ask(town: &Town, who: &Caller, of: &EvidenceId, to: &Email) -> (EndorsementId, Token) {
    let id = town.app.ask_endorsement(who, of, to, "Sam").await.unwrap();
    let about = AskedFor { endorsement: id.clone() };
    let mail = town.app.prepare_endorsement_mail(&town.organisation, &about).await.unwrap();
    let mail = mail.expect("a mail goes out");
    assert_eq!((&mail.to, &mail.evidence.id), (to, of));
    (id, mail.token)
}

fn yes() -> Spoken {
    Spoken::Yes {
        how: WasThere::WorkedTogether,
        words: "We shared a van.".to_owned(),
        name: "Sam B".to_owned(),
    }
}

/// How far the sources of whoever has a piece are relied on, and how many
/// people speak for it.
async fn relied(town: &Town, of: &EvidenceId) -> (f64, u32) {
    let (harbour_road, here) = (CallId::new("harbour-road").unwrap(), &town.organisation);
    let view = town.app.see_call(&Caller::Stranger, here, &harbour_road).await.unwrap();
    let mut brief = view.call.brief;
    brief.kinds.truncate(1);
    let kind = &mut brief.kinds[0];
    (kind.needs, kind.place) = (NEEDS.to_owned(), None);
    kind.evidence = vec![EvidenceKind::Work];
    let (call, seed) = (ForCall::Brief(Box::new(brief)), Seed::new("0"));
    let ask = FindPeople { call, limit: 50, as_of: None, seed };
    let found = town.app.find_people(&Caller::Operator, here, ask).await.unwrap();
    let has_it = |it: &&Found| it.reasons.iter().any(|reason| reason.evidence == *of);
    let person = found.report.kinds[0].people.iter().find(has_it).expect("they are found");
    let reason = person.reasons.iter().find(|reason| reason.evidence == *of).unwrap();
    (person.factors.reliability, reason.spoken_for)
}

#[tokio::test]
async fn a_stranger_s_word_makes_it_more_reliable_until_it_is_reworded() {
    let town = Town::found().await;
    let (mary, item) = mary_tells(&town).await;
    let before = relied(&town, &item).await;
    assert_eq!(before.1, 0);
    let (id, token) = ask(&town, &mary, &item, &address("sam")).await;
    assert_eq!(relied(&town, &item).await, before, "asking alone changes nothing");
    let seen = town.app.see_endorsement_asked(&token).await.unwrap();
    assert!(seen.may_answer && seen.evidence.id == item);
    town.app.give_endorsement(&token, &yes()).await.unwrap();
    let after = relied(&town, &item).await;
    assert!(after.0 > before.0 + 0.05 && after.1 == 1, "{before:?} {after:?}");

    let (_, all) = town.app.my_endorsements(&mary, &item).await.unwrap();
    assert_eq!((all.len(), &all[0].id, all[0].name.as_str()), (1, &id, "Sam B"));
    assert_eq!(all[0].to, None, "the address is forgotten");
    let export = town.app.export_me(&mary).await.unwrap();
    assert_eq!(export.endorsements, all);

    let (text, title) = (format!("{NEEDS}, ten years"), "Night deliveries".to_owned());
    let wording = Wording { title, text, ..Wording::default() };
    town.app.reword_my_evidence(&mary, &item, wording).await.unwrap();
    assert_eq!(relied(&town, &item).await.1, 0, "it was said of other words");
    town.app.give_endorsement(&token, &yes()).await.unwrap();
    assert_eq!(relied(&town, &item).await.1, 1);
    town.app.give_endorsement(&token, &Spoken::No { never_again: false }).await.unwrap();
    assert_eq!(relied(&town, &item).await.1, 0, "they took it back");
    town.app.withdraw_endorsement(&mary, &id).await.unwrap();
    let over = town.app.give_endorsement(&token, &yes()).await;
    assert!(matches!(over, Err(AppError::Transition(_))), "{over:?}");
    let other = town.app.withdraw_endorsement(&mary, &EndorsementId::new("x").unwrap()).await;
    assert!(matches!(other, Err(AppError::NotFound { .. })));
}

#[tokio::test]
async fn those_who_praise_each_other_count_half() {
    let town = Town::found().await;
    let (mary, hers) = mary_tells(&town).await;
    let me = town.app.see_me(&mary).await.unwrap().person;
    let mut snapshot = town.app.storage().read().await.unwrap();
    let some = snapshot.people_page(&town.organisation, None, 500).await.unwrap();
    drop(snapshot);
    let ben = some
        .into_iter()
        .find(|it| it.email.is_some() && !it.id.as_str().starts_with("demo-"))
        .unwrap();
    let as_ben = town.somebody(&ben.id);
    let (_, token) = ask(&town, &mary, &hers, ben.email.as_ref().unwrap()).await;
    town.app.give_endorsement(&token, &yes()).await.unwrap();
    let alone = relied(&town, &hers).await;
    let his = tells(&town, &as_ben, "Bread").await;
    let (_, token) = ask(&town, &as_ben, &his, me.email.as_ref().unwrap()).await;
    town.app.give_endorsement(&token, &yes()).await.unwrap();
    let mutual = relied(&town, &hers).await;
    assert!(mutual.0 < alone.0 && mutual.1 == 1, "{alone:?} {mutual:?}");

    // Whoever is erased takes their words along.
    let export = town.app.export_me(&as_ben).await.unwrap();
    assert!(matches!(export.endorsed[..], [ref word] if word.state.code() == "given"));
    let gone = town.app.erase_me(&as_ben, name_to_type(&ben)).await.unwrap();
    assert!(matches!(gone, Erasure::Done(_)), "{gone:?}");
    assert_eq!(relied(&town, &hers).await.1, 0);
    assert_eq!(town.app.my_endorsements(&mary, &hers).await.unwrap().1, []);
}

#[tokio::test]
async fn nobody_is_pestered_and_nobody_learns_who_wants_no_mail() {
    let town = Town::found().await;
    let (mary, item) = mary_tells(&town).await;
    let own = town.app.see_me(&mary).await.unwrap().person.email.unwrap();
    let fault =
        async |to: &Email, name: &str| match town.app.ask_endorsement(&mary, &item, to, name).await
        {
            Err(AppError::Endorsement(fault)) => Some(fault),
            Ok(_) => None,
            Err(error) => panic!("{error}"),
        };
    assert_eq!(fault(&own, "Me").await, Some(EndorsementFault::OwnAddress));
    assert_eq!(fault(&address("a"), " ").await, Some(EndorsementFault::NoName));
    assert_eq!(fault(&address("a"), "www.x").await, Some(EndorsementFault::OddName));
    let (id, token) = ask(&town, &mary, &item, &address("a")).await;
    assert_eq!(fault(&address("A"), "Sam").await, Some(EndorsementFault::AskedBefore));
    let wordless = Spoken::Yes { how: WasThere::SawIt, words: String::new(), name: "x".to_owned() };
    let refused = town.app.give_endorsement(&token, &wordless).await;
    assert!(matches!(refused, Err(AppError::Endorsement(EndorsementFault::NoWords))));
    town.app.give_endorsement(&token, &Spoken::No { never_again: true }).await.unwrap();
    town.app.withdraw_endorsement(&mary, &id).await.unwrap();
    // asked again, it looks the same, and no mail goes out
    assert_eq!(fault(&address("a"), "Sam").await, None);
    let all = town.app.my_endorsements(&mary, &item).await.unwrap().1;
    let again = all.iter().find(|it| it.state == EndorsementState::Asked).unwrap();
    let about = AskedFor { endorsement: again.id.clone() };
    let mail = town.app.prepare_endorsement_mail(&town.organisation, &about).await.unwrap();
    assert!(mail.is_none());
    // after a month it is over, and after too many it ends for the day
    town.clock.forward_days(31);
    assert_eq!(town.app.lapse_endorsements().await.unwrap(), 1);
    assert_eq!(town.app.lapse_endorsements().await.unwrap(), 0);
    for at in 0..5 {
        assert_eq!(fault(&address(&format!("b{at}")), "Sam").await, None);
    }
    let sixth = town.app.ask_endorsement(&mary, &item, &address("c"), "Sam").await;
    assert!(matches!(sixth, Err(AppError::TooMany)), "{sixth:?}");
}
