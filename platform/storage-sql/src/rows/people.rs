use folkmoot_model::{OrganisationId, Person};
use folkmoot_storage::Result;

use super::{Reading, json, maybe_plain, plain};
use crate::batch::Bind;

/// A row of `person`.
#[derive(Debug)]
pub struct PersonRow {
    /// Unique within the organisation.
    pub id: String,
    /// The name they go by.
    pub name: String,
    /// An e-mail address.
    pub email: Option<String>,
    /// A place in words.
    pub place: Option<String>,
    /// A list, as JSON.
    pub languages: String,
    /// Names and values, as JSON.
    pub attributes: String,
}

impl PersonRow {
    /// The row for a person.
    pub fn of(person: &Person) -> Result<Self> {
        Ok(Self {
            id: person.id.to_string(),
            name: plain("name of a person", &person.name)?,
            email: person.email.as_ref().map(|email| email.as_str().to_owned()),
            place: maybe_plain("place of a person", person.place.as_deref())?,
            languages: json(&person.languages)?,
            attributes: json(&person.attributes)?,
        })
    }

    /// The values of `queries/upsert_person.sql`, in order.
    pub fn binds<'a>(&'a self, organisation: &'a OrganisationId) -> [Bind<'a>; 7] {
        [
            organisation.as_str().into(),
            (&self.id).into(),
            (&self.name).into(),
            (&self.email).into(),
            (&self.place).into(),
            (&self.languages).into(),
            (&self.attributes).into(),
        ]
    }

    /// What the row says.
    pub fn read(self) -> Result<Person> {
        let row = Reading::of("person", &self.id);
        Ok(Person {
            id: row.checked("id", &self.id)?,
            email: row.maybe("email", self.email.as_deref())?,
            languages: row.json("languages", &self.languages)?,
            attributes: row.json("attributes", &self.attributes)?,
            name: self.name,
            place: self.place,
        })
    }
}
