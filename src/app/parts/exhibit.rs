//! Who asks, what has happened, the table on the desk, and the question.

use crate::pack::{Asker, Exhibit, Scenario};
use yew::prelude::*;

/// The name and role of who asks.
pub(in crate::app) fn asker(by: &Asker) -> Html {
    html! {
        <p class="asker">
            <span class="asker-name">{ &by.name }</span>
            <span class="asker-role">{ &by.role }</span>
        </p>
    }
}

/// The question as it is put.
pub(in crate::app) fn question(scenario: &Scenario) -> Html {
    html! { <blockquote class="question"><p>{ &scenario.question }</p></blockquote> }
}

/// The table of facts.
pub(in crate::app) fn exhibit(exhibit: &Exhibit) -> Html {
    let is_number =
        |cell: &str| cell.chars().next().is_some_and(|c| c.is_ascii_digit() || "$€£−-".contains(c));
    html! {
        <figure class="exhibit">
            <div class="exhibit-scroll" tabindex="0" role="region" aria-label={exhibit.title.clone()}>
                <table>
                    <caption>{ &exhibit.title }</caption>
                    <thead>
                        <tr>{ for exhibit.columns.iter().map(|column| html! { <th scope="col">{ column }</th> }) }</tr>
                    </thead>
                    <tbody>
                        { for exhibit.rows.iter().map(|row| html! {
                            <tr>
                                { for row.iter().enumerate().map(|(index, cell)| {
                                    if index == 0 {
                                        html! { <th scope="row">{ cell }</th> }
                                    } else {
                                        html! { <td class={classes!(is_number(cell).then_some("figure"))}>{ cell }</td> }
                                    }
                                }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            if let Some(note) = &exhibit.note {
                <figcaption>{ note }</figcaption>
            }
        </figure>
    }
}
