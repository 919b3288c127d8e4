//! What was told of a load, its packs, and what can still be done when it is released or recalled.

use leptos::prelude::*;

use super::Stage;
use super::release::HoldOrReject;
use super::trace::Trace;
use crate::domain::ids::{EventId, LoadId};
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::lethality::plateau;
use crate::domain::sterilization::load::Reading;
use crate::domain::sterilization::pack::{PackStanding, standing};
use crate::domain::sterilization::steam::Band;
use crate::domain::time::Zoned;
use crate::ui::address::Address;
use crate::ui::naming::{initials, place_name};
use crate::ui::parts::banner::{Banner, Tone};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::{Asking, of_load};
use crate::ui::text::sterile_load::SterileLoadMsg as Say;
use crate::ui::text::sterile_terms::{either, pack_standing};

/// The figures that were told, with what they mean.
#[component]
pub fn Told(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let readings = Memo::new(move |_| {
        let read = of_load(app, id, |_, load, _| {
            let all = load.readings.iter().map(|reading: &Reading| {
                let agreement = load.agreement(&reading.what);
                let heat = load.sterilizer.is_some_and(|own| own.class.is_steam());
                let worth = heat.then(|| plateau(reading.what.min, reading.what.exposure_s).tenths());
                (reading.what, agreement.map(|own| (own.difference, own.band)), worth)
            });
            all.collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    let is_steam = Memo::new(move |_| readings.with(|all| all.iter().any(|(.., worth)| worth.is_some())));
    let rows = move || {
        let rows = readings.get().into_iter().map(|(what, steam, worth)| {
            let (min, max, exposure_s, dry_s) = (what.min, what.max, what.exposure_s, what.dry_s);
            let name = words.t(Say::Read { min, max, exposure_s, dry_s }).into_owned();
            let mark = match steam {
                Some((_, Band::Agrees)) | None => Mark::Tick,
                Some(_) => Mark::Look,
            };
            let steam = steam.map(|(difference, band)| words.t(Say::SteamAgrees { difference, band }));
            let worth = worth.map(|tenths| words.t(Say::Lethality { tenths }));
            view! {
                <Row
                    name=name
                    margin=Signal::stored(Margin::Mark(mark))
                    under=move || {
                        view! {
                            {steam.map(|text| view! { <RowSub>{text}</RowSub> })}
                            {worth.map(|text| view! { <RowSub>{text}</RowSub> })}
                        }
                    }
                />
            }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || !readings.with(Vec::is_empty)>
            <Section title=words.say(Say::Readings)>
                <ul role="list">{rows}</ul>
                <Show when=move || is_steam.get()>
                    <Trace />
                </Show>
            </Section>
        </Show>
    }
}

const fn pack_mark(standing: PackStanding) -> Mark {
    match standing {
        PackStanding::Available | PackStanding::Issued(_) => Mark::Good,
        PackStanding::Opened | PackStanding::Reprocessed | PackStanding::Discarded => Mark::Tick,
        PackStanding::InLoad => Mark::Blank,
        PackStanding::Quarantined => Mark::Wait,
        _ => Mark::Stop,
    }
}

#[component]
pub fn Packs(asking: Asking, id: LoadId) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let packs = Memo::new(move |_| {
        let today = app.today.get();
        let read = of_load(app, id, |_, load, stands| {
            let all = load.packs.iter();
            let all = all
                .map(|pack| (pack.number, pack.added.name.to_string(), standing(load, stands, pack, today)));
            all.collect::<Vec<_>>()
        });
        read.unwrap_or_default()
    });
    let rows = move || {
        let lang = words.lang();
        let rows = packs.get().into_iter().map(|(number, name, standing)| {
            let mut sub = either(pack_standing(standing), lang).to_owned();
            if let PackStanding::Issued(place) = standing {
                sub = app.state.with_untracked(|state| format!("{sub}: {}", place_name(state, place)));
            }
            view! {
                <Row
                    name=format!("{number:02} {name}")
                    margin=Signal::stored(Margin::Mark(pack_mark(standing)))
                    under=move || view! { <RowSub>{sub}</RowSub> }
                />
            }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || !packs.with(Vec::is_empty)>
            <Section title=words.say(Say::PacksTitle)>
                <ul role="list">{rows}</ul>
            </Section>
        </Show>
    }
}

/// The last release that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Signed {
    id: EventId,
    at: Zoned,
    by: String,
}

#[component]
pub fn Outcome(asking: Asking, id: LoadId, stage: Stage) -> impl IntoView {
    let (app, words) = (asking.app, asking.words);
    let signed = Memo::new(move |_| {
        let release = of_load(app, id, |_, load, stands| {
            let counts = load.releases.iter().find(|(own, ..)| Some(*own) == stands.release);
            counts.map(|(own, told, release)| (*own, told.at, told.by, release.co_signer))
        });
        let (own, at, by, co) = release.flatten()?;
        let by = app.state.with(|state| match co {
            Some(co) => format!("{} + {}", initials(state, by), initials(state, Some(co))),
            None => initials(state, by),
        });
        Some(Signed { id: own, at, by })
    });
    let recall = Memo::new(move |_| {
        of_load(app, id, |survey, load, _| {
            survey.recalls.iter().find(|recall| recall.standing(load.id).is_some()).map(|recall| recall.id)
        })
        .flatten()
    });
    let said = move || {
        let signed = signed.get()?;
        Some(words.t(Say::Released { at: signed.at, by: signed.by, today: app.today.get() }))
    };
    let withdraw = move || async move {
        let Some(signed) = signed.get_untracked() else { return };
        asking.ask(SterilizationCommand::WithdrawRelease { load: id, release: signed.id }).await;
    };
    view! {
        {(stage == Stage::Recalled)
            .then(|| {
                view! {
                    <Banner
                        tone=Tone::Stop
                        strong=words.say(Say::PacksTitle)
                        text=words.say(Say::RecallText)
                    >
                        {move || {
                            recall
                                .get()
                                .map(|own| {
                                    view! {
                                        <ButtonLink
                                            href=Address::LoadRecall(own).to_string()
                                            kind=ButtonKind::Small
                                        >
                                            {words.say(Say::RecallOpen)}
                                        </ButtonLink>
                                    }
                                })
                        }}
                    </Banner>
                }
            })}
        <Section title=words.say(Say::CheckTitle) place=SectionPlace::First>
            <div class="setting inset">
                <p>{said}</p>
                <ErrorLine error=words.said(asking.trouble) />
                <Actions>
                    <ButtonLink
                        href=Address::PackLabels(id).to_string()
                        icon=Icon::Label
                    >
                        {words.say(Say::Labels)}
                    </ButtonLink>
                    <ButtonLink
                        href=Address::LoadCertificate(id).to_string()
                        icon=Icon::Print
                    >
                        {words.say(Say::Certificate)}
                    </ButtonLink>
                    <ButtonLink href=Address::SterilePacks.to_string()>
                        {words.say(Say::ShowPacks)}
                    </ButtonLink>
                </Actions>
                <Show when=move || stage == Stage::Released>
                    <Button press=Press::until(withdraw) kind=ButtonKind::Quiet>
                        {words.say(Say::Withdraw)}
                    </Button>
                </Show>
            </div>
        </Section>
        {(stage == Stage::Released).then(|| view! { <HoldOrReject asking=asking id=id /> })}
    }
}
