//! The card of understanding of the version as it stands: what the program can tell is filled in, the rest is
//! asked, and all of it is recorded with who answered.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::desk::Desk;
use crate::domain::education::command::HandoutCommand;
use crate::domain::education::pemat::{Answer, Item, Machine, Scale, card, passes, points};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::text::handout_card::HandoutCardMsg as Say;

type Answers = Vec<(Item, Answer)>;

const ANSWERS: [Answer; 3] = [Answer::Agree, Answer::Disagree, Answer::NotApplicable];

#[component]
pub(super) fn Card(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let open = RwSignal::new(None::<Vec<(Item, Machine)>>);
    let held = Memo::new(move |_| {
        let version = desk.examined.with(|examined| examined.as_ref().map(|examined| examined.version))?;
        let rating = desk.with_record(|record, is_void| {
            record.rating(version, is_void).map(|rating| (rating.answers.clone(), rating.by))
        });
        rating.flatten()
    });
    let fill = move || {
        let library = desk.library.with_value(Arc::clone);
        let sheet = desk.name.with_value(|name| library.named(name));
        let said = desk.examined.with_untracked(|examined| Some(card(sheet?, &examined.as_ref()?.findings)));
        open.set(said);
    };
    let told = move || {
        held.get().map(|(answers, by)| {
            let who = desk.initials(by);
            view! {
                <ul role="list">
                    {score(desk, &answers, Scale::Understandability)}
                    {score(desk, &answers, Scale::Actionability)}
                </ul>
                <p class="inset soft">{words.say(Say::RatedBy { who })}</p>
            }
        })
    };
    view! {
        <Section title=words.say(Say::Title)>
            {told}
            {move || match open.get() {
                Some(said) => {
                    let before = held.get_untracked().map(|(answers, _)| answers).unwrap_or_default();
                    view! { <Form desk=desk said=said before=before open=open /> }.into_any()
                }
                None => view! {
                    <div class="setting inset">
                        <p class="soft">{words.say(Say::Text)}</p>
                        <Actions>
                            <Button press=Press::now(fill)>{words.say(Say::Fill)}</Button>
                        </Actions>
                    </div>
                }
                .into_any(),
            }}
        </Section>
    }
}

fn score(desk: Desk, answers: &Answers, scale: Scale) -> Option<AnyView> {
    let words = desk.words;
    let (met, possible) = points(answers, scale)?;
    let (mark, say) =
        if passes((met, possible)) { (Mark::Good, Say::Passes) } else { (Mark::Due, Say::PassesNot) };
    Some(
        view! {
            <Row name=words.say(Say::Points { scale, met, possible }) margin=Margin::Mark(mark)>
                <RowEnd>
                    <Badge mark=mark text=words.say(say) />
                </RowEnd>
            </Row>
        }
        .into_any(),
    )
}

#[component]
fn Form(
    desk: Desk,
    said: Vec<(Item, Machine)>,
    /// What was answered for this version before.
    before: Answers,
    open: RwSignal<Option<Vec<(Item, Machine)>>>,
) -> impl IntoView {
    let words = desk.words;
    // What follows from the text is answered; what only looks so waits for a person.
    let begun = said.iter().filter_map(|(item, machine)| match machine {
        Machine::Settled(answer) => Some((*item, *answer)),
        Machine::Suggested(_) | Machine::Open => before.iter().find(|(held, _)| held == item).copied(),
    });
    let answers = RwSignal::new(begun.collect::<Answers>());
    let left = move || Item::ALL.len() - answers.with(Vec::len);
    let readiness = move || match left() {
        0 => Readiness::Ready,
        items => Readiness::Barred(words.t(Say::Open { items }).into_owned()),
    };
    let save = move || async move {
        let Some(examined) = desk.examined.get_untracked() else { return };
        let command = HandoutCommand::Rate { examined: Box::new(examined), answers: answers.get_untracked() };
        if desk.ask(command).await {
            let _ = open.try_set(None);
        }
    };
    let row = move |(item, machine): &(Item, Machine)| {
        let (item, machine) = (*item, *machine);
        let sub = match machine {
            Machine::Settled(_) => Some(Say::Settled),
            Machine::Suggested(_) => Some(Say::Suggested),
            Machine::Open => None,
        };
        let chosen = Signal::derive(move || {
            answers.with(|answers| answers.iter().find(|(held, _)| *held == item).map(|(_, answer)| *answer))
        });
        let choose = move |answer: Answer| {
            answers.update(|answers| {
                answers.retain(|(held, _)| *held != item);
                answers.push((item, answer));
            });
        };
        let end = match machine {
            Machine::Settled(answer) => {
                view! { <span class="soft">{words.say(Say::Answer(answer))}</span> }.into_any()
            }
            Machine::Suggested(_) | Machine::Open => {
                let looks = |answer: Answer| machine == Machine::Suggested(answer);
                let options: Vec<(Answer, TextProp)> = ANSWERS
                    .into_iter()
                    .map(|answer| {
                        let sign = if looks(answer) { "\u{2009}?" } else { "" };
                        let told = move || format!("{}{sign}", words.t(Say::Answer(answer)));
                        (answer, TextProp::from(told))
                    })
                    .collect();
                view! {
                    <Choice
                        legend=words.say(Say::Item(item))
                        look=ChoiceLook::Segments
                        options=options
                        chosen=chosen
                        on_choose=Callback::new(choose)
                    />
                }
                .into_any()
            }
        };
        view! {
            <Row
                name=words.say(Say::Item(item))
                margin=Margin::Number(u32::from(item.number()))
                under=move || {
                    view! {
                        {sub.map(|sub| view! { <RowSub>{words.say(sub)}</RowSub> })}
                        <div class="card__answer">{end}</div>
                    }
                }
            />
        }
    };
    view! {
        <ul role="list">{said.iter().map(row).collect_view()}</ul>
        <div class="inset">
            <Actions>
                <Button press=Press::now(move || open.set(None))>{words.say(Say::Close)}</Button>
                <Button
                    kind=ButtonKind::Primary
                    readiness=Signal::derive(readiness)
                    press=Press::until(save)
                >
                    {words.say(Say::Save)}
                </Button>
            </Actions>
        </div>
    }
}
