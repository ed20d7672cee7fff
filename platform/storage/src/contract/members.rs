//! Those who work for an organisation, and those who are asked to.

use folkmoot_model::{Digest, Email, MemberInvite, MemberInviteId, Role};

use super::{
    Db,
    samples::{
        AWKWARD, at, begin_with_person, membership, organisation, organisation_id, person,
        person_id,
    },
};
use crate::members::KEPT_EXPIRED_MILLIS;

fn invite(id: &str, email: &str, created: i64) -> MemberInvite {
    MemberInvite {
        organisation: organisation_id("o"),
        id: MemberInviteId::new(id).unwrap(),
        email: Email::new(email).unwrap(),
        name: format!("Jo {AWKWARD}"),
        roles: [Role::Admin, Role::Convener].into(),
        created_at: at(created),
        expires_at: at(10),
    }
}

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

pub async fn members_come_with_who_they_are(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_person(&o, &person("q")).await.unwrap();
    tx.upsert_person(&o, &person("a")).await.unwrap();
    for (who, roles) in [("q", &[Role::Admin][..]), ("p", Role::ALL)] {
        tx.upsert_membership(&membership("o", who, roles)).await.unwrap();
    }
    let members = tx.members(&o).await.unwrap();
    let p = tx.person(&o, &person_id("p")).await.unwrap().unwrap();
    let expected =
        [(p, membership("o", "p", Role::ALL)), (person("q"), membership("o", "q", &[Role::Admin]))];
    assert_eq!(members, expected);
    assert!(tx.members(&organisation_id("none")).await.unwrap().is_empty());
}

pub async fn an_invitation_works_once_and_not_too_late(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let (first, second) = (invite("a", "Jo@example.org", 1), invite("b", "kim@example.org", 2));
    let mut tx = begin_with_person(&*storage).await;
    tx.add_member_invite(&first).await.unwrap();
    tx.add_member_invite(&second).await.unwrap();
    assert_eq!(tx.member_invites(&o).await.unwrap(), [second.clone(), first.clone()]);
    assert_eq!(tx.member_invite(&o, &first.id).await.unwrap(), Some(first.clone()));
    assert!(tx.arm_member_invite(&o, &first.id, &digest("t"), at(20)).await.unwrap());
    assert!(tx.arm_member_invite(&o, &first.id, &digest("u"), at(21)).await.unwrap());
    let elsewhere = organisation_id("elsewhere");
    assert!(!tx.arm_member_invite(&elsewhere, &first.id, &digest("v"), at(21)).await.unwrap());
    let armed = MemberInvite { expires_at: at(21), ..first.clone() };
    assert_eq!(tx.member_invite_opened_by(&digest("t")).await.unwrap(), None, "replaced");
    assert_eq!(tx.member_invite_opened_by(&digest("u")).await.unwrap(), Some(armed.clone()));
    assert_eq!(tx.use_member_invite(&digest("u"), at(21)).await.unwrap(), None, "too late");
    assert_eq!(tx.use_member_invite(&digest("u"), at(20)).await.unwrap(), Some(armed));
    assert_eq!(tx.use_member_invite(&digest("u"), at(20)).await.unwrap(), None, "used");
    assert!(!tx.remove_member_invite(&elsewhere, &second.id).await.unwrap());
    assert!(tx.remove_member_invite(&o, &second.id).await.unwrap());
    assert!(!tx.remove_member_invite(&o, &second.id).await.unwrap());
}

pub async fn invitations_go_with_the_person_and_with_time(db: Db) {
    let storage = db.storage();
    let o = organisation_id("o");
    let mut jo = person("jo");
    jo.email = Email::new("Jo@example.org").ok();
    let mut tx = begin_with_person(&*storage).await;
    tx.upsert_organisation(&organisation("other")).await.unwrap();
    tx.upsert_person(&o, &jo).await.unwrap();
    let theirs = invite("a", "jo@example.org", 1);
    let elsewhere = MemberInvite { organisation: organisation_id("other"), ..theirs.clone() };
    for invite in [&theirs, &elsewhere, &invite("b", "kim@example.org", 2)] {
        tx.add_member_invite(invite).await.unwrap();
    }
    tx.forget_person(&o, &jo.id).await.unwrap();
    let left: Vec<_> = tx.member_invites(&o).await.unwrap().into_iter().map(|i| i.id).collect();
    assert_eq!(left, [MemberInviteId::new("b").unwrap()]);
    assert_eq!(tx.member_invites(&elsewhere.organisation).await.unwrap(), [elsewhere]);
    assert_eq!(tx.prune_sign_in(at(9 + KEPT_EXPIRED_MILLIS)).await.unwrap(), 0);
    assert_eq!(tx.prune_sign_in(at(10 + KEPT_EXPIRED_MILLIS)).await.unwrap(), 2);
}
