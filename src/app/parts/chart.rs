//! Small drawings: a line over time, and days of practice. Each is said in words, too.

use yew::prelude::*;

/// Width and height of a line's drawing, in its own units.
const WIDTH: usize = 160;
const HEIGHT: u32 = 40;

/// A line through values from 0 to 100, the oldest first.
pub(in crate::app) fn line(values: &[u32], label: String) -> Html {
    let last = values.len().saturating_sub(1).max(1);
    let point = |(index, value): (usize, &u32)| {
        let x = if values.len() == 1 { WIDTH } else { index * WIDTH / last };
        (x, HEIGHT - HEIGHT * (*value).min(100) / 100)
    };
    let points: Vec<(usize, u32)> = values.iter().enumerate().map(point).collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let end = points.last().copied();
    html! {
        <svg class="trend" viewBox={format!("-4 -4 {} {}", WIDTH + 8, HEIGHT + 8)} role="img" aria-label={label}>
            <line class="trend-ground" x1="0" y1={HEIGHT.to_string()} x2={WIDTH.to_string()} y2={HEIGHT.to_string()} />
            <polyline class="trend-line" points={path.join(" ")} />
            { for end.map(|(x, y)| html! { <circle class="trend-end" cx={x.to_string()} cy={y.to_string()} r="3" /> }) }
        </svg>
    }
}

/// Days in columns of a week, the oldest first; the last is today. `weekday` is today's, 0 for Monday.
pub(in crate::app) fn calendar(counts: &[usize], weekday: usize, label: String) -> Html {
    const CELL: usize = 12;
    let first = (7 + weekday + 1 - counts.len() % 7) % 7;
    let weeks = (first + counts.len()).div_ceil(7);
    html! {
        <svg class="calendar" viewBox={format!("0 0 {} {}", weeks * CELL, 7 * CELL)} role="img" aria-label={label}>
            { for counts.iter().enumerate().map(|(index, count)| {
                let place = first + index;
                let level = match count { 0 => "day-0", 1 => "day-1", 2..=3 => "day-2", _ => "day-3" };
                html! {
                    <rect class={classes!("day", level)} x={(place / 7 * CELL).to_string()} y={(place % 7 * CELL).to_string()}
                        width="10" height="10" rx="2" />
                }
            }) }
        </svg>
    }
}
