//! The contacts found, each once, in their normal form.

use maud::{Markup, html};

use super::{View, show};
use crate::message::Args;
use crate::report::Noted;

pub(super) fn section(view: View<'_>) -> Markup {
    let found = &view.report.contacts;
    let kinds = [
        ("phones", &found.phones),
        ("emails", &found.emails),
        ("addresses", &found.addresses),
        ("links", &found.links),
    ];
    html! {
        section aria-labelledby="contacts" {
            h2 id="contacts" { (view.say("contacts")) }
            dl class="contacts" {
                @for (code, all) in kinds {
                    dt { (view.say(code)) }
                    dd {
                        @if all.is_empty() {
                            span class="soft" { (view.layout("nothing", &Args::new())) }
                        } @else {
                            ul { @for one in all { li { (contact(view, code, one)) } } }
                        }
                    }
                }
            }
            p class="soft small" { (view.say("contacts-hint")) }
        }
    }
}

fn contact(view: View<'_>, kind: &str, one: &Noted) -> Markup {
    if let Some(extension) = one.fact("extension") {
        let args =
            Args::new().with("phone", one.value.clone()).with("extension", extension.to_owned());
        return html! { span class="copy" { (show::text(&view.layout("extension", &args))) } };
    }
    html! {
        @if kind == "links" {
            (show::link(&one.value, None))
        } @else {
            span class="copy" { (show::text(&one.value)) }
        }
        @if one.fact("status") == Some("suspect") {
            " " span class="chip is-unknown" { (view.say("in-doubt")) }
        }
    }
}
