//! No use case opens without its permission, and none across organisations.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_app::{
    AddByHand, Answering, AppError, AuditQuery, BadgeWords, Caller, DeclareConflict, ExportError,
    Exportable, FindPeople, ForCall, Import, IssueText, MayUse, NewApiToken, OrganisationSettings,
    Rotation, Telling, Who, Wording,
};
use folkmoot_model::{
    AskRules, AwardId, CallId, ConflictKind, DrawnBy, Email, EndorsementId, EvidenceId,
    InvitationId, IssueId, IssueState, JobId, KindId, Language, MatchRules, MemberInviteId,
    OrganisationId, PanelMethod, PanelRules, PersonId, Role, RunId, Scope, SeatingRules, Seed,
};
use folkmoot_test_support::Town;

fn somebody(organisation: &OrganisationId, roles: &[Role]) -> Caller {
    Caller::Person {
        organisation: organisation.clone(),
        person: PersonId::new("somebody").unwrap(),
        roles: roles.iter().copied().collect::<BTreeSet<_>>(),
    }
}

async fn give_badges(town: &Town, caller: &Caller) -> Result<(), AppError> {
    let call = CallId::new("harbour-road").unwrap();
    let text = || "x".to_owned();
    let words = BadgeWords {
        name: text(),
        description: text(),
        criteria: text(),
        path: text(),
        call: text(),
        panel: text(),
    };
    let (app, here) = (&town.app, &town.organisation);
    app.give_badges(caller, here, &call, &BTreeSet::new(), &words).await.map(drop)
}

async fn take_badge_back(town: &Town, caller: &Caller) -> Result<(), AppError> {
    let (call, badge) = (CallId::new("harbour-road").unwrap(), AwardId::new("none").unwrap());
    town.app.take_badge_back(caller, &town.organisation, &call, &badge, "x").await.map(drop)
}

async fn seat_people(town: &Town, caller: &Caller) -> Result<(), AppError> {
    let call = CallId::new("harbour-road").unwrap();
    let rules = SeatingRules {
        rounds: 1,
        tables: Vec::new(),
        pairs_across: None,
        mix: Vec::new(),
        company: Vec::new(),
        from_round: 1,
        seed: Seed::new(""),
    };
    let (app, here) = (&town.app, &town.organisation);
    app.seat_people(caller, here, &call, rules, &BTreeMap::new(), &[]).await.map(drop)
}

async fn keep_panel_rules(town: &Town, caller: &Caller) -> Result<(), AppError> {
    let (app, here) = (&town.app, &town.organisation);
    let call = CallId::new("harbour-road").unwrap();
    let none = BTreeMap::new();
    let method = PanelMethod::Leximin;
    let rules = PanelRules {
        seats: 1,
        tickets: 10,
        method,
        quotas: vec![],
        household: None,
        together: vec![],
    };
    app.keep_panel_rules(caller, here, &call, rules, &none).await.map(drop)
}

/// Tries every use case but those that are public; gives the names of those
/// that opened.
async fn opened(town: &Town, caller: &Caller) -> Vec<&'static str> {
    let (app, here) = (&town.app, &town.organisation);
    let call = CallId::new("harbour-road").unwrap();
    let brief = app.see_call(&Caller::Operator, here, &call).await.unwrap().call.brief;
    let find = FindPeople {
        call: ForCall::Kept(call.clone()),
        limit: 1,
        as_of: None,
        seed: Seed::new("x"),
    };
    let import =
        Import { organisation: here.clone(), format: "people", file: "none.csv".to_owned() };
    let email = Email::new("new@example.org").unwrap();
    let roles = BTreeSet::from([Role::Moderator]);
    let token = NewApiToken { name: "x".to_owned(), scopes: BTreeSet::from([Scope::Me]), days: 1 };
    let (today, none) = (app.clock().now().day(), InvitationId::new("none").unwrap());
    let by_hand = AddByHand {
        kind: KindId::new("none").unwrap(),
        who: Who::Known(PersonId::new("none").unwrap()),
        reason: String::new(),
    };
    let (nobody, invite) = (PersonId::new("nobody").unwrap(), MemberInviteId::new("none").unwrap());
    let (rules, job) = (AskRules::default(), JobId::new("none").unwrap());
    let (name, contact, language) = (String::new(), String::new(), None);
    let settings = OrganisationSettings { name, contact, language, rules };
    let query = AuditQuery { limit: 1, ..AuditQuery::default() };
    let kind = KindId::new("none").unwrap();
    let seed = DrawnBy::Seed("x".to_owned());
    let rested = MatchRules { rest_days: Some(1), ..MatchRules::default() };
    let declared = DeclareConflict {
        person: nobody.clone(),
        kind: ConflictKind::Lobby,
        reason: "x".to_owned(),
        leaves_out: false,
    };
    let (issue, text) = (IssueId::new("none").unwrap(), IssueText::default());
    let mut sink = |_| Ok::<(), ()>(());
    let export = match app.export(caller, here, Exportable::People, &mut sink).await {
        Ok(()) => Ok(()),
        Err(ExportError::App(error)) => Err(error),
        Err(ExportError::Sink(())) => panic!("the sink takes everything"),
    };
    let tries: Vec<(&'static str, Result<(), AppError>)> = vec![
        ("set_up", app.set_up_organisation(caller, here, "x").await.map(drop)),
        ("found_demo_town", app.found_demo_town(caller, &Seed::new("x")).await.map(drop)),
        ("write_call", app.write_call(caller, here, None, brief.clone()).await.map(drop)),
        ("begin_call", app.begin_call(caller, here).await.map(drop)),
        ("edit_call", app.edit_call(caller, here, &call).await.map(drop)),
        ("change_call", app.change_call(caller, here, &call, brief.clone()).await.map(drop)),
        ("preview_call", app.preview_call(caller, here, None, brief).await.map(drop)),
        ("close_call", app.close_call(caller, here, &call).await.map(drop)),
        ("open_call", app.open_call(caller, here, &call).await.map(drop)),
        ("find_people", app.find_people(caller, here, find).await.map(drop)),
        ("see_match_rules", app.see_match_rules(caller, here, &call).await.map(drop)),
        ("keep_match_rules", app.keep_match_rules(caller, here, &call, &rested).await.map(drop)),
        ("see_conflict", app.see_conflict(caller, here, &call, &nobody).await.map(drop)),
        ("declare_conflict", app.declare_conflict(caller, here, &call, declared).await.map(drop)),
        ("remove_conflict", app.remove_conflict(caller, here, &call, &nobody).await.map(drop)),
        ("see_desk", app.see_desk(caller, here).await.map(drop)),
        ("see_desk_call", app.see_desk_call(caller, here, &call).await.map(drop)),
        ("watch_desk_call", app.watch_desk_call(caller, here, &call).await.map(drop)),
        ("see_shortlist", app.see_shortlist(caller, here, &call).await.map(drop)),
        ("compare_shortlist", app.compare_shortlist(caller, here, &call).await.map(drop)),
        ("see_brief", app.see_brief(caller, here, &call).await.map(drop)),
        ("see_usual_list", app.see_usual_list(caller, here, &call).await.map(drop)),
        ("keep_usual_list", app.keep_usual_list(caller, here, &call, "x").await.map(drop)),
        ("remove_usual_list", app.remove_usual_list(caller, here, &call).await.map(drop)),
        ("download_shortlist", app.download_shortlist(caller, here, &call).await.map(drop)),
        ("preview_invitations", app.preview_invitations(caller, here, &call, None).await.map(drop)),
        ("send_invitations", app.send_invitations(caller, here, &call, &[], today).await.map(drop)),
        ("see_invitations", app.see_invitations(caller, here, &call).await.map(drop)),
        ("withdraw_invitation", app.withdraw_invitation(caller, here, &none).await.map(drop)),
        ("remind", app.remind(caller, here, &call).await.map(drop)),
        ("begin_add_by_hand", app.begin_add_by_hand(caller, here, &call).await.map(drop)),
        ("add_by_hand", app.add_by_hand(caller, here, &call, by_hand).await.map(drop)),
        ("see_panel_plan", app.see_panel_plan(caller, here, &call).await.map(drop)),
        ("panel_odds", app.panel_odds(caller, here, &call).await.map(drop)),
        ("panel_stands", app.panel_stands(caller, here, &call).await.map(drop)),
        ("keep_panel_rules", keep_panel_rules(town, caller).await),
        ("relax_panel", app.relax_panel(caller, here, &call, 0).await.map(drop)),
        ("panel_needs", app.panel_needs(caller, here, &call).await.map(drop)),
        ("cover_kinds", app.cover_kinds(caller, here, &call, 1).await),
        ("count_as_household", app.count_as_household(caller, here, &call, ("x", "y")).await),
        ("see_answers", app.see_answers(caller, here, &call).await.map(drop)),
        ("rate_answers", {
            app.rate_answers(caller, here, &call, &BTreeMap::new()).await.map(drop)
        }),
        ("fill_free_seats", app.fill_free_seats(caller, here, &call, "x").await.map(drop)),
        ("drop_panel_draft", app.drop_panel_draft(caller, here, &call).await.map(drop)),
        ("publish_lottery", app.publish_lottery(caller, here, &call).await.map(drop)),
        ("draw_panel", app.draw_panel(caller, here, &call, seed).await.map(drop)),
        ("withdraw_lottery", app.withdraw_lottery(caller, here, &call, "x").await.map(drop)),
        ("see_reach", app.see_reach(caller, here, &call).await.map(drop)),
        ("see_seating", app.see_seating(caller, here, &call).await.map(drop)),
        ("download_seating", app.download_seating(caller, here, &call).await.map(drop)),
        ("seat_people", seat_people(town, caller).await),
        ("seat_again", app.seat_again(caller, here, &call, &BTreeSet::new(), 1).await.map(drop)),
        ("undo_seating", app.undo_seating(caller, here, &call).await.map(drop)),
        ("see_taking_part", app.see_taking_part(caller, here, &call).await.map(drop)),
        ("give_badges", give_badges(town, caller).await),
        ("take_badge_back", take_badge_back(town, caller).await),
        ("rotate_issuer_key", app.rotate_issuer_key(caller, Rotation::Routine).await.map(drop)),
        ("see_offers", app.see_offers(caller, here, &call).await.map(drop)),
        ("count_open_offers", app.count_open_offers(caller, here, &call).await.map(drop)),
        ("accept_offer", app.accept_offer(caller, here, &call, &kind, &nobody).await),
        ("decline_offer", app.decline_offer(caller, here, &call, &kind, &nobody, "x").await),
        ("begin_withdraw", app.begin_withdraw_invitation(caller, here, &none).await.map(drop)),
        ("search_people", app.search_people(caller, here, "jo", 1).await.map(drop)),
        ("write_issue", app.write_issue(caller, here, IssueText::default()).await.map(drop)),
        ("edit_issue", app.edit_issue(caller, here, &issue).await.map(drop)),
        ("issues_for_call", app.issues_for_call(caller, here, None).await.map(drop)),
        ("change_issue", app.change_issue(caller, here, &issue, text).await.map(drop)),
        ("move_issue", app.move_issue(caller, here, &issue, IssueState::Open).await.map(drop)),
        ("file_call", app.file_call(caller, here, &call, None).await.map(drop)),
        ("replay", app.replay(caller, here, &RunId::new("none").unwrap()).await.map(drop)),
        ("import", app.import(caller, &import, Box::new(|_| ())).await.map(drop)),
        ("export", export),
        ("make_token_for", app.make_token_for(caller, here, &email, token).await.map(drop)),
        ("add_member", app.add_member(caller, here, &email, "x", &roles).await.map(drop)),
        ("list_members", app.list_members(caller, here).await.map(drop)),
        ("remove_member", app.remove_member(caller, here, &email).await.map(drop)),
        ("see_organisation", app.see_organisation(caller, here).await.map(drop)),
        ("see_settings", app.see_organisation_settings(caller, here).await.map(drop)),
        ("change_organisation", app.change_organisation(caller, here, settings).await.map(drop)),
        ("see_jobs", app.see_jobs(caller, here, None, 0, 1).await.map(drop)),
        ("retry_job", app.retry_job(caller, here, &job).await),
        ("give_up_job", app.give_up_job(caller, here, &job).await),
        ("see_member", app.see_member(caller, here, &nobody).await.map(drop)),
        ("change_roles", app.change_roles(caller, here, &nobody, &roles, true).await),
        ("end_membership", app.end_membership(caller, here, &nobody, true).await),
        ("invite_member", app.invite_member(caller, here, &email, "x", &roles).await.map(drop)),
        ("invite_member_again", app.invite_member_again(caller, here, &invite).await.map(drop)),
        ("reveal_member_invite", app.reveal_member_invite(caller, here, &invite).await.map(drop)),
        ("take_back_invite", app.take_back_member_invite(caller, here, &invite).await.map(drop)),
        ("list_member_invites", app.list_member_invites(caller, here).await.map(drop)),
        ("find_audit", app.find_audit(caller, here, &query).await.map(drop)),
        ("read_audit", app.read_audit(caller, here, &query).await.map(drop)),
        ("verify_audit", app.verify_audit(caller, here).await.map(drop)),
        ("see_audit", app.see_audit(caller, here, 0, 1).await.map(drop)),
        ("see_last_audit", app.see_last_audit(caller, here).await.map(drop)),
    ];
    let refused = |result: &Result<(), AppError>| matches!(result, Err(AppError::Forbidden(_)));
    tries.into_iter().filter(|(_, result)| !refused(result)).map(|(name, _)| name).collect()
}

#[tokio::test]
async fn strangers_citizens_and_members_elsewhere_open_nothing() {
    let town = Town::found().await;
    let elsewhere = OrganisationId::new("elsewhere").unwrap();
    for caller in
        [Caller::Stranger, somebody(&town.organisation, &[]), somebody(&elsewhere, Role::ALL)]
    {
        assert_eq!(opened(&town, &caller).await, Vec::<&str>::new(), "{caller:?}");
        assert!(town.app.list_organisations(&caller).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn each_role_opens_what_it_is_for() {
    let town = Town::found().await;
    let of = |role| somebody(&town.organisation, &[role]);
    assert_eq!(
        opened(&town, &of(Role::Convener)).await,
        [
            "write_call",
            "begin_call",
            "edit_call",
            "change_call",
            "preview_call",
            "close_call",
            "open_call",
            "find_people",
            "see_match_rules",
            "keep_match_rules",
            "see_conflict",
            "declare_conflict",
            "remove_conflict",
            "see_desk",
            "see_desk_call",
            "watch_desk_call",
            "see_shortlist",
            "compare_shortlist",
            "see_brief",
            "see_usual_list",
            "keep_usual_list",
            "remove_usual_list",
            "download_shortlist",
            "preview_invitations",
            "send_invitations",
            "see_invitations",
            "withdraw_invitation",
            "remind",
            "begin_add_by_hand",
            "add_by_hand",
            "see_panel_plan",
            "panel_odds",
            "panel_stands",
            "keep_panel_rules",
            "relax_panel",
            "panel_needs",
            "cover_kinds",
            "count_as_household",
            "see_answers",
            "rate_answers",
            "fill_free_seats",
            "drop_panel_draft",
            "publish_lottery",
            "draw_panel",
            "withdraw_lottery",
            "see_reach",
            "see_seating",
            "download_seating",
            "seat_people",
            "seat_again",
            "undo_seating",
            "see_taking_part",
            "give_badges",
            "take_badge_back",
            "see_offers",
            "count_open_offers",
            "accept_offer",
            "decline_offer",
            "begin_withdraw",
            "search_people",
            "write_issue",
            "edit_issue",
            "issues_for_call",
            "change_issue",
            "move_issue",
            "file_call",
            "replay",
            "import",
            "export",
            "see_organisation"
        ]
    );
    assert_eq!(
        opened(&town, &of(Role::Facilitator)).await,
        [
            "see_desk",
            "see_desk_call",
            "watch_desk_call",
            "see_shortlist",
            "compare_shortlist",
            "see_brief",
            "see_invitations",
            "see_panel_plan",
            "panel_odds",
            "panel_stands",
            "panel_needs",
            "see_reach",
            "see_seating",
            "download_seating",
            "seat_people",
            "seat_again",
            "undo_seating",
            "see_taking_part",
            "see_offers",
            "count_open_offers",
            "see_organisation"
        ]
    );
    assert_eq!(
        opened(&town, &of(Role::Moderator)).await,
        ["see_desk", "see_desk_call", "watch_desk_call", "see_organisation"]
    );
    assert_eq!(
        opened(&town, &of(Role::Admin)).await,
        [
            "see_desk",
            "see_desk_call",
            "watch_desk_call",
            "download_shortlist",
            "export",
            "add_member",
            "list_members",
            "remove_member",
            "see_organisation",
            "see_settings",
            "change_organisation",
            "see_jobs",
            "retry_job",
            "give_up_job",
            "see_member",
            "change_roles",
            "end_membership",
            "invite_member",
            "invite_member_again",
            "reveal_member_invite",
            "take_back_invite",
            "list_member_invites",
            "find_audit",
            "read_audit",
            "verify_audit",
            "see_audit",
            "see_last_audit"
        ]
    );
    assert_eq!(opened(&town, &Caller::Operator).await.len(), 93);
}

#[tokio::test]
async fn a_draft_is_there_for_members_alone() {
    let town = Town::found().await;
    let draft = CallId::new("saltmarsh-planting").unwrap();
    let see = |caller: Caller| {
        let (app, here, draft) = (&town.app, &town.organisation, &draft);
        async move { app.see_call(&caller, here, draft).await.is_ok() }
    };
    assert!(!see(Caller::Stranger).await);
    assert!(!see(somebody(&town.organisation, &[])).await);
    assert!(see(somebody(&town.organisation, &[Role::Facilitator])).await);
}

#[tokio::test]
async fn who_erased_themselves_is_gone_from_a_kept_shortlist() {
    let town = Town::found().await;
    let call = CallId::new("harbour-road").unwrap();
    let convener = somebody(&town.organisation, &[Role::Convener]);
    let before = town.app.see_shortlist(&convener, &town.organisation, &call).await.unwrap();
    let run = before.run.unwrap();
    let gone = run.report.kinds[0].people[0].person.clone();
    let name = run.people[&gone].name.clone();

    let mut tx = town.app.storage().begin().await.unwrap();
    tx.forget_person(&town.organisation, &gone).await.unwrap().unwrap();
    tx.commit().await.unwrap();

    let after = town.app.see_shortlist(&convener, &town.organisation, &call).await.unwrap();
    let run = after.run.unwrap();
    assert!(!run.people.contains_key(&gone));
    assert!(run.evidence.values().all(|item| item.person != gone));
    let record = serde_json::to_string(&run.run).unwrap();
    assert!(!record.contains(&name), "the record never held the name");
}

/// Tries everything that somebody does to themselves.
async fn as_oneself(town: &Town, caller: &Caller) -> Vec<(&'static str, Result<(), AppError>)> {
    let app = &town.app;
    let (call, evidence) = (CallId::new("harbour-road").unwrap(), EvidenceId::new("none").unwrap());
    let wording = Wording { title: "x".to_owned(), text: "x".to_owned(), ..Wording::default() };
    let kind_id = KindId::new("none").unwrap();
    let badge = AwardId::new("none").unwrap();
    let kind = Telling::KINDS[0];
    let telling = Telling { kind, wording: wording.clone(), may_use: MayUse::No };
    vec![
        ("see_me", app.see_me(caller).await.map(drop)),
        ("see_my_evidence", app.see_my_evidence(caller, &evidence).await.map(drop)),
        ("hide", app.hide_my_evidence(caller, &evidence).await.map(drop)),
        ("use", app.use_my_evidence(caller, &evidence).await.map(drop)),
        ("delete", app.delete_my_evidence(caller, &evidence).await.map(drop)),
        ("tell", app.add_my_evidence(caller, telling).await.map(drop)),
        ("badge", app.add_my_badge(caller, b"x".to_vec(), MayUse::No).await.map(drop)),
        ("reword", app.reword_my_evidence(caller, &evidence, wording).await.map(drop)),
        ("contest", app.contest_my_evidence(caller, &evidence, "x").await.map(drop)),
        ("see_questions", {
            let me = Answering::Me(caller, &call, &kind_id);
            app.see_questions(me).await.map(drop)
        }),
        ("answer_questions", {
            let me = Answering::Me(caller, &call, &kind_id);
            app.answer_questions(me, &[]).await
        }),
        ("my_endorsements", app.my_endorsements(caller, &evidence).await.map(drop)),
        ("ask_endorsement", {
            let to = Email::new("somebody@example.org").unwrap();
            app.ask_endorsement(caller, &evidence, &to, "x").await.map(drop)
        }),
        ("withdraw_endorsement", {
            let id = EndorsementId::new("none").unwrap();
            app.withdraw_endorsement(caller, &id).await.map(drop)
        }),
        ("see_my_badges", app.see_my_badges(caller).await.map(drop)),
        ("see_my_badge", app.see_my_badge(caller, &badge).await.map(drop)),
        ("my_badge_picture", app.my_badge_picture(caller, &badge).await.map(drop)),
        ("see_my_lotteries", app.see_my_lotteries(caller).await.map(drop)),
        ("my_open_calls", app.my_open_calls(caller).await.map(drop)),
        ("who_saw_me", app.who_saw_me(caller, 1).await.map(drop)),
        ("export_me", app.export_me(caller).await.map(drop)),
        ("choose_language", app.choose_language(caller, &Language::new("cy").unwrap()).await),
        ("erase_me", app.erase_me(caller, "").await.map(drop)),
        ("begin_offer", app.begin_offer(caller, &call).await.map(drop)),
        ("offer_help", app.offer_help(caller, &call, &kind_id, "x").await.map(drop)),
        ("withdraw_offer", app.withdraw_offer(caller, &call, &kind_id).await.map(drop)),
        ("why_me", app.why_me(caller, &call).await.map(drop)),
    ]
}

#[tokio::test]
async fn only_those_who_are_somebody_do_anything_to_themselves() {
    let town = Town::found().await;
    for caller in [Caller::Stranger, Caller::Operator] {
        for (name, result) in as_oneself(&town, &caller).await {
            assert!(matches!(result, Err(AppError::Forbidden(_))), "{name} {caller:?}");
        }
    }
    for (name, result) in as_oneself(&town, &somebody(&town.organisation, &[])).await {
        assert!(!matches!(result, Err(AppError::Forbidden(_))), "{name}");
    }
}
