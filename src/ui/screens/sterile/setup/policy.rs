//! How the clinic works: whose interval, what a positive test recalls, who releases. Strict by default.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::sterile_setup::{
    ChallengePolicy, Coverage, RecallPolicy, ReleasePolicy, Signers, SterilizationPolicy,
};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::places::place_rules;
use crate::domain::text::Label;
use crate::ui::address::Address;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, leads};
use crate::ui::shell::Page;
use crate::ui::text::sterile_setup::SterileSetupMsg as Say;
use crate::ui::words::Words;

#[derive(Clone, Copy)]
struct Board {
    asking: Asking,
    policy: Memo<SterilizationPolicy>,
}

impl Board {
    /// Each choice is saved as it is made: there is nothing to forget.
    fn set(self, change: impl FnOnce(&mut SterilizationPolicy)) {
        let mut policy = self.policy.get_untracked();
        change(&mut policy);
        leptos::task::spawn_local(async move {
            self.asking.ask(SterilizationCommand::SetPolicy(policy)).await;
        });
    }
}

#[component]
pub fn Policy() -> impl IntoView {
    let words = Words::expect();
    let asking = Asking::expect();
    let app = asking.app;
    let board =
        Board { asking, policy: Memo::new(move |_| app.state.with(|state| state.sterilization.policy())) };
    let leads = leads(app);
    view! {
        <Page
            title=words.say(Say::RulesTitle)
            above=Above::back(Address::SterileSetUp.to_string(), words.say(Say::Title))
            sub=words.say(Say::RulesText)
        >
            <p class="note inset" hidden=move || leads.get()>
                {words.say(Say::LeadOnly)}
            </p>
            <div class="inset">
                <ErrorLine error=words.said(asking.trouble) />
            </div>
            <PlaceRule board=board />
            <One
                title=Say::Recall
                options=[RecallPolicy::Strict, RecallPolicy::CdcSinglePositive]
                    .map(|own| (own, Say::RecallPolicy(own)))
                    .to_vec()
                chosen=Signal::derive(move || board.policy.get().recall)
                on_choose=Callback::new(move |own| board.set(|policy| policy.recall = own))
            />
            <One
                title=Say::Release
                options=[ReleasePolicy::BeforeReading, ReleasePolicy::AfterReading]
                    .map(|own| (own, Say::ReleasePolicy(own)))
                    .to_vec()
                chosen=Signal::derive(move || board.policy.get().release)
                on_choose=Callback::new(move |own| board.set(|policy| policy.release = own))
            />
            <One
                title=Say::SignersTitle
                options=[Signers::One, Signers::Two].map(|own| (own, Say::Signers(own))).to_vec()
                chosen=Signal::derive(move || board.policy.get().signers)
                on_choose=Callback::new(move |own| board.set(|policy| policy.signers = own))
            />
            <One
                title=Say::Challenge
                options=[ChallengePolicy::PacksOnly, ChallengePolicy::EveryLoad]
                    .map(|own| (own, Say::ChallengePolicy(own)))
                    .to_vec()
                chosen=Signal::derive(move || board.policy.get().challenge)
                on_choose=Callback::new(move |own| board.set(|policy| policy.challenge = own))
            />
            <One
                title=Say::Coverage
                options=[Coverage::EachProgram, Coverage::AnyProgram]
                    .map(|own| (own, Say::CoverageKind(own)))
                    .to_vec()
                chosen=Signal::derive(move || board.policy.get().coverage)
                on_choose=Callback::new(move |own| board.set(|policy| policy.coverage = own))
            />
            <One
                title=Say::Grace
                options=[1, 3, 7, 14].map(|days| (days, Say::GraceDays { days })).to_vec()
                chosen=Signal::derive(move || board.policy.get().grace_days)
                on_choose=Callback::new(move |own| board.set(|policy| policy.grace_days = own))
            />
        </Page>
    }
}

#[component]
fn One<T: Copy + PartialEq + Send + Sync + 'static>(
    title: Say,
    options: Vec<(T, Say)>,
    chosen: Signal<T>,
    on_choose: Callback<T>,
) -> impl IntoView {
    let words = Words::expect();
    let options: Vec<(T, TextProp)> =
        options.into_iter().map(|(value, say)| (value, words.say(say).into())).collect();
    view! {
        <Section title=words.say(title.clone())>
            <div class="setting inset">
                <Choice
                    legend=words.say(title)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=Signal::derive(move || Some(chosen.get()))
                    on_choose=on_choose
                />
            </div>
        </Section>
    }
}

/// Whose interval counts. What no primary text was read for is marked in the library, not invented.
#[component]
fn PlaceRule(board: Board) -> impl IntoView {
    let words = board.asking.words;
    let key = RwSignal::new(
        board.policy.get_untracked().place.map_or_else(|| "cdc".to_owned(), |place| place.to_string()),
    );
    let options = Signal::derive(move || {
        let rows = place_rules().into_iter().map(|rule| {
            let interval = match rule.interval {
                Some(own) => words.t(Say::RuleEvery { days: own.days, hours: own.hours }),
                None => words.t(Say::RuleNoneOwn),
            };
            (rule.key.to_owned(), format!("{}: {interval}", rule.place))
        });
        rows.collect::<Vec<_>>()
    });
    let save = move |_| {
        let chosen = key.get_untracked();
        board.set(|policy| policy.place = Label::parse(&chosen).ok().filter(|_| chosen != "cdc"));
    };
    view! {
        <Section title=words.say(Say::RulePlace) place=SectionPlace::First>
            <div class="setting inset" on:change=save>
                <Field
                    id="place-rule"
                    label=words.say(Say::RulePlace)
                    value=key
                    kind=FieldKind::Choice { options }
                />
            </div>
        </Section>
    }
}
