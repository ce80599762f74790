//! The challenges that were put, the replies, and what became of them.

use super::Page;
use crate::app::pages::review::speaker;
use crate::interview::{Exchange, Mark, pieces};
use crate::pushback::{Judgement, Sign, Verdict};
use yew::prelude::*;

pub(super) fn view(page: &Page<'_>) -> Html {
    let exchanges = page.review.map_or(&[][..], |review| review.exchanges.as_slice());
    if exchanges.is_empty() {
        return Html::default();
    }
    let points: u32 = page.shown.replies.iter().map(|(_, verdict)| verdict.judgement.points()).sum();
    let most = Verdict::MOST * u32::try_from(page.shown.replies.len()).unwrap_or(0);
    html! {
        <section class="pushback" aria-labelledby="pushback">
            <h2 id="pushback">{ "Pushback" }<span class="points">{ format!("{points} of {most}, counted apart from the score") }</span></h2>
            <ol class="exchanges">{ for exchanges.iter().filter_map(|exchange| view_exchange(page, exchange)) }</ol>
        </section>
    }
}

fn view_exchange(page: &Page<'_>, exchange: &Exchange) -> Option<Html> {
    let challenge = page.scenario.challenge(&exchange.challenge)?;
    let (_, verdict) = page.shown.replies.iter().find(|(id, _)| *id == exchange.challenge)?;
    let is_good = verdict.judgement.points() > 0;
    let by = speaker(page.model, page.scenario, &page.shown.attempt, exchange);
    Some(html! {
        <li class="exchange" key={exchange.challenge.to_string()}>
            <blockquote class="question question-small"><p>{ &challenge.text }</p></blockquote>
            <p class="asker"><span class="asker-name">{ &by.name }</span><span class="asker-role">{ &by.role }</span></p>
            { reply(exchange, verdict) }
            <p class={classes!("judgement", is_good.then_some("judgement-good"))}>
                <span aria-hidden="true">{ if is_good { "✓ " } else { "○ " } }</span>
                <strong>{ verdict.judgement.title() }</strong>
                <span class="points">{ format!("{} of {}", verdict.judgement.points(), Verdict::MOST) }</span>
            </p>
            <p class="fine">{ verdict.in_words() }</p>
            <p class="why">{ format!("A good reply: {}", challenge.good) }</p>
        </li>
    })
}

fn reply(exchange: &Exchange, verdict: &Verdict) -> Html {
    if verdict.judgement == Judgement::Silent {
        return html! { <p class="blank">{ "You did not reply." }</p> };
    }
    let marks: Vec<Mark> = verdict
        .evidence
        .iter()
        .enumerate()
        .map(|(number, mark)| Mark { number, span: mark.span.clone() })
        .collect();
    html! {
        <p class="reply-words prose">
            { for pieces(&exchange.reply, &marks).into_iter().map(|piece| {
                let text = html! { { piece.text } };
                let sign = piece.under.iter().find_map(|number| verdict.evidence.get(*number)).map(|mark| mark.sign);
                match sign {
                    None => text,
                    Some(sign) => {
                        let is_bad = matches!(sign, Sign::GivingWay | Sign::Dodge | Sign::OwnWords);
                        html! { <mark class={classes!(is_bad.then_some("mark-flag"))} title={sign.in_words()}>{ text }</mark> }
                    }
                }
            }) }
        </p>
    }
}
