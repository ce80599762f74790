//! The score, drawn and in words.

use crate::interview::FULL_MARK;
use crate::pack::Dimension;
use crate::scoring::DimensionScore;
use yew::prelude::*;

/// The ring's circumference is 100, so that points are lengths.
const RADIUS: &str = "15.9155";

/// The score as a ring with its number.
pub(in crate::app) fn ring(score: u32) -> Html {
    html! {
        <svg class="ring" viewBox="0 0 36 36" role="img" aria-label={format!("{score} of 100 points")}>
            <circle class="ring-track" cx="18" cy="18" r={RADIUS} />
            if score > 0 {
                <circle class="ring-arc" cx="18" cy="18" r={RADIUS} stroke-dasharray={format!("{score} {}", 100 - score.min(100))}
                    transform="rotate(-90 18 18)" />
            }
            <text x="18" y="18.6" class="ring-number">{ score }</text>
            <text x="18" y="24" class="ring-label">{ "of 100" }</text>
        </svg>
    }
}

/// One bar a dimension, with its points in words, and the candidate's own mark as a tick on the bar.
pub(in crate::app) fn dimension_list(scores: &[DimensionScore], marks: &[(Dimension, u8)]) -> Html {
    html! {
        <dl class="dimensions">
            { for scores.iter().map(|score| {
                let own = marks.iter().find(|(dimension, _)| *dimension == score.dimension);
                dimension(score, own.map(|(_, mark)| *mark))
            }) }
        </dl>
    }
}

fn dimension(score: &DimensionScore, own: Option<u8>) -> Html {
    let DimensionScore { dimension, earned, possible } = score;
    let share = 100 * earned / (*possible).max(1);
    html! {
        <div class="dimension" key={dimension.id()}>
            <dt>{ dimension.title() }</dt>
            <dd>
                <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="bar-track" width="100" height="4" />
                    <rect class="bar-fill" width={share.to_string()} height="4" />
                    { for own.map(|mark| html! { <rect class="bar-own" x={own_place(mark)} width="1.2" height="4" /> }) }
                </svg>
                <span class="bar-words">{ format!("{earned} of {possible}") }</span>
                { for own.map(|mark| html! { <span class="bar-mark">{ format!("you: {}%", u32::from(mark) * 100 / u32::from(FULL_MARK)) }</span> }) }
            </dd>
        </div>
    }
}

/// Where the own mark stands on a bar of 100.
fn own_place(mark: u8) -> String {
    (u32::from(mark.min(FULL_MARK)) * 988 / u32::from(FULL_MARK) / 10).to_string()
}
