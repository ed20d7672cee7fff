//! What every backend must do, as tests that every backend runs.
//!
//! A backend implements [`Fixture`], a database of its own for one test, and
//! writes in one of its test files:
//!
//! ```text
//! folkmoot_storage::contract_tests!(crate::make);
//! ```
//!
//! where `make` is an `async fn() -> Option<Arc<dyn Fixture>>`; `None` leaves
//! the test out.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::unwrap_used,
    reason = "these are tests; their names say what they test"
)]

pub mod answers;
pub mod api_tokens;
pub mod audit;
pub mod awards;
pub mod backup;
pub mod calls;
pub mod changes;
pub mod endorsements;
pub mod evidence;
pub mod invitations;
pub mod jobs;
pub mod lotteries;
pub mod match_rules;
pub mod measure;
pub mod members;
pub mod offers;
pub mod organisations;
pub mod people;
pub mod runs;
pub mod samples;
pub mod schema;
pub mod seatings;
pub mod sign_in;
pub mod transactions;
pub mod usual_lists;

use std::sync::Arc;

use async_trait::async_trait;

use crate::{Result, Storage};

/// A database of its own for one test.
#[async_trait]
pub trait Fixture: Send + Sync {
    /// Storage with the schema laid.
    fn storage(&self) -> Arc<dyn Storage>;

    /// The same database through connections of its own, as another process
    /// would have it.
    async fn another(&self) -> Arc<dyn Storage>;

    /// Another database, without a schema.
    async fn blank(&self) -> Arc<dyn Storage>;

    /// Runs a statement past storage, as somebody with full access would.
    async fn execute(&self, sql: &str) -> Result<()>;

    /// Takes away what makes tables append-only, as somebody with full access
    /// could.
    async fn lift_append_only(&self);

    /// Removes the databases.
    async fn remove(&self);
}

/// What a test gets.
pub type Db = Arc<dyn Fixture>;

/// Runs one test and removes its database, also if the test fails.
pub async fn run<F>(fixture: Option<Db>, test: impl FnOnce(Db) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Some(db) = fixture else { return };
    let result = tokio::spawn(test(db.clone())).await;
    db.remove().await;
    if let Err(error) = result {
        std::panic::resume_unwind(error.into_panic());
    }
}

/// Makes a test of every part of the contract.
#[macro_export]
macro_rules! contract_tests {
    ($make:path) => {
        $crate::contract_tests! {
            @all $make;
            organisations {
                round_trip,
                roles_replace_and_go,
            }
            members {
                members_come_with_who_they_are,
                an_invitation_works_once_and_not_too_late,
                invitations_go_with_the_person_and_with_time,
            }
            people {
                round_trip,
                several_are_found_by_their_ids,
                many_at_once_and_the_later_counts,
                pages_are_in_the_order_of_bytes,
                are_found_by_a_part_of_their_name,
                organisations_do_not_see_each_other,
                forgetting_leaves_runs_and_the_log,
                a_chosen_language_stays_until_they_are_erased,
                nul_is_refused,
            }
            evidence {
                round_trip,
                several_are_found_by_their_ids,
                many_at_once_and_the_later_counts,
                pages_are_by_person,
                nobody_s_evidence_is_refused,
                what_is_withheld_is_found,
                claims,
            }
            answers {
                they_come_back_with_what_raters_think,
                they_go_with_the_evidence_and_ratings_with_the_rater,
                one_for_nothing_is_refused,
            }
            endorsements {
                they_come_back_as_they_were,
                a_link_opens_one_and_the_next_takes_its_place,
                they_go_with_the_evidence_and_with_either_person,
                one_for_nothing_is_refused,
            }
            calls {
                issues_and_calls,
                a_call_of_no_issue_is_refused,
            }
            invitations {
                every_state_comes_back,
                each_mail_has_a_token_of_its_own,
                who_is_left_alone_stays_so,
                an_address_is_never_asked_until_that_is_lifted,
                rules_are_each_organisation_s_own,
                forgetting_leaves_no_way_back,
            }
            offers {
                every_state_comes_back,
                an_offer_of_nobody_or_to_nothing_is_refused,
                runs_are_found_by_whom_they_name,
            }
            usual_lists {
                one_takes_the_place_of_the_other,
                whoever_is_erased_is_on_none,
                nobody_unknown_is_on_one,
            }
            match_rules {
                one_takes_the_place_of_the_other,
                conflicts_go_with_the_person,
                one_without_a_call_is_refused,
            }
            lotteries {
                they_come_back_as_they_were,
                who_sits_elsewhere_is_found,
                whoever_is_erased_is_in_none,
                one_without_a_call_is_refused,
            }
            awards {
                they_come_back_as_they_were,
                a_place_is_taken_once_and_outlives_its_owner,
                keys_are_kept_with_their_end,
                one_for_nobody_is_refused,
            }
            seatings {
                they_come_back_as_they_were,
                whoever_is_erased_sits_nowhere,
                one_number_is_taken_once,
            }
            runs {
                the_same_run_is_kept_once,
                the_latest_of_each_call_is_named,
                figures_come_back_exactly,
                another_run_under_one_id_is_refused,
                the_database_refuses_changes,
            }
            transactions {
                dropped_leaves_nothing,
                uncommitted_is_unseen,
                a_snapshot_stays_as_it_was,
                an_error_spends_it,
                writers_wait_in_line,
            }
            jobs {
                a_job_goes_its_way,
                the_same_work_is_queued_once,
                a_dropped_change_queues_nothing,
                failures_come_again_later_and_end,
                what_is_held_too_long_goes_back,
                the_longest_due_is_first,
                takers_never_share_a_job,
                those_who_look_after_it_see_and_mend,
            }
            sign_in {
                a_link_works_once_and_not_too_late,
                an_address_is_found_in_every_organisation,
                sessions_begin_and_end,
                attempts_are_counted_until_a_time,
                what_is_over_is_pruned,
                forgetting_ends_sessions_and_links,
            }
            api_tokens {
                they_come_and_go,
                they_go_with_the_membership,
            }
            changes {
                what_is_committed_is_told,
                what_is_undone_is_not_told,
                who_falls_behind_is_told_so,
                ids_of_any_length_are_told_or_missed,
            }
            audit {
                entries_chain,
                entries_are_found_by_what_they_say,
                writers_at_once_make_one_chain,
                every_tampering_is_found,
                the_database_refuses_changes,
            }
            backup {
                everything_comes_back,
                two_backups_are_the_same_bytes,
                damage_is_refused,
                a_filled_database_is_refused,
                it_is_of_one_moment,
            }
            schema {
                laying_it_twice_is_laying_it_once,
                a_blank_database_says_so,
                a_newer_database_is_refused,
                a_corrupt_row_is_named,
            }
        }
    };
    (@all $make:path; $($module:ident { $($test:ident),+ $(,)? })+) => {
        $(mod $module {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $test() {
                    $crate::contract::run($make().await, $crate::contract::$module::$test).await;
                }
            )+
        })+
    };
}
