//! Who signs the badges that are given for taking part: the service itself.
//!
//! No secret key is kept in the database, so that no copy of it can sign in
//! the service's name: a key follows from the service's secret and a salt, and
//! only salt and public half are kept. A service whose secret was changed
//! retires the key it can't make any more, and begins another.

use std::{collections::BTreeMap, fmt};

use folkmoot_credentials::{
    IssuerKey, PublishedKey, Purpose, Resolve, StatusEntry, StatusList, Unresolved, did_web,
    did_web_address, did_web_document,
};
use folkmoot_model::{SigningKey, StatusPlace, Timestamp};
use folkmoot_storage::{Snapshot, Transaction};
use rand_core::Rng as _;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::add_badge::moment;
use crate::{App, AppError, Caller, Forbidden, Permission};

/// How many places of a status list are given before the next one begins: half
/// of them, so that one that is drawn is mostly free.
const PLACES_GIVEN: u32 = StatusList::ENTRIES / 2;
/// A list is signed anew each hour: often enough, and the same for everyone
/// who asks within it.
const HOUR: i64 = 3_600_000;

/// Where the service is, and what its keys follow from.
#[derive(Clone)]
pub struct Issuer {
    public_url: String,
    secret: [u8; 32],
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer").field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

impl Issuer {
    /// A service that people open at this address, with a secret of its own
    /// for badges.
    pub fn new(public_url: &str, secret: [u8; 32]) -> Self {
        Self { public_url: public_url.trim_end_matches('/').to_owned(), secret }
    }

    /// Where people open the service.
    pub(crate) fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Its name among issuers, if others can look it up at its address.
    pub(crate) fn did_web(&self) -> Option<String> {
        let host = self.public_url.strip_prefix("https://")?;
        if host.contains('/') { None } else { did_web(&self.public_url) }
    }

    /// Its name among issuers: where nobody else can look up its address, the
    /// key itself.
    pub(crate) fn did(&self, key: &IssuerKey) -> String {
        self.did_web().unwrap_or_else(|| key.did_key())
    }

    /// Where a list of badges taken back is published, if others can look it up.
    pub(crate) fn status_entry(&self, place: StatusPlace) -> Option<StatusEntry> {
        self.did_web()?;
        let list = self.list_address(place.list);
        Some(StatusEntry { list, index: place.index, purpose: Purpose::Revocation })
    }

    fn list_address(&self, list: u32) -> String {
        format!("{}/badges/status/{list}", self.public_url)
    }

    /// The secret half that follows from a salt.
    fn key(&self, salt: &str) -> IssuerKey {
        let digest = Sha256::new_with_prefix(self.secret).chain_update(salt).finalize();
        IssuerKey::from_seed(&digest.into())
    }

    /// The key that signs now, among those that are kept.
    fn current(&self, keys: &[SigningKey]) -> Option<IssuerKey> {
        let signing = keys.iter().filter(|it| it.signs());
        signing
            .map(|it| (it, self.key(&it.salt)))
            .find_map(|(kept, key)| (key.multikey() == kept.multikey).then_some(key))
    }
}

/// Why a key is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// In time: what it signed still holds.
    Routine,
    /// It fell into wrong hands, or the secret from which all keys follow did: nothing that was
    /// signed so far holds any more. A key that was only retired would still be believed, since
    /// whoever has it can write an earlier day.
    Stolen,
}

impl App {
    pub(crate) fn issuer(&self) -> Result<&Issuer, AppError> {
        let none = || AppError::NotFound { what: "issuer of badges", id: "here".to_owned() };
        self.issuer.as_deref().ok_or_else(none)
    }

    /// Every key of the issuer, with a new one if there was none that can sign:
    /// at the first start, and after the secret was changed.
    ///
    /// Needs no permission: it tells what anybody may know.
    pub async fn ready_issuer(&self) -> Result<Vec<SigningKey>, AppError> {
        let mut tx = self.storage.begin().await?;
        self.signing_key(tx.as_mut()).await?;
        let keys = tx.signing_keys().await?;
        tx.commit().await?;
        Ok(keys)
    }

    /// The name under which badges are signed: `did:web:…`, or `did:key:…` of
    /// the present key where nobody could look up the former.
    ///
    /// Needs no permission: it stands on every badge.
    pub async fn issuer_name(&self) -> Result<String, AppError> {
        let issuer = self.issuer()?;
        let keys = self.storage.read().await?.signing_keys().await?;
        let own_key = || issuer.current(&keys).map(|key| key.did_key());
        let none = || AppError::NotFound { what: "key that signs badges", id: "here".to_owned() };
        issuer.did_web().or_else(own_key).ok_or_else(none)
    }

    /// Replaces the key that signs badges; gives the keys as they are now.
    ///
    /// Needs [`Permission::SetUp`], over no organisation: so the operator alone
    /// may.
    pub async fn rotate_issuer_key(
        &self,
        caller: &Caller,
        why: Rotation,
    ) -> Result<Vec<SigningKey>, AppError> {
        if *caller != Caller::Operator {
            return Err(Forbidden { permission: Permission::SetUp }.into());
        }
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        for key in tx.signing_keys().await?.into_iter().filter(|it| it.revoked_at.is_none()) {
            let ended = match why {
                Rotation::Routine if key.signs() => SigningKey { retired_at: Some(now), ..key },
                Rotation::Routine => continue,
                // also those that a changed secret retired before anybody ran this
                Rotation::Stolen => SigningKey { revoked_at: Some(now), ..key },
            };
            tx.upsert_signing_key(&ended).await?;
        }
        self.signing_key(tx.as_mut()).await?;
        let keys = tx.signing_keys().await?;
        tx.commit().await?;
        Ok(keys)
    }

    /// Within a transaction: the key that signs now, made if there is none.
    pub(crate) async fn signing_key(
        &self,
        tx: &mut dyn Transaction,
    ) -> Result<IssuerKey, AppError> {
        let issuer = self.issuer()?;
        let keys = tx.signing_keys().await?;
        if let Some(key) = issuer.current(&keys) {
            return Ok(key);
        }
        let now = self.clock.now();
        // They follow from a secret that is gone.
        for key in keys.into_iter().filter(SigningKey::signs) {
            tx.upsert_signing_key(&SigningKey { retired_at: Some(now), ..key }).await?;
        }
        let mut bytes = [0_u8; 16];
        self.draw(|rng| rng.fill_bytes(&mut bytes));
        let salt: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let key = issuer.key(&salt);
        let multikey = key.multikey();
        let kept = SigningKey { salt, multikey, made_at: now, retired_at: None, revoked_at: None };
        tx.upsert_signing_key(&kept).await?;
        Ok(key)
    }

    /// Within a transaction: a place in a status list that no badge had before.
    pub(crate) async fn fresh_status_place(
        &self,
        tx: &mut dyn Transaction,
    ) -> Result<StatusPlace, AppError> {
        let list = match tx.last_status_list().await? {
            None => 1,
            Some((list, given)) if given < PLACES_GIVEN => list,
            Some((full, _)) => full + 1,
        };
        loop {
            // Drawn at random: in order it would tell when a badge was given.
            let index = self.draw(|rng| rng.next_u32() % StatusList::ENTRIES);
            let place = StatusPlace { list, index };
            if tx.take_status_place(place).await? {
                return Ok(place);
            }
        }
    }

    /// What the issuer publishes at `/.well-known/did.json`: its name and its
    /// keys, past ones included. None if nobody could look it up there.
    ///
    /// Needs no permission: anybody may check a badge.
    pub async fn issuer_document(&self) -> Result<Option<Value>, AppError> {
        let Some(issuer) = &self.issuer else { return Ok(None) };
        let Some(did) = issuer.did_web() else { return Ok(None) };
        let keys = self.storage.read().await?.signing_keys().await?;
        Ok(Some(did_web_document(&did, &published(&keys))))
    }

    /// A list of badges that were taken back, signed. None if there is no such
    /// list.
    ///
    /// Needs no permission: it names nobody, and anybody may check a badge.
    pub async fn status_list(&self, list: u32) -> Result<Option<String>, AppError> {
        let mut snapshot = self.storage.read().await?;
        self.signed_list(snapshot.as_mut(), list).await
    }

    async fn signed_list(
        &self,
        snapshot: &mut (dyn Snapshot + '_),
        list: u32,
    ) -> Result<Option<String>, AppError> {
        let Some(issuer) = &self.issuer else { return Ok(None) };
        let Some(did) = issuer.did_web() else { return Ok(None) };
        let Some(key) = issuer.current(&snapshot.signing_keys().await?) else { return Ok(None) };
        let Some(places) = snapshot.taken_back(list).await? else { return Ok(None) };
        let mut bits = StatusList::new();
        for place in places {
            // Places are drawn from the list, so each is in it.
            let _ = bits.set(place, true);
        }
        let now = self.clock.now().as_millis();
        let hour = moment(Timestamp::from_millis(now - now.rem_euclid(HOUR)));
        let address = issuer.list_address(list);
        let signed = bits.signed(&address, &did, Purpose::Revocation, &key, hour);
        signed.map(Some).map_err(|reason| AppError::BadgeNotMade(reason.to_string()))
    }

    /// What the issuer publishes, by address, so that its own badges are
    /// checked without a way over the net; and its names.
    pub(crate) async fn own_publications(&self) -> Result<OwnPublications, AppError> {
        let mut own = OwnPublications::default();
        let Some(issuer) = &self.issuer else { return Ok(own) };
        let mut snapshot = self.storage.read().await?;
        let keys = snapshot.signing_keys().await?;
        let Some(did) = issuer.did_web() else {
            let holding = keys.iter().filter(|it| it.revoked_at.is_none());
            own.names = holding.map(|it| format!("did:key:{}", it.multikey)).collect();
            return Ok(own);
        };
        if let Some(address) = did_web_address(&did) {
            let document = did_web_document(&did, &published(&keys)).to_string();
            own.documents.insert(address, document.into_bytes());
        }
        for list in 1..=snapshot.last_status_list().await?.map_or(0, |(list, _)| list) {
            if let Some(text) = self.signed_list(snapshot.as_mut(), list).await? {
                own.documents.insert(issuer.list_address(list), text.into_bytes());
            }
        }
        own.names.push(did);
        Ok(own)
    }
}

fn published(keys: &[SigningKey]) -> Vec<PublishedKey> {
    let key = |it: &SigningKey| PublishedKey {
        multikey: it.multikey.clone(),
        retired: it.retired_at.map(moment),
        revoked: it.revoked_at.map(moment),
    };
    keys.iter().map(key).collect()
}

/// What the issuer itself publishes.
#[derive(Debug, Default)]
pub(crate) struct OwnPublications {
    /// The names under which it signs.
    pub(crate) names: Vec<String>,
    documents: BTreeMap<String, Vec<u8>>,
}

impl OwnPublications {
    /// Looks up here first, and then elsewhere.
    pub(crate) fn before<'a>(&'a self, elsewhere: &'a dyn Resolve) -> impl Resolve + 'a {
        Before { own: self, elsewhere }
    }
}

struct Before<'a> {
    own: &'a OwnPublications,
    elsewhere: &'a dyn Resolve,
}

impl Resolve for Before<'_> {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        match self.own.documents.get(address) {
            Some(document) => Ok(document.clone()),
            None => self.elsewhere.fetch(address),
        }
    }
}
